"""How well a few sentences of a passage answer a question: a handful of features that a person can check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass

from samraad.search.answering.lists import folded
from samraad.search.answering.model import Kind
from samraad.search.answering.question import Question, Term
from samraad.search.answering.tables import figure_of, is_total, row_of
from samraad.search.answering.units import Reading
from samraad.search.answering.values import Value, repeats, values
from samraad.search.answering.words import NOTHING, Match, Senses, best

_BESIDE, _PASSAGE = 0.75, 0.6
_MOST_SENTENCES = 4
MOST_LINES = 12
_NEAR = 40
_NO_KIND = 0.6
_ENTITY = frozenset({Kind.WHO, Kind.PLACE, Kind.MUNICIPALITY})
_DECIDED = re.compile(
    r"\b(?:godkendt?e?s?|tiltrådte?|tiltrådt|vedt(?:og|aget)|beslutt(?:ede|et)|tog .{0,80}efterretning|drøftede|udsatte|udskudt|udpegede|"
    r"indstillede|afviste|forkastede|bemyndigede|anbefalede|bakkede|opfordrede|bad)\b"
)


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for an answer, each from 0 to 1."""

    coverage: float
    """How much of the question stands in the sentences or around them, rare words counting more."""
    inside: float
    """How much of it stands in the sentences themselves."""
    weakest: float
    """How well the telling word that is worst covered is covered."""
    names: float
    """How well the proper names and years of the question are covered."""
    focus: float
    """How well the thing is named whose figure, date or holder is asked for."""
    value: float
    """Whether a value of the kind asked for stands there, and how near."""
    close: float
    """How near the words of the question stand to each other."""
    brief: float
    """How short the answer is."""
    rank: float
    """How good the search found the passage."""
    decided: float
    """Whether it is a decision where one is asked for."""

    def vector(self) -> tuple[float, ...]:
        return astuple(self)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Consecutive sentences of a passage, with what speaks for them."""

    reading: Reading
    first: int
    last: int
    features: Features
    value: Value | None
    figure: str | None
    covered: tuple[float, ...]
    """How well each term of the question is covered."""

    @property
    def start(self) -> int:
        return self.reading.sentences[self.first].start

    @property
    def end(self) -> int:
        return self.reading.sentences[self.last].stop


def candidates(reading: Reading, question: Question, senses: Senses) -> Iterator[Candidate]:
    """Every run of sentences that has something of the question and is short enough to cite."""
    for first in range(len(reading.sentences)):
        if not any(match is not NOTHING for match in reading.inside[first]):
            continue
        for last in range(first, min(first + _MOST_SENTENCES, len(reading.sentences))):
            if reading.source.table is not None and last > first:
                break
            if _lines(reading, first, last) > MOST_LINES:
                break
            yield _candidate(reading, first, last, question, senses)
        if first and reading.source.table is None and _lines(reading, first - 1, first) <= MOST_LINES:
            yield _candidate(reading, first - 1, first, question, senses)
        listed = _list_after(reading, first)
        if listed > first + _MOST_SENTENCES - 1:
            yield _candidate(reading, first, listed, question, senses)


def _lines(reading: Reading, first: int, last: int) -> int:
    """How many printed lines the sentences take."""
    text = reading.source
    start, end = reading.sentences[first].start, reading.sentences[last].stop
    return sum(1 for at in text.starts if start < at < end) + 1


def _list_after(reading: Reading, first: int) -> int:
    """The last sentence of the list that a sentence ending in a colon announces."""
    text = reading.source.text
    if not text[reading.sentences[first]].rstrip().endswith(":"):
        return first
    last = first
    while last + 1 < len(reading.sentences) and _lines(reading, first, last + 1) <= MOST_LINES:
        last += 1
    return last


def _candidate(reading: Reading, first: int, last: int, question: Question, senses: Senses) -> Candidate:
    inside = [best(column) for column in zip(*reading.inside[first : last + 1], strict=True)]
    all_matches = _with_surroundings(reading, first, last, inside)
    covered = tuple(match.strength for match in all_matches)
    weights = [term.weight for term in question.terms]
    whole = sum(weights) or 1.0
    value, near, figure = _value(reading, first, last, question, senses)
    features = Features(
        coverage=sum(w * c for w, c in zip(weights, covered, strict=True)) / whole,
        inside=sum(w * m.strength for w, m in zip(weights, inside, strict=True)) / whole,
        weakest=_weakest(question.terms, covered),
        names=_names(question.terms, covered),
        focus=_focus(question.terms, covered),
        value=near,
        close=_closeness(reading, first, last, question),
        brief=1.0 / (1 + max(_lines(reading, first, last) - 1, 0) / 6),
        rank=reading.source.rank,
        decided=_decided(reading, first, last, question),
    )
    return Candidate(reading, first, last, features, value, figure, covered)


def _with_surroundings(reading: Reading, first: int, last: int, inside: list[Match]) -> list[Match]:
    """What stands in the sentences, and less surely beside them, in the passage, above it."""
    result = list(inside)
    is_table = reading.source.table is not None
    for index, row in enumerate(reading.inside):
        if first <= index <= last or is_table:
            continue
        factor = _BESIDE if first - 1 <= index <= last + 1 else _PASSAGE
        result = [mine.better(other.scaled(factor)) for mine, other in zip(result, row, strict=True)]
    return [mine.better(other) for mine, other in zip(result, reading.around, strict=True)]


def _weakest(terms: tuple[Term, ...], covered: tuple[float, ...]) -> float:
    """The telling words are those that weigh at least half as much as the weightiest."""
    most = max((term.weight for term in terms), default=0.0)
    return min((c for term, c in zip(terms, covered, strict=True) if term.weight >= 0.5 * most), default=0.0)


def _names(terms: tuple[Term, ...], covered: tuple[float, ...]) -> float:
    pairs = [(term.weight, c) for term, c in zip(terms, covered, strict=True) if term.name]
    return sum(w * c for w, c in pairs) / sum(w for w, _ in pairs) if pairs else 1.0


def _focus(terms: tuple[Term, ...], covered: tuple[float, ...]) -> float:
    return max((c for term, c in zip(terms, covered, strict=True) if term.focus), default=_NO_KIND)


def _closeness(reading: Reading, first: int, last: int, question: Question) -> float:
    """1.0 where the words that are there stand beside each other; less, the further apart they are."""
    points = sorted(
        (at, term)
        for index in range(first, last + 1)
        for term, offsets in enumerate(reading.places[index])
        if question.terms[term].weight > 0.2
        for at in offsets
    )
    there = {term for _, term in points}
    if len(there) < 2:
        return 0.5 if there else 0.0
    shortest = len(reading.source.text)
    for begin in range(len(points)):
        seen: set[int] = set()
        for at, term in points[begin:]:
            seen.add(term)
            if seen == there:
                shortest = min(shortest, at - points[begin][0])
                break
    return 1.0 / (1.0 + shortest / (60.0 * len(there)))


def _decided(reading: Reading, first: int, last: int, question: Question) -> float:
    if question.kind is not Kind.DECISION:
        return 0.0
    text = reading.source.text[reading.sentences[first].start : reading.sentences[last].stop]
    if not _DECIDED.search(text.lower()):
        return 0.0
    return 1.0 if reading.source.section == "decision" else 0.5


def _value(
    reading: Reading, first: int, last: int, question: Question, senses: Senses
) -> tuple[Value | None, float, str | None]:
    """The best value of the kind asked for, how well it fits, and the table's figure where it is a row."""
    source = reading.source
    if question.kind is Kind.DECISION:
        return None, _decided(reading, first, last, question), None
    row = row_of(source.table, source.text[reading.sentences[first]]) if source.table is not None else None
    if row is not None and source.table is not None and question.kind not in _ENTITY | {Kind.TEXT, Kind.REASON}:
        figure = figure_of(source.table, row, question, senses)
        fits = question.total == is_total(row[0]) or bool(reading.inside[first] and _row_named(reading, first, question))
        return None, (0.9 if fits else 0.5) if figure else 0.0, figure
    found = [_best_value(reading, first, last, question, kind) for kind in question.kinds]
    primary = found[0]
    if question.kind in (Kind.TEXT, Kind.REASON) and len(found) == 1:
        return None, _NO_KIND, None
    return primary[0], sum(near for _, near in found) / len(found), None


