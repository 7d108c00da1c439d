"""What kind of document a line or title names: notat, referat, høringssvar …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from samraad.reading.outline.words import data, fold, unspaced

_MARKED = re.compile(
    r"^(?:bilag|annex|appendiks)\s*(?:nr\.?\s*)?\d{0,2}[a-z]?(?:\.\d{1,2})?\s*(?:[:.–—-]|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Naming:
    """A kind of document and how surely the words name one: ``strong`` words seldom open a mere section."""

    kind: str
    strong: bool


@cache
def _kinds() -> tuple[tuple[tuple[str, ...], Naming], ...]:
    return tuple(
        (tuple(fold(word) for word in entry["words"]), Naming(entry["kind"], entry["strong"]))
        for entry in data("document_kinds")
    )


@cache
def _kind_of_word(word: str) -> Naming | None:
    """The kind a word names by its end: "analysenotatet" is a notat."""
    for trimmed in (word, *(word.removesuffix(ending) for ending in ("en", "et", "erne", "ets", "ens", "s"))):
        for words, naming in _kinds():
            if any(trimmed == known or (len(known) > 4 and trimmed.endswith(known)) for known in words):
                return naming
    return None


def kind_alone(text: str) -> Naming | None:
    """The kind a line by itself declares ("NOTAT", "IDÉKATALOG", "Referat"); None for any longer line."""
    if text.endswith(":") or not text or not (text.isupper() or text[0].isupper()):
        return None
    words = fold(unspaced(text)).split()
    return _kind_of_word(words[0]) if len(words) == 1 else None


def kind_opening(title: str) -> Naming | None:
    """The kind that the first word of a title names ("Referat fra …", "Bilag 2: …", "Fælles procesplan for …")."""
    if _MARKED.match(title):
        return Naming("bilag", True)
    words = fold(title).split()
    if len(words) < 2:
        return None
    for word in (
        words[:1]
        if words[0] not in ("udkast", "forslag", "fælles", "politisk", "ny", "nyt", "revideret")
        else words[:3]
    ):
        if (naming := _kind_of_word(word)) and naming.kind != "bilag":
            return naming
    return None


def kind_in(title: str) -> str | None:
    """The first kind named anywhere in a title."""
    opening = kind_opening(title)
    if opening and opening.kind != "bilag":
        return opening.kind
    named = [naming.kind for word in fold(title).split() if (naming := _kind_of_word(word))]
    return next((kind for kind in named if kind != "bilag"), opening.kind if opening else None)
