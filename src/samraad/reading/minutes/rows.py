"""The lines of agendas and minutes that carry text, and how they read on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from samraad.reading.flow import Flow
from samraad.reading.minutes.words import BULLETS
from samraad.reading.model import Line, Role, Span

# Running heads and feet that the repair of a page may have left in the body.
_FURNITURE = re.compile(
    r"(?:side\s*\|?\s*\d{1,3}(?:\s*(?:af|/)\s*\d{1,3})?"
    r"|[^|]{3,60}\s\|\s*\d{1,2}[-./]\d{1,2}[-./]\d{2,4}(?:\s*\|?\s*(?:side)?[\s|]*\d*)?)",
    re.IGNORECASE,
)
_BULLET = re.compile(rf"\s*(?:[{re.escape(BULLETS)}]+|o(?=\s))\s*")
_SPLIT_WORD = re.compile(r"[a-zæøå]-$")
_ENDS = (".", ":", ";", "!", "?", '."', ".”")
_FULL_LINE = 55


@dataclass(frozen=True, slots=True)
class Row:
    """A line with text. ``at`` is its index in the source, ``gap`` the number of lines without text before it."""

    at: int
    line: Line
    text: str
    gap: int


def rows_of(lines: Sequence[Line]) -> tuple[Row, ...]:
    """The rows of the body, without heads and feet."""
    found: list[Row] = []
    last = -1
    for at, line in enumerate(lines):
        if line.role is not Role.BODY:
            continue
        text = line.text.strip()
        if not text or (text[-1].isdigit() and _FURNITURE.fullmatch(text)):
            continue
        found.append(Row(at, line, text, at - last - 1))
        last = at
    return tuple(found)


def span_of_rows(rows: Sequence[Row]) -> Span:
    """From the first to the last row, which must be of one file."""
    first = rows[0].line
    return Span(first.number, rows[-1].line.number, first.page, first.file)


def bullet_end(text: str) -> int:
    """Where the text starts after its bullet; 0 without one."""
    found = _BULLET.match(text)
    return found.end() if found else 0


def is_bullet(text: str) -> bool:
    """Whether the line opens with a bullet. A dash directly before a digit is a minus, not a bullet."""
    end = bullet_end(text)
    return bool(end) and not (text[:1] in "-−–" and text[1:2].isdigit())


def continues(before: Row, row: Row) -> bool:
    """Whether ``row`` goes on with the paragraph of ``before``, also where the repair of lines did not say so."""
    if before.line.file != row.line.file or is_bullet(row.text):
        return False
    if before.line.after != "\n":
        return True
    if before.text.endswith(_ENDS) or row.gap > 2:
        return False
    first = row.text[0]
    if first.islower() or first in "(,":
        return True
    return len(before.text) >= _FULL_LINE and row.gap <= before.gap


def flow_of(rows: Sequence[Row]) -> Flow:
    """The running text of rows; paragraphs, bullets and headings apart by line breaks."""
    lines: list[Line] = []
    for index, row in enumerate(rows):
        after = rows[index + 1] if index + 1 < len(rows) else None
        lines.append(_joined(row, after))
    return Flow.of(lines)


def text_of_rows(rows: Sequence[Row]) -> str:
    """The running text of rows."""
    return flow_of(rows).text


def one_line(rows: Sequence[Row]) -> str:
    """Rows that are known to be one heading or sentence, as one line of text."""
    glued = [_glued(row, row.line.after) if index + 1 < len(rows) else row.line for index, row in enumerate(rows)]
    return " ".join("".join(line.text + line.after for line in glued).split())


def _joined(row: Row, after: Row | None) -> Line:
    if after is None or not continues(row, after):
        return row.line if row.line.after == "\n" else replace(row.line, after="\n")
    return _glued(row, row.line.after)


def _glued(row: Row, after: str) -> Line:
    if after != "\n":
        return row.line
    if _SPLIT_WORD.search(row.text):
        return replace(row.line, text=row.text[:-1], after="")
    return replace(row.line, text=row.text, after=" ")
