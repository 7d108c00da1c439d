"""What a scheme is made of: parameters, and tables whose columns are inputs, formulas or whole places to apportion."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from samraad.rules.expressions import Expression
from samraad.rules.inputs import Figure, Indicator, Parameter, Source
from samraad.rules.numbers import HALF_UP, Rounding

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """A computed column. ``printed``: what the body published, by row, with its decimals."""

    indicator: Indicator
    expression: Expression
    text: str
    decimals: int | None = None
    rounding: Rounding = HALF_UP
    printed: Mapping[Key, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Places:
    """Whole places shared by ``weight`` so that they sum to ``total`` within each group of ``within``."""

    indicator: Indicator
    weight: Expression
    weight_text: str
    total: Expression
    total_text: str
    method: str
    within: tuple[str, ...] = ()
    printed: Mapping[Key, Decimal] = field(default_factory=dict)


Computed = Formula | Places


@dataclass(frozen=True, slots=True)
class Table:
    """``keys`` are the rows, in print order, each with a value for every dimension."""

    name: str
    title: str
    dimensions: Mapping[str, str]
    keys: tuple[Key, ...]
    inputs: Mapping[str, tuple[Indicator, Mapping[Key, Figure]]]
    computed: Mapping[str, Computed]
    totals: tuple[str, ...] = ()
    printed_totals: Mapping[str, Decimal] = field(default_factory=dict)
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """Two sums of printed figures that should be equal: ``formula`` is 0 in every row it is defined for."""

    title: str
    table: str
    expression: Expression
    text: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A rule as data. ``invented`` names the inputs that are made up for the example."""

    name: str
    title: str
    council: str | None
    source: Source | None
    notes: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    tables: Mapping[str, Table]
    checks: tuple[Check, ...] = ()
    valid_from: dt.date | None = None

    @property
    def invented(self) -> tuple[str, ...]:
        titles = [p.indicator.title for p in self.parameters.values() if p.indicator.invented]
        titles += [i.title for t in self.tables.values() for i, _ in t.inputs.values() if i.invented]
        return tuple(titles)
