"""Plain text becomes lines, counted as ``sed -n`` counts them: a line ends at a line feed and nowhere else."""

from __future__ import annotations

import re

from samraad.reading.errors import ReadingError
from samraad.reading.inputs.limits import MAX_TEXT_BYTES, check_pages, check_size
from samraad.reading.raw import RawLine

# What is left of control characters: they cannot be shown, stored or printed. Form feeds are pages, tabs are blanks.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")


def read_text(content: bytes, name: str) -> tuple[tuple[RawLine, ...], int | None]:
    """The lines, and the number of pages where form feeds tell them (else None)."""
    check_size(len(content), name, MAX_TEXT_BYTES)
    text = _decoded(content)
    if not text.strip():
        raise ReadingError(f"{name} er tom: filen har ingen tekst. Hent den igen, og prøv med den nye fil.")
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    if "\f" not in text:
        return tuple(RawLine(_shown(line)) for line in lines), None
    return _paged(lines, name)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace").removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _shown(line: str) -> str:
    return _CONTROLS.sub("\ufffd", line.rstrip("\r"))


def _paged(lines: list[str], name: str) -> tuple[tuple[RawLine, ...], int]:
    out: list[RawLine] = []
    page, last_page, starts = 1, 1, True
    for line in lines:
        stripped = line.lstrip()
        leading = line[: len(line) - len(stripped)].count("\f")
        within = stripped.count("\f")
        page += leading
        shown = _shown(line.replace("\f", "", leading).replace("\f", " "))
        out.append(RawLine(shown, page=page, starts_page=starts or leading > 0))
        last_page = page + stripped.rstrip().count("\f") if stripped else last_page
        page, starts = page + within, within > 0
    check_pages(last_page, name)
    return tuple(out), last_page
