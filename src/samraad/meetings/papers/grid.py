"""Rows of cells as a full grid: spans kept within the table and within its head or body, missing cells filled in."""

from __future__ import annotations

from dataclasses import dataclass

from samraad.meetings.papers.blocks import Cell, Table

MAX_COLUMNS = 30


@dataclass(slots=True)
class Row:
    """A row as it was given; ``is_head`` where every cell of it heads something."""

    cells: list[Cell]
    is_head: bool


def table_of(rows: list[Row]) -> Table | None:
    """The table; None where it has no cells. A table that is all head is one row of head."""
    rows = [row for row in rows if row.cells]
    heads = 0
    while heads < len(rows) and rows[heads].is_head:
        heads += 1
    if heads == len(rows):
        heads = min(1, len(rows) - 1)
    width = min(max((sum(cell.columns for cell in row.cells) for row in rows), default=0), MAX_COLUMNS)
    if not width:
        return None
    head, body = (_filled([row.cells for row in part], width) for part in (rows[:heads], rows[heads:]))
    return Table(width, head, body)


def _filled(rows: list[list[Cell]], width: int) -> tuple[tuple[Cell, ...], ...]:
    taken: set[tuple[int, int]] = set()
    found: list[tuple[Cell, ...]] = []
    for y, row in enumerate(rows):
        given, cells, x = iter(row), [], 0
        while x < width:
            if (y, x) in taken:
                x += 1
                continue
            cell = next(given, Cell())
            free = next((n for n in range(x, width) if (y, n) in taken), width)
            columns, height = min(cell.columns, free - x), min(cell.rows, len(rows) - y)
            taken |= {(y + down, x + right) for down in range(height) for right in range(columns)}
            cells.append(Cell(cell.runs, columns, height))
            x += columns
        found.append(tuple(cells))
    return tuple(found)
