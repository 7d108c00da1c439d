"""The pieces of all pages become lines in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from samraad.reading.inputs.pdf.columns import regions
from samraad.reading.inputs.pdf.margins import find_margins
from samraad.reading.inputs.pdf.notes import first_note, note_text
from samraad.reading.inputs.pdf.piece import PageText, Piece, Row
from samraad.reading.inputs.pdf.rows import rows_of
from samraad.reading.inputs.pdf.tables import TableLine, table_lines, table_ranges
from samraad.reading.model import Role
from samraad.reading.raw import RawLine

# A larger distance than that between most lines, by this factor, is an empty line.
_GAP = 1.25
# A blank tells an empty paragraph from the empty lines of double spacing, which a PDF's geometry has already told apart.
EMPTY_PARAGRAPH = " "
_USUAL_PITCH = (1.0, 2.4)
_PITCH_STEPS = 20
_TABLE_GAP = 3.0


def lines_of(pages: list[PageText]) -> Iterator[RawLine]:
    """Every page in reading order: heads, columns with their tables and notes, feet; an empty line for one without text."""
    body_size = _body_size(pages)
    margins = find_margins(pages, body_size)
    layouts = [[rows_of(region) for region in _body(page, margins)] for page in pages]
    gap = _GAP * _usual_pitch(layouts)
    for page, layout in zip(pages, layouts, strict=True):
        writer = _PageWriter(page.number, body_size, gap)
        writer.margin(rows_of([p for p in page.pieces if _is_head(p, page, margins)]), margins)
        for rows in layout:
            writer.column(rows)
        writer.column(rows_of(page.sideways))
        writer.margin(rows_of([p for p in page.pieces if id(p) in margins and not _is_head(p, page, margins)]), margins)
        yield from writer.lines or [RawLine("", page=page.number, starts_page=True)]


class _PageWriter:
    """Writes the rows of one page as lines, with an empty line where the page has a gap."""

    def __init__(self, number: int, body_size: float, gap: float) -> None:
        self.lines: list[RawLine] = []
        self._number, self._body_size, self._gap = number, body_size, gap
        self._y: float | None = None
        self._size = 0.0

    def margin(self, rows: list[Row], roles: dict[int, Role]) -> None:
        """Heads or feet, each row with its role; a page number beside other text is part of it."""
        for row in rows:
            found = {roles.get(id(piece), Role.HEAD) for piece in row.pieces}
            role = Role.PAGE_NUMBER if found == {Role.PAGE_NUMBER} else min(found - {Role.PAGE_NUMBER})
            self._add(_text(row), row, role=role)
        self._y = None

    def column(self, rows: list[Row]) -> None:
        """The rows of a column: tables by their rows, notes with their role."""
        notes = first_note(rows, self._body_size)
        body, at = rows[:notes], 0
        for start, end in table_ranges(body):
            self._plain(body[at:start])
            for line in table_lines(body[start:end]):
                self._table(line)
            at = end
        self._plain(body[at:])
        for row in rows[notes:]:
            self._add(note_text(_text(row)), row, role=Role.NOTE)

    def _plain(self, rows: list[Row]) -> None:
        for row in rows:
            self._blank(row, self._gap)
            self._add(_text(row), row)

    def _table(self, line: TableLine) -> None:
        first, last = line.rows[0], line.rows[-1]
        self._blank(first, _TABLE_GAP if self._in_table() else self._gap)
        self._add(line.text, last, cells=line.cells, bold=line.bold)

    def _in_table(self) -> bool:
        return bool(self.lines) and self.lines[-1].cells is not None

    def _blank(self, row: Row, gap: float) -> None:
        if self._y is not None and row.y - self._y > gap * max(row.size, self._size):
            self.lines.append(RawLine(EMPTY_PARAGRAPH, page=self._number))

    def _add(
        self,
        text: str,
        row: Row,
        *,
        role: Role | None = None,
        cells: tuple[str, ...] | None = None,
        bold: bool | None = None,
    ) -> None:
        self.lines.append(
            RawLine(
                text,
                page=self._number,
                starts_page=not self.lines,
                size=round(row.size / self._body_size, 2),
                bold=all(piece.bold for piece in row.pieces) if bold is None else bold,
                cells=cells,
                role=role,
            )
        )
        self._y, self._size = row.y, row.size


def _body(page: PageText, margins: dict[int, Role]) -> list[list[Piece]]:
    pieces = [piece for piece in page.pieces if id(piece) not in margins]
    return regions(pieces) if pieces else []


def _is_head(piece: Piece, page: PageText, margins: dict[int, Role]) -> bool:
    return id(piece) in margins and piece.y < page.height / 2


def _text(row: Row) -> str:
    return " ".join(piece.text for piece in row.pieces)


def _body_size(pages: list[PageText]) -> float:
    """The font size of most of the text."""
    lengths: Counter[float] = Counter()
    for page in pages:
        for piece in page.pieces:
            lengths[round(piece.size, 1)] += len(piece.text)
    return max(lengths, key=lambda size: (lengths[size], size)) if lengths else 10.0


def _usual_pitch(layouts: list[list[list[Row]]]) -> float:
    """The distance between the lines of a paragraph, in ems: the closest of those that are common."""
    counts: Counter[int] = Counter()
    for layout in layouts:
        for rows in layout:
            for above, below in pairwise(rows):
                if abs(above.size - below.size) < 0.3 and len(below.pieces) == 1:
                    counts[round(_PITCH_STEPS * (below.y - above.y) / below.size)] += 1
    lowest, highest = _USUAL_PITCH
    common = [pitch for pitch, count in counts.items() if count >= max(counts.values()) / 2]
    usual = [pitch / _PITCH_STEPS for pitch in common if lowest <= pitch / _PITCH_STEPS <= highest]
    return min(usual, default=1.2)
