"""Columns that follow from others: differences, growth, indices, shares, row totals.

Which columns a column follows from is found by trying: most of its rows must agree with one way of computing it, and its
name must say that it is of that kind. The rows that then disagree are the findings.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samraad.checking.finding import ERROR, POSSIBLE_WARNING, Finding, finding
from samraad.checking.paper import Paper
from samraad.checking.tables.grid import Cell, Grid, GridRow, grid_of
from samraad.checking.tables.rounding import Agreement, Computation, agreement, total
from samraad.checking.wordlists import either, entries
from samraad.rules.numbers import HALF_UP, Interval, danish, exactly

CODE = "table_derived"
_FEWEST = 3
_MOST_WRONG = Fraction(1, 4)
_HUNDRED = exactly(100)
_DIFFERENCE = re.compile(either(entries("difference_heads")), re.IGNORECASE)
_GROWTH = re.compile(r"%|pct|procent", re.IGNORECASE)
_INDEX = re.compile(r"inde[kx]", re.IGNORECASE)
_TOTAL = re.compile(rf"(?:{either(entries('total_labels'))})(?![a-zæøå])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to compute a column of others; ``danish`` says how, with the columns' names to fill in.

    ``unsigned`` where print may leave the sign out, as it does for deviations in per cent.
    """

    sources: tuple[int, ...]
    compute: Computation
    danish: str
    unsigned: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """One row of a derived column."""

    row: GridRow
    inputs: tuple[Decimal, ...]
    printed: Cell
    agreement: Agreement


def find_derived(paper: Paper) -> Iterator[Finding]:
    """Cells that differ from what the other columns of their row give."""
    for table in paper.tables:
        grid = grid_of(table)
        if grid is None or grid.columns < 2:
            continue
        for column in range(grid.columns):
            way, followed = _best(grid, column)
            for one in followed if way is not None else ():
                if way is not None and one.agreement >= Agreement.CUT:
                    yield _wrong(paper, grid, column, way, one)


def _best(grid: Grid, column: int) -> tuple[Way | None, list[Followed]]:
    """The way that fits most rows, if that is enough of them."""
    best: tuple[Way | None, list[Followed]] = (None, [])
    fits = 0
    for way in _ways(grid, column):
        followed = _follow(grid, column, way)
        right = sum(one.agreement <= Agreement.ROUNDED for one in followed)
        telling = sum(one.agreement <= Agreement.ROUNDED and any(one.inputs) for one in followed)
        if right > fits and telling >= _FEWEST and (len(followed) - right) <= len(followed) * _MOST_WRONG:
            best, fits = (way, followed), right
    return best


def _ways(grid: Grid, column: int) -> Iterator[Way]:
    head = grid.head(column)
    others = [other for other in range(grid.columns) if other != column]
    if _TOTAL.match(head.strip(" *")) and len(others) >= 2:
        yield Way(tuple(others), total, "summen af de andre kolonner")
    is_difference = _DIFFERENCE.search(head) is not None
    is_growth, is_index = _GROWTH.search(head) is not None, _INDEX.search(head) is not None
    for a, b in itertools.permutations(others, 2) if is_difference or is_growth or is_index else ():
        if is_difference and not (is_growth and not _GROWTH.search(grid.head(a))):
            yield Way((a, b), lambda x: x[0] - x[1], "forskellen mellem »{0}« og »{1}«")
        if is_difference and is_growth:
            yield Way(
                (a, b),
                lambda x: _HUNDRED * (x[0] - x[1]) / x[1],
                "ændringen fra »{1}« til »{0}« i procent",
                unsigned=True,
            )
        if is_index:
            yield Way((a, b), lambda x: _HUNDRED * x[0] / x[1], "»{0}« i forhold til »{1}« = 100")
        if is_growth and not is_difference:
            yield Way((a, b), lambda x: _HUNDRED * x[0] / x[1], "»{0}« i procent af »{1}«")


def _follow(grid: Grid, column: int, way: Way) -> list[Followed]:
    found = []
    for row in grid.rows:
        if not grid.whole(row):
            continue
        sources = [row.cells[source] for source in way.sources]
        inputs = tuple(cell.printed for cell in sources if cell is not None)
        printed = row.cells[column]
        if printed is None or len(inputs) < len(sources):
            continue
        agrees = agreement(way.compute, inputs, printed.printed)
        if agrees is not None and way.unsigned:
            without_sign = agreement(way.compute, inputs, printed.printed.copy_negate())
            agrees = agrees if without_sign is None else min(agrees, without_sign)
        if agrees is not None:
            found.append(Followed(row, inputs, printed, agrees))
    return found


