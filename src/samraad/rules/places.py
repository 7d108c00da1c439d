"""Whole places that sum exactly: shares by weight, and places filled against places due."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Generic, TypeVar

from samraad.rules.errors import RuleError
from samraad.rules.seats import method_named

Party = TypeVar("Party", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Shared(Generic[Party]):
    """``ties``: parties with equal claims to the last places, which were then given in the order of the table."""

    places: Mapping[Party, int]
    ties: tuple[tuple[Party, ...], ...]


def share_places(
    weights: Mapping[Party, Fraction], total: Fraction, method: str = "largest_remainder"
) -> Shared[Party]:
    """Whole places by weight, whose sum is ``total``.

    Equal claims at the last place are settled by the order of the rows, and reported. Raises RuleError where the total
    is not a whole, non-negative number, a weight is negative, or no weight is positive.
    """
    if total.denominator != 1 or total < 0:
        raise RuleError(f"Antallet af pladser i alt skal være et helt tal, ikke {float(total):g}.")
    for party, weight in weights.items():
        if weight < 0:
            raise RuleError(f"{party}: vægten kan ikke være negativ.")
    if total == 0:
        return Shared(dict.fromkeys(weights, 0), ())
    scale = lcm(*(weight.denominator for weight in weights.values()))
    names = {str(number): party for number, party in enumerate(weights)}
    votes = {name: int(weights[party] * scale) for name, party in names.items()}
    result = method_named(method).apportion(votes, int(total))
    places = {names[name]: count for name, count in result.seats.items()}
    left = result.unassigned
    for tie in result.ties:
        for name in sorted(tie, key=int)[:left]:
            places[names[name]] += 1
        left -= min(left, len(tie))
    return Shared(places, tuple(tuple(names[name] for name in tie) for tie in result.ties))


@dataclass(frozen=True, slots=True)
class Shortfall(Generic[Party]):
    """Places filled against places due; ``missing`` is never negative, ``surplus`` is what was filled beyond what was due."""

    due: Mapping[Party, int]
    filled: Mapping[Party, int]
    missing: Mapping[Party, int]
    surplus: Mapping[Party, int]


def shortfall(due: Mapping[Party, int], filled: Mapping[Party, int]) -> Shortfall[Party]:
    """By party, what was due and not filled; raises RuleError on a party that owes nothing or a negative count."""
    for party, count in filled.items():
        if party not in due:
            raise RuleError(f"{party} har besatte pladser, men står ikke i fordelingen.")
        if count < 0:
            raise RuleError(f"{party}: antallet af besatte pladser kan ikke være negativt.")
    held = {party: filled.get(party, 0) for party in due}
    return Shortfall(
        due=due,
        filled=held,
        missing={party: max(0, count - held[party]) for party, count in due.items()},
        surplus={party: max(0, held[party] - count) for party, count in due.items()},
    )
