"""What if: any input replaced, old and new side by side, who gains and who loses most, how much moves in all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from samraad.rules.errors import RuleError
from samraad.rules.inputs import Figure, Parameter
from samraad.rules.numbers import decimals_of
from samraad.rules.run import Result
from samraad.rules.tables import Key, Scheme, Table


@dataclass(frozen=True, slots=True)
class Change:
    """A row before and after; ``relative`` is None where nothing stood before."""

    key: Key
    before: Decimal
    after: Decimal
    difference: Fraction
    relative: Fraction | None


@dataclass(frozen=True, slots=True)
class Effect:
    """One column's changes. ``moved`` is half the sum of all absolute differences where the total stands still."""

    table: str
    column: str
    changes: tuple[Change, ...]
    moved: Fraction

    def gainers(self) -> tuple[Change, ...]:
        return tuple(sorted((c for c in self.changes if c.difference > 0), key=lambda c: -c.difference))

    def losers(self) -> tuple[Change, ...]:
        return tuple(sorted((c for c in self.changes if c.difference < 0), key=lambda c: c.difference))

    def by_relative_change(self) -> tuple[Change, ...]:
        """Those that had something before, by the size of their relative change."""
        known = [change for change in self.changes if change.relative is not None]
        return tuple(sorted(known, key=lambda c: abs(c.relative or Fraction(0)), reverse=True))


def with_values(scheme: Scheme, values: Mapping[str, Decimal]) -> Scheme:
    """The scheme with inputs replaced: ``parameter`` or ``table.column[row]`` (dimensions of the row apart by ``/``).

    Raises RuleError where the input is not found, with what there is.
    """
    parameters, tables = dict(scheme.parameters), dict(scheme.tables)
    for name, value in values.items():
        figure = Figure(Fraction(value), decimals_of(value))
        if name in parameters:
            parameters[name] = Parameter(parameters[name].indicator, figure)
            continue
        table, column, key = _place(scheme, name)
        indicator, figures = tables[table.name].inputs[column]
        if value < 0:
            raise RuleError(f"{name}: {indicator.title} kan ikke være negativ.")
        inputs = {**tables[table.name].inputs, column: (indicator, {**figures, key: figure})}
        tables[table.name] = replace(tables[table.name], inputs=inputs)
    return replace(scheme, parameters=parameters, tables=tables)


def _place(scheme: Scheme, name: str) -> tuple[Table, str, Key]:
    path, bracket, row = name.partition("[")
    table_name, dot, column = path.rpartition(".")
    if not dot and len(scheme.tables) == 1:
        table_name = next(iter(scheme.tables))
    if not bracket or not row.endswith("]") or table_name not in scheme.tables:
        inputs = [*scheme.parameters, *(f"{t.name}.{c}[…]" for t in scheme.tables.values() for c in t.inputs)]
        raise RuleError(f"»{name}« er ikke et input; der er {', '.join(inputs)}.")
    table = scheme.tables[table_name]
    if column not in table.inputs:
        raise RuleError(f"»{name}«: kolonnen {column} er ikke et input; der er {', '.join(table.inputs)}.")
    key = tuple(part.strip() for part in row[:-1].split("/"))
    if key not in table.keys:
        raise RuleError(f"»{name}«: rækken {' / '.join(key)} findes ikke.")
    return table, column, key


def effect(before: Result, after: Result, table: str, column: str) -> Effect:
    """What a change of inputs does to one column, row by row, in table order."""
    old = {row.key: row.cells[column] for row in before.tables[table].rows}
    changes = []
    for row in after.tables[table].rows:
        cell, was = row.cells[column], old[row.key]
        difference = cell.exact - was.exact
        relative = difference / was.exact if was.exact else None
        changes.append(Change(row.key, was.rounded, cell.rounded, difference, relative))
    moved = sum((abs(change.difference) for change in changes), Fraction(0))
    stands_still = sum((change.difference for change in changes), Fraction(0)) == 0
    return Effect(table, column, tuple(changes), moved / 2 if stands_still else moved)
