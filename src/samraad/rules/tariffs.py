"""What a trip costs the passenger and the municipality; the tariff itself is data, with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib import resources
from math import ceil

import yaml

from samraad.rules.errors import RuleError
from samraad.rules.numbers import Rounding, rounding_named

LONGEST_TRIP = 1_000


@dataclass(frozen=True, slots=True)
class Fare:
    """A fare in kroner: ``base`` for the kilometres included, ``per_km`` for each started one beyond."""

    name: str
    base: Decimal
    per_km: Decimal
    rebate: bool


@dataclass(frozen=True, slots=True)
class Tariff:
    fares: Mapping[str, Fare]
    included_km: int
    rebate_online: Decimal
    rounding: Rounding
    per_passenger: Decimal
    assumptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trip:
    """Kroner; ``municipal_cost`` is None where the operator's payment is not known."""

    fare: Decimal
    municipal_cost: Decimal | None
    unrounded: Fraction
    steps: tuple[str, ...]


@cache
def tariff(name: str = "flextur-2019") -> Tariff:
    """The tariff of that name among the data of this package; raises RuleError where there is none."""
    file = resources.files("samraad.rules").joinpath(f"data/{name}.yaml")
    if not file.is_file():
        raise RuleError(f"Taksten »{name}« findes ikke.")
    data = yaml.safe_load(file.read_text("utf-8"))
    return Tariff(
        fares={
            key: Fare(key, Decimal(fare["base"]), Decimal(fare["per_km"]), fare["rebate"])
            for key, fare in data["fares"].items()
        },
        included_km=data["included_km"],
        rebate_online=Decimal(data["rebate_online"]),
        rounding=rounding_named(data["rounding"]),
        per_passenger=Decimal(data["per_passenger"]),
        assumptions=tuple(data["assumptions"]),
    )


def passenger_fare(km: Decimal, fare: str = "general", rules: Tariff | None = None) -> tuple[Fraction, tuple[str, ...]]:
    """The fare before any rebate, with its steps; raises RuleError on an unknown fare or length."""
    rules = rules or tariff()
    if fare not in rules.fares:
        raise RuleError(f"Taksten »{fare}« findes ikke; vælg mellem {', '.join(rules.fares)}.")
    if not 0 < km <= LONGEST_TRIP:
        raise RuleError(f"Turens længde skal være over 0 og højst {LONGEST_TRIP} km, ikke {km}.")
    chosen = rules.fares[fare]
    beyond = max(0, ceil(km) - rules.included_km)
    steps = [f"takst {chosen.base} kr."]
    if beyond and chosen.per_km:
        steps.append(f"{beyond} påbegyndte km over {rules.included_km} à {chosen.per_km} kr.")
    return Fraction(chosen.base) + beyond * Fraction(chosen.per_km), tuple(steps)


def online_fare(km: Decimal, fare: str = "general", rules: Tariff | None = None) -> tuple[Fraction, tuple[str, ...]]:
    """The fare of a trip booked online, with its steps: the rebate is on the whole fare, where the fare gives one."""
    rules = rules or tariff()
    full, steps = passenger_fare(km, fare, rules)
    if not rules.fares[fare].rebate:
        return full, steps
    rebate = Fraction(rules.rebate_online)
    return full * (1 - rebate), (*steps, f"{rules.rebate_online:.0%} rabat ved onlinebestilling".replace("%", " pct."))


def trip(
    priced: tuple[Fraction, tuple[str, ...]],
    operator: Decimal | None = None,
    per_passenger: Decimal | None = None,
    rules: Tariff | None = None,
) -> Trip:
    """The rounded fare and, where ``operator`` is known, the municipality's cost: operator − fare + per passenger."""
    rules = rules or tariff()
    unrounded, steps = priced
    fare = rules.rounding.round(unrounded)
    support = rules.per_passenger if per_passenger is None else per_passenger
    for name, amount in (("Operatørbetalingen", operator), ("Betalingen pr. passager", support)):
        if amount is not None and amount < 0:
            raise RuleError(f"{name} kan ikke være negativ ({amount}).")
    cost = None if operator is None else operator - fare + support
    return Trip(fare, cost, unrounded, steps)
