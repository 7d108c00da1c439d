"""Amounts and percentages: a figure with its unit, range, hedge and price level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from samraad.reading.facts.mention import Mention, Prose
from samraad.reading.facts.numbers import FIGURE, NUMBER_WORDS, Number, parse_number, plain, scan_numbers
from samraad.reading.facts.units import Unit, unit_after, unit_before, unknown_noun_after
from samraad.reading.facts.wordlists import either, words

_HEDGE = re.compile(rf"(?:^|[\s(–-])({either(words('hedges'))})\s+(?:kr\.?\s+|dkk\s+)?$")
_YEAR = r"(?:19|20)\d\d"
_PRICE_WORDS = either(words("price_words"))
_PRICE_LEVEL = re.compile(
    rf"({_YEAR})\s?[-–]?\s?(?:{_PRICE_WORDS})(?![a-zæøå])|(?:{_PRICE_WORDS})\s+(?:for\s+|i\s+)?({_YEAR})"
)
_PRICE_AFTER = re.compile(
    rf"(?:\s+(?:pr\.|om)\s+[a-zæøå]+|\s+årligt|\s+i\s+alt|\s+i\s+{_YEAR}(?:\s?[-–]\s?{_YEAR}|\s+og\s+{_YEAR})?)?\s?[(,]?\s?(?:opgjort\s+)?(?:i\s+)?(?:{_PRICE_LEVEL.pattern})"
)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ])|\n")
_LISTED = re.compile(rf"(?<![\w.,:/-])({FIGURE})\s+(?:og|eller|hhv\.|til)\s+(?:ca\.?\s+|godt\s+|knap\s+|næsten\s+)?$")
_LISTED_ON = re.compile(rf"(?<![\w.,:/-])({FIGURE})\s*,\s*$")
_WORD_UNITS = re.compile(
    r"procent|pct\.|million|milliard|mio\.|mia\.|kroner|årsværk|pladser|timer|dage|uger|måneder|år(?![a-zæøå])"
)
_WORD_BEFORE = re.compile(
    rf"(?<![\w-])({either(NUMBER_WORDS)})\s{{1,2}}(?:[a-zæøå]+(?=årsværk|pladser|timer|dage|uger))?$"
)
_RUNNING = re.compile(r"[a-zæøå][a-zæøå.]*[,:]?\s$")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:i|fra|til|siden|af|for|og|år|året|årene|efter|før|inden|mod|perioden|primo|medio|ultimo)|\d[-–/]?|[-–/])\s*$"
)
_NO_COUNT_BEFORE = re.compile(
    r"(?:\bkl\.?|\bnr\.|§|\bside|\bpunkt|\bpkt\.|\d\s?\+|\d\s+ud\s+af|\bhver|\b(?:en|to|tre|fire|fem|seks|syv|otte|ni)\s+ud\s+af)\s*$"
)
_SURE_HEDGES = frozenset(words("hedges")) - {
    "under",
    "over",
    "forventet",
    "max",
    "nær",
    "i gennemsnit",
    "gennemsnitligt",
} | {"over"}
# Two groups or more, or one after a small word: "12 500" may be two cells of a table.
_GROUPS_BEFORE = re.compile(
    r"(?<![\d.,:/-])(?<!\d )([1-9]\d{0,2}(?: \d{3})+|(?<=[a-zæøå.] )(?<!ilag )(?<!ide )[1-9]\d{0,2}) $"
)
_LAST_GROUP = re.compile(r"\d{3}(?:,\d{1,2})?")
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?![\d.,])")
_HALF = frozenset({"halv", "halvt"})


def find_amounts(prose: Prose) -> Iterator[Mention]:
    """Every amount and percentage, in digits and in words."""
    for number in scan_numbers(prose.text):
        yield from _of_number(prose, number)
    yield from _in_words(prose)


def price_level(prose: Prose, start: int, end: int) -> str | None:
    """The price level of the sum at ``start:end``: said right after it, else the last one said before it in its sentence."""
    after = _PRICE_AFTER.match(prose.folded, end, end + 60)
    if after is not None:
        return after.group(1) or after.group(2)
    opening = max(start - 160, 0)
    for boundary in _SENTENCE_END.finditer(prose.text, opening, start):
        opening = boundary.end()
    level: str | None = None
    for match in _PRICE_LEVEL.finditer(prose.folded, opening, start):
        level = match.group(1) or match.group(2)
    return level


def hedge_before(folded: str, start: int) -> str | None:
    """The hedge directly before a figure ("ca.", "op mod", "mindst")."""
    match = _HEDGE.search(folded, max(start - 26, 0), start)
    return " ".join(match.group(1).split()) if match else None


def _of_number(prose: Prose, number: Number) -> Iterator[Mention]:
    text, folded = prose.text, prose.folded
    after = folded[number.end : number.end + 4].lstrip()[:1]
    unit = unit_after(text, folded, number.end) if after and not after.isdigit() else None
    if unit is not None and not unit.strong and _no_count(text, number):
        unit = None
    if unit is not None and unit.percent and re.fullmatch(_YEAR, text[number.start : number.end]):
        unit = None
    if unit is not None:
        money = unit_before(folded, number.start) if unit.name in ("mio.", "mia.") else None
        if money is not None:
            unit = replace(unit, name=f"{unit.name} {money[0]}")  # "DKK 3 mio."
            number = replace(number, start=money[1])
        if unit.strong:
            number = _with_spaced_thousands(text, number)
        if _is_column_unit(folded, number, unit):
            return
        yield _mention(prose, number, unit)
        if unit.strong:
            yield from _listed_before(prose, number.start, unit)
        return
    year = re.fullmatch(_YEAR, text[number.start : number.end]) is not None
    money = unit_before(folded, number.start) if not year else None
    if money is not None:
        spaced = _SPACED.match(text, number.start)
        if spaced:
            number = replace(number, end=spaced.end(), value=Decimal(spaced.group().replace(" ", "")))
        yield _mention(prose, replace(number, start=money[1]), Unit(money[0], number.end, strong=True))
        return
    counted = unknown_noun_after(text, number.end) if number.grouped else None
    if counted is not None or (number.grouped and _is_running(text, number)) or _is_hedged(prose, number):
        yield _mention(prose, number, counted or unknown_noun_after(text, number.end) or Unit("", number.end))


def _with_spaced_thousands(text: str, number: Number) -> Number:
    """The whole of a sum whose thousands a space sets apart ("1 275 761 kr."), of which ``number`` is the last group."""
    figure = text[number.start : number.end]
    if number.value is None or not _LAST_GROUP.fullmatch(figure):
        return number
    match = _GROUPS_BEFORE.search(text, max(number.start - 24, 0), number.start)
    if match is None:
        return number
    value = Decimal(match.group(1).replace(" ", "") + figure.replace(",", "."))
    return replace(number, start=match.start(1), value=value, grouped=True)


def _mention(prose: Prose, number: Number, unit: Unit) -> Mention:
    money = "kr." in unit.name or "euro" in unit.name
    return Mention(
        type="percentage" if unit.percent else "amount",
        start=number.start,
        end=unit.end,
        value=_text(number.value),
        low=_text(number.low),
        high=_text(number.high),
        hedge=hedge_before(prose.folded, number.start),
        unit=unit.name or None,
        price_level=price_level(prose, number.start, unit.end) if money else None,
    )


def _listed_before(prose: Prose, start: int, unit: Unit) -> Iterator[Mention]:
    """Figures that share the unit of the one they are listed with: "48 eller 60 kr.", "fra 3 til 5 mio. kr."."""
    pattern = _LISTED
    while (match := pattern.search(prose.folded, max(start - 28, 0), start)) is not None:
        value = parse_number(match.group(1))
        start = match.start(1)
        if value is None or re.fullmatch(_YEAR, match.group(1)) or unit_before(prose.folded, start) is not None:
            return
        yield _mention(prose, Number(start, match.end(1), value), Unit(unit.name, match.end(1), unit.percent))
        pattern = _LISTED_ON


def _no_count(text: str, number: Number) -> bool:
    """Whether a figure before a noun is a year, a time of day, a heading's number or part of a sum instead of a count."""
    figure = text[number.start : number.end]
    if "." in figure and not number.grouped:
        return True
    before = text[max(number.start - 24, 0) : number.start].lower()
    if re.fullmatch(_YEAR, figure) and _YEAR_BEFORE.search(before):
        return True
    return _NO_COUNT_BEFORE.search(before) is not None