def _row_named(reading: Reading, first: int, question: Question) -> bool:
    """Whether the row itself bears a name or a year of the question."""
    return any(
        match.strength >= 0.8 for match, term in zip(reading.inside[first], question.terms, strict=True) if term.name
    )


def _best_value(
    reading: Reading, first: int, last: int, question: Question, kind: Kind
) -> tuple[Value | None, float]:
    if kind in (Kind.TEXT, Kind.REASON, Kind.DECISION):
        return None, _NO_KIND
    best_value: tuple[Value | None, float] = (None, 0.0)
    for index in range(first, last + 1):
        part = reading.sentences[index]
        places = _telling_places(reading, index, question)
        for value in values(reading.source.text[part], kind, reading.source.people):
            if repeats(value, question.forms):
                continue
            at = Value(part.start + value.start, part.start + value.end, value.text, value.trust)
            near = value.trust * _nearness(at, places, question, kind)
            if near > best_value[1]:
                best_value = (at, near)
    return best_value


def _telling_places(reading: Reading, index: int, question: Question) -> list[tuple[float, bool, int]]:
    return [
        (term.weight, term.focus, at)
        for term, offsets in zip(question.terms, reading.places[index], strict=True)
        for at in offsets
    ]


def _nearness(value: Value, places: list[tuple[float, bool, int]], question: Question, kind: Kind) -> float:
    """A value counts in full beside the thing asked for, less in a sentence that only has other words of the question."""
    if not places:
        return 0.35
    focus = [at for _, is_focus, at in places if is_focus]
    others = [at for weight, _, at in places if weight > 0.2]
    anchor = focus or others
    if not anchor:
        return 0.4
    gap = min(min(abs(at - value.end), abs(value.start - at)) for at in anchor)
    base = 1.0 if focus else 0.75
    if kind is Kind.COUNT and focus:
        after = any(0 <= at - value.end <= _NEAR for at in focus)
        return 1.0 if after else 0.75 / (1 + gap / 200)
    if kind is Kind.WHO and _asks_role(question):
        return (1.0 if focus else 0.2) / (1 + gap / 80)
    return base / (1 + gap / 300)


def _asks_role(question: Question) -> bool:
    return any(not folded("roles").isdisjoint(term.sense.lemmas) or folded("roles") & term.sense.heads for term in question.focus)
