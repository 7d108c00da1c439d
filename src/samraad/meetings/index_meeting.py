"""The passages of meetings written here, for the search index, and which of them a reader may find."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from django.db.models import Q

from samraad.access.models import User
from samraad.access.permissions import Actor, allowed
from samraad.access.scopes import held
from samraad.archive.mask import without_contacts
from samraad.archive.models.dossier import DossierKind
from samraad.archive.passages import ENOUGH_WORDS, MOST_WORDS
from samraad.meetings.index_keys import key_of, meeting_pk_of
from samraad.meetings.models import DraftShare, LiveMeeting, Meeting
from samraad.meetings.models.version import VersionKind
from samraad.meetings.searched_texts import (
    CLOSED,
    COMMENT,
    DECISION,
    EDIT,
    Text,
    closed_draft_scope,
    draft_scope,
    texts,
)
from samraad.search import model

#: above every number that a passage of the archive can have
FIRST_ID, EACH = 1 << 40, 100_000
AGENDA, MINUTES = str(DossierKind.AGENDA.label), str(DossierKind.MINUTES.label)


def keys() -> Iterable[str]:
    """Every live meeting's key in the index."""
    return [key_of(key) for key in LiveMeeting.objects.order_by("pk").values_list("pk", flat=True)]


def scopes_of(actor: Actor) -> tuple[str, ...]:
    """Which of the scopes here ``actor`` has; as ``who_reads`` and ``publishing.versions`` have it."""
    common = (*held(actor, EDIT), *held(actor, CLOSED), *held(actor, COMMENT), *held(actor, COMMENT, CLOSED))
    shared = _shared_with(actor)
    closed = [key for key, slug in shared if allowed(actor, CLOSED, slug)]
    drafts = [key for key, _slug in shared]
    return (model.PUBLIC, *common, *map(draft_scope, drafts), *map(closed_draft_scope, closed))


def _shared_with(actor: Actor) -> list[tuple[int, str]]:
    """The drafts that are shared with ``actor`` or one of her roles and not published yet, each with its council's slug."""
    if not isinstance(actor, User) or not actor.is_active:
        return []
    shared = Q(user=actor)
    for role, organization in actor.grants.values_list("role", "organization"):
        shared |= Q(role=role, meeting__organization__slug=organization) if organization else Q(role=role)
    shares = DraftShare.objects.filter(shared, meeting__versions=None)
    return sorted(set(shares.values_list("meeting_id", "meeting__organization__slug")))


def passages(key: str) -> Iterator[model.Passage]:
    """The passages of one live meeting; none for another key."""
    pk = meeting_pk_of(key)
    if pk is None:
        return
    meeting = Meeting.objects.select_related("organization", "live").filter(pk=pk, live__isnull=False).first()
    if meeting is None:
        return
    cuts = (cut for text in texts(meeting) for cut in _cuts(text))
    for place, cut in enumerate(islice(cuts, EACH)):
        yield _passage(meeting, place, cut)


def _cuts(text: Text) -> Iterator[Text]:
    """Lines gathered into passages of a good size; a very long one is parted between words."""
    first, taken, size = text.first, list[str](), 0
    for number, line in enumerate(text.lines, text.first):
        words = line.split()
        if taken and size + len(words) > MOST_WORDS:
            yield replace(text, first=first, lines=tuple(taken))
            taken, size = [], 0
        first = first if taken else number
        while len(words) > MOST_WORDS:
            yield replace(text, first=number, lines=(" ".join(words[:MOST_WORDS]),))
            words = words[MOST_WORDS:]
            line = " ".join(words)
        taken.append(line)
        size += len(words)
        if size >= ENOUGH_WORDS:
            yield replace(text, first=first, lines=tuple(taken))
            taken, size = [], 0
    if taken:
        yield replace(text, first=first, lines=tuple(taken))


def _passage(meeting: Meeting, place: int, cut: Text) -> model.Passage:
    council, day, item = meeting.organization.name, meeting.date, cut.item
    return model.Passage(
        id=FIRST_ID + meeting.pk * EACH + place,
        dossier=key_of(meeting.pk),
        council=council,
        year=day.year if day else None,
        meeting=_named(council, day),
        document=f"{key_of(meeting.pk)}/{cut.place}",
        document_title=f"{item.number} {item.title}" + (" (aflyst møde)" if meeting.live.cancelled_at else ""),
        document_kind=AGENDA if cut.kind == VersionKind.AGENDA else MINUTES,
        organization=council,
        item=item.number,
        item_title=item.title,
        item_kind=item.kind or None,
        section=cut.section or None,
        decided=cut.section == DECISION,
        date=day,
        first_line=cut.first,
        last_line=cut.first + len(cut.lines) - 1,
        page=None,
        text=without_contacts("\n".join(cut.lines)),
        scopes=cut.scopes,
    )


def _named(council: str, day: dt.date | None) -> str | None:
    return f"{council} {day:%d-%m-%Y}" if day else None
