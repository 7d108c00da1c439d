"""Figures as the reader's language writes them."""

from __future__ import annotations

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def whole(value: int | None) -> str:
    """A whole number with its thousands apart: ``653.664``."""
    return "" if value is None else number_format(value, decimal_pos=0, force_grouping=True)


@register.filter
def signed(value: int | None) -> str:
    """A change with its sign: ``+1.034``, ``−12``; nothing where there is none to tell."""
    if value is None:
        return ""
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    return f"{sign}{whole(abs(value))}"


@register.filter
def percent_of(part: int | None, total: int) -> str:
    """A part in per cent of the total, to two decimals."""
    return "" if part is None or not total else f"{number_format(100 * part / total, decimal_pos=2)} %"
