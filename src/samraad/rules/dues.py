"""Dues: an amount per inhabitant, a common sum shared by inhabitants, indexed by year, and pro rata for a new member.

Source of the rules: the statutes and dues papers of an association of regions, municipalities and universities.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samraad.rules.errors import RuleError
from samraad.rules.numbers import HALF_UP, Rounding
from samraad.rules.places import Shared, share_places


@dataclass(frozen=True, slots=True)
class Amount:
    """Kroner in the prices of a year; amounts of different years do not add up without an index."""

    kroner: Fraction
    price_level: int

    def __add__(self, other: Amount) -> Amount:
        if self.price_level != other.price_level:
            raise RuleError(
                f"Et beløb i {self.price_level}-priser og et i {other.price_level}-priser kan ikke lægges sammen uden et indeks."
            )
        return Amount(self.kroner + other.kroner, self.price_level)


def per_inhabitant(rate: Decimal, inhabitants: int, price_level: int, rounding: Rounding = HALF_UP) -> Amount:
    """Dues in whole kroner: ``rate`` kr. for each inhabitant, rounded once. Raises RuleError on negative figures."""
    if rate < 0 or inhabitants < 0:
        raise RuleError("Sats og indbyggertal kan ikke være negative.")
    return Amount(Fraction(rounding.round(Fraction(rate) * inhabitants)), price_level)


def share_by_inhabitants(total: Amount, inhabitants: Mapping[str, int]) -> Shared[str]:
    """A common sum in whole kroner, shared by inhabitants so that the parts sum to it exactly."""
    return share_places({party: Fraction(count) for party, count in inhabitants.items()}, total.kroner)


def indexed(amount: Amount, yearly_percent: Mapping[int, Decimal], year: int) -> Amount:
    """The amount in the prices of ``year``; ``yearly_percent[y]`` is the change from y − 1 to y.

    Raises RuleError where a year's change is missing or the year lies before the amount's.
    """
    if year < amount.price_level:
        raise RuleError(f"Beløbet er i {amount.price_level}-priser og kan ikke fremskrives til {year}.")
    kroner = amount.kroner
    for step in range(amount.price_level + 1, year + 1):
        if step not in yearly_percent:
            raise RuleError(f"Pris- og lønudviklingen fra {step - 1} til {step} mangler.")
        kroner *= 1 + Fraction(yearly_percent[step]) / 100
    return Amount(kroner, year)


def pro_rata(amount: Amount, enters: dt.date) -> Amount:
    """The part of a calendar year's dues from the day of entry to the year's end, by days, that day counted."""
    first, after = dt.date(enters.year, 1, 1), dt.date(enters.year + 1, 1, 1)
    return Amount(amount.kroner * Fraction((after - enters).days, (after - first).days), amount.price_level)


def saving(before: Amount, after: Amount) -> Amount:
    """What is saved; both in the same prices, else RuleError."""
    return before + Amount(-after.kroner, after.price_level)
