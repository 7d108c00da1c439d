"""Translations without GNU gettext: collect the Danish source strings, compile the catalogues."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def compile_catalogues(locale: Path) -> int:
    """Write each .mo that is older than its .po; returns how many were written."""
    written = 0
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as handle:
            catalogue = read_po(handle)
        with target.open("wb") as handle:
            write_mo(handle, catalogue)
        written += 1
    return written


def collect_messages(package: Path) -> Catalog:
    """Every marked string of the package's Python files and templates, with where it stands."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    for path in sorted(package.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or (path.suffix != ".py" and "templates" not in path.parts):
            continue
        for message, context in _messages(path):
            catalogue.add(message, context=context, locations=[(path.relative_to(package).as_posix(), 0)])
    return catalogue


def update_catalogue(package: Path, source: Path, language: str) -> list[str]:
    """Bring a .po up to date with the sources; returns the strings that still lack a translation."""
    if source.is_file():
        with source.open("rb") as handle:
            catalogue = read_po(handle, locale=language)
    else:
        catalogue = Catalog(locale=language, charset="utf-8", fuzzy=False)
    catalogue.update(collect_messages(package), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.project, catalogue.version = "Samråd", ""
    catalogue.header_comment = "# What the Danish strings of the pages are in English."
    catalogue.fuzzy = False
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = "Samråd"
    source.parent.mkdir(parents=True, exist_ok=True)
    with source.open("wb") as handle:
        write_po(handle, catalogue, width=120, sort_by_file=True, omit_header=False)
    return untranslated(catalogue)


def untranslated(catalogue: Catalog) -> list[str]:
    """The strings without a translation (a plural counts when one of its forms is missing)."""
    missing = []
    for message in catalogue:
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and not all(forms):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


def _messages(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    text = path.read_text(encoding="utf-8")
    method = "python"
    if path.suffix != ".py":
        # Django turns a template into calls that an extractor understands; the JavaScript lexer minds no indentation.
        from django.utils.translation.template import templatize

        text, method = templatize(text, origin=path.name), "javascript"
    found = extract(method, io.BytesIO(text.encode("utf-8")), keywords=KEYWORDS, options={"encoding": "utf-8"})
    for _line, message, _comments, context in found:
        yield message, context
