"""Which has most, which has least: answered by the row of the table whose head and caption the question fits."""

from __future__ import annotations

from dataclasses import replace

from samraad.search.answering.fitting import Fit
from samraad.search.answering.question import Question
from samraad.search.answering.score import Candidate, candidate
from samraad.search.answering.tables import extreme_row
from samraad.search.answering.units import Reading
from samraad.search.answering.words import Senses

_ENOUGH_OF_IT = 0.45


def extreme_answers(question: Question, readings: list[Reading], senses: Senses) -> list[Candidate]:
    """The row of each fitting table, as a candidate of its own; empty where no table fits."""
    found: list[Candidate] = []
    for reading in readings:
        table = reading.source.table
        if table is None or _fit(question, reading) < _ENOUGH_OF_IT:
            continue
        cell = extreme_row(table, question, senses)
        if cell is None:
            continue
        printed = " ".join(part for part in cell.row if part)
        for index, part in enumerate(reading.sentences):
            if " ".join(reading.source.text[part].split()) == printed:
                found.append(_as_candidate(reading, index, question, senses, cell.label))
    return found


def _fit(question: Question, reading: Reading) -> float:
    """How much of the question stands in the head, the caption and the titles."""
    whole = sum(term.weight for term in question.terms) or 1.0
    found = sum(
        term.weight * head.better(around).strength
        for term, head, around in zip(question.terms, reading.head, reading.around, strict=True)
    )
    return found / whole


def _as_candidate(reading: Reading, index: int, question: Question, senses: Senses, label: str) -> Candidate:
    """The row with full marks for what the table has worked out: it names what was asked for."""
    found = candidate(reading, index, index, question, senses)
    fit = _fit(question, reading)
    features = replace(
        found.features,
        inside=fit,
        together=fit,
        link=fit,
        value=1.0,
        weakest=max(found.features.weakest, 0.6),
        close=1.0,
    )
    return replace(found, features=features, fit=Fit(index, label, 1.0))
