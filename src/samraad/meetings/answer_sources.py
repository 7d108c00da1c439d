"""The passages of meetings written here as answers are sought in them; their lines are those of the item."""

from __future__ import annotations

from samraad.access.permissions import Actor
from samraad.meetings.index_keys import meeting_pk_of
from samraad.meetings.index_meeting import AGENDA
from samraad.reading.facts.mention import Prose
from samraad.reading.facts.people import find_people
from samraad.search.answering import Source
from samraad.search.model import Passage


def sources(actor: Actor, found: list[tuple[float, Passage]]) -> list[Source]:
    """Those of the ranked passages that are a live meeting's; the index gave only what ``actor`` may read."""
    return [_source(rank, passage) for rank, passage in found if meeting_pk_of(passage.dossier) is not None]


def _source(rank: float, passage: Passage) -> Source:
    starts, at = list[int](), 0
    for line in passage.text.split("\n"):
        starts.append(at)
        at += len(line) + 1
    named = [mention.value for mention in find_people(Prose.of(passage.text)) if mention.value]
    return Source(
        id=passage.id,
        dossier=passage.dossier,
        document=passage.document.partition("/")[2],
        document_title="",
        item=passage.item or "",
        item_title=passage.item_title or "",
        section=passage.section or "",
        heading="",
        council=passage.council,
        date=passage.date,
        kind="agenda" if passage.document_kind == AGENDA else "minutes",
        page=None,
        text=passage.text,
        starts=tuple(starts),
        numbers=tuple(range(passage.first_line, passage.first_line + len(starts))),
        people=tuple(dict.fromkeys(named)),
        rank=rank,
    )
