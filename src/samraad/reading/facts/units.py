"""What stands after a figure and says what it counts: money, percent, or a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samraad.reading.facts.wordlists import meanings, word_set, words

_SCALE = (
    r"(?P<mio>mio(?![a-zæøå])\.?|mill\.|million(?:er)?(?![a-zæøå]))|(?P<mia>mia(?![a-zæøå])\.?|milliard(?:er)?(?![a-zæøå]))"
    r"|(?P<thousand>t\.(?=\s?kr)|t(?=\.?kr)|tusind(?:e)?(?![a-zæøå]))"
)
_CURRENCY = r"(?P<kr>kr(?![a-zæøå])\.?|kroner(?![a-zæøå])|,-|dkk(?![a-z]))|(?P<euro>eur(?:o)?(?![a-zæøå])|€)"
_STRONG = re.compile(
    r"\.?[^\S\n]{0,3}(?:(?P<point>(?:procent|pct\.?|%)[-\s]?point(?![a-zæøå]))|(?P<percent>%|pct(?![a-zæøå])\.?|procent(?![a-zæøå]))"
    rf"|(?P<permille>‰|promille)|(?:{_SCALE})(?:[^\S\n]{{0,3}}(?:{_CURRENCY}))?|(?:{_CURRENCY.replace('P<kr>', 'P<kr1>').replace('P<euro>', 'P<euro1>')}))"
)
_PER = re.compile(r"\s?/\s?([a-zæøå]{2,})")
_PREFIX = re.compile(
    r"(?:^|[^\d\s]\s+|[\n(])(?<!mio\. )(?<!mia\. )(?:(?P<scale>mio\.|mia\.)\s?)?(?P<money>kr\.?|dkk|eur)[ \u00a0]{0,2}$"
)
_WORD = re.compile(
    r"[ \u00a0]((?:[a-zæøå][a-zæøåé'’\-]*|[A-ZÆØÅ]{2,}['’-][a-zæøå]+)(?:[23²³]|\.(?=\s|$))?)(?!\w|\.[a-zæøå])"
)
_NOTE_MARK = re.compile(r"\[\d{1,3}\]")
_ADJECTIVE = re.compile(r"[a-zæøå]{3,}(?:lige|iske|ende|ede|este|ere)")
_NOUNS = meanings("units")
_ENDINGS = words("unit_endings")
_MODIFIERS = word_set("unit_modifiers")
_NOT_NOUNS = word_set("not_units")
_GENITIVE = frozenset({"dage", "timer", "uger", "måneder", "år", "minutter", "døgn"})
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
    """The unit of a figure that ends at ``end``; a mark of a note may stand between them."""
    mark = _NOTE_MARK.match(text, end)
    end = mark.end() if mark else end
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


def unit_before(folded: str, start: int) -> tuple[str, int] | None:
    """The currency directly before a figure ("DKK 5.000") and where it begins; not after another figure ("22 kr. 9,1")."""
    if folded[max(start - 2, 0) : start].strip()[-1:] not in (".", "r", "k"):
        return None
    opening = max(start - 16, 0)
    match = _PREFIX.search(folded[opening:start])
    if match is None:
        return None
    money = "euro" if match.group("money") == "eur" else "kr."
    begins = match.start("scale") if match.group("scale") else match.start("money")
    return f"{match.group('scale')} {money}" if match.group("scale") else money, opening + begins


def counted_after(text: str, end: int) -> Unit | None:
    """The noun that a figure counts, adjectives between them skipped ("59.000 flere små børn")."""
    for word, start in _words_after(text, end):
        noun = noun_of(word) or noun_of(word.rstrip("."))
        if noun is not None:
            further = counted_after(text, start + len(word)) if word in _MODIFIERS else None
            return further or Unit(noun, start + len(word if noun_of(word) else word.rstrip(".")))
        if not (word in _MODIFIERS or word.endswith("-") or _ADJECTIVE.fullmatch(word)):
            return None
    return None


def _words_after(text: str, end: int) -> Iterator[tuple[str, int]]:
    """The next few words and where they begin; "og" after a suspended hyphen passes ("social- og sundhedselever")."""
    suspended = False
    for _ in range(5):
        match = _WORD.match(text, end)
        if match is None:
            return
        end = match.end()
        word = match.group(1)
        if not (suspended and word in ("og", "eller", "samt")):
            yield word, match.start(1)
        suspended = word.endswith("-")


def noun_of(word: str) -> str | None:
    """The unit a counted noun gives, or None."""
    plain = word.replace("’", "'").lower()
    if plain in _NOUNS:
        return _NOUNS[plain]
    if len(word) > 5 and word.endswith(_ENDINGS):
        return word
    if plain.endswith("s") and plain[:-1] in _GENITIVE:
        return _NOUNS[plain[:-1]]  # "5 dages"
    return None


def unknown_noun_after(text: str, end: int) -> Unit | None:
    """The word that a large figure seems to count, where no list has it ("61.060 rekrutteringer")."""
    seen: Unit | None = None
    for word, start in _words_after(text, end):
        bare = word.rstrip(".")
        if word in _NOT_NOUNS or bare in _NOT_NOUNS:
            return seen
        if len(bare) > 3 and bare.endswith(("er", "re", "e", "r", "s")):
            seen = Unit(bare, start + len(bare))
        if not (word in _MODIFIERS or word.endswith("-") or _ADJECTIVE.fullmatch(word)):
            return seen
    return seen