def _wrong(paper: Paper, grid: Grid, column: int, way: Way, one: Followed) -> Finding:
    computed = danish(_rounded(way.compute([exactly(value) for value in one.inputs]), one.printed.printed))
    how = way.danish.format(*(_named(grid, source) for source in way.sources))
    text = f"»{one.row.label}«: {how} er {computed}, men der står {one.printed.text} under »{_named(grid, column)}«."
    judged = ERROR
    if one.agreement is Agreement.CUT:
        text += " Kun hvis tallene er skåret af i stedet for afrundet, kan det passe."
        judged = POSSIBLE_WARNING
    inputs = [danish(value) for value in one.inputs]
    content = [one.row.label, grid.head(column), *inputs, one.printed.text]
    place = paper.place_of(grid.table.span)
    return finding(CODE, judged, text, [place], content, [*inputs, one.printed.text], computed)


def _named(grid: Grid, column: int) -> str:
    return grid.head(column).strip("* ") or f"kolonne {column + 1}"


def _rounded(value: Interval, printed: Decimal) -> Decimal:
    return HALF_UP.round(value.low, max(0, -int(printed.as_tuple().exponent)))


def find_indices(paper: Paper) -> Iterator[Finding]:
    """Rows of indices under rows of counts of the same names: an index must be its count over the first count."""
    for table in paper.tables:
        grid = grid_of(table)
        if grid is None or grid.columns < _FEWEST:
            continue
        followed = [(rows, *one) for rows in _index_rows(grid) for one in _follow_index(*rows)]
        wrong = [one for one in followed if one[3] >= Agreement.CUT]
        if len(followed) >= _FEWEST and len(wrong) <= len(followed) * _MOST_WRONG:
            for rows in dict.fromkeys(one[0] for one in wrong):
                yield _wrong_indices(paper, grid, rows, [one[1:3] for one in wrong if one[0] == rows])


def _index_rows(grid: Grid) -> Iterator[tuple[GridRow, GridRow]]:
    """Each first row of indices of a name with the row of counts of that name before it."""
    counts: dict[str, GridRow] = {}
    done: set[str] = set()
    for row in grid.rows:
        if not grid.whole(row) or row.cells[0] is None:
            continue
        if row.cells[0].printed != 100:
            counts.setdefault(row.label, row)
        elif row.label in counts and row.label not in done:
            done.add(row.label)
            yield counts[row.label], row


def _follow_index(count: GridRow, index: GridRow) -> Iterator[tuple[int, Decimal, Agreement]]:
    base = count.cells[0]
    for column, (counted, printed) in enumerate(zip(count.cells, index.cells, strict=True)):
        if not column or base is None or counted is None or printed is None:
            continue
        agrees = agreement(_per_hundred, (counted.printed, base.printed), printed.printed)
        if agrees is not None:
            exact = _per_hundred((exactly(counted.printed), exactly(base.printed)))
            yield column, _rounded(exact, printed.printed), agrees


def _per_hundred(inputs: Sequence[Interval]) -> Interval:
    return _HUNDRED * inputs[0] / inputs[1]


def _wrong_indices(
    paper: Paper, grid: Grid, rows: tuple[GridRow, GridRow], wrong: Sequence[tuple[int, Decimal]]
) -> Finding:
    """One finding for a row of indices, however many of them are wrong: a wrong first count makes all of them so."""
    count, index = rows
    base = count.cells[0]
    column, computed = wrong[0]
    cells = [cell.text for cell in (base, count.cells[column], index.cells[column]) if cell is not None]
    text = (
        f"»{index.label}«, »{_named(grid, column)}«: {cells[1]} mod {cells[0]} i udgangspunktet giver indeks "
        f"{danish(computed)}, men der står {cells[2]}."
    )
    if len(wrong) > 1:
        others = "Et andet" if len(wrong) == 2 else f"{len(wrong) - 1} andre"
        text += f" {others} indeks i rækken følger heller ikke af antallene."
    figures = [*cells[:2], *(cell.text for at, _ in wrong if (cell := index.cells[at]) is not None)]
    content = [index.label, grid.head(column), *figures]
    return finding(CODE, ERROR, text, [paper.place_of(grid.table.span)], content, figures, danish(computed))
