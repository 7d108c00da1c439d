"""Whether some sentences have what a question asks for, which value it is, and how well it fits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samraad.search.answering.model import Kind
from samraad.search.answering.question import Question, is_role
from samraad.search.answering.tables import figure_of, is_of, is_total, row_of
from samraad.search.answering.units import Reading
from samraad.search.answering.values import Value, repeats
from samraad.search.answering.words import Senses, best
from samraad.search.danish.fold import fold

NO_KIND = 0.6
"""How well anything fits where no kind of value is asked for."""
_FIGURES = frozenset({Kind.MONEY, Kind.SHARE, Kind.COUNT, Kind.FIGURE})
_SAID = frozenset({Kind.TEXT, Kind.REASON, Kind.DECISION})
_AFTER = 40
_OTHER_SENTENCE = 60
_SHORT = 60
_DECIDED = re.compile(
    r"\b(?:godkendt?e?s?|tiltrådte?|tiltrådt|vedt(?:og|aget)|beslutt(?:ede|et)|tog .{0,80}efterretning|drøftede|udsatte|udskudt|udpegede|"
    r"indstillede|afviste|forkastede|bemyndigede|anbefalede|bakkede|opfordrede|bad)\b"
)
_HAS_DECIDED = re.compile(
    r"\b(?:godkendte|tiltrådte|vedtog|besluttede|udsatte|afviste|forkastede|(?:har|havde|blev|er) (?:\w+ ){0,3}?(?:godkendt|tiltrådt|"
    r"vedtaget|besluttet|udsat|afvist|forkastet))\b"
)
_ENOUGH_OF_IT = 0.7
_BECAUSE = re.compile(r"\b(?:fordi|skyldes|derfor|årsag\w*|baggrund\w*|på grund af|pga|idet|da)\b")
_SEVERAL = re.compile(r"\n[–•-]|(?:, [^,.]+){2}| og ")


@dataclass(frozen=True, slots=True)
class Fit:
    """The sentence that has it, the value as printed (None where none is asked for or found), and how well it fits."""

    sentence: int
    value: str | None
    near: float


def fit(reading: Reading, first: int, last: int, question: Question, senses: Senses) -> Fit:
    """The best of what is asked for in the sentences; in a question with two parts, both count."""
    row = _row(reading, first, question, senses)
    if row is not None:
        return row
    found = [_fit(reading, first, last, question, kind) for kind in question.kinds]
    texts = [each.value for each in found if each.value]
    near = sum(each.near for each in found) / len(found)
    return Fit(found[0].sentence, "; ".join(dict.fromkeys(texts)) or None, near)


def decided(reading: Reading, first: int, last: int, question: Question) -> float:
    """1.0 for the words of a decision on the matter, less where it is only told that the body asked about has decided."""
    text = reading.source.text[reading.sentences[first].start : reading.sentences[last].stop].lower()
    if reading.source.section == "decision":
        return (1.0 if _DECIDED.search(text) else 0.3) * _on_the_matter(reading, first, last, question)
    if not _HAS_DECIDED.search(text):
        return 0.0
    body = any(
        term.name and offsets
        for index in range(first, last + 1)
        for term, offsets in zip(question.terms, reading.places[index], strict=True)
    )
    return (0.6 if body else 0.2) * _on_the_matter(reading, first, last, question)


def _on_the_matter(reading: Reading, first: int, last: int, question: Question) -> float:
    """How much of what the decision should be about is there: of a question for a decision, all but body and day."""
    whole = there = 0.0
    body = set(fold(reading.source.council).split())
    for at, term in enumerate(question.terms):
        if term.light or term.when or not body.isdisjoint(term.sense.forms):
            continue
        found = best((*(reading.inside[index][at] for index in range(first, last + 1)), reading.around[at]))
        whole += term.weight
        there += term.weight * found.strength
    return min(1.0, there / whole / _ENOUGH_OF_IT) if whole else 1.0


def _row(reading: Reading, first: int, question: Question, senses: Senses) -> Fit | None:
    """What the row of a table has of it; None where the sentence is no row or its figures are not asked for."""
    table = reading.source.table
    if table is None or question.kind not in _FIGURES:
        return None
    text = reading.source.text[reading.sentences[first]]
    row = row_of(table, text)
    if row is None:
        return None
    if question.kind in (Kind.MONEY, Kind.SHARE) and not is_of(table, text, money=question.kind is Kind.MONEY):
        return Fit(first, None, 0.0)
    figure = figure_of(table, row, question, senses)
    named = any(
        offsets and (term.name or term.weight > 0.5)
        for offsets, term in zip(reading.places[first], question.terms, strict=True)
    )
    fits = 1.0 if (question.total and is_total(row[0])) or named else 0.4
    return Fit(first, figure, fits if figure else 0.0)


def _fit(reading: Reading, first: int, last: int, question: Question, kind: Kind) -> Fit:
    heaviest = max(range(first, last + 1), key=lambda index: _weight(reading, index, question))
    if kind in _SAID:
        return Fit(heaviest, None, _said(reading, first, last, question, kind))
    found = Fit(heaviest, None, 0.0)
    places = _places(reading, first, last, question)
    for index in range(first, last + 1):
        part = reading.sentences[index]
        for value in reading.values_of(index, kind):
            if repeats(value, question.forms) or (question.appointed and kind is Kind.WHO and value.trust < 1):
                continue
            at = Value(part.start + value.start, part.start + value.end, value.text, value.trust)
            near = value.trust * _nearness(at, index, places, question, kind, reading)
            if near > found.near:
                found = Fit(index, value.text, near)
    return found


def _weight(reading: Reading, index: int, question: Question) -> float:
    return sum(term.weight * match.strength for term, match in zip(question.terms, reading.inside[index], strict=True))


def _said(reading: Reading, first: int, last: int, question: Question, kind: Kind) -> float:
    text = reading.source.text[reading.sentences[first].start : reading.sentences[last].stop]
    if kind is Kind.DECISION:
        return decided(reading, first, last, question)
    if kind is Kind.REASON:
        return 0.9 if _BECAUSE.search(text.lower()) else 0.4
    return NO_KIND + 0.2 if _SEVERAL.search(text) else NO_KIND


def _places(reading: Reading, first: int, last: int, question: Question) -> list[tuple[bool, float, int, int]]:
    """Where words of the question stand: whether it is the thing asked for, its weight, the sentence, the character."""
    return [
        (term.focus, term.weight, index, at)
        for index in range(first, last + 1)
        for term, offsets in zip(question.terms, reading.places[index], strict=True)
        for at in offsets
        if term.weight > 0.2
    ]


def _nearness(
    value: Value,
    index: int,
    places: list[tuple[bool, float, int, int]],
    question: Question,
    kind: Kind,
    reading: Reading,
) -> float:
    """A value counts in full beside the thing asked for, less in a sentence that only has other words of the question."""
    has_focus = any(term.focus for term in question.terms) and kind is question.kind
    anchor = [place for place in places if place[0]] if has_focus else places
    if (
        has_focus
        and reading.head
        and any(match.strength >= 0.8 for match, term in zip(reading.head, question.terms, strict=True) if term.focus)
    ):
        return 1.0
    if not anchor:
        return 0.3 if has_focus and kind in (Kind.COUNT, Kind.WHO) else 0.45
    gap = min(_gap(value, index, sentence, at, reading) for _, _, sentence, at in anchor)
    if kind is Kind.COUNT and has_focus:
        after = any(0 <= at - value.end <= _AFTER and sentence == index for _, _, sentence, at in anchor)
        return 1.0 if after else 0.8 / (1 + gap / 200)
    if kind is Kind.WHO and any(is_role(term) for term in question.focus):
        return 1.0 / (1 + gap / 80)
    return 1.0 / (1 + gap / 300)


def _gap(value: Value, index: int, sentence: int, at: int, reading: Reading) -> int:
    """How far apart, in characters; another sentence is further away, unless both are short lines of a signature."""
    apart = at - value.end if at >= value.end else value.start - at
    if sentence == index:
        return max(apart, 0)
    sizes = [reading.sentences[each].stop - reading.sentences[each].start for each in (index, sentence)]
    return max(apart, 0) + (0 if max(sizes) < _SHORT and abs(index - sentence) == 1 else _OTHER_SENTENCE)
