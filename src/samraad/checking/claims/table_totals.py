"""A total in the text beside the table it tells of: "fordeles 9.000 pladser" where the table's totals give 8.997."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from samraad.checking.finding import POSSIBLE_WARNING, Finding, finding
from samraad.checking.paper import Paper, Sentence
from samraad.checking.quantity import Quantity
from samraad.checking.tables.grid import Grid, GridRow, grid_of
from samraad.rules.numbers import danish

CODE = "text_and_table"
_SHARED_OUT = re.compile(r"(?<![a-zæøå])(?:fordeles|fordelt|fordele|i alt|samlet|tilsammen)(?![a-zæøå])", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NEAR = Decimal("0.01")
_REACH = 140  # lines of a paper between a total and its table
_LEAST = Decimal(100)


def find_table_totals(paper: Paper) -> Iterator[Finding]:
    """Totals said in the text that come close to the totals of a table nearby and are not the same."""
    grids = [grid for table in paper.tables if (grid := grid_of(table)) is not None]
    told: set[Decimal] = set()
    for sentence in paper.sentences if grids else ():
        if not _SHARED_OUT.search(sentence.text):
            continue
        for quantity in sentence.quantities:
            if _is_total(quantity) and quantity.value not in told:
                for found in _near(paper, sentence, quantity, grids):
                    told.add(quantity.value or Decimal(0))
                    yield found
                    break


def _is_total(quantity: Quantity) -> bool:
    if quantity.value is None or quantity.hedge or quantity.is_percent or quantity.value < _LEAST:
        return False
    return bool(quantity.unit) and "kr" not in (quantity.unit or "") and quantity.unit != "år"


def _near(paper: Paper, sentence: Sentence, quantity: Quantity, grids: list[Grid]) -> Iterator[Finding]:
    line = paper.flow.line_at(sentence.start).number
    value = quantity.value or Decimal(0)
    for grid in grids:
        span = grid.table.span
        if min(abs(span.first_line - line), abs(span.last_line - line)) > _REACH:
            continue
        sums = [one for row in grid.rows if row.is_total and grid.whole(row) for one in _sums(grid, row, sentence)]
        if any(total == value for total, _ in sums):
            continue
        for total, how in sums:
            if abs(total - value) <= value * _NEAR and total != value:
                yield _finding(paper, sentence, quantity, grid, (total, how))
                return


def _sums(grid: Grid, row: GridRow, sentence: Sentence) -> Iterator[tuple[Decimal, str]]:
    """The total of each column, and of the columns of one year together; only of the year that the sentence names."""
    years = set(_YEAR.findall(sentence.text))
    by_year: dict[str, list[Decimal]] = defaultdict(list)
    for column, cell in enumerate(row.cells):
        named = _YEAR.findall(grid.head(column))
        if cell is None or (years and named and not years & set(named)):
            continue
        yield cell.printed, cell.text
        if named:
            by_year[named[-1]].append(cell.printed)
    for printed in by_year.values():
        if len(printed) > 1:
            yield sum(printed, Decimal(0)), " + ".join(danish(value) for value in printed)


def _finding(paper: Paper, sentence: Sentence, quantity: Quantity, grid: Grid, found: tuple[Decimal, str]) -> Finding:
    total, how = found
    computed = danish(total)
    sum_of = f"{how} = {computed}" if how != computed else computed
    text = f"Teksten siger {quantity.text}, men tabellen giver {sum_of}."
    places = [paper.place(quantity.start, quantity.end), paper.place_of(grid.table.span)]
    return finding(CODE, POSSIBLE_WARNING, text, places, [sentence.text, how], [quantity.text, how], computed)
