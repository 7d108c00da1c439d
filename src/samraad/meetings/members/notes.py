"""Private notes on items and their papers. Only their owner reads them; they are in no history and no index."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from samraad.access.models import User
from samraad.access.permissions import Actor, NotAllowed, require
from samraad.access.stale import is_said_already
from samraad.archive.storable import storable
from samraad.meetings.errors import CannotKeepNote
from samraad.meetings.members.readable import Paper, Readable, readable
from samraad.meetings.models import AgendaItem, Meeting, PrivateNote

TEXT = 50_000
NEW = 0


def save_note(
    actor: Actor, item: AgendaItem, text: str, *, paper: Paper | None = None, version: int = NEW
) -> PrivateNote | None:
    """Store one's note; an empty text removes it. Raises CannotKeepNote, StaleEdit (from one's other tablet)."""
    user = owner(actor, item.meeting)
    before_them(user, item, paper)
    text = storable(text).strip()
    if len(text) > TEXT:
        raise CannotKeepNote(f"Noten må højst fylde {TEXT} tegn. Forkort den.")
    stands_on = {
        "user": user,
        "item": item,
        "sha256": paper.sha256 if paper else "",
        "line": paper.line if paper else 0,
    }
    with transaction.atomic():
        User.objects.select_for_update(of=("self",)).get(pk=user.pk)
        note = PrivateNote.objects.filter(**stands_on).first()
        if note is None:
            return PrivateNote.objects.create(**stands_on, text=text) if text else None
        if is_said_already(note, version, "din note", text, note.text):
            return note
        if not text:
            note.delete()
            return None
        note.text, note.version = text, note.version + 1
        note.save()
    return note


def notes(actor: Actor, meeting: Meeting) -> QuerySet[PrivateNote]:
    """One's own notes of a meeting."""
    return PrivateNote.objects.filter(user=owner(actor, meeting), item__meeting=meeting).select_related("item")


def owner(actor: Actor, meeting: Meeting) -> User:
    """The user who keeps notes; raises NotAllowed for who may not."""
    require(actor, "meetings.keep_notes", meeting.organization.slug)
    if not isinstance(actor, User):
        raise NotAllowed("meetings.keep_notes")
    return actor


def before_them(user: User, item: AgendaItem, paper: Paper | None) -> Readable:
    """What the user reads of the item; raises CannotKeepNote where they do not see it, or the paper is not one of it."""
    seen = readable(user, item)
    if seen is None:
        raise CannotKeepNote("Punktet findes ikke, eller du har ikke adgang til det.")
    if paper is not None and paper not in seen.papers:
        raise CannotKeepNote("Bilaget hører til et andet punkt. Genindlæs siden.")
    return seen
