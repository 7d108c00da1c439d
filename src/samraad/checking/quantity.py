"""A printed figure with its unit and hedge, and the exact figures that may stand behind it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samraad.checking.wordlists import meanings
from samraad.reading.facts.amounts import find_amounts
from samraad.reading.facts.mention import Mention, Prose
from samraad.rules.numbers import Interval, decimals_of

_ENDLESS = Fraction(10**18)
_SIGNIFICANT = 2  # digits of a round whole number that are taken as meant
_ABOUT = Fraction(1, 20)
_JUST = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Quantity:
    """``start`` and ``end`` bound the figure with its unit; a range has ``low`` and ``high`` and no ``value``."""

    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    hedge: str | None
    price_level: str | None = None

    @property
    def is_percent(self) -> bool:
        return self.unit == "%"

    @property
    def hedged(self) -> str | None:
        """What its hedge lets the exact figure be."""
        return meanings("hedges").get(self.hedge) if self.hedge else None


def quantities_of(prose: Prose) -> tuple[Quantity, ...]:
    """Every amount and percentage in order; of two that overlap the first that was found."""
    kept: list[Quantity] = []
    for mention in sorted(find_amounts(prose), key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(_of(prose, mention))
    return tuple(kept)


def _of(prose: Prose, mention: Mention) -> Quantity:
    return Quantity(
        start=mention.start,
        end=mention.end,
        text=" ".join(prose.text[mention.start : mention.end].split()),
        value=_decimal(mention.value),
        low=_decimal(mention.low),
        high=_decimal(mention.high),
        unit=mention.unit,
        hedge=mention.hedge,
        price_level=mention.price_level,
    )


def behind(printed: Decimal) -> Interval:
    """The figures that may be printed as ``printed``: rounded to its last decimal, or to its second digit where round."""
    step = _step(printed)
    return Interval(Fraction(printed) - step / 2, Fraction(printed) + step / 2, printed >= 0, printed < 0)


def possible(quantity: Quantity) -> Interval:
    """The figures that may stand behind a quantity, its hedge considered."""
    if quantity.value is None:
        low, high = behind(quantity.low or Decimal(0)), behind(quantity.high or Decimal(0))
        return Interval(low.low, high.high, low.low_closed, high.high_closed)
    printed, rounded = Fraction(quantity.value), behind(quantity.value)
    match quantity.hedged:
        case "about":
            slack = max(rounded.high - printed, abs(printed) * _ABOUT)
            return Interval(printed - slack, printed + slack)
        case "just_below":
            return Interval(printed - max(rounded.high - printed, abs(printed) * _JUST), printed, True, False)
        case "just_above":
            return Interval(printed, printed + max(rounded.high - printed, abs(printed) * _JUST))
        case "above":
            return Interval(printed, _ENDLESS, low_closed=False)
        case "at_least":
            return Interval(printed, _ENDLESS)
        case "below":
            return Interval(-_ENDLESS, printed, high_closed=False)
        case "at_most":
            return Interval(-_ENDLESS, printed)
        case _:
            return rounded


def _step(printed: Decimal) -> Fraction:
    decimals = decimals_of(printed)
    if decimals:
        return Fraction(1, 10**decimals)
    digits = str(abs(int(printed)))
    zeros = len(digits) - len(digits.rstrip("0")) if printed else 0
    return Fraction(10 ** max(0, min(zeros, len(digits) - _SIGNIFICANT)))


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
