"""A paper: the part of a dossier that one hand wrote, as running text that knows its lines, sentences and quantities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from samraad.checking.finding import Place
from samraad.checking.quantity import Quantity, quantities_of
from samraad.checking.split import sentences_of
from samraad.reading.facts.mention import Prose
from samraad.reading.flow import Flow
from samraad.reading.model import Dossier, Line, Role, Span, Table

_BESIDE = 40
_TEXT = frozenset({Role.BODY})
_NOTES = frozenset({Role.NOTE})


@dataclass(frozen=True)
class Sentence:
    """``start`` and ``end`` are offsets in the paper's text."""

    start: int
    end: int
    text: str
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True)
class Paper:
    """A document of a bundle, an item of an agenda, or what stands between them."""

    dossier: Dossier
    title: str
    item: str | None
    lines: tuple[Line, ...]
    is_document: bool = False

    @cached_property
    def flow(self) -> Flow:
        return Flow.of(self.lines, _TEXT)

    @cached_property
    def notes(self) -> Flow:
        """The notes at the foot of its pages."""
        return Flow.of(self.lines, _NOTES)

    @property
    def text(self) -> str:
        return self.flow.text

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every amount and percentage, in order."""
        return quantities_of(Prose.of(self.text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order; a line that does not read on ends one."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        at = 0
        for part in sentences_of(self.text):
            while at < len(self.quantities) and self.quantities[at].start < part.start:
                at += 1
            until = at
            while until < len(self.quantities) and self.quantities[until].start < part.stop:
                until += 1
            yield Sentence(part.start, part.stop, self.text[part], self.quantities[at:until])
            at = until

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables that begin on the paper's lines."""
        if not self.lines:
            return ()
        first, last = self.lines[0].number, self.lines[-1].number
        return tuple(table for table in self.dossier.tables if first <= table.span.first_line <= last)

    def around(self, start: int, end: int) -> str:
        """``text[start:end]`` with the words before it in its sentence: what tells it from others of the same words."""
        at = bisect_right(self.sentences, start, key=lambda sentence: sentence.start) - 1
        first = self.sentences[at].start if at >= 0 else start
        return self.text[max(first, start - _BESIDE) : end]

    def place(self, start: int, end: int) -> Place:
        """Where ``text[start:end]`` stands."""
        return self.place_of(self.flow.span(start, end))

    def place_of(self, span: Span) -> Place:
        """Lines of the paper's dossier."""
        return Place(self.dossier.source.name, span)


def papers_of(dossier: Dossier) -> tuple[Paper, ...]:
    """The papers of a dossier in line order; together they hold every line."""
    heads: dict[int, tuple[str, str | None]] = {1: (dossier.source.name, None)}
    for separator in dossier.separators:
        heads[separator.span.first_line] = (separator.title, separator.item)
    for chapter in dossier.chapters:
        heads[chapter.span.first_line] = (chapter.title, chapter.number)
    for item in dossier.items:
        heads[item.span.first_line] = (item.title, item.number)
    for document in dossier.documents:
        heads[document.span.first_line] = (document.title, document.item)
    documents = {document.span.first_line for document in dossier.documents}
    starts = sorted(heads)
    ends = [*(start - 1 for start in starts[1:]), len(dossier.lines)]
    return tuple(
        Paper(dossier, *heads[start], dossier.lines[start - 1 : end], start in documents)
        for start, end in zip(starts, ends, strict=True)
    )
