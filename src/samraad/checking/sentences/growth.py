"""Growth told three ways in one sentence: "steget med over 700 pct. (fra 3.000 kr. til 22.000 kr.)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samraad.checking.finding import ERROR, LIKELY_ERROR, ROUNDING, Finding, finding
from samraad.checking.paper import Paper, Sentence
from samraad.checking.quantity import Quantity, behind, possible
from samraad.checking.sentences.pairs import FromTo, from_to
from samraad.checking.wordlists import either, meanings
from samraad.rules.numbers import HALF_UP, Interval, danish, exactly

CODE = "growth"
_WORD = re.compile(rf"(?<![a-zæøå])(?:{either(meanings('rise_words'))})(?![a-zæøå])", re.IGNORECASE)
_HUNDRED = exactly(100)
_BEFORE = re.compile(r"[\s,]*(?:\(|,)?\s*(?:dvs\.\s+|nemlig\s+|svarende til\s+)?$")
_AFTER = re.compile(
    r"[^.;()]{0,60}?(?:svarende til|hvilket (?:er|svarer til|giver)|(?:dvs\.|altså)|en (?:stigning|vækst|reduktion|forøgelse)|et fald|[(])"
    r"[^.;()]{0,30}?$"
)
_OTHER_GROWTH = re.compile(r"\s+(?:af\s|om året|årlig|pr\. år|hvert år|i gennemsnit|point)")


@dataclass(frozen=True, slots=True)
class Growth:
    """A stated growth beside the two figures that it lies between."""

    stated: Quantity
    pair: FromTo


def find_growth(paper: Paper) -> Iterator[Finding]:
    """Stated growth that the two figures beside it do not give."""
    for sentence in paper.sentences:
        if len(sentence.quantities) >= 2 and _WORD.search(sentence.text):
            for growth in _growths(paper, sentence):
                yield from _judge(paper, sentence, growth)


def _growths(paper: Paper, sentence: Sentence) -> Iterator[Growth]:
    """Each pair of figures with the stated growth that stands right before or right after it."""
    for pair in from_to(paper, sentence):
        unit = pair.first.unit
        stated = [q for q in sentence.quantities if q not in (pair.first, pair.last) and _is_growth_of(q, unit)]
        for quantity in stated:
            if _beside(paper.text, quantity, pair) and not _OTHER_GROWTH.match(paper.text, quantity.end):
                yield Growth(quantity, pair)
                break


def _is_growth_of(quantity: Quantity, unit: str | None) -> bool:
    if quantity.value is None:
        return False
    return quantity.is_percent or quantity.unit == "procentpoint" or (unit is not None and quantity.unit == unit)


def _beside(text: str, stated: Quantity, pair: FromTo) -> bool:
    if stated.end <= pair.start:
        between = text[stated.end : pair.start]
        return _BEFORE.fullmatch(between) is not None or re.fullmatch(r"\s*\(?(?:i\s+\w+\s+)?", between) is not None
    return stated.start >= pair.end and _AFTER.fullmatch(text[pair.end : stated.start]) is not None


def _judge(paper: Paper, sentence: Sentence, growth: Growth) -> Iterator[Finding]:
    stated, first, last = growth.stated, growth.pair.first, growth.pair.last
    if first.value is None or last.value is None or stated.value is None or (not first.value and stated.is_percent):
        return
    ways = _computed(first, last, stated)
    claimed = _absolute(possible(stated))
    exact = _exactly(first, last, stated)
    if not any(_absolute(way).meets(claimed) for way in ways):
        yield _wrong(paper, sentence, growth, exact)
    elif stated.hedged == "just_below" and exact == Fraction(stated.value) and not (first.hedged or last.hedged):
        yield _not_below(paper, sentence, growth)


def _computed(first: Quantity, last: Quantity, stated: Quantity) -> list[Interval]:
    """The growths that the two figures allow; of shares in per cent, points as well as per cent."""
    a, b = possible(first), possible(last)
    if stated.unit == "procentpoint" or not stated.is_percent:
        return [b - a]
    ways = [] if a.low <= 0 <= a.high else [_HUNDRED * (b - a) / a]
    return [*ways, b - a] if first.is_percent else ways


def _exactly(first: Quantity, last: Quantity, stated: Quantity) -> Fraction:
    a, b = Fraction(first.value or 0), Fraction(last.value or 0)
    return abs(100 * (b - a) / a) if stated.is_percent and a else abs(b - a)


def _absolute(value: Interval) -> Interval:
    return -value if value.high <= 0 else value


def _wrong(paper: Paper, sentence: Sentence, growth: Growth, exact: Fraction) -> Finding:
    stated, first, last = growth.stated, growth.pair.first, growth.pair.last
    unit = "pct." if stated.is_percent else stated.unit or ""
    computed = f"{danish(HALF_UP.round(exact, 0 if exact >= 10 else 1))} {unit}".strip()
    said = f"{stated.hedge} {stated.text}" if stated.hedge else stated.text
    text = f"Fra {first.text} til {last.text} er en ændring på {computed}, men der står {said}."
    ratio = behind(last.value or Decimal(0)) / behind(first.value or Decimal(1)) * _HUNDRED if first.value else None
    if stated.is_percent and ratio is not None and ratio.meets(possible(stated)):
        text += (
            f" Det sidste tal er {danish(HALF_UP.round(exact + 100))} pct. af det første; det kan være det, der menes."
        )
    judged = LIKELY_ERROR if first.hedged or last.hedged or growth.pair.loose else ERROR
    figures = [first.text, last.text, said]
    place = paper.place(min(stated.start, growth.pair.start), max(stated.end, growth.pair.end))
    return finding(CODE, judged, text, [place], figures, figures, computed)


def _not_below(paper: Paper, sentence: Sentence, growth: Growth) -> Finding:
    stated, first, last = growth.stated, growth.pair.first, growth.pair.last
    text = (
        f"Fra {first.text} til {last.text} er netop {stated.text} regnet på de trykte tal, men der står "
        f"»{stated.hedge}«. Afrunding af tallene kan forklare det."
    )
    figures = [first.text, last.text, f"{stated.hedge} {stated.text}"]
    place = paper.place(min(stated.start, growth.pair.start), max(stated.end, growth.pair.end))
    return finding(CODE, ROUNDING, text, [place], figures, figures, stated.text)
