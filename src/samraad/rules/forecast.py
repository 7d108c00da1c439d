"""A workforce forecast by cohorts: graduates, demand by driver, supply by age; what is missing is named.

Products of rates over many years are carried as ``Decimal`` with 28 significant digits and rounded once, at the end.
Source of the model: the council's forecast of educators (graduates a weighted mean of three intakes times the model
completion; demand by groups that follow a driver; supply aged year by year).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samraad.rules.errors import RuleError

ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)
ByAge = Mapping[int, Decimal]


@dataclass(frozen=True, slots=True)
class Training:
    """How intakes become graduates: ``weights`` by years since the start, which sum to 1; completion as a share."""

    started: Mapping[int, Decimal]
    weights: Mapping[int, Decimal]
    completion: Decimal
    started_from: tuple[int, Decimal] | None = None
    besides: Decimal = ZERO

    def __post_init__(self) -> None:
        if sum(self.weights.values()) != ONE:
            raise RuleError(f"Vægtene skal summe til 1, ikke {sum(self.weights.values())}.")
        if not ZERO <= self.completion <= ONE:
            raise RuleError(f"Fuldførelsen skal ligge mellem 0 og 1, ikke {self.completion}.")

    def intake(self, year: int) -> Decimal:
        """The year's started students: as printed, else the assumed intake from a year on. Raises RuleError."""
        if year in self.started:
            return self.started[year]
        if self.started_from is not None and year >= self.started_from[0]:
            return self.started_from[1]
        raise RuleError(f"Antallet af påbegyndte i {year} mangler.")

    def from_programme(self, year: int) -> Decimal:
        """Graduates of the programme itself, before adult and foreign education."""
        started = sum((weight * self.intake(year - lag) for lag, weight in self.weights.items()), ZERO)
        return started * self.completion

    def graduates(self, year: int) -> Decimal:
        return self.from_programme(year) + self.besides


def mean_completion(percentages: Sequence[Decimal]) -> Decimal:
    """The mean of yearly model completions in per cent, as a share."""
    if not percentages:
        raise RuleError("Modelfuldførelsen mangler.")
    return sum(percentages, ZERO) / len(percentages) / HUNDRED


@dataclass(frozen=True, slots=True)
class BackTest:
    """A past year: what the model gives beside what was printed."""

    year: int
    modelled: Decimal
    printed: Decimal

    @property
    def error(self) -> Decimal:
        return self.modelled - self.printed


def back_test(training: Training, printed: Mapping[int, Decimal]) -> tuple[BackTest, ...]:
    """Every printed year whose intakes are known, before adult and foreign education."""
    tests = []
    for year, figure in sorted(printed.items()):
        if all(year - lag in training.started for lag in training.weights):
            tests.append(BackTest(year, training.from_programme(year), figure))
    return tuple(tests)


@dataclass(frozen=True, slots=True)
class Group:
    """Full-time workers of one kind at the start, and the driver they follow; None is a constant group."""

    name: str
    start: Decimal
    driver: str | None


@dataclass(frozen=True, slots=True)
class Demand:
    """By group where its driver is known; ``missing`` names the drivers and years that are not."""

    by_group: Mapping[str, Mapping[int, Decimal]]
    missing: tuple[str, ...]

    def total(self, year: int) -> Decimal | None:
        """The year's demand, None where any group cannot be computed."""
        figures = [years.get(year) for years in self.by_group.values()]
        return None if self.missing or any(f is None for f in figures) else sum((f for f in figures if f), ZERO)


def demand(groups: Sequence[Group], drivers: Mapping[str, Mapping[int, Decimal]], years: Sequence[int]) -> Demand:
    """start × driver(t) / driver(start) by group; ``years[0]`` is the start. Raises RuleError on a driver that starts at 0."""
    found: dict[str, dict[int, Decimal]] = {}
    missing: list[str] = []
    for group in groups:
        if group.driver is None:
            found[group.name] = dict.fromkeys(years, group.start)
            continue
        driver = drivers.get(group.driver)
        lacking = [year for year in years if driver is None or year not in driver]
        if driver is None or lacking:
            told = "" if driver is None else f" for {', '.join(map(str, lacking))}"
            missing.append(f"{group.name}: {group.driver}{told} mangler.")
            continue
        if driver[years[0]] <= 0:
            raise RuleError(f"{group.driver} skal være over 0 i {years[0]}.")
        found[group.name] = {year: group.start * driver[year] / driver[years[0]] for year in years}
    return Demand(found, tuple(missing))


@dataclass(frozen=True, slots=True)
class Ages:
    """By age: the stock at the start, the share who go on working a year later, and the graduates' distribution.

    ``stays`` holds every age that anyone has at the start or at graduation; who outgrows it has retired.
    """

    start: ByAge
    stays: ByAge
    graduates: ByAge

    def __post_init__(self) -> None:
        for name, shares in (("andelen, der bliver,", self.stays), ("de nyuddannedes alder", self.graduates)):
            wrong = [age for age, share in shares.items() if not ZERO <= share <= ONE]
            if wrong:
                raise RuleError(f"Alder {wrong[0]}: {name} skal ligge mellem 0 og 1.")
        if sum(self.graduates.values()) != ONE:
            raise RuleError(f"De nyuddannedes aldersfordeling skal summe til 1, ikke {sum(self.graduates.values())}.")
        negative = [age for age, count in self.start.items() if count < 0]
        if negative:
            raise RuleError(f"Alder {negative[0]}: udbuddet kan ikke være negativt.")
        missing = sorted((set(self.start) | set(self.graduates)) - set(self.stays))
        if missing:
            raise RuleError(f"Alder {missing[0]}: andelen, der bliver, mangler.")


def supply(ages: Ages, graduates: Mapping[int, Decimal], years: Sequence[int]) -> dict[int, Decimal]:
    """The year's workers: last year's, a year older, who stay, and the year's graduates; ``years[0]`` is the start.

    Raises RuleError where a year's graduates are missing.
    """
    stock = dict(ages.start)
    totals = {years[0]: sum(stock.values(), ZERO)}
    for year in years[1:]:
        if year not in graduates:
            raise RuleError(f"Antallet af nyuddannede i {year} mangler.")
        grown: dict[int, Decimal] = {}
        for age, count in stock.items():
            grown[age + 1] = count * ages.stays.get(age, ZERO)
        new = graduates[year]
        for age, share in ages.graduates.items():
            grown[age] = grown.get(age, ZERO) + new * share
        stock = {age: count for age, count in grown.items() if count}
        totals[year] = sum(stock.values(), ZERO)
    return totals


@dataclass(frozen=True, slots=True)
class SpanOfAssumptions:
    """A year under the named assumptions: low, mid and high are results, never an invented precision."""

    year: int
    by_assumption: Mapping[str, Decimal]

    @property
    def low(self) -> Decimal:
        return min(self.by_assumption.values())

    @property
    def high(self) -> Decimal:
        return max(self.by_assumption.values())


def span(assumptions: Mapping[str, Mapping[int, Decimal]], years: Sequence[int]) -> tuple[SpanOfAssumptions, ...]:
    """The results of several named assumptions side by side, for the years that all of them have."""
    return tuple(
        SpanOfAssumptions(year, {name: result[year] for name, result in assumptions.items()})
        for year in years
        if all(year in result for result in assumptions.values())
    )
