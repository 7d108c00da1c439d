"""A fact in words for the margin: what it is called, its exact value where the print says less."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation

from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils.translation import get_language, gettext, gettext_lazy

from samraad.archive.models import Fact

NAMES = {
    "amount": gettext_lazy("Beløb"),
    "percentage": gettext_lazy("Procent"),
    "date": gettext_lazy("Dato"),
    "deadline": gettext_lazy("Frist"),
    "person": gettext_lazy("Person"),
    "contact": gettext_lazy("Kontakt"),
    "case_number": gettext_lazy("Sagsnummer"),
    "document_number": gettext_lazy("Dokumentnummer"),
    "reference": gettext_lazy("Henvisning"),
}
#: the types whose value says more than the print; a person's or a reference's is what is printed
EXACT = {"amount", "percentage", "date", "deadline"}


def name(fact: Fact) -> str:
    """What a fact of this type is called."""
    return str(NAMES.get(fact.type, fact.type))


def exact(fact: Fact) -> str:
    """The exact value as the reader writes it; empty where the print already says it."""
    if fact.type not in EXACT:
        return ""
    if fact.low and fact.high and fact.low != fact.high:
        value = f"{_written(fact.low)}–{_written(fact.high)}"
    elif fact.value:
        value = _written(fact.value)
    else:
        return ""
    words = " ".join(part for part in (value, fact.unit) if part)
    return "" if _bare(words) in _bare(fact.text) or _bare(value) == _bare(fact.text) else words


def deadline_words(fact: Fact) -> str:
    """What is due, from whom and to where, as far as the text says it."""
    deadline = fact.deadline or {}
    parts = [deadline.get("what") or ""]
    if deadline.get("from"):
        parts.append(gettext("fra %(who)s") % {"who": deadline["from"]})
    if deadline.get("to"):
        parts.append(gettext("til %(where)s") % {"where": deadline["to"]})
    return " ".join(part for part in parts if part)


def _written(value: str) -> str:
    locale = "da" if (get_language() or "da").startswith("da") else "en_GB"
    try:
        return format_date(dt.date.fromisoformat(value), format="long", locale=locale)
    except ValueError:
        pass
    try:
        return format_decimal(Decimal(value), locale=locale, decimal_quantization=False)
    except InvalidOperation:
        return value


def _bare(text: str) -> str:
    return "".join(text.lower().split())
