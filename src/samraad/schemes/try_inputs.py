"""The fields of *try it*: every input of a scheme of tables with its name, its value, and what the reader changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from samraad.rules.errors import RuleError
from samraad.rules.inputs import Figure
from samraad.rules.numbers import HALF_UP, danish, parse_printed
from samraad.rules.tables import Key, Scheme, Table

MOST_ROWS = 120


@dataclass(frozen=True, slots=True)
class TryField:
    """``name`` as ``rules.whatif`` knows it; ``value`` as it stands, ``entered`` as the reader wrote it."""

    name: str
    label: str
    value: str
    entered: str
    changed: bool


@dataclass(frozen=True, slots=True)
class TryTable:
    title: str
    labels: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Key, tuple[TryField | None, ...]], ...]
    left_out: int


def parameter_fields(scheme: Scheme, entered: Mapping[str, str]) -> tuple[TryField, ...]:
    """The scheme's parameters."""
    return tuple(
        _field(name, parameter.indicator.title, parameter.figure, entered)
        for name, parameter in scheme.parameters.items()
    )


def table_fields(scheme: Scheme, entered: Mapping[str, str], only: str = "") -> tuple[TryTable, ...]:
    """The tables' inputs; ``only`` keeps the rows that hold these letters, and what else there is no room for is counted."""
    return tuple(_table(table, entered, only.strip().lower()) for table in scheme.tables.values() if table.inputs)


def _table(table: Table, entered: Mapping[str, str], only: str) -> TryTable:
    matching = [key for key in table.keys if only in " ".join(key).lower()]
    rows = tuple(
        (key, tuple(_cell(table, column, key, entered) for column in table.inputs)) for key in matching[:MOST_ROWS]
    )
    titles = tuple(indicator.title for indicator, _ in table.inputs.values())
    return TryTable(table.title, tuple(table.dimensions.values()), titles, rows, len(table.keys) - len(rows))


def _cell(table: Table, column: str, key: Key, entered: Mapping[str, str]) -> TryField | None:
    indicator, figures = table.inputs[column]
    if key not in figures:
        return None
    name = f"{table.name}.{column}[{'/'.join(key)}]"
    return _field(name, f"{indicator.title}, {' / '.join(key)}", figures[key], entered)


def _field(name: str, label: str, figure: Figure, entered: Mapping[str, str]) -> TryField:
    value = danish(HALF_UP.round(figure.value, figure.decimals))
    written = entered.get(name, value).strip()
    return TryField(name, label, value, written, written != value)


def changed_values(scheme: Scheme, entered: Mapping[str, str]) -> dict[str, Decimal]:
    """What the reader changed, as figures; raises RuleError that names the field that is not a number."""
    fields = [*parameter_fields(scheme, entered)]
    for table in scheme.tables.values():
        fields += [f for column in table.inputs for key in table.keys if (f := _cell(table, column, key, entered))]
    values: dict[str, Decimal] = {}
    for field in fields:
        if field.changed:
            try:
                values[field.name] = parse_printed(field.entered)
            except RuleError:
                raise RuleError(
                    f"{field.label}: »{field.entered[:40]}« er ikke et tal; skriv fx 1.057 eller 2,5."
                ) from None
    return values
