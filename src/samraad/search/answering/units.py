"""A passage as sentences, each with the words of the question that stand in it, and what the surroundings add."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samraad.reading.minutes.sentences import sentences_of
from samraad.search.answering.model import Source
from samraad.search.answering.question import Question
from samraad.search.answering.words import NOTHING, Match, Sense, Senses, best, match
from samraad.search.danish.tokens import spans

_HEADING, _TITLE, _ITEM, _COUNCIL, _DATE, _TABLE = 0.8, 0.7, 0.75, 0.85, 0.75, 0.9
_MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()


@dataclass(frozen=True, slots=True)
class Reading:
    """A source as the question sees it: `inside[s][t]` is how well sentence s has term t, `around[t]` the surroundings."""

    source: Source
    sentences: tuple[slice, ...]
    inside: tuple[tuple[Match, ...], ...]
    around: tuple[Match, ...]
    places: tuple[tuple[tuple[int, ...], ...], ...]
    """`places[s][t]`: at which characters the term stands."""

    def line_of(self, offset: int) -> int:
        """The line of the character."""
        starts, numbers = self.source.starts, self.source.numbers
        low, high = 0, len(starts)
        while high - low > 1:
            middle = (low + high) // 2
            if starts[middle] <= offset:
                low = middle
            else:
                high = middle
        return numbers[low]


class Reader:
    """Reads sources for one question; what a printed word is worth to it is worked out once."""

    def __init__(self, question: Question, senses: Senses) -> None:
        self._question = question
        self._senses = senses
        self._known: dict[str, tuple[Match, ...]] = {}
        self._titles: dict[str, tuple[Match, ...]] = {}

    def read(self, source: Source) -> Reading:
        """The source with what it has of the question."""
        sentences = tuple(sentences_of(source.text))
        inside: list[tuple[Match, ...]] = []
        places: list[tuple[tuple[int, ...], ...]] = []
        for sentence in sentences:
            matches, where = self._matches(source.text, sentence)
            inside.append(matches)
            places.append(where)
        return Reading(source, sentences, tuple(inside), self._around(source), tuple(places))

    def _matches(self, text: str, part: slice) -> tuple[tuple[Match, ...], tuple[tuple[int, ...], ...]]:
        found: list[Match] = [NOTHING] * len(self._question.terms)
        where: list[list[int]] = [[] for _ in found]
        for start, _end, printed in spans(text[part]):
            for index, each in enumerate(self._worth(printed)):
                if each is not NOTHING:
                    found[index] = found[index].better(each)
                    if each.strength >= 0.4:
                        where[index].append(part.start + start)
        return tuple(found), tuple(tuple(offsets) for offsets in where)

    def _worth(self, printed: str) -> tuple[Match, ...]:
        known = self._known.get(printed)
        if known is None:
            sense: Sense = self._senses.of(printed)
            known = self._known[printed] = tuple(
                match(sense, term.sense, term.alike, term.name) for term in self._question.terms
            )
        return known

    def _around(self, source: Source) -> tuple[Match, ...]:
        """The best of heading, titles, council, date and table head."""
        result: list[Match] = [NOTHING] * len(self._question.terms)
        for text, factor in _surroundings(source):
            for index, each in enumerate(self._title(text)):
                if each is not NOTHING:
                    result[index] = result[index].better(each.scaled(factor))
        return tuple(result)

    def _title(self, text: str) -> tuple[Match, ...]:
        known = self._titles.get(text)
        if known is None:
            worth = [self._worth(printed) for _, _, printed in spans(text)]
            known = tuple(best(column) for column in zip(*worth, strict=True)) if worth else ()
            self._titles[text] = known
        return known


def _surroundings(source: Source) -> Iterator[tuple[str, float]]:
    yield source.heading, _HEADING
    yield source.document_title, _TITLE
    yield source.item_title, _ITEM
    yield source.council, _COUNCIL
    if source.date is not None:
        yield f"{source.date.day} {_MONTHS[source.date.month - 1]} {source.date.year}", _DATE
    if source.table is not None:
        yield source.table.caption, _TABLE
        yield " ".join(source.table.header), _TABLE
