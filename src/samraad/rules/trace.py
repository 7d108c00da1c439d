"""How one figure came to be: its formula, what went in with sources, the unrounded value, the rounding, the print."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from babel.dates import format_date

from samraad.rules.inputs import Indicator
from samraad.rules.numbers import DOWN, Rounding, danish, decimal_text

SHOWN_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Operand:
    name: str
    indicator: Indicator
    value: Fraction
    certain: bool


@dataclass(frozen=True, slots=True)
class Trace:
    formula: str
    operands: tuple[Operand, ...]
    exact: Fraction
    rounding: Rounding | None
    rounded: Decimal

    def lines(self) -> tuple[str, ...]:
        """The trace as Danish sentences, one a line."""
        told = [f"Formel: {self.formula}", *(f"  {_operand_line(operand)}" for operand in self.operands)]
        told.append(f"Uafrundet: {reader_figure(self.exact)}")
        if self.rounding is not None:
            told.append(f"Afrundet én gang ({self.rounding.danish}): {danish(self.rounded)}")
        return tuple(told)


def _operand_line(operand: Operand) -> str:
    indicator = operand.indicator
    parts = [f"{indicator.title}: {reader_figure(operand.value)}"]
    if indicator.unit:
        parts[0] += f" {indicator.unit}"
    if indicator.price_level:
        parts.append(f"{indicator.price_level}-priser")
    if indicator.date:
        parts.append(f"pr. {format_date(indicator.date, 'd. MMMM y', locale='da')}")
    if indicator.source:
        parts.append(f"kilde: {indicator.source}")
    if indicator.invented:
        parts.append("opdigtet til eksemplet")
    if not operand.certain:
        parts.append("usikkert")
    return "; ".join(parts)


def reader_figure(value: Fraction) -> str:
    """A figure as a Danish reader meets it: exact where it has few decimals, else cut after six and marked so."""
    text = decimal_text(value)
    if "/" not in text and len(text.partition(".")[2]) <= SHOWN_DECIMALS:
        return danish(DOWN.round(value, len(text.partition(".")[2])))
    return danish(DOWN.round(value, SHOWN_DECIMALS)) + "…"
