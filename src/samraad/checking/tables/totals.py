"""Rows and columns of totals: does what is added give what is printed?

A total is only doubted where something shows that these rows are what it adds: another column that adds up, or a sum close
to it with every figure on the table's lines accounted for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samraad.checking.finding import ERROR, LIKELY_ERROR, POSSIBLE_WARNING, ROUNDING, Finding, finding
from samraad.checking.paper import Paper
from samraad.checking.tables.grid import Cell, Grid, GridRow, grid_of
from samraad.checking.tables.rounding import Agreement, agreement, total
from samraad.rules.numbers import danish

CODE = "table_total"
ROUNDED_CODE = "table_total_rounded"
_FEWEST = 3  # addends
_NEAR = Decimal("0.2")  # how far from the printed total a wrong sum may lie, as a part of it
_DIGITS = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class Sum:
    """One column of one block: what its rows add up to, and what is printed."""

    column: int
    addends: tuple[Cell, ...]
    printed: Cell
    agreement: Agreement

    @property
    def sum(self) -> Decimal:
        return sum((cell.printed for cell in self.addends), Decimal(0))

    @property
    def is_near(self) -> bool:
        return abs(self.sum - self.printed.printed) <= abs(self.printed.printed) * _NEAR

    @property
    def is_out_by_a_row(self) -> bool:
        """Whether leaving one addend out would do: then that row may be a subtotal, or one of which."""
        return any(self.sum - cell.printed == self.printed.printed for cell in self.addends)


def find_totals(paper: Paper) -> Iterator[Finding]:
    """Totals that do not add up; and once a table those that only rounding explains."""
    for table in paper.tables:
        grid = grid_of(table)
        if grid is None:
            continue
        rounded: list[tuple[GridRow, Sum]] = []
        for row, addends in _blocks(grid):
            sums = _sums(grid, row, addends)
            for wrong in _doubted(paper, grid, sums):
                yield _wrong(paper, grid, row, wrong)
            rounded += [(row, found) for found in sums if found.agreement is Agreement.ROUNDED]
        if rounded:
            yield _rounded(paper, grid, rounded)


def _blocks(grid: Grid) -> Iterator[tuple[GridRow, tuple[GridRow, ...]]]:
    """Each total row with the rows it may add: those before it, or where it stands first those after it."""
    totals = [at for at, row in enumerate(grid.rows) if row.is_total]
    for index, at in enumerate(totals):
        before = grid.rows[totals[index - 1] + 1 if index else 0 : at]
        after = grid.rows[at + 1 : totals[index + 1] if index + 1 < len(totals) else len(grid.rows)]
        rows = before if at else after
        addends = tuple(row for row in rows if not row.is_part)
        if len(addends) >= _FEWEST and all(grid.whole(row) for row in addends):
            yield grid.rows[at], addends


def _sums(grid: Grid, row: GridRow, addends: tuple[GridRow, ...]) -> list[Sum]:
    """The columns that can be added; of a total row that prints fewer figures the first ones, if they nearly fit."""
    found = []
    for column, printed in enumerate(row.cells[: grid.columns]):
        cells = tuple(cell for addend in addends if (cell := addend.cells[column]) is not None)
        if printed is None or len(cells) < len(addends):
            continue
        agrees = agreement(total, [cell.printed for cell in cells], printed.printed)
        if agrees is not None:
            found.append(Sum(column, cells, printed, agrees))
    if not grid.whole(row) and not all(one.agreement < Agreement.CUT for one in found):
        return []
    return found


def _doubted(paper: Paper, grid: Grid, sums: Sequence[Sum]) -> Iterator[Sum]:
    wrong = [one for one in sums if one.agreement >= Agreement.CUT]
    proven = any(one.agreement <= Agreement.ROUNDED and one.sum for one in sums)
    alone = len(sums) == 1 and grid.columns == 1
    if not proven and not (alone and _all_accounted_for(paper, grid)):
        return
    for one in wrong:
        if one.is_near and not (alone and one.is_out_by_a_row):
            yield one


def _all_accounted_for(paper: Paper, grid: Grid) -> bool:
    """Whether every figure on the table's lines, its heads apart, is in the table: no row was lost in reading."""
    span = grid.table.span
    lines = [line.text for line in paper.lines if span.first_line <= line.number <= span.last_line]
    printed = Counter(_DIGITS.findall("\n".join(lines)))
    kept = [*(grid.table.header), grid.table.caption or "", *(cell for row in grid.table.rows for cell in row)]
    return not printed - Counter(_DIGITS.findall("\n".join(kept)))


def _wrong(paper: Paper, grid: Grid, row: GridRow, one: Sum) -> Finding:
    named = _named(grid, one.column)
    computed, printed = danish(one.sum), one.printed.text
    text = f"{named} summer til {computed}, men ud for »{row.label}« står {printed}."
    judged = LIKELY_ERROR
    if one.agreement is Agreement.CUT:
        text += " Kun hvis tallene er skåret af i stedet for afrundet, kan det passe."
        judged = POSSIBLE_WARNING
    elif len(one.addends) > _FEWEST or grid.columns > 1:
        judged = ERROR
    return finding(CODE, judged, text, [paper.place_of(grid.table.span)], _content(grid, row, one), [printed], computed)


def _rounded(paper: Paper, grid: Grid, found: Sequence[tuple[GridRow, Sum]]) -> Finding:
    said = [
        f"{_named(grid, one.column)} summer til {danish(one.sum)}, og der står {one.printed.text}"
        for _, one in found[:3]
    ]
    more = f" og {len(found) - 3} til" if len(found) > 3 else ""
    text = f"{'; '.join([said[0], *(part[0].lower() + part[1:] for part in said[1:])])}{more}. Afrunding alene forklarer det."
    content = [part for row, one in found for part in _content(grid, row, one)]
    figures = [one.printed.text for _, one in found]
    computed = "; ".join(danish(one.sum) for _, one in found)
    return finding(ROUNDED_CODE, ROUNDING, text, [paper.place_of(grid.table.span)], content, figures, computed)


def _named(grid: Grid, column: int) -> str:
    head = grid.head(column).strip("* ")
    return f"Kolonnen »{head}«" if head else f"Kolonne {column + 1}" if grid.columns > 1 else "Tallene"


def _content(grid: Grid, row: GridRow, one: Sum) -> list[str]:
    return [row.label, grid.head(one.column), *(cell.text for cell in one.addends), one.printed.text]
