"""Exact figures: named roundings, printed figures as intervals, and solving a product backwards.

Everything is a ``Fraction`` until it is rounded once, by a rounding that carries its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from samraad.rules.errors import RuleError

HALF = Fraction(1, 2)
Exact = Fraction | Decimal | int


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from ``low`` to ``high``; each end belongs to it or not."""

    low: Fraction
    high: Fraction
    low_closed: bool = True
    high_closed: bool = True

    def __contains__(self, value: Fraction) -> bool:
        above = value > self.low or (self.low_closed and value == self.low)
        below = value < self.high or (self.high_closed and value == self.high)
        return above and below

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_closed, self.low_closed)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        ends = [
            (a * b, a_in and b_in)
            for a, a_in in ((self.low, self.low_closed), (self.high, self.high_closed))
            for b, b_in in ((other.low, other.low_closed), (other.high, other.high_closed))
        ]
        low, high = min(value for value, _ in ends), max(value for value, _ in ends)
        return Interval(low, high, (low, True) in ends, (high, True) in ends)

    def __truediv__(self, other: Interval) -> Interval:
        if other.low <= 0 <= other.high:
            raise RuleError("Der kan ikke divideres med et tal, der kan være 0.")
        return self * Interval(1 / other.high, 1 / other.low, other.high_closed, other.low_closed)

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low == high:
            return low in self and low in other
        return low < high


def exactly(value: Exact) -> Interval:
    """The interval that holds one number."""
    number = Fraction(value)
    return Interval(number, number)


@dataclass(frozen=True, slots=True)
class Rounding:
    """A named way to a whole number, and the numbers that end at a given one. ``to_whole`` takes numerator and denominator."""

    name: str
    danish: str
    to_whole: Callable[[int, int], int]
    preimage: Callable[[int], Interval]

    def round(self, value: Exact, decimals: int = 0) -> Decimal:
        """``value`` with ``decimals`` decimals, without passing through a float or a limited context."""
        numerator, denominator = value.as_integer_ratio()
        return Decimal(f"{self.to_whole(numerator * 10**decimals, denominator)}E-{decimals}")

    def origins(self, printed: Decimal) -> Interval:
        """The exact numbers that are printed as ``printed``, whose number of decimals counts."""
        decimals = decimals_of(printed)
        scale = 10**decimals
        whole = self.preimage(int(Fraction(printed) * scale))
        return Interval(whole.low / scale, whole.high / scale, whole.low_closed, whole.high_closed)


def _half_up(numerator: int, denominator: int) -> int:
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return whole if numerator >= 0 else -whole


def _half_even(numerator: int, denominator: int) -> int:
    whole, rest = divmod(numerator, denominator)
    return whole + (2 * rest > denominator or (2 * rest == denominator and whole % 2 == 1))


def _down(numerator: int, denominator: int) -> int:
    whole = abs(numerator) // denominator
    return whole if numerator >= 0 else -whole


