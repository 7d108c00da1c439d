"""Run a scheme: every figure with its trace, every column with what it sums to, and what does not sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from samraad.rules.errors import MissingFigure, RuleError
from samraad.rules.evaluation import Evaluation, Exactly
from samraad.rules.expressions import At, Expression, Lookup, Name, Sum, figures_in
from samraad.rules.inputs import Indicator, one_price_level
from samraad.rules.numbers import HALF_UP, danish
from samraad.rules.tables import Computed, Formula, Key, Places, Scheme, Table
from samraad.rules.trace import Operand, Trace

MOST_DECIMALS = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """``rounded`` is what is printed, rounded once; an input's is the figure as it was written."""

    column: str
    exact: Fraction
    rounded: Decimal
    trace: Trace | None


@dataclass(frozen=True, slots=True)
class Row:
    key: Key
    cells: Mapping[str, Cell]
    certain: bool


@dataclass(frozen=True, slots=True)
class Total:
    """``of_rounded`` is the sum of the column as printed row by row, ``exact`` the sum before any rounding."""

    column: str
    exact: Fraction
    of_rounded: Decimal
    rounded: Decimal
    published: Decimal | None

    @property
    def does_not_sum(self) -> bool:
        return self.of_rounded != (self.rounded if self.published is None else self.published)

    def sentence(self) -> str:
        """What the column sums to, in words for a reader."""
        printed = danish(self.of_rounded)
        target = self.rounded if self.published is None else self.published
        if not self.does_not_sum:
            return f"Rækkerne summer til {printed}."
        name = "trykte total" if self.published is not None else "afrundede total"
        gap = danish(self.of_rounded - target)
        return f"De afrundede rækker summer til {printed}, ikke til den {name} {danish(target)}; forskellen er {gap}."


@dataclass(frozen=True, slots=True)
class TableResult:
    """``missing`` names the figures that may be left out, were, and would have given further cells."""

    table: Table
    rows: tuple[Row, ...]
    totals: Mapping[str, Total]
    ties: Mapping[str, tuple[tuple[str, ...], ...]]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    scheme: Scheme
    tables: Mapping[str, TableResult]


def run(scheme: Scheme) -> Result:
    """Every table of the scheme; raises RuleError that names the row and column that cannot be computed."""
    _check_price_levels(scheme)
    evaluation = Evaluation(scheme, Exactly())
    return Result(scheme, {name: _run_table(evaluation, table) for name, table in scheme.tables.items()})


def _run_table(evaluation: Evaluation, table: Table) -> TableResult:
    uses = {
        name: tuple(_use(evaluation.scheme, table, figure) for figure in _figures(column))
        for name, column in table.computed.items()
    }
    rows: list[Row] = []
    missing: list[str] = []
    for key in table.keys:
        cells = {name: _input_cell(table, name, key) for name in table.inputs if key in table.inputs[name][1]}
        for name, column in table.computed.items():
            try:
                cells[name] = _cell(evaluation, table, name, column, key, uses[name])
            except MissingFigure as error:
                missing.append(str(error))
        certain = all(table.inputs[name][1][key].certain for name in table.inputs if key in table.inputs[name][1])
        rows.append(Row(key, cells, certain))
    totals = {name: _total(table, name, rows) for name in table.totals}
    ties = {column: tie for (owner, column), tie in evaluation.ties.items() if owner == table.name}
    return TableResult(table, tuple(rows), totals, ties, tuple(dict.fromkeys(missing)))


def _figures(column: Computed) -> tuple[Name | Sum | At | Lookup, ...]:
    trees: list[Expression] = [column.expression] if isinstance(column, Formula) else [column.weight, column.total]
    return tuple(dict.fromkeys(figure for tree in trees for figure in figures_in(tree)))


def _input_cell(table: Table, name: str, key: Key) -> Cell:
    figure = table.inputs[name][1][key]
    return Cell(name, figure.value, HALF_UP.round(figure.value, figure.decimals), None)


def _cell(evaluation: Evaluation, table: Table, name: str, column: Computed, key: Key, uses: tuple[_Use, ...]) -> Cell:
    exact = evaluation.value(table, name, key)
    assert isinstance(exact, Fraction)
    operands = tuple(_operand(evaluation, table, key, use) for use in uses)
    if isinstance(column, Places):
        text = f"{column.method}: {column.weight_text} af {column.total_text}"
        return Cell(name, exact, Decimal(int(exact)), Trace(text, operands, exact, None, Decimal(int(exact))))
    if column.decimals is None:
        rounded = HALF_UP.round(exact, MOST_DECIMALS)
        return Cell(name, exact, rounded, Trace(column.text, operands, exact, None, rounded))
    rounded = column.rounding.round(exact, column.decimals)
    return Cell(name, exact, rounded, Trace(column.text, operands, exact, column.rounding, rounded))


@dataclass(frozen=True, slots=True)
class _Use:
    """A figure that a column's formula takes, with what it measures there."""

    figure: Name | Sum | At | Lookup
    name: str
    indicator: Indicator
    own_input: bool


def _use(scheme: Scheme, table: Table, figure: Name | Sum | At | Lookup) -> _Use:
    owner, name = _owner(scheme, table, figure)
    indicator = indicator_of(scheme, owner, name)
    match figure:
        case Sum(_, by):
            within = f" efter {', '.join(table.dimensions[d].lower() for d in by)}" if by else ""
            indicator = replace(indicator, title=f"{indicator.title}, sum{within}")
        case At(_, where):
            indicator = replace(indicator, title=f"{indicator.title} ({', '.join(value for _, value in where)})")
    return _Use(figure, name, indicator, isinstance(figure, Name) and name in table.inputs)


def _operand(evaluation: Evaluation, table: Table, key: Key, use: _Use) -> Operand:
    value = evaluation.of(use.figure, table, key)
    assert isinstance(value, Fraction)
    certain = table.inputs[use.name][1][key].certain if use.own_input else True
    return Operand(use.name, use.indicator, value, certain)


def _owner(scheme: Scheme, table: Table, figure: Name | Sum | At | Lookup) -> tuple[Table, str]:
    match figure:
        case Lookup(other, column):
            return scheme.tables[other], column
        case Name(name):
            return table, name
        case _:
            return table, figure.column


def indicator_of(scheme: Scheme, table: Table, name: str) -> Indicator:
    """What a column or parameter measures."""
    if name in table.inputs:
        return table.inputs[name][0]
    if name in table.computed:
        return table.computed[name].indicator
    return scheme.parameters[name].indicator


def _total(table: Table, name: str, rows: list[Row]) -> Total:
    cells = [row.cells[name] for row in rows if name in row.cells]
    exact = sum((cell.exact for cell in cells), Fraction(0))
    of_rounded = sum((cell.rounded for cell in cells), Decimal(0))
    decimals = max((-int(cell.rounded.as_tuple().exponent) for cell in cells), default=0)
    return Total(name, exact, of_rounded, HALF_UP.round(exact, decimals), table.printed_totals.get(name))


def _check_price_levels(scheme: Scheme) -> None:
    for table in scheme.tables.values():
        for column in table.computed.values():
            used = [indicator_of(scheme, *_owner(scheme, table, figure)) for figure in _figures(column)]
            level = one_price_level(used)
            declared = column.indicator.price_level
            if level and declared not in {None, level}:
                title = column.indicator.title
                raise RuleError(
                    f"{title} er angivet i {declared}-priser, men regnes af tal i {level}-priser uden et indeks."
                )
