"""Finds why the archive does not answer: what is missing, and which places come nearest."""

from __future__ import annotations

from samraad.search.answering.model import Kind, Near, Reply, Silence
from samraad.search.answering.question import Question, Term
from samraad.search.answering.score import Candidate

_TELLING = 0.5
_THERE = 0.4
_MOST_NEAR = 3


def silent(question: Question, scored: list[tuple[float, Candidate]], known: frozenset[str]) -> Reply:
    """The reply that says so."""
    telling = _telling(question.terms)
    code, missing = _reason(question, telling, scored, known)
    near = () if code in ("unknown", "nothing") else _near(scored)
    about = tuple(term.printed for term in telling)
    return Reply(question.text, (), Silence(code, question.kind, about, missing, near))


def _telling(terms: tuple[Term, ...]) -> list[Term]:
    most = max((term.weight for term in terms), default=0.0)
    return [term for term in terms if term.weight >= _TELLING * most]


def _reason(
    question: Question, telling: list[Term], scored: list[tuple[float, Candidate]], known: frozenset[str]
) -> tuple[str, tuple[str, ...]]:
    missing = tuple(term.printed for term in telling if term.printed not in known)
    if missing:
        return "unknown", missing
    if not scored:
        return "nothing", ()
    best = scored[0][1]
    if question.vote:
        return "no_vote", ()
    if question.kind is Kind.DECISION and best.features.value < 1.0:
        return "no_decision", ()
    covered = dict(zip(question.terms, best.covered, strict=True))
    apart = tuple(term.printed for term in telling if covered[term] < _THERE)
    if apart:
        return "apart", apart
    if best.features.value < _THERE and question.kind not in (Kind.TEXT, Kind.REASON):
        return "no_value", ()
    return "unsure", ()


def _near(scored: list[tuple[float, Candidate]]) -> tuple[Near, ...]:
    """The places that come nearest, each passage once."""
    found: dict[int, Near] = {}
    for _, each in scored:
        if len(found) == _MOST_NEAR:
            break
        found.setdefault(each.reading.source.id, each.place)
    return tuple(found.values())
