"""A passage as sentences, each with the words of the question that stand in it, and what the surroundings add."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from samraad.reading.minutes.sentences import sentences_of
from samraad.search.answering.aliases import Alias, applied
from samraad.search.answering.model import Kind, Source
from samraad.search.answering.question import Question
from samraad.search.answering.values import Value, values
from samraad.search.answering.words import NOTHING, Match, Sense, Senses, match
from samraad.search.danish.tokens import spans

_HEADING, _TITLE, _ITEM, _COUNCIL, _DATE, _TABLE = 0.8, 0.7, 0.75, 0.85, 0.75, 0.9
_DECISION = "decision"
"""A decision is short: what it is about stands in the title of its item."""
_TELLING = 3
_HALF_NAME = 0.55
_NAME_GAP = 24
_MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """A source as the question sees it: `inside[s][t]` is how well sentence s has term t, `around[t]` the surroundings."""

    source: Source
    sentences: tuple[slice, ...]
    inside: tuple[tuple[Match, ...], ...]
    around: tuple[Match, ...]
    head: tuple[Match, ...]
    """What the head of its table has; nothing where it is no table."""
    places: tuple[tuple[tuple[int, ...], ...], ...]
    """`places[s][t]`: at which characters the term stands."""
    values: dict[tuple[int, Kind], list[Value]] = field(default_factory=dict, compare=False, repr=False)

    def values_of(self, index: int, kind: Kind) -> list[Value]:
        """The values of the kind in a sentence; looked for once."""
        found = self.values.get((index, kind))
        if found is None:
            found = values(self.source.text[self.sentences[index]], kind, self.source.people)
            self.values[index, kind] = found
        return found

    def promise(self, question: Question) -> float:
        """How much of the question the whole passage has, its surroundings included."""
        found = self.around
        for row in self.inside:
            found = tuple(
                mine if other is NOTHING else mine.better(other) for mine, other in zip(found, row, strict=True)
            )
        return sum(term.weight * match.strength for term, match in zip(question.terms, found, strict=True))

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

    def __init__(self, question: Question, senses: Senses, aliases: tuple[Alias, ...] = ()) -> None:
        self._question = question
        self._senses = senses
        self._aliases = aliases
        self._nothing = tuple(NOTHING for _ in question.terms)
        self._beginnings = {
            part[:_TELLING] for term in question.terms for part in (*term.sense.forms, *_parts(term.sense), *term.alike)
        }
        self._known: dict[str, tuple[Match, ...]] = {}
        self._titles: dict[str, tuple[Match, ...]] = {}

    def read(self, source: Source) -> Reading:
        """The source with what it has of the question."""
        sentences = tuple(sentences_of(source.text))
        around = self._around(source)
        head = around if source.section == _DECISION else self._head(source)
        inside: list[tuple[Match, ...]] = []
        places: list[tuple[tuple[int, ...], ...]] = []
        for sentence in sentences:
            matches, where = self._matches(source.text, sentence)
            inside.append(_under(matches, head) if head else matches)
            places.append(where)
        return Reading(source, sentences, tuple(inside), around, self._head(source), tuple(places))

    def _matches(self, text: str, part: slice) -> tuple[tuple[Match, ...], tuple[tuple[int, ...], ...]]:
        found: list[Match] = [NOTHING] * len(self._question.terms)
        where: list[list[int]] = [[] for _ in found]
        for start, _end, printed in spans(text[part]):
            worth = self._worth(printed)
            if worth is self._nothing:
                continue
            for index, each in enumerate(worth):
                if each is not NOTHING:
                    found[index] = found[index].better(each)
                    if each.strength >= 0.5:
                        where[index].append(part.start + start)
        self._whole_names(found, where)
        if self._aliases:
            applied(found, " ".join(text[part].split()), self._aliases)
        return tuple(found), tuple(tuple(offsets) for offsets in where)

    def _whole_names(self, found: list[Match], where: list[list[int]]) -> None:
        """Half a name is hardly the name: Erhvervshus Sjælland is not Erhvervshus Hovedstaden."""
        for group in self._question.groups:
            if not _in_a_row([where[index] for index in group]):
                for index in group:
                    found[index] = found[index].scaled(_HALF_NAME)

    def _head(self, source: Source) -> tuple[Match, ...]:
        """What stands at the head of the source's table."""
        if source.table is None:
            return ()
        return self._title(" ".join((source.table.caption, *source.table.header, source.table.head)))

    def _worth(self, printed: str) -> tuple[Match, ...]:
        known = self._known.get(printed)
        if known is None:
            sense = self._senses.of(printed)
            known = self._nothing
            if any(part[:_TELLING] in self._beginnings for part in (*sense.forms, *_parts(sense))):
                known = tuple(match(sense, term.sense, term.alike, term.name) for term in self._question.terms)
            self._known[printed] = known
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
            known = self._titles[text] = self._matches(text, slice(0, len(text)))[0]
        return known


def _parts(sense: Sense) -> frozenset[str]:
    return sense.roots | sense.heads | sense.inner


def _in_a_row(where: list[list[int]]) -> bool:
    """Whether words stand one shortly after the other somewhere."""
    reached = where[0]
    for offsets in where[1:]:
        reached = [at for at in offsets if any(0 < at - before <= _NAME_GAP for before in reached)]
    return bool(reached)


def _under(row: tuple[Match, ...], head: tuple[Match, ...]) -> tuple[Match, ...]:
    """A row of a table says what its own cells and the head say; a decision, what its title says."""
    return tuple(mine.better(other.scaled(_TABLE)) for mine, other in zip(row, head, strict=True))


def _surroundings(source: Source) -> Iterator[tuple[str, float]]:
    yield source.heading, _HEADING
    yield source.document_title, _TITLE
    yield source.item_title, _ITEM
    yield source.council, _COUNCIL
    if source.date is not None:
        yield f"{source.date.day} {_MONTHS[source.date.month - 1]} {source.date.year}", _DATE
