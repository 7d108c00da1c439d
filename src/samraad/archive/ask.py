"""Ask the archive a question: within what the asker may see, answered by lines, or silence with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from samraad.access.permissions import Actor
from samraad.archive.indexing import open_index, scopes_of, waiting
from samraad.search.answering import Archive, Question, Reply, Source, answer, understand
from samraad.search.answering.answer import found
from samraad.search.answering.score import Candidate
from samraad.search.answering.words import Senses
from samraad.search.danish import Analyser

LOOKED_AT = 50
LONGEST_QUESTION = 400
_senses: list[tuple[Analyser, Senses]] = []


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an answer may stand: in these dossiers, or in what belongs to this council (its name); by default everywhere."""

    dossiers: frozenset[str] | None = None
    council: str = ""

    def within(self) -> dict[str, frozenset[str]]:
        """As the index is asked."""
        found = {} if self.dossiers is None else {"dossier": self.dossiers}
        return found | ({"council": frozenset({self.council})} if self.council else {})


EVERYWHERE = Scope()


def ask(actor: Actor, text: str, scope: Scope = EVERYWHERE) -> Reply:
    """The reply to a question; ``scope`` narrows where the answer may stand, the actor's rights always do."""
    archive, senses, question = _understood(actor, text)
    known = frozenset(term.printed for term in question.terms if archive.knows(term))
    return answer(question, sources_for(actor, question, archive, scope), senses, known)


def candidates_for(actor: Actor, text: str) -> list[Candidate]:
    """Everything that was weighed to answer the question: what the weights are fitted on."""
    archive, senses, question = _understood(actor, text)
    return found(question, sources_for(actor, question, archive), senses)


def sources_for(actor: Actor, question: Question, archive: Archive, scope: Scope = EVERYWHERE) -> list[Source]:
    """The passages in which the answer may stand, with their surroundings, best first."""
    hits = archive.search(question, LOOKED_AT, scope.within())
    top = max((score for score, _ in hits), default=1.0) or 1.0
    ranked = [(score / top, passage) for score, passage in hits]
    sources = [import_string(f"{module}.sources") for module in settings.SAMRAAD_ANSWERS]
    return sorted((each for source in sources for each in source(actor, ranked)), key=lambda each: -each.rank)


def _understood(actor: Actor, text: str) -> tuple[Archive, Senses, Question]:
    index = open_index()
    archive = Archive(index.snapshot, index.analyser, scopes_of(actor), waiting())
    senses = _senses_of(index.analyser)
    return archive, senses, understand(" ".join(text.split())[:LONGEST_QUESTION], senses, archive.rarity)


def _senses_of(analyser: Analyser) -> Senses:
    """What printed words mean, kept as long as the analyser is the same."""
    if not _senses or _senses[0][0] is not analyser:
        _senses[:] = [(analyser, Senses(analyser))]
    return _senses[0][1]
