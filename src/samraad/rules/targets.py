"""Targets of a contract: what they measure, whether parts add up, the pace they need, on track or not at a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from samraad.rules.errors import RuleError


@dataclass(frozen=True, slots=True)
class Direction:
    """A named way for a figure to meet its goal."""

    name: str
    danish: str
    met: Callable[[Fraction, Fraction], bool]


DIRECTIONS: Mapping[str, Direction] = {
    direction.name: direction
    for direction in (
        Direction("at_least", "mindst", lambda value, goal: value >= goal),
        Direction("at_most", "højst", lambda value, goal: value <= goal),
        Direction("exactly", "præcis", lambda value, goal: value == goal),
    )
}


@dataclass(frozen=True, slots=True)
class Target:
    """``value`` is None while the goal awaits (an umbrella agreement); ``baseline`` was measured on ``baseline_date``."""

    name: str
    measure: str
    unit: str
    value: Fraction | None
    direction: str
    due: dt.date
    baseline: Fraction | None = None
    baseline_date: dt.date | None = None
    measured_by: str | None = None

    def __post_init__(self) -> None:
        if self.direction not in DIRECTIONS:
            raise RuleError(
                f"{self.name}: retningen »{self.direction}« findes ikke; vælg mellem {', '.join(DIRECTIONS)}."
            )
        if self.baseline_date is not None and self.baseline_date >= self.due:
            raise RuleError(f"{self.name}: udgangspunktet er målt den dag, målet skal være nået, eller senere.")

    @property
    def firm(self) -> bool:
        return self.value is not None


@dataclass(frozen=True, slots=True)
class Addition:
    """Parts against a stated whole."""

    whole: Fraction
    parts: Fraction

    @property
    def agrees(self) -> bool:
        return self.whole == self.parts


def adds_up(whole: Target, parts: Sequence[Target]) -> Addition:
    """Whether the parts sum to the whole; raises RuleError where units differ or a goal awaits."""
    total = Fraction(0)
    for part in (whole, *parts):
        if part.value is None:
            raise RuleError(f"{part.name}: målet afventer og kan ikke lægges sammen.")
        if part.unit != whole.unit:
            raise RuleError(f"{part.name} måles i {part.unit}, {whole.name} i {whole.unit}.")
        total += part.value if part is not whole else 0
    assert whole.value is not None
    return Addition(whole.value, total)


@dataclass(frozen=True, slots=True)
class Progress:
    """``expected`` is the straight line from baseline to goal at the date; ``pace`` what is still needed a year."""

    expected: Fraction
    measured: Fraction
    on_track: bool
    reached: bool
    pace: Fraction | None


def progress(target: Target, measured: Fraction, at: dt.date) -> Progress:
    """Where a target stands at a date; raises RuleError where goal, baseline or its date is missing."""
    if target.value is None:
        raise RuleError(f"{target.name}: målet afventer; der er intet at måle imod.")
    if target.baseline is None or target.baseline_date is None:
        raise RuleError(f"{target.name}: udgangspunktet og dets dato mangler.")
    if at < target.baseline_date:
        raise RuleError(f"{target.name}: datoen ligger før udgangspunktet.")
    span = (target.due - target.baseline_date).days
    done = min(span, (at - target.baseline_date).days)
    expected = target.baseline + (target.value - target.baseline) * Fraction(done, span)
    left = (target.due - at).days
    pace = (target.value - measured) * Fraction(365, left) if left > 0 else None
    direction = DIRECTIONS[target.direction]
    rising = target.value >= target.baseline
    on_line = measured >= expected if rising else measured <= expected
    reached = direction.met(measured, target.value)
    return Progress(expected, measured, reached or on_line, reached, pace)
