"""Danish figures, exactly: thousands dots, decimal commas, ranges, fractions and number words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from samraad.reading.facts.mention import fold
from samraad.reading.facts.wordlists import either, meanings

_GROUPED = r"\d{1,3}(?:[.\u00a0\u2009\u202f]\d{3}(?!\d))+(?:,\d+)?"
FIGURE = rf"(?:(?:{_GROUPED}|\d+(?:,\d+|\.\d{{1,2}}(?![\d.])|[½¼¾])?)|[½¼¾])"
_FIGURE = re.compile(FIGURE)
_GROUPED_FIGURE = re.compile(_GROUPED)
_RANGE = re.compile(rf"(?<!\w)({FIGURE})(?:(\s{{0,2}}[-–—−]\s{{0,2}}|\s+til\s+)({FIGURE}))?")
_SIGNED = re.compile(r"[-−–]?\s?" + FIGURE)
_AND = re.compile(rf"\s+og\s+({FIGURE})")
_BETWEEN = re.compile(r"\bmellem\s+$")
_FROM = re.compile(r"\bfra\s+(?:\S+\s+)?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FRACTIONS = {"½": "5", "¼": "25", "¾": "75"}  # decimals
_MINUS = "-−–"
_EXACT = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in a text. A range has ``low`` and ``high`` and no ``value``."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    grouped: bool = False


def _built_words() -> dict[str, Decimal]:
    plain = {word: Decimal(value) for word, value in meanings("number_words").items()}
    ones = [(word, value) for word, value in plain.items() if 1 <= value <= 9 and " " not in word and "é" not in word]
    tens = [(word, value) for word, value in plain.items() if 20 <= value <= 90]
    built = {one + "og" + ten: low + high for one, low in ones if one not in ("et",) for ten, high in tens}
    halves = {f"{one} og en halv": low + Decimal("0.5") for one, low in ones if low > 1}
    return plain | built | halves


NUMBER_WORDS = _built_words()
_WORDS = re.compile(rf"(?<![\w-])(?:{either(word for word, value in NUMBER_WORDS.items() if value != 1)})(?![\w-])")


def parse_number(text: str) -> Decimal | None:
    """The figure that ``text`` is, or None where it is no single figure.

    Accepts "1.275.761", "3,125" (three decimals), "1057,0", "½", "1½", "-7" and words such as "ti" and "en halv".
    """
    cleaned = text.strip()
    if _SIGNED.fullmatch(cleaned):
        negative = cleaned[0] in _MINUS
        value = _value(cleaned.lstrip(_MINUS).strip())
        return value.copy_negate() if negative else value
    return NUMBER_WORDS.get(_EXACT.sub(" ", fold(cleaned)))


def find_numbers(text: str) -> tuple[Number, ...]:
    """Every figure, range and number word of ``text`` (not "en" and "et"), in order. For sentences, not for whole sources."""
    words = [Number(m.start(), m.end(), parse_number(m.group())) for m in _WORDS.finditer(fold(text))]
    return tuple(sorted([*scan_numbers(text), *words], key=lambda number: number.start))


def scan_numbers(text: str) -> Iterator[Number]:
    """The figures written in digits, in order; a digit within a word or a code ("CO2", "DK2020") is none."""
    done = 0
    for match in _RANGE.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if after.isalpha() and match.group(3):
            continue
        if after in ".,:" and text[end + 1 : end + 2].isdigit():
            continue  # "3.5.1" is no figure
        if before in ".,:/" and start > 1 and text[start - 2].isdigit():
            continue
        for number in _numbers(text, match):
            done = number.end
            yield number


def plain(value: Decimal) -> str:
    """The figure as decimal text with the digits it was printed with."""
    return format(value, "f")


def _numbers(text: str, match: re.Match[str]) -> Iterator[Number]:
    start = match.start()
    first = _value(match.group(1))
    grouped = _GROUPED_FIGURE.match(match.group(1)) is not None
    if match.group(3) is None:
        joined = _AND.match(text, match.end()) if _BETWEEN.search(text, max(start - 8, 0), start) else None
        if joined is None:
            negative = _is_negative(text, start)
            yield Number(start - negative, match.end(), first.copy_negate() if negative else first, grouped=grouped)
            return
        yield Number(start, joined.end(), None, first, _value(joined.group(1)), grouped)
        return
    last = _value(match.group(3))
    last_grouped = _GROUPED_FIGURE.match(match.group(3)) is not None
    year = _YEAR.fullmatch(match.group(1)) is not None
    change = "til" in match.group(2) and (year or _FROM.search(fold(text[max(start - 20, 0) : start])))
    thousands = _value(match.group(1) + ".000") if _GROUPED_FIGURE.fullmatch(match.group(1) + ".000") else first
    if last_grouped and not grouped and thousands <= last and not year:
        first = thousands  # "4-7.000" is 4.000 to 7.000
    if first >= last or change:
        yield Number(start, match.end(1), first, grouped=grouped)
        yield Number(match.start(3), match.end(), last, grouped=last_grouped)
        return
    yield Number(start, match.end(), None, first, last, grouped or last_grouped)


def _value(figure: str) -> Decimal:
    """The value of one figure, built from its digits so that no precision bounds it."""
    fraction = _FRACTIONS.get(figure[-1], "")
    digits = figure[:-1] if fraction else figure
    grouped = _GROUPED_FIGURE.fullmatch(digits) is not None
    whole, _, decimals = digits.partition("," if grouped else "." if "." in digits else ",")
    whole = re.sub(r"\D", "", whole)
    return Decimal(f"{whole or '0'}.{decimals or fraction}" if decimals or fraction else whole)


def _is_negative(text: str, start: int) -> bool:
    return start > 1 and text[start - 1] in _MINUS and text[start - 2] in " (\u00a0"