def _is_column_unit(folded: str, number: Number, unit: Unit) -> bool:
    """Whether "1.000 kr." is what a table counts in ("(i 1.000 kr.)"), not a sum."""
    if number.value != 1000 or unit.name != "kr.":
        return False
    return folded[max(number.start - 3, 0) : number.start].strip() in ("i", "(i", "(", "i:")


def _is_hedged(prose: Prose, number: Number) -> bool:
    """Whether a hedge shows that a bare figure is one ("mindst 70", "ca. 6500")."""
    figure = prose.text[number.start : number.end]
    if "." in figure and not number.grouped:
        return False
    if re.fullmatch(_YEAR, figure) or prose.text[number.end : number.end + 1] in ("-", ".", "/", ":", "[", "’"):
        return False
    return hedge_before(prose.folded, number.start) in _SURE_HEDGES


def _is_running(text: str, number: Number) -> bool:
    """Whether a figure stands in a sentence, not in a row of figures or alone in a box."""
    if _RUNNING.search(text, max(number.start - 30, 0), number.start) is None:
        return False
    after = text[number.end : number.end + 48].lstrip(" ")[:1] or "\n"
    return not (after == "\n" or after.isdigit() or after.isupper())


def _in_words(prose: Prose) -> Iterator[Mention]:
    for match in _WORD_UNITS.finditer(prose.folded):
        opening = max(match.start() - 40, 0)
        word = _WORD_BEFORE.search(prose.folded, opening, match.start())
        if word is None:
            continue
        spelt = " ".join(word.group(1).split())
        if spelt in ("en", "et", "én", "ét") and not match.group().startswith("mil"):
            continue
        unit = unit_after(prose.text, prose.folded, word.end(1))
        if unit is None or spelt in _HALF:
            continue
        value: Decimal = NUMBER_WORDS[spelt]
        yield _mention(prose, Number(word.start(1), word.end(1), value), unit)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
