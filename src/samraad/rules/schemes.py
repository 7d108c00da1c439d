"""Any scheme from its file: the kind it names reads it and reports its result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from samraad.rules.errors import RuleError
from samraad.rules.files import beside, text_of
from samraad.rules.kinds.body import read_body, report_body
from samraad.rules.kinds.forecast import read_forecast, report_forecast
from samraad.rules.kinds.seats import read_composition, read_seats, report_composition, report_seats
from samraad.rules.kinds.tables import report as report_tables
from samraad.rules.kinds.targets import read_targets, report_targets
from samraad.rules.kinds.tariff import read_tariff, report_tariff
from samraad.rules.kinds.wheel import read_wheel, report_wheel
from samraad.rules.report import Report
from samraad.rules.scheme_file import Names, scheme_from
from samraad.rules.yaml_fields import Field, root_of

CsvText = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A named kind of scheme: ``report`` reads the document and computes it."""

    name: str
    danish: str
    report: Callable[[Field, CsvText, Names], Report]


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "tables",
            "nøgler, bidrag og tabeller",
            lambda root, csv, known: report_tables(scheme_from(root, csv, known)),
        ),
        Kind("seats", "pladser efter parti", lambda root, csv, known: report_seats(read_seats(root))),
        Kind(
            "composition", "et råds sammensætning", lambda root, csv, known: report_composition(read_composition(root))
        ),
        Kind("body", "beslutningsregel og stemmestyrke", lambda root, csv, known: report_body(read_body(root))),
        Kind("wheel", "varsler, frister og årets hjul", lambda root, csv, known: report_wheel(read_wheel(root))),
        Kind("forecast", "fremskrivning", lambda root, csv, known: report_forecast(read_forecast(root, csv))),
        Kind("targets", "måltal", lambda root, csv, known: report_targets(read_targets(root))),
        Kind("tariff", "takster", lambda root, csv, known: report_tariff(read_tariff(root))),
    )
}


def kind_of(root: Field) -> Kind:
    """The kind that a document names; tables where it names none. Raises RuleError."""
    field = root.fields().get("kind")
    if field is None:
        return KINDS["tables"]
    if field.text() not in KINDS:
        raise field.fail(f"»{field.text()}« findes ikke; vælg mellem {', '.join(KINDS)}.")
    return KINDS[field.text()]


def report_text(text: str, file: str, csv_text: CsvText, known: Names | None = None) -> Report:
    """The report of a scheme from its YAML text; raises RuleError."""
    root = root_of(text, file)
    return kind_of(root).report(root, csv_text, known or {})


def report_file(path: Path, known: Names | None = None) -> Report:
    """The report of the scheme in a file; raises RuleError."""
    return report_text(text_of(path), path.name, beside(path), known)


def is_tables(path: Path) -> bool:
    """Whether a file is a scheme of tables, which can also be compared with print and exported with formulas."""
    try:
        return kind_of(root_of(text_of(path), path.name)).name == "tables"
    except RuleError:
        return False
