"""What kind of document a line or title names: notat, referat, høringssvar …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from samraad.reading.outline.words import data, fold, unspaced

_ENDINGS = ("en", "et", "erne", "ets", "ens", "s")
# Words as short as "brev" and "memo" name a kind only whole.
_SHORTEST = 4
_MARKED = re.compile(
    r"^(?:bilag|annex|appendiks)\s*(?:nr\.?\s*)?\d{0,2}[a-z]?(?:\.\d{1,2})?\s*(?:[:.–—-]|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Naming:
    """A kind of document and how surely the words name one: ``strong`` words seldom open a mere section."""

    kind: str
    strong: bool


@cache
def _kinds() -> dict[str, Naming]:
    return {word: Naming(entry["kind"], entry["strong"]) for entry in data("document_kinds") for word in entry["words"]}


@lru_cache(maxsize=16384)
def _kind_of_word(word: str) -> Naming | None:
    """The kind a word names by its end, the longest that fits: "analysenotatet" is a notat."""
    for stem in (word, *(word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))):
        for at in range(max(len(stem) - _SHORTEST, 0) + 1):
            if (at == 0 or len(stem) - at > _SHORTEST) and (naming := _kinds().get(stem[at:])):
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
