"""Finds what answers a question in a text: figures, dates, periods, frequencies, people, bodies, places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from samraad.reading.facts.wordlists import words
from samraad.search.answering.lists import folded
from samraad.search.answering.model import Kind
from samraad.search.danish.fold import fold

_WORD_NUMBERS = (
    r"én|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten|tyve|tredive|"
    r"halvtreds|hundrede|tusind"
)
_DIGITS = r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?(?:\s?[-–]\s?\d+(?:[.,]\d+)*)?|½"
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_MONTHS_SHORT = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\."
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?:\d{{1,2}}\.? ?(?:{_MONTHS}|{_MONTHS_SHORT})(?: {_YEAR})?|(?:{_MONTHS}) {_YEAR}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|"
    rf"\d{{1,2}}/\d{{1,2}}(?![\d.,])|(?:ultimo|medio|primo|udgangen af|slutningen af|begyndelsen af|midten af|starten af)"
    rf"(?: (?:{_MONTHS}))?(?: {_YEAR})?|\d\. (?:kvartal|halvår)(?: {_YEAR})?|(?:foråret|sommeren|efteråret|vinteren)(?: {_YEAR})?|"
    rf"årsskiftet|\b{_YEAR}(?:\s?[-/–]\s?(?:{_YEAR}|\d\d))?\b|\b(?:i|inden|fra|til) (?:{_MONTHS})\b|"
    rf"\b(?:{_MONTHS})\b|\d+ (?:dage|uger|måneder|timer) (?:før|efter|inden))",
    re.IGNORECASE,
)
_MONEY = re.compile(
    rf"(?:(?:{_DIGITS}|{_WORD_NUMBERS}|halv)\s?(?:mio|mia|t)?\.?\s?(?:kr\b|kroner|DKK|euro|øre)|(?:{_DIGITS})\s?(?:mio|mia)\b|"
    r"\b(?:kr|DKK)\.?\s?\d[\d.,]*|\bgratis\b|halv(?:anden)? (?:milliard|million)\w*|(?:milliard|million)er? kr\w*|\d \d{3} kr)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"(?:(?:{_DIGITS}|{_WORD_NUMBERS})\s?(?:pct|%|procent\w*)|\b(?:halvdelen|en tredjedel|en fjerdedel|to tredjedele|"
    rf"tre fjerdedele|en femtedel|en tiendedel|hver (?:anden|tredje|fjerde|femte|sjette|ottende|tiende))\b|"
    rf"\b(?:\d+|{_WORD_NUMBERS}) (?:ud )?af (?:de )?(?:\d+|{_WORD_NUMBERS})\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?<![\w.,/§+-])(?:{_DIGITS}|{_WORD_NUMBERS}|fordobl\w+|halver\w+)(?![\w/]|[.,]\d|-\w|\.\s+[a-zæøå])",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    rf"(?:{_DIGITS}|{_WORD_NUMBERS}) (?:år|måned(?:er)?|uger?|dage?|timers?|time|minutt?er|døgn|km|kilometer|meter)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:\s*\([^)]*\))?\s+(?:[a-zæøå]|SOSU|VIP)")
_ONE = frozenset({"én", "ét"})
_DURATION = re.compile(
    rf"(?:(?:{_DIGITS}|{_WORD_NUMBERS}|et|en)\s?(?:-?årig\w*|år|måned(?:er)?|uger?|dag(?:es|e)?|timers?|time|minutt?er|kvartal(?:er)?|"
    rf"døgn|halvår|mdr)\b|\b(?:frem )?(?:til|indtil)(?: og med)?(?: den)?(?: \d{{1,2}}\.)?(?: (?:udgangen|slutningen|midten) af)?"
    rf"(?: (?:{_MONTHS}|foråret|sommeren|efteråret))?(?: {_YEAR})|perioden [^.,]{{0,30}}{_YEAR}|{_YEAR}\s?[-–]\s?(?:{_YEAR}|\d\d)|"
    rf"\b(?:{_WORD_NUMBERS}|\w+)årig\w*|permanent\b)",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(
    rf"(?:(?:\d+|{_WORD_NUMBERS}|en)(?:[-–]\d+)? gange?\b(?: \w+ (?:om|pr\.?) \w+| (?:om|pr\.?|i) \w+| \w+)?|\b(?:hvert|hver) (?:\w+ )?(?:år|uge|måned|dag|"
    rf"kvartal|halvår|time)|\w*årligt?e?\b|\w*(?:ugentlig|månedlig|daglig|kvartalsvis)t?e?\b|\bløbende\b|\bjævnligt\b|\bkvartalsvis|"
    r"\b(?:to|tre|fire|fem|seks|\d+) (?:\w+ )?(?:møder|om året|årlige))",
    re.IGNORECASE,
)
_CAPITAL = re.compile(
    r"(?<![\w.])(?:[A-ZÆØÅ][\wæøåé’'&-]+|[A-ZÆØÅ]{2,}\d*|K\d+)(?: (?:(?:og|for|af|i|den) )?[A-ZÆØÅ][\wæøåé’'&-]*| \d+\b)*"
)
_PLACE = re.compile(
    r"\b(?:i|på|ved|til|fra|hos|Sted:)\s+((?:[A-ZÆØÅ][\wæøåé’'-]+)(?: (?:(?:og|for|af|i) )?[A-ZÆØÅ][\wæøåé’'-]+)*)"
)
_WORDS = re.compile(r"[\wæøåÆØÅéÉ]+")
_REFERENCE = re.compile(
    r"(?:bilag|pkt\.?|punkt|nr\.?|§|side|anbefaling|tema|fase|mål|SAG-|tlf\.?|kl\.?|ring)\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Value:
    """Something in a text that could be what was asked for."""

    start: int
    end: int
    text: str
    trust: float = 1.0
    """How surely it is of the kind asked for."""


def values(text: str, kind: Kind, people: tuple[str, ...] = ()) -> list[Value]:
    """Everything in the text that is of the kind."""
    match kind:
        case Kind.DATE:
            return list(_dates(text))
        case Kind.DURATION:
            return [*_found(_DURATION, text), *_found(_DATE, text, 0.4)]
        case Kind.FREQUENCY:
            return list(_found(_FREQUENCY, text))
        case Kind.MONEY:
            return list(_found(_MONEY, text))
        case Kind.SHARE:
            return list(_found(_SHARE, text))
        case Kind.COUNT:
            return [*_numbers(text), *_found(_SHARE, text, 0.35)]
        case Kind.FIGURE:
            return [*_found(_MONEY, text), *_found(_SHARE, text), *_found(_LENGTH, text), *_numbers(text, 0.9)]
        case Kind.WHO:
            return [*_people(text, people), *_municipalities(text, 0.65), *_bodies(text)]
        case Kind.MUNICIPALITY:
            return list(_municipalities(text))
        case Kind.PLACE:
            return [*_places(text), *_municipalities(text, 0.8)]
    return []


def repeats(value: Value, forms: frozenset[str]) -> bool:
    """Whether the value only says what the question said."""
    parts = [fold(part) for part in _WORDS.findall(value.text)]
    return all(part in forms or part.removesuffix("s") in forms for part in parts)


def _found(pattern: re.Pattern[str], text: str, trust: float = 1.0) -> Iterator[Value]:
    for match in pattern.finditer(text):
        yield Value(match.start(), match.end(), match.group().strip(), trust)


def _dates(text: str) -> Iterator[Value]:
    for value in _found(_DATE, text):
        alone = not any(letter.isalpha() for letter in value.text) or fold(value.text) in _plain_months()
        yield Value(value.start, value.end, value.text, 0.65 if alone else 1.0)


@cache
def _plain_months() -> frozenset[str]:
    return frozenset(_MONTHS.split("|"))


def _numbers(text: str, trust: float = 1.0) -> Iterator[Value]:
    """Figures that count something: no dates, references, shares or amounts of money."""
    taken = [m.span() for pattern in (_DATE, _MONEY, _SHARE) for m in pattern.finditer(text)]
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if any(low < end and start < high for low, high in taken):
            continue
        if _REFERENCE.search(text, max(start - 14, 0), start) or (start == 0 and not _COUNTED.match(text, end)):
            continue
        sure = 0.4 if match.group().lower() in _ONE else 1.0 if _COUNTED.match(text, end) else 0.75
        yield Value(start, end, match.group().strip(), trust * sure)


def _people(text: str, people: tuple[str, ...]) -> Iterator[Value]:
    for name in people:
        at = text.find(name)
        while at >= 0:
            yield Value(at, at + len(name), name)
            at = text.find(name, at + len(name))


def _bodies(text: str) -> Iterator[Value]:
    """Bodies and posts: capitalised within a sentence, or by an ending that names one."""
    for match in _CAPITAL.finditer(text):
        starts = match.start() == 0 or text[: match.start()].rstrip()[-1:] in ".:–"
        known = any(word.endswith(_ends()) for word in fold(match.group()).split())
        if known or not starts:
            yield Value(match.start(), match.end(), match.group(), 0.55 if known else 0.45)
    for match in _WORDS.finditer(text):
        if match.group()[:1].islower() and fold(match.group()).endswith(_ends()):
            yield Value(match.start(), match.end(), match.group(), 0.35)


@cache
def _ends() -> tuple[str, ...]:
    return tuple(folded("organizations"))


@cache
def _municipal() -> re.Pattern[str]:
    names = sorted(
        {name.removesuffix("s") if name.endswith("ms") else name for name in words("municipalities")}, key=len
    )
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, reversed(names)))})(?:s|’s)?(?!\w)(?: (?:Regions)?[Kk]ommune)?"
    )


def _municipalities(text: str, trust: float = 1.0) -> Iterator[Value]:
    yield from _found(_municipal(), text, trust)


def _places(text: str) -> Iterator[Value]:
    for match in _PLACE.finditer(text):
        yield Value(match.start(1), match.end(1), match.group(1))
