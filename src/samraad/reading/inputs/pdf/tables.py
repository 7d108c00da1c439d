"""Rows whose pieces stand in columns are table rows: their cells, and which printed lines make one row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from samraad.reading.inputs.pdf.piece import Piece, Row

_ALIGNED = 3.0
_MAX_PITCH = 3.6
_WRAP_PITCH = 1.95
_HEAD_PITCH = 1.5
_MAX_LONE_ROWS = 2
_TIGHT = 1.06
_LOOSE = 1.14
_OVERLAPPING = 0.8
# A row of longer cells is prose in boxes: it is read cell by cell.
_MAX_CELL_LINES = 3
_MAX_CELL_LENGTH = 80
_MAX_ROW_LENGTH = 300
_NUMERIC = re.compile(r"[-+−–]?\d[\d.,\s]*(?:kr\.|pct\.|%)?$")
_TWO_FIGURES = re.compile(r"([-+−–]?\d[\d.,]*%?) ([-+−–]?\d[\d.,]*%?)$")
_SPACED_THOUSANDS = re.compile(r"[-+−–]?\d{1,3} \d{3}(?:,\d+)?$")
_MIN_PAIRS = 3
_PROSE_SPACES = 3
_SPLIT_WORD = re.compile(r"[^\W\d_]-$")
_SUSPENDED = re.compile(r"(?:og|eller|samt|til)\b")


@dataclass(slots=True)
class TableLine:
    """A line of a table: its cells where they make a row, else one line of one cell."""

    text: str
    cells: tuple[str, ...] | None
    rows: list[Row]

    @property
    def bold(self) -> bool:
        return all(piece.bold for row in self.rows for piece in row.pieces)


def table_ranges(rows: list[Row]) -> Iterator[tuple[int, int]]:
    """The ranges of ``rows`` (first, after the last) that are tables."""
    at = done = 0
    while at < len(rows):
        if len(rows[at].pieces) < 2:
            at += 1
            continue
        end = _run_end(rows, at)
        counts = [len(row.pieces) for row in rows[at:end] if len(row.pieces) > 1]
        if len(counts) >= 3 or (len(counts) == 2 and max(counts) >= 3):
            yield _run_start(rows, at, end, done), end
            at = done = end
        else:
            at += 1


def table_lines(rows: list[Row]) -> Iterator[TableLine]:
    """The lines of one table, from top to bottom."""
    _part_figures(rows)
    columns = _columns(rows)
    for group in _logical_rows(rows):
        cells: list[list[str]] = [[] for _ in columns]
        for row in group:
            for piece in row.pieces:
                cells[_column_of(piece, columns)].append(piece.text)
        joined = tuple(_joined(cell) for cell in cells)
        text = " ".join(filter(None, joined))
        lengthy = max(map(len, cells)) > _MAX_CELL_LINES and max(map(len, joined)) > _MAX_CELL_LENGTH
        if not lengthy and len(text) <= _MAX_ROW_LENGTH:
            yield TableLine(text, joined, group)
        else:
            yield from (TableLine(line, None, group) for cell in cells for line in cell)


def _part_figures(rows: list[Row]) -> None:
    """Two columns of figures that stand so close that they read as one: parted where most rows have two figures."""
    full = Counter(len(row.pieces) for row in rows).most_common(1)[0][0]
    usual = [row for row in rows if len(row.pieces) == full]
    for at in reversed(range(full)):
        pairs = [match for row in usual if (match := _TWO_FIGURES.match(row.pieces[at].text))]
        thousands = sum(bool(_SPACED_THOUSANDS.match(match[0])) for match in pairs)
        if len(pairs) >= _MIN_PAIRS and 3 * len(pairs) >= 2 * len(usual) and 2 * thousands < len(pairs):
            for row in usual:
                row.pieces[at : at + 1] = _parted(row.pieces[at])


def _parted(piece: Piece) -> list[Piece]:
    match = _TWO_FIGURES.match(piece.text)
    if match is None:
        return [piece]
    width = (piece.x1 - piece.x0) / len(piece.text)
    middle = piece.x0 + width * len(match[1])
    first = Piece(match[1], piece.x0, middle, piece.y, piece.size, piece.bold, piece.order)
    return [first, Piece(match[2], middle + width, piece.x1, piece.y, piece.size, piece.bold, piece.order)]


def _run_end(rows: list[Row], start: int) -> int:
    """Where the run of rows that stand under each other's columns ends."""
    last, end, lone = rows[start], start + 1, 0
    widest, least = last.x1 - last.x0, float("inf")
    for at in range(start + 1, len(rows)):
        row, above = rows[at], rows[at - 1]
        pitch = (row.y - above.y) / max(row.size, above.size)
        if len(row.pieces) > 1:
            if pitch > _MAX_PITCH or not _aligned(last, row):
                break
            if not lone:
                least = min(least, row.y - above.y)
            last, end, lone = row, at + 1, 0
            widest = max(widest, row.x1 - row.x0)
            continue
        lone += 1
        if lone > _MAX_LONE_ROWS or pitch > _MAX_PITCH or row.x1 - row.x0 > 0.6 * widest:
            break
        tight = _LOOSE * (row.y - above.y) <= least
        if end == at and pitch <= _WRAP_PITCH and _goes_on(row.pieces[0], last.pieces[0 if tight else 1 :]):
            end = at + 1
    return end


