"""Inputs that can be traced: each figure with its indicator, unit, date, price level, source, and whether it is certain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from samraad.rules.errors import RuleError


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure stands: lines of a dossier, or a publication by name."""

    dossier: str | None = None
    first_line: int | None = None
    last_line: int | None = None
    text: str | None = None

    def __str__(self) -> str:
        last = self.last_line or self.first_line
        lines = (
            ""
            if not self.first_line
            else f", linje {self.first_line}" + (f"–{last}" if last != self.first_line else "")
        )
        return f"{self.text or self.dossier or 'uden kilde'}{lines}"


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a column of figures measures. ``printed``: the figures are rounded print, to be read as intervals.

    ``index_to``: it is an index that brings kroner of ``price_level`` to the prices of that year.
    """

    name: str
    title: str
    unit: str | None = None
    date: dt.date | None = None
    price_level: str | None = None
    source: Source | None = None
    printed: bool = False
    invented: bool = False
    index_to: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of an indicator. ``decimals`` is how it was written, which is how exact its print is."""

    value: Fraction
    decimals: int = 0
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Parameter:
    """A single figure that a scheme uses in every row."""

    indicator: Indicator
    figure: Figure


def one_price_level(indicators: Iterable[Indicator]) -> str | None:
    """The price level of what is computed from them: the one they share, or the one an index brings it to.

    Raises RuleError where two differ, for kroner of two years do not add up.
    """
    every = tuple(indicators)
    reached = {i.index_to for i in every if i.index_to is not None}
    levels = {(i.price_level, i.title) for i in every if i.price_level is not None}
    names = sorted({level for level, _ in levels if level})
    if len(names) > 1 or len(reached) > 1:
        told = ", ".join(f"{title} er i {level}-priser" for level, title in sorted(levels, key=str))
        raise RuleError(f"Prisniveauer kan ikke blandes uden et indeks: {told}.")
    return next(iter(reached), names[0] if names else None)
