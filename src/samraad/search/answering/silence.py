"""Says why the archive does not answer: what was looked for, what is missing, and where it would stand."""

from __future__ import annotations

from samraad.search.answering.model import Kind, Near, Reply
from samraad.search.answering.question import Question, Term
from samraad.search.answering.score import Candidate

_KINDS = {
    Kind.DATE: "en dato eller frist",
    Kind.DURATION: "en periode",
    Kind.FREQUENCY: "hvor ofte",
    Kind.WHO: "en person eller et organ",
    Kind.PLACE: "et sted",
    Kind.MUNICIPALITY: "en kommune",
    Kind.MONEY: "et beløb",
    Kind.SHARE: "en andel",
    Kind.COUNT: "et antal",
    Kind.FIGURE: "et tal",
    Kind.DECISION: "en beslutning",
    Kind.REASON: "en begrundelse",
    Kind.TEXT: "en oplysning",
}
_TELLING = 0.5
_THERE = 0.4
_MOST_NEAR = 3


def silent(question: Question, scored: list[tuple[float, Candidate]], known: frozenset[str]) -> Reply:
    """The reply that says so."""
    code, reason = _reason(question, scored, known)
    near = _near(scored) if code != "unknown" else ()
    return Reply(question.text, (), _looked_for(question), code, reason, _where(question, near), near)


def _looked_for(question: Question) -> str:
    words = ", ".join(f"»{term.printed}«" for term in _telling(question.terms))
    return f"{_KINDS[question.kind]} om {words}" if words else _KINDS[question.kind]


def _telling(terms: tuple[Term, ...]) -> list[Term]:
    most = max((term.weight for term in terms), default=0.0)
    return [term for term in terms if term.weight >= _TELLING * most]


def _reason(question: Question, scored: list[tuple[float, Candidate]], known: frozenset[str]) -> tuple[str, str]:
    missing = [term.printed for term in _telling(question.terms) if term.printed not in known]
    if missing:
        return "unknown", f"{_listed(missing)} står ikke i arkivet."
    if not scored:
        return "nothing", "Intet i arkivet handler om det."
    best = scored[0][1]
    if question.vote:
        return "no_vote", "Arkivet har ingen afstemning om det."
    if question.kind is Kind.DECISION and best.features.value < 1.0:
        return "no_decision", "Emnet er omtalt, men arkivet har ingen beslutning om det."
    apart = [
        term.printed
        for term, covered in zip(question.terms, best.covered, strict=True)
        if term in _telling(question.terms) and covered < _THERE
    ]
    if apart:
        return "apart", f"{_listed(apart)} er nævnt i arkivet, men ikke sammen med resten af spørgsmålet."
    if best.features.value < _THERE and question.kind not in (Kind.TEXT, Kind.REASON):
        return "no_value", f"Emnet er omtalt, men uden {_KINDS[question.kind].removeprefix('en ').removeprefix('et ')}."
    return "unsure", "Emnet er omtalt, men intet sted svarer tydeligt på spørgsmålet."


def _listed(words: list[str]) -> str:
    quoted = [f"»{word}«" for word in words]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " og " + quoted[-1]


def _near(scored: list[tuple[float, Candidate]]) -> tuple[Near, ...]:
    """The places that come nearest, each passage once."""
    found: dict[int, Near] = {}
    for _, each in scored:
        if len(found) == _MOST_NEAR:
            break
        source = each.reading.source
        if source.id not in found:
            at = (each.reading.line_of(each.start), each.reading.line_of(max(each.end - 1, each.start)))
            found[source.id] = Near(source, min(at), max(at))
    return tuple(found.values())


def _where(question: Question, near: tuple[Near, ...]) -> str:
    """Where the answer would stand."""
    if question.kind is Kind.DECISION or question.vote:
        place = near[0].source if near else None
        if place is not None and place.kind == "attachments":
            day = f" den {place.date.day}.{place.date.month}.{place.date.year}" if place.date else ""
            return f"I referatet af mødet{day}, som ikke er i arkivet eller ikke nævner det."
        return "I referatet af det møde, hvor sagen blev behandlet."
    if near:
        title = near[0].source.document_title or near[0].source.item_title or near[0].source.dossier
        return f"I eller ved »{title}«."
    return "I et bilag eller referat, som arkivet ikke har."