def _run_start(rows: list[Row], first: int, end: int, done: int) -> int:
    """Where the lines of the head begin that stand over a column other than the first."""
    start, columns = first, [piece for row in rows[first:end] for piece in row.pieces[1:]]
    while start > done and len(rows[start - 1].pieces) == 1:
        above, below = rows[start - 1], rows[start]
        piece = above.pieces[0]
        near = below.y - above.y <= _HEAD_PITCH * max(above.size, below.size)
        over = any(piece.x0 < other.x1 and other.x0 < piece.x1 for other in columns)
        if not near or not over or piece.x0 < rows[first].pieces[0].x1 or above.size > below.size + 0.3:
            break
        start -= 1
    return start


def _goes_on(piece: Piece, above: list[Piece]) -> bool:
    """A lone piece that goes on under a cell of the row above, at the table's end too."""
    return any(abs(piece.x0 - other.x0) <= _ALIGNED for other in above)


def _aligned(above: Row, row: Row) -> bool:
    """Some piece after the first shares its left edge, right edge or middle with one of the row above."""
    for piece in row.pieces[1:]:
        for other in above.pieces[1:]:
            if abs(piece.x0 - other.x0) <= _ALIGNED or abs(piece.x1 - other.x1) <= _ALIGNED:
                return True
            if abs(piece.x0 + piece.x1 - other.x0 - other.x1) <= 2 * _ALIGNED:
                return True
    return False


def _columns(rows: list[Row]) -> list[tuple[float, float]]:
    """The columns' extents, from the rows with as many pieces as most."""
    counts = Counter(len(row.pieces) for row in rows if len(row.pieces) > 1)
    usual = max(counts, key=lambda count: (counts[count], count))
    usual = max(count for count in counts if count == usual or (count > usual and counts[count] >= 2))
    full = [row.pieces for row in rows if len(row.pieces) == usual]
    return [(min(p.x0 for p in column), max(p.x1 for p in column)) for column in zip(*full, strict=True)]


def _column_of(piece: Piece, columns: list[tuple[float, float]]) -> int:
    """The column that the piece shares most width with, else the nearest."""
    middle = (piece.x0 + piece.x1) / 2

    def fit(index: int) -> tuple[float, float]:
        x0, x1 = columns[index]
        return max(min(piece.x1, x1) - max(piece.x0, x0), 0.0), -abs(middle - (x0 + x1) / 2)

    return max(range(len(columns)), key=fit)


def _logical_rows(rows: list[Row]) -> Iterator[list[Row]]:
    """Printed lines grouped into rows: wrapped lines stand closer than rows do."""
    size = max(row.size for row in rows)
    pitches = [below.y - above.y for above, below in pairwise(rows)]
    tight = _tight_pitch(rows, pitches, size)
    group = [rows[0]]
    for pitch, row in zip(pitches, rows[1:], strict=True):
        numeric = any(_NUMERIC.match(piece.text) for piece in row.pieces)
        if pitch < _OVERLAPPING * size or (pitch <= tight and not (numeric and len(row.pieces) > 1)):
            group.append(row)
        else:
            yield group
            group = [row]
    yield group


def _tight_pitch(rows: list[Row], pitches: list[float], size: float) -> float:
    """The largest pitch between the lines of one cell; 0 where every line is a row of its own.

    Only two clearly different pitches tell, and only where some closer line has fewer pieces than its table has columns.
    """
    real = [pitch for pitch in pitches if pitch >= _OVERLAPPING * size]
    if not real or min(real) > 1.6 * size:
        return 0.0
    tight = _TIGHT * min(real)
    full = max(len(row.pieces) for row in rows)
    starts = 1 + sum(pitch > _LOOSE * min(real) for pitch in real)
    partial = any(pitch <= tight and len(row.pieces) < full for pitch, row in zip(pitches, rows[1:], strict=True))
    return tight if (starts >= 3 and partial) or (starts >= 2 and _is_prose(rows)) else 0.0


def _is_prose(rows: list[Row]) -> bool:
    """Cells of several words, hardly a figure among them."""
    texts = [piece.text for row in rows for piece in row.pieces]
    return 2 * sum(text.count(" ") >= _PROSE_SPACES for text in texts) >= len(texts)


def _joined(lines: list[str]) -> str:
    """The lines of a cell as one; a word split at a line end is whole again."""
    text = ""
    for line in lines:
        if _SPLIT_WORD.search(text) and line[:1].islower() and not _SUSPENDED.match(line):
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return text
