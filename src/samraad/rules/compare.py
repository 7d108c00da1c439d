"""Recomputed against printed, cell by cell: reproduces, consistent within rounding, does not reproduce.

A printed figure is an interval. A cell *reproduces* when the exact figure lies in it. It is *consistent* when some choice
of exact figures behind the printed columns gives it. What is neither is a misprint, another input or another rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from samraad.rules.errors import RuleError
from samraad.rules.evaluation import Evaluation, WithinPrint
from samraad.rules.expressions import Expression
from samraad.rules.numbers import HALF_UP, Interval, exactly
from samraad.rules.run import Result, Row, run
from samraad.rules.tables import Computed, Formula, Key, Scheme, Table


class Agreement(StrEnum):
    """The three answers."""

    REPRODUCES = "reproduces"
    CONSISTENT = "consistent"
    DIFFERS = "differs"


DANISH: Mapping[Agreement, str] = {
    Agreement.REPRODUCES: "stemmer",
    Agreement.CONSISTENT: "foreneligt inden for afrunding",
    Agreement.DIFFERS: "stemmer ikke",
}


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """``certain`` is false where an input of the row is; then a difference may lie in the input."""

    table: str
    key: Key
    column: str
    printed: Decimal
    recomputed: Decimal
    agreement: Agreement
    certain: bool


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A stated equality of printed figures, in one row."""

    title: str
    key: Key
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Comparison:
    result: Result
    cells: tuple[ComparedCell, ...]
    checks: tuple[CheckResult, ...]

    def count(self) -> Counter[Agreement]:
        """How many cells got each answer."""
        return Counter(cell.agreement for cell in self.cells)


def compare(scheme: Scheme) -> Comparison:
    """Every printed cell of the scheme, and its checks, in table order; raises RuleError as ``run`` does."""
    result = run(scheme)
    within = Evaluation(scheme, WithinPrint())
    rows = {(name, row.key): row for name, found in result.tables.items() for row in found.rows}
    cells = [
        _compare_cell(rows[table.name, key], within, table, name, column, printed)
        for table in scheme.tables.values()
        for name, column in table.computed.items()
        for key, printed in column.printed.items()
        if name in rows[table.name, key].cells
    ]
    checks = [
        CheckResult(check.title, key, agreement)
        for check in scheme.checks
        for key in scheme.tables[check.table].keys
        if (agreement := _check(within, scheme.tables[check.table], check.expression, key)) is not None
    ]
    return Comparison(result, tuple(cells), tuple(checks))


def _compare_cell(
    row: Row, within: Evaluation, table: Table, name: str, column: Computed, printed: Decimal
) -> ComparedCell:
    key, cell = row.key, row.cells[name]
    origins = column.rounding.origins(printed) if isinstance(column, Formula) else exactly(Fraction(printed))
    if cell.exact in origins:
        agreement = Agreement.REPRODUCES
    else:
        agreement = Agreement.CONSISTENT if _possible(within, table, name, key, origins) else Agreement.DIFFERS
    decimals = max(0, -int(printed.as_tuple().exponent))
    rounding = column.rounding if isinstance(column, Formula) else HALF_UP
    return ComparedCell(table.name, key, name, printed, rounding.round(cell.exact, decimals), agreement, row.certain)


def _possible(within: Evaluation, table: Table, name: str, key: Key, origins: Interval) -> bool:
    try:
        value = within.own(table, name, key)
    except RuleError:
        return False
    return (value if isinstance(value, Interval) else exactly(value)).meets(origins)


def _check(within: Evaluation, table: Table, expression: Expression, key: Key) -> Agreement | None:
    try:
        value = within.of(expression, table, key)
    except RuleError:
        return None
    interval = value if isinstance(value, Interval) else exactly(value)
    middle = (interval.low + interval.high) / 2
    if middle == 0:
        return Agreement.REPRODUCES
    return Agreement.CONSISTENT if Fraction(0) in interval else Agreement.DIFFERS
