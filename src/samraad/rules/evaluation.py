"""A scheme's figures, twice by the same trees: exactly, and as intervals that follow from the rounded print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from samraad.rules.errors import MissingFigure, RuleError
from samraad.rules.expressions import At, Binary, Expression, Lookup, Name, Negative, Number, Sum
from samraad.rules.inputs import Figure, Indicator
from samraad.rules.numbers import HALF_UP, Interval, exactly
from samraad.rules.places import share_places
from samraad.rules.tables import Formula, Key, Places, Scheme, Table

Value = Fraction | Interval
LARGEST = Fraction(10**15)


class Exactly:
    """Every figure is the number that is written."""

    def number(self, value: Fraction) -> Value:
        return value

    def figure(self, indicator: Indicator, figure: Figure) -> Value:
        return figure.value

    def printed(self, column: Formula | Places, key: Key) -> Value | None:
        return None


class WithinPrint:
    """A printed figure is every number that is printed so; a column that is printed is taken as printed."""

    def number(self, value: Fraction) -> Value:
        return exactly(value)

    def figure(self, indicator: Indicator, figure: Figure) -> Value:
        if not indicator.printed:
            return exactly(figure.value)
        return HALF_UP.origins(HALF_UP.round(figure.value, figure.decimals))

    def printed(self, column: Formula | Places, key: Key) -> Value | None:
        figure = column.printed.get(key)
        if figure is None or isinstance(column, Places):
            return None if figure is None else exactly(Fraction(figure))
        return column.rounding.origins(figure)


Reading = Exactly | WithinPrint


@dataclass(slots=True)
class Evaluation:
    """The values of a scheme under one reading of its figures, each computed once."""

    scheme: Scheme
    reading: Reading
    _values: dict[tuple[str, str, Key], Value] = field(default_factory=dict)
    _sums: dict[tuple[str, str, tuple[str, ...], Key], Value] = field(default_factory=dict)
    _rows: dict[str, frozenset[Key]] = field(default_factory=dict)
    _open: set[tuple[str, str, Key]] = field(default_factory=set)
    ties: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def value(self, table: Table, column: str, key: Key) -> Value:
        """The figure of a column in a row, unrounded; raises RuleError that names row and column."""
        place = (table.name, column, key)
        if place not in self._values:
            if place in self._open:
                raise RuleError(f"{column}: formlen bruger sig selv.")
            self._open.add(place)
            try:
                self._values[place] = self._compute(table, column, key)
            finally:
                self._open.discard(place)
        return self._values[place]

    def own(self, table: Table, column: str, key: Key) -> Value:
        """A formula's own value in a row, even where the reading takes the column as printed."""
        computed = table.computed[column]
        if isinstance(computed, Places):
            return self._places(table, column, computed, key)
        return self._guarded(table, column, computed, key)

    def _compute(self, table: Table, column: str, key: Key) -> Value:
        if column in table.inputs:
            indicator, figures = table.inputs[column]
            if key not in figures:
                raise MissingFigure(f"{' / '.join(key)}: {indicator.title} mangler.")
            return self.reading.figure(indicator, figures[key])
        if column not in table.computed:
            if column in self.scheme.parameters:
                parameter = self.scheme.parameters[column]
                return self.reading.figure(parameter.indicator, parameter.figure)
            raise RuleError(f"{table.name}: kolonnen {column} findes ikke.")
        printed = self.reading.printed(table.computed[column], key)
        return self.own(table, column, key) if printed is None else printed

    def _guarded(self, table: Table, column: str, formula: Formula, key: Key) -> Value:
        try:
            value = self.of(formula.expression, table, key)
        except ZeroDivisionError:
            raise RuleError(f"{' / '.join(key)}: {column} divideres med 0.") from None
        if isinstance(value, Fraction) and abs(value) > LARGEST:
            raise RuleError(f"{' / '.join(key)}: {column} er urimeligt stor.")
        return value

    def _places(self, table: Table, column: str, places: Places, key: Key) -> Value:
        positions = [list(table.dimensions).index(name) for name in places.within]
        group = [row for row in table.keys if all(row[p] == key[p] for p in positions)]
        weights = {row: self._whole_value(self.of(places.weight, table, row)) for row in group}
        total = self._whole_value(self.of(places.total, table, key))
        shared = share_places(weights, total, places.method)
        for row in group:
            self._values[table.name, column, row] = self.reading.number(Fraction(shared.places[row]))
        if shared.ties:
            self.ties[table.name, column] = tuple(tuple(" / ".join(row) for row in tie) for tie in shared.ties)
        return self._values[table.name, column, key]

    def _whole_value(self, value: Value) -> Fraction:
        return value if isinstance(value, Fraction) else (value.low + value.high) / 2

    def of(self, expression: Expression, table: Table, key: Key) -> Value:
        """The value of a formula in a row."""
        match expression:
            case Number(value, _):
                return self.reading.number(value)
            case Name(name):
                return self.value(table, name, key)
            case Negative(operand):
                return -self.of(operand, table, key)
            case Binary(operator, left, right):
                return _apply(operator, self.of(left, table, key), self.of(right, table, key))
            case Sum(column, by):
                return self._sum(table, column, by, key)
            case At(column, where):
                return self.value(table, column, self._other_row(table, key, dict(where)))
            case Lookup(other, column):
                return self._lookup(table, key, other, column)

    def _sum(self, table: Table, column: str, by: tuple[str, ...], key: Key) -> Value:
        unknown = [name for name in by if name not in table.dimensions]
        if unknown:
            raise RuleError(f"sum: dimensionen {unknown[0]} findes ikke i {table.name}.")
        positions = [list(table.dimensions).index(name) for name in by]
        group = tuple(key[p] for p in positions)
        place = (table.name, column, by, group)
        if place not in self._sums:
            total: Value = self.reading.number(Fraction(0))
            for row in table.keys:
                if all(row[p] == value for p, value in zip(positions, group, strict=True)):
                    total = _apply("+", total, self.value(table, column, row))
            self._sums[place] = total
        return self._sums[place]

    def _other_row(self, table: Table, key: Key, where: Mapping[str, str]) -> Key:
        names = list(table.dimensions)
        unknown = [name for name in where if name not in names]
        if unknown:
            raise RuleError(f"at: dimensionen {unknown[0]} findes ikke i {table.name}.")
        other = tuple(where.get(name, value) for name, value in zip(names, key, strict=True))
        self._require_row(table, other)
        return other

    def _require_row(self, table: Table, key: Key) -> None:
        if table.name not in self._rows:
            self._rows[table.name] = frozenset(table.keys)
        if key not in self._rows[table.name]:
            raise RuleError(f"{table.name}: rækken {' / '.join(key)} mangler.")

    def _lookup(self, table: Table, key: Key, other: str, column: str) -> Value:
        if other not in self.scheme.tables:
            raise RuleError(f"{table.name}: tabellen {other} findes ikke.")
        found = self.scheme.tables[other]
        here = dict(zip(table.dimensions, key, strict=True))
        shared = [name for name in found.dimensions if name in here]
        if len(shared) != len(found.dimensions):
            raise RuleError(
                f"{table.name}: {other} kan ikke slås op; {', '.join(found.dimensions)} skal være dimensioner her."
            )
        row = tuple(here[name] for name in found.dimensions)
        self._require_row(found, row)
        return self.value(found, column, row)


def _apply(operator: str, left: Value, right: Value) -> Value:
    if isinstance(left, Interval) or isinstance(right, Interval):
        a = left if isinstance(left, Interval) else exactly(left)
        b = right if isinstance(right, Interval) else exactly(right)
        return _interval(operator, a, b)
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right


def _interval(operator: str, left: Interval, right: Interval) -> Interval:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right
