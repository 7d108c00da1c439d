"""Whether printed figures can come of exact ones that add up, under one of the named roundings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

from samraad.rules.errors import RuleError
from samraad.rules.numbers import DOWN, HALF_EVEN, HALF_UP, UP, Interval, Rounding, exactly

Computation = Callable[[Sequence[Interval]], Interval]
_NEAREST = (HALF_UP, HALF_EVEN)
_CUT = (DOWN, UP)


class Agreement(IntEnum):
    """How well a printed figure agrees: as printed, by rounding to the nearest, only by cutting off, not at all."""

    EXACT = 0
    ROUNDED = 1
    CUT = 2
    DIFFERS = 3


def agreement(compute: Computation, inputs: Sequence[Decimal], result: Decimal) -> Agreement | None:
    """How the result agrees with what is computed of the inputs; None where it cannot be computed."""
    try:
        if compute([exactly(value) for value in inputs]).meets(exactly(result)):
            return Agreement.EXACT
        if any(_meets(compute, inputs, result, rounding) for rounding in _NEAREST):
            return Agreement.ROUNDED
        if any(_meets(compute, inputs, result, rounding) for rounding in _CUT):
            return Agreement.CUT
    except RuleError:
        return None
    return Agreement.DIFFERS


def total(inputs: Iterable[Interval]) -> Interval:
    """The sum of intervals."""
    return sum(inputs, exactly(Fraction(0)))


def _meets(compute: Computation, inputs: Sequence[Decimal], result: Decimal, rounding: Rounding) -> bool:
    return compute([rounding.origins(value) for value in inputs]).meets(rounding.origins(result))
