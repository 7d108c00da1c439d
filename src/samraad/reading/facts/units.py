"""What stands after a figure and says what it counts: money, percent, or a noun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samraad.reading.facts.wordlists import meanings, word_set, words

_SCALE = (
    r"(?P<mio>mio(?![a-zæøå])\.?|mill\.|million(?:er)?(?![a-zæøå]))|(?P<mia>mia(?![a-zæøå])\.?|milliard(?:er)?(?![a-zæøå]))"
    r"|(?P<thousand>t\.(?=\s?kr)|t(?=\.?kr)|tusind(?:e)?(?![a-zæøå]))"
)
_CURRENCY = r"(?P<kr>kr(?![a-zæøå])\.?|kroner(?![a-zæøå])|,-|dkk(?![a-z]))|(?P<euro>eur(?:o)?(?![a-zæøå])|€)"
_STRONG = re.compile(
    r"\.?\s{0,3}(?:(?P<point>(?:procent|pct\.?|%)[-\s]?point(?![a-zæøå]))|(?P<percent>%|pct(?![a-zæøå])\.?|procent(?![a-zæøå]))"
    rf"|(?P<permille>‰|promille)|(?:{_SCALE})(?:\s{{0,3}}(?:{_CURRENCY}))?|(?:{_CURRENCY.replace('P<kr>', 'P<kr1>').replace('P<euro>', 'P<euro1>')}))"
)
_PER = re.compile(r"\s?/\s?([a-zæøå]{2,})")
_PREFIX = re.compile(r"(?:^|[^\d\s]\s+|[\n(])(?:(?P<scale>mio\.|mia\.)\s?)?(?P<money>kr\.?|dkk|eur)\s{0,2}$")
_WORD = re.compile(r"[ \u00a0]([a-zæøå][a-zæøåé'’\-]*(?:[23²³]|\.(?=\s|$))?)(?!\w|\.[a-zæøå])")
_NOUNS = meanings("units")
_ENDINGS = words("unit_endings")
_MODIFIERS = word_set("unit_modifiers")
_NOT_NOUNS = word_set("not_units")
_MONEY = {"kr": "kr.", "kr1": "kr.", "euro": "euro", "euro1": "euro"}
_SCALES = {"mio": "mio.", "mia": "mia.", "thousand": "t."}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and where it ends; ``strong`` where it needs no context to make its figure a fact."""

    name: str
    end: int
    percent: bool = False
    strong: bool = False


def unit_after(text: str, folded: str, end: int) -> Unit | None:
    """The unit of a figure that ends at ``end``."""
    match = _STRONG.match(folded, end)
    if match is None:
        return counted_after(text, end)
    if match.group().startswith(".") and not (match.group("mio") or match.group("mia")):
        return None  # "3. kr" is no sum; "1. mio." is one, misprinted
    if match.group("point"):
        return Unit("procentpoint", match.end(), percent=True, strong=True)
    if match.group("percent"):
        return Unit("%", match.end(), percent=True, strong=True)
    if match.group("permille"):
        return Unit("‰", match.end(), percent=True, strong=True)
    scale = next((_SCALES[name] for name in _SCALES if match.group(name)), "")
    money = next((_MONEY[name] for name in _MONEY if match.group(name)), "")
    if money:
        per = _PER.match(folded, match.end())
        name = f"{scale}kr." if scale == "t." and money == "kr." else f"{scale} {money}".strip()
        return Unit(f"{name}/{per.group(1)}" if per else name, per.end() if per else match.end(), strong=True)
    noun = counted_after(text, match.end())
    if scale == "t." or noun:
        return noun and Unit(f"{'tusind' if scale == 't.' else scale} {noun.name}", noun.end)
    return Unit(scale, match.end(), strong=True)


def unit_before(folded: str, start: int) -> str | None:
    """The currency that stands directly before a figure ("DKK 5.000"), not after another figure ("22 kr. 9,1")."""
    if folded[max(start - 2, 0) : start].strip()[-1:] not in (".", "r", "k"):
        return None
    match = _PREFIX.search(folded[max(start - 16, 0) : start])
    if match is None:
        return None
    money = "euro" if match.group("money") == "eur" else "kr."
    return f"{match.group('scale')} {money}" if match.group("scale") else money


def counted_after(text: str, end: int) -> Unit | None:
    """The noun that a figure counts, adjectives between them skipped ("59.000 flere små børn")."""
    seen: Unit | None = None
    for _ in range(4):
        match = _WORD.match(text, end)
        if match is None:
            return seen
        word = match.group(1).rstrip(".") if match.group(1) not in _NOUNS else match.group(1)
        noun = noun_of(word)
        if noun is not None:
            seen = Unit(noun, match.end(1) if match.group(1) in _NOUNS else match.start(1) + len(word))
        if word not in _MODIFIERS:
            return seen
        end = match.end()
    return seen


def noun_of(word: str) -> str | None:
    """The unit a counted noun gives, or None."""
    plain = word.replace("’", "'")
    if plain in _NOUNS:
        return _NOUNS[plain]
    return word if len(word) > 5 and word.endswith(_ENDINGS) else None


def unknown_noun_after(text: str, end: int) -> Unit | None:
    """The word that a large figure seems to count, where no list has it ("61.060 rekrutteringer")."""
    for _ in range(4):
        match = _WORD.match(text, end)
        if match is None or match.group(1) in _NOT_NOUNS:
            return None
        word = match.group(1).rstrip(".")
        if word not in _MODIFIERS:
            return (
                Unit(word, match.start(1) + len(word))
                if len(word) > 3 and word.endswith(("er", "re", "e", "r"))
                else None
            )
        end = match.end()
    return None