def _up(numerator: int, denominator: int) -> int:
    whole = -(-abs(numerator) // denominator)
    return whole if numerator >= 0 else -whole


def _half_up_origins(whole: int) -> Interval:
    return Interval(whole - HALF, whole + HALF, low_closed=whole > 0, high_closed=whole < 0)


def _half_even_origins(whole: int) -> Interval:
    return Interval(whole - HALF, whole + HALF, low_closed=whole % 2 == 0, high_closed=whole % 2 == 0)


def _down_origins(whole: int) -> Interval:
    low = whole - 1 if whole <= 0 else whole
    high = whole + 1 if whole >= 0 else whole
    return Interval(Fraction(low), Fraction(high), low_closed=whole > 0, high_closed=whole < 0)


def _up_origins(whole: int) -> Interval:
    low = whole - 1 if whole > 0 else whole
    high = whole + 1 if whole < 0 else whole
    return Interval(Fraction(low), Fraction(high), low_closed=whole <= 0, high_closed=whole >= 0)


HALF_UP = Rounding("half_up", "halve væk fra nul", _half_up, _half_up_origins)
HALF_EVEN = Rounding("half_even", "halve til lige", _half_even, _half_even_origins)
DOWN = Rounding("down", "mod nul", _down, _down_origins)
UP = Rounding("up", "væk fra nul", _up, _up_origins)
ROUNDINGS: Mapping[str, Rounding] = {r.name: r for r in (HALF_UP, HALF_EVEN, DOWN, UP)}


def rounding_named(name: str) -> Rounding:
    """The rounding of that name; raises RuleError with the names there are."""
    if name not in ROUNDINGS:
        raise RuleError(f"Afrundingen »{name}« findes ikke; vælg mellem {', '.join(ROUNDINGS)}.")
    return ROUNDINGS[name]


def decimals_of(printed: Decimal) -> int:
    """How many decimals a figure is printed with."""
    exponent = printed.as_tuple().exponent
    if not isinstance(exponent, int):
        raise RuleError(f"»{printed}« er ikke et tal.")
    return max(0, -exponent)


_DANISH = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")


def parse_printed(text: str) -> Decimal:
    """A figure as Danes print it (``1.057,0``); its decimals are kept. Raises RuleError."""
    stripped = text.strip().replace("−", "-").replace("–", "-").replace(" ", "").replace("\u00a0", "")
    if not _DANISH.fullmatch(stripped):
        raise RuleError(f"»{text}« er ikke et tal, som det trykkes på dansk.")
    return Decimal(stripped.replace(".", "").replace(",", "."))


def parse_plain(text: str, field: str) -> Decimal:
    """A figure as data files write it (``1057.0``); raises RuleError that names the field."""
    if not _PLAIN.fullmatch(text.strip()):
        raise RuleError(f"{field}: »{text}« er ikke et tal (skriv fx 3.125, uden tusindtalsseparator).")
    return Decimal(text.strip())


def danish(value: Decimal | int) -> str:
    """A figure as Danes print it, with its own decimals."""
    whole, _, fraction = f"{Decimal(value):,f}".partition(".")
    return whole.replace(",", ".") + ("," + fraction if fraction else "")


MOST_BASES = 100_000


@dataclass(frozen=True, slots=True)
class Bases:
    """Which whole bases give an amount: all that do, and the nearest below and above with their exact products."""

    bases: range
    nearest: tuple[tuple[int, Fraction], tuple[int, Fraction]]


def solve_base(rate: Decimal, amount: Decimal, rounding: Rounding = HALF_UP) -> Bases:
    """The whole numbers whose product with ``rate``, rounded to the amount's decimals, is ``amount``.

    Raises RuleError where the rate is not positive, or so small that more than 100,000 bases would do.
    """
    if rate <= 0:
        raise RuleError("Satsen skal være større end 0.")
    exact_rate = Fraction(rate)
    origins = rounding.origins(amount)
    low, high = origins.low / exact_rate, origins.high / exact_rate
    first = ceil(low) if origins.low_closed else floor(low) + 1
    last = floor(high) if origins.high_closed else ceil(high) - 1
    if last - first >= MOST_BASES:
        raise RuleError(f"Satsen er så lille, at over {danish(MOST_BASES)} grundlag giver beløbet.")
    quotient = Fraction(amount) / exact_rate
    below, above = ceil(quotient) - 1, floor(quotient) + 1
    return Bases(range(first, last + 1), ((below, below * exact_rate), (above, above * exact_rate)))


def solve_rate(base: int, amount: Decimal, rounding: Rounding = HALF_UP) -> Interval:
    """Every rate that gives ``amount`` from a whole, positive ``base``; raises RuleError for another base."""
    if base <= 0:
        raise RuleError("Grundlaget skal være et helt tal større end 0.")
    return rounding.origins(amount) / exactly(base)


def solve_amount(rate: Decimal, base: int, decimals: int = 0, rounding: Rounding = HALF_UP) -> Decimal:
    """The rounded product of rate and base."""
    return rounding.round(Fraction(rate) * base, decimals)


def decimal_text(value: Fraction) -> str:
    """A fraction as a finite decimal where it has one (``5693750``, ``0.125``), else as ``a/b``."""
    denominator, twos, fives = value.denominator, 0, 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    if denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    return format(DOWN.round(value, max(twos, fives)), "f")
