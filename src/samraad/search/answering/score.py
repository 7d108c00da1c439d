"""How well a few sentences of a passage answer a question: a handful of features that a person can check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from samraad.search.answering.fitting import Fit, fit
from samraad.search.answering.model import Kind, Near
from samraad.search.answering.question import Question, Term
from samraad.search.answering.units import Reading
from samraad.search.answering.words import NOTHING, Match, Senses, best

_BESIDE, _PASSAGE = 0.75, 0.6
_MOST_SENTENCES = 4
MOST_LINES = 12
_ROW_CLOSE = 0.7
_SHORT = 60
_TOLD = frozenset({Kind.TEXT, Kind.REASON, Kind.DECISION})
_TOLD_LINES = 10
_WHEN = 0.4
"""A time that is not there may be told elsewhere."""
_HEADING_WORDS = 14
_ENDS = re.compile(r"[.!?;:,][\"”»)]*$")
_BULLET = re.compile(r"^(?:[–•-]|\d+[.)]|[a-z]\))\s")


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for an answer, each from 0 to 1."""

    coverage: float
    """How much of the question stands in the sentences or around them, rare words counting more."""
    inside: float
    """How much of it stands in the sentences themselves."""
    together: float
    """How much of it stands in the very sentence that has the value, or above it."""
    link: float
    """The weakest link: the least of that, of the value and of the names."""
    weakest: float
    """How well the telling word that is worst covered is covered."""
    names: float
    """How well the proper names and years of the question are covered."""
    value: float
    """Whether a value of the kind asked for stands there, and how near."""
    close: float
    """How near the words of the question stand to each other."""
    brief: float
    """How short the answer is."""
    prose: float
    """Whether it says something: a heading alone does not."""
    rank: float
    """How good the search found the passage."""

    def vector(self) -> tuple[float, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Consecutive sentences of a passage, with what speaks for them."""

    reading: Reading
    first: int
    last: int
    features: Features
    fit: Fit
    covered: tuple[float, ...]
    """How well each term of the question is covered."""

    @property
    def start(self) -> int:
        return int(self.reading.sentences[self.first].start)

    @property
    def end(self) -> int:
        return int(self.reading.sentences[self.last].stop)

    @property
    def place(self) -> Near:
        """The lines it stands on."""
        lines = [self.reading.line_of(at) for at in (self.start, max(self.end - 1, self.start))]
        return Near(self.reading.source, min(lines), max(lines))


def candidates(reading: Reading, question: Question, senses: Senses) -> Iterator[Candidate]:
    """Every run of sentences that has something of the question and is short enough to cite."""
    runs: dict[tuple[int, int], None] = {}
    for first in range(len(reading.sentences)):
        if all(match is NOTHING for match in reading.inside[first]):
            continue
        if reading.source.table is not None:
            runs[first, first] = None
            continue
        for last in range(first, min(first + _MOST_SENTENCES, len(reading.sentences))):
            runs[first, last] = None
        if first:
            runs[first - 1, first] = None
        runs[first, _list_after(reading, first)] = None
    for first, last in runs:
        if first == last or _lines(reading, first, last) <= MOST_LINES:
            yield candidate(reading, first, last, question, senses)


def _lines(reading: Reading, first: int, last: int) -> int:
    """How many printed lines the sentences take."""
    start, end = reading.sentences[first].start, reading.sentences[last].stop
    return sum(1 for at in reading.source.starts if start < at < end) + 1


def _list_after(reading: Reading, first: int) -> int:
    """The last sentence of the list that a sentence ending in a colon announces."""
    text = reading.source.text
    if not text[reading.sentences[first]].endswith(":"):
        return first
    last = first
    while last + 1 < len(reading.sentences) and _lines(reading, first, last + 1) <= MOST_LINES:
        if last > first and _BULLET.match(text[reading.sentences[last]]) and not _goes_on(reading, last + 1):
            break
        last += 1
    return last


def whole_thought(found: Candidate, question: Question) -> Candidate:
    """The candidate with what follows in its paragraph or list, where the question asks for more than a value."""
    if question.kind not in _TOLD or found.reading.source.table is not None:
        return found
    reading, last = found.reading, found.last
    text = reading.source.text
    while last + 1 < len(reading.sentences) and _lines(reading, found.first, last + 1) <= _TOLD_LINES:
        between = text[reading.sentences[last].stop : reading.sentences[last + 1].start]
        listed = text[reading.sentences[last]].endswith(":") or _BULLET.match(text[reading.sentences[last + 1]])
        if "\n" in between and not listed:
            break
        last += 1
    return replace(found, last=last)


def _goes_on(reading: Reading, index: int) -> bool:
    """Whether the list goes on: another bullet, or the rest of one."""
    text = reading.source.text
    part = reading.sentences[index]
    return bool(_BULLET.match(text[part])) or (part.start > 0 and text[part.start - 1] != "\n")


def candidate(reading: Reading, first: int, last: int, question: Question, senses: Senses) -> Candidate:
    """The sentences with all that speaks for them."""
    inside = [best(column) for column in zip(*reading.inside[first : last + 1], strict=True)]
    covered = tuple(match.strength for match in _with_surroundings(reading, first, last, inside))
    weights = [term.weight for term in question.terms]
    whole = sum(weights) or 1.0
    found = fit(reading, first, last, question, senses)
    there = (mine.better(other) for mine, other in zip(_at(reading, first, last, found), reading.around, strict=True))
    together = sum(w * m.strength for w, m in zip(weights, there, strict=True)) / whole
    names = _names(question.terms, covered)
    features = Features(
        coverage=sum(w * c for w, c in zip(weights, covered, strict=True)) / whole,
        inside=sum(w * m.strength for w, m in zip(weights, inside, strict=True)) / whole,
        together=together,
        link=min(together, found.near, names),
        weakest=_weakest(question.terms, covered),
        names=names,
        value=found.near,
        close=_closeness(reading, first, last, question),
        brief=1.0 / (1 + max(_lines(reading, first, last) - 1, 0) / 6),
        prose=_prose(reading, first, last),
        rank=reading.source.rank,
    )
    return Candidate(reading, first, last, features, found, covered)


def _at(reading: Reading, first: int, last: int, found: Fit) -> list[Match]:
    """What the sentence of the value has of the question; a short line (a signature) is read with the lines beside it."""
    sizes = [part.stop - part.start for part in reading.sentences]
    beside = [
        index
        for index in range(max(first, found.sentence - 1), min(last, found.sentence + 1) + 1)
        if index == found.sentence or (sizes[index] < _SHORT and sizes[found.sentence] < _SHORT)
    ]
    return [best(column) for column in zip(*(reading.inside[index] for index in beside), strict=True)]


def _with_surroundings(reading: Reading, first: int, last: int, inside: list[Match]) -> list[Match]:
    """What stands in the sentences, and less surely beside them, in the passage, above it."""
    result = list(inside)
    is_table = reading.source.table is not None
    for index, row in enumerate(reading.inside):
        if first <= index <= last or is_table:
            continue
        factor = _BESIDE if first - 1 <= index <= last + 1 else _PASSAGE
        for at, match in enumerate(row):
            if match is not NOTHING:
                result[at] = result[at].better(match.scaled(factor))
    return [mine.better(other) for mine, other in zip(result, reading.around, strict=True)]


def _weakest(terms: tuple[Term, ...], covered: tuple[float, ...]) -> float:
    """The telling words are those that weigh at least half as much as the weightiest."""
    most = max((term.weight for term in terms), default=0.0)
    telling = ((term, c) for term, c in zip(terms, covered, strict=True) if term.weight >= 0.5 * most)
    return min((max(c, _WHEN) if term.when else c for term, c in telling), default=0.0)


def _names(terms: tuple[Term, ...], covered: tuple[float, ...]) -> float:
    pairs = [(term.weight, c) for term, c in zip(terms, covered, strict=True) if term.name and not term.when]
    return sum(w * c for w, c in pairs) / sum(w for w, _ in pairs) if pairs else 1.0


def _prose(reading: Reading, first: int, last: int) -> float:
    """1.0 for sentences and rows of tables; less where there is nothing but a heading or the opening of a list."""
    if reading.source.table is not None:
        return 1.0
    text = reading.source.text
    ends = [text[part] for part in reading.sentences[first : last + 1]]
    if last == first and ends[0].endswith(":"):
        return 0.3
    said = [part for part in ends if _ENDS.search(part) or _BULLET.match(part) or len(part.split()) > _HEADING_WORDS]
    return 1.0 if said else 0.4


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
    if reading.source.table is not None:
        return _ROW_CLOSE
    if len(there) < 2:
        return 0.5 if there else 0.0
    last_seen: dict[int, int] = {}
    shortest = len(reading.source.text)
    for at, term in points:
        last_seen[term] = at
        if len(last_seen) == len(there):
            shortest = min(shortest, at - min(last_seen.values()))
    return 1.0 / (1.0 + shortest / (60.0 * len(there)))
