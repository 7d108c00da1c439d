"""Shares in per cent of one whole, without a row for the total: together they should be 100."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from samraad.checking.finding import ROUNDING, WARNING, Finding, finding
from samraad.checking.paper import Paper
from samraad.checking.tables.grid import Cell, Grid, grid_of
from samraad.checking.tables.rounding import Agreement, agreement, total
from samraad.checking.wordlists import either, entries
from samraad.rules.numbers import danish

CODE = "shares"
ROUNDED_CODE = "shares_rounded"
_HUNDRED = Decimal(100)
_FEWEST = 3
_NEAR = 5  # how far from 100 shares of one whole may be printed by mistake
_ABOVE = 40  # source lines above the table in which it may be announced
_WHOLE = re.compile(either(entries("distribution_words")), re.IGNORECASE)


def find_shares(paper: Paper) -> Iterator[Finding]:
    """Columns of percentages that are announced as parts of one whole and do not give 100."""
    for table in paper.tables:
        grid = grid_of(table)
        if grid is None or not _announced(paper, grid):
            continue
        for column in range(grid.columns):
            cells = _shares(grid, column)
            if cells:
                yield from _judge(paper, grid, cells)


def _shares(grid: Grid, column: int) -> list[Cell]:
    """The percentages of a column where every row has one and none is a total."""
    if any(row.is_total or row.is_part or not grid.whole(row) for row in grid.rows):
        return []
    cells = [cell for row in grid.rows if (cell := row.cells[column]) is not None]
    complete = len(cells) == len(grid.rows) >= _FEWEST
    return cells if complete and all(cell.percent and cell.printed >= 0 for cell in cells) else []


def _announced(paper: Paper, grid: Grid) -> bool:
    span = grid.table.span
    said = [*grid.table.header, grid.table.caption or ""]
    said += [line.text for line in paper.lines if span.first_line - _ABOVE <= line.number < span.first_line]
    return any(_WHOLE.search(text) for text in said)


def _judge(paper: Paper, grid: Grid, cells: list[Cell]) -> Iterator[Finding]:
    printed = [cell.printed for cell in cells]
    computed = sum(printed, Decimal(0))
    agrees = agreement(total, printed, _HUNDRED)
    if agrees is None or agrees is Agreement.EXACT or abs(computed - _HUNDRED) > _NEAR:
        return
    named = ", ".join(f"{row.label} {cell.text}" for row, cell in zip(grid.rows, cells, strict=True))
    text = f"Andelene ({named}) summer til {danish(computed)} pct. og ikke 100."
    code, judged = CODE, WARNING
    if agrees is Agreement.ROUNDED:
        code, judged = ROUNDED_CODE, ROUNDING
        text += " Afrunding alene kan forklare det."
    figures = [cell.text for cell in cells]
    yield finding(code, judged, text, [paper.place_of(grid.table.span)], [named], figures, danish(computed))
