"""What a stored version gives: its document, its report, its tables; each computed once and kept while it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from samraad.rules.compare import Comparison, compare
from samraad.rules.errors import RuleError
from samraad.rules.report import Report
from samraad.rules.run import Result, run
from samraad.rules.scheme_file import parse_scheme
from samraad.rules.schemes import kind_of, report_text
from samraad.rules.tables import Scheme as Tables
from samraad.rules.yaml_fields import root_of
from samraad.schemes.models import SchemeVersion

Files = tuple[tuple[str, str], ...]
KEPT = 64


def report(version: SchemeVersion) -> Report:
    """The version computed; raises RuleError where a stored file no longer can be."""
    return _report(version.text, _name(version), _files(version))


def tables(version: SchemeVersion) -> Tables | None:
    """The version as tables with formulas, None for a scheme of another kind."""
    return _tables(version.text, _name(version), _files(version))


def result(version: SchemeVersion) -> Result | None:
    scheme = tables(version)
    return None if scheme is None else run(scheme)


def comparison(version: SchemeVersion) -> Comparison | None:
    """Recomputed against printed, None where nothing printed is stored."""
    return _comparison(version.text, _name(version), _files(version))


def csv_text(files: Mapping[str, str]) -> Callable[[str], str]:
    """Gives a stored CSV file by its name; raises RuleError where it is missing."""

    def read(name: str) -> str:
        if name not in files:
            raise RuleError(f"CSV-filen {name} mangler; læg den op sammen med ordningen.")
        return files[name]

    return read


def _name(version: SchemeVersion) -> str:
    return f"{version.scheme.slug}.yaml"


def _files(version: SchemeVersion) -> Files:
    return tuple(sorted(version.files.items()))


@lru_cache(maxsize=KEPT)
def _report(text: str, name: str, files: Files) -> Report:
    return report_text(text, name, csv_text(dict(files)))


@lru_cache(maxsize=KEPT)
def _tables(text: str, name: str, files: Files) -> Tables | None:
    if kind_of(root_of(text, name)).name != "tables":
        return None
    return parse_scheme(text, name, csv_text(dict(files)))


@lru_cache(maxsize=KEPT)
def _comparison(text: str, name: str, files: Files) -> Comparison | None:
    scheme = _tables(text, name, files)
    found = None if scheme is None else compare(scheme)
    return found if found is not None and (found.cells or found.checks) else None
