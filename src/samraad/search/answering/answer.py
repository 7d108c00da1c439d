"""Answers a question from the sources that may hold the answer: reads, ranks, leaves out what says the same, or is silent."""

from __future__ import annotations

from collections.abc import Iterable

from samraad.search.answering.aliases import aliases
from samraad.search.answering.decide import enough, ranked
from samraad.search.answering.model import Answer, Kind, Near, Reply, Source
from samraad.search.answering.question import Question
from samraad.search.answering.score import Candidate, candidates, whole_thought
from samraad.search.answering.silence import silent
from samraad.search.answering.superlative import extreme_answers
from samraad.search.answering.units import Reader
from samraad.search.answering.words import Senses

MOST_ANSWERS = 5
_READ_CLOSELY = 20
_CLEARLY_WORSE = 0.1
_SAME = 0.8
_CLEARLY_MORE = 0.03
_SURE = 0.7
"""A value that fits less well is not named as the answer; its lines still are."""


def answer(question: Question, sources: Iterable[Source], senses: Senses, known: frozenset[str]) -> Reply:
    """The reply. `known` are the words of the question (as printed) that the archive has anywhere."""
    scored = ranked(found(question, sources, senses))
    sure = [(score, each) for score, each in scored if score >= enough()]
    if not sure:
        return silent(question, scored, known)
    best = sure[0][0]
    return Reply(question.text, _answers(question, [pair for pair in sure if pair[0] >= best * _CLEARLY_WORSE]))


def found(question: Question, sources: Iterable[Source], senses: Senses) -> list[Candidate]:
    """Every candidate in the sources."""
    sources = list(sources)
    reader = Reader(question, senses, aliases(question, sources, senses))
    readings = [reader.read(source) for source in sources]
    if question.extreme and question.kind in (Kind.MUNICIPALITY, Kind.TEXT, Kind.WHO):
        rows = extreme_answers(question, readings, senses)
        if rows:
            return rows
    promising = sorted(readings, key=lambda reading: -reading.promise(question))[:_READ_CLOSELY]
    return [each for reading in promising for each in candidates(reading, question, senses)]


def _answers(question: Question, scored: list[tuple[float, Candidate]]) -> tuple[Answer, ...]:
    chosen: list[tuple[float, Candidate, list[Near]]] = []
    for score, each in scored:
        same = next((have for have in chosen if _says_the_same(have[1], each)), None)
        if same is not None:
            if not _overlap(same[1], each) and len(same[2]) < MOST_ANSWERS:
                same[2].append(each.place)
            continue
        if len(chosen) < MOST_ANSWERS and not any(_is_the_row(have[1], each) for have in chosen):
            chosen.append((score, whole_thought(each, question), []))
    return tuple(_answer(score, each, tuple(likewise)) for score, each, likewise in chosen)


def _is_the_row(chosen: Candidate, other: Candidate) -> bool:
    """Whether the chosen row of the same table has what the question names, and the other has not."""
    table = chosen.reading.source.table
    if table is None or table != other.reading.source.table:
        return False
    return chosen.features.coverage > other.features.coverage + _CLEARLY_MORE


def _says_the_same(one: Candidate, other: Candidate) -> bool:
    if one.reading.source.id == other.reading.source.id:
        return _overlap(one, other)
    mine, others = _words(one), _words(other)
    return bool(mine and others) and len(mine & others) / min(len(mine), len(others)) >= _SAME


def _overlap(one: Candidate, other: Candidate) -> bool:
    same = one.reading.source.id == other.reading.source.id
    return same and one.start < other.end and other.start < one.end


def _words(candidate: Candidate) -> frozenset[str]:
    return frozenset(candidate.reading.source.text[candidate.start : candidate.end].lower().split())


def _answer(score: float, candidate: Candidate, likewise: tuple[Near, ...]) -> Answer:
    place = candidate.place
    text = candidate.reading.source.text[candidate.start : candidate.end]
    value = candidate.fit.value if candidate.fit.near >= _SURE else None
    return Answer(place.source, place.first_line, place.last_line, text, value, round(score, 3), likewise)
