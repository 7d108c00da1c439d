"""What a decision adds to what it decides: an addition, a supplement or an adjustment, and who proposed it."""

from __future__ import annotations

import re
from functools import cache

from samraad.reading.minutes.words import any_of, words


@cache
def _suffixes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = words("outcomes")
    fillers = any_of(data["suffix_fillers"])
    lead = rf"\b(?:med|inkl\.?|inklusive)\s+(?:(?:{fillers}|\w+s)[\s,]+){{0,6}}?"
    return tuple(
        (name, re.compile(rf"{lead}(?:{nouns})|\b(?:{data['suffix_forms'][name]})", re.IGNORECASE))
        for name, nouns in data["suffixes"].items()
    )


@cache
def _proposer() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{any_of(words('outcomes')['proposers'])})\s+(?P<who>[^:;.,()]{{2,80}}?)"
        r"(?=[:;.,()]|$|\s+(?:om|at|blev|med|til)\b)",
        re.IGNORECASE,
    )


def suffix_of(sentence: str, verb: int) -> str:
    """`` with addition``, `` with supplement``, `` with adjustment`` or nothing, for the decision at offset ``verb``."""
    start = 0 if sentence.lstrip(" –-•").startswith("Med ") else verb
    found = [(match.start(), name) for name, pattern in _suffixes() if (match := pattern.search(sentence, start))]
    return " " + min(found)[1] if found else ""


def proposer_of(sentence: str) -> str | None:
    """Who proposed what the sentence adds, as printed."""
    found = _proposer().search(sentence)
    return found["who"].strip() if found else None
