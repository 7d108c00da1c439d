"""Mark words of an item's section or lines of its papers, for oneself; take a marking off, and put it back."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from samraad.access.models import User
from samraad.access.permissions import Actor, NotAllowed
from samraad.archive.models import Dossier
from samraad.archive.storable import storable
from samraad.meetings.errors import CannotKeepNote
from samraad.meetings.members.marked_html import Quote, place_of, squeezed
from samraad.meetings.members.notes import before_them, owner
from samraad.meetings.members.readable import Paper
from samraad.meetings.models import AgendaItem, Marking, Meeting

QUOTE, AROUND = 5000, 100
MOST = 500
#: how long a marking that was taken off can be put back
KEPT = dt.timedelta(days=1)


def mark(actor: Actor, item: AgendaItem, section: str, quote: str, *, before: str = "", after: str = "") -> Marking:
    """Mark words of a section that the actor has before them; marked already, nothing is added. Raises CannotKeepNote."""
    user = owner(actor, item.meeting)
    seen = before_them(user, item, None)
    quote = storable(quote).strip()
    if not quote:
        raise CannotKeepNote("Der er ikke markeret noget. Markér først teksten.")
    if len(quote) > QUOTE:
        raise CannotKeepNote(f"En markering kan højst have {QUOTE} tegn. Markér mindre ad gangen.")
    before, after = storable(before)[-AROUND:], storable(after)[:AROUND]
    if place_of(squeezed(seen.sections.get(section, "")), Quote(0, quote, before, after)) is None:
        raise CannotKeepNote("Ordene står ikke i afsnittet, som det lyder nu. Genindlæs punktet, og markér igen.")
    _room(user, item)
    same = Marking.objects.filter(
        user=user, item=item, section=section, quote=quote, before=before, after=after, removed_at=None
    )
    return same.first() or Marking.objects.create(
        user=user, item=item, section=section, quote=quote, before=before, after=after
    )


def mark_lines(actor: Actor, item: AgendaItem, paper: Paper, first: int, last: int) -> Marking:
    """Mark lines of a paper of the item. Raises CannotKeepNote."""
    user = owner(actor, item.meeting)
    before_them(user, item, paper)
    dossier = Dossier.objects.filter(sha256=paper.sha256).first()
    if dossier is None:
        raise CannotKeepNote("Bilaget er slettet i arkivet, så linjerne kan ikke markeres.")
    begin, end = max(paper.line, 1), paper.last_line or dossier.line_count
    if not begin <= first <= last <= end:
        raise CannotKeepNote(f"Vælg linjer fra {begin} til {end}, den første først.")
    _room(user, item)
    lines = {"sha256": paper.sha256, "first_line": first, "last_line": last}
    same = Marking.objects.filter(user=user, item=item, removed_at=None, **lines).first()
    return same or Marking.objects.create(user=user, item=item, **lines)


def unmark(actor: Actor, marking: Marking) -> Marking:
    """Take it off; only its owner can. For a day it can be put back."""
    _own(actor, marking)
    Marking.objects.filter(user=marking.user, removed_at__lt=timezone.now() - KEPT).delete()
    marking.removed_at = marking.removed_at or timezone.now()
    marking.save(update_fields=["removed_at"])
    return marking


def put_back(actor: Actor, marking: Marking) -> Marking:
    """As it was before it was taken off."""
    _own(actor, marking)
    marking.removed_at = None
    marking.save(update_fields=["removed_at"])
    return marking


def markings(actor: Actor, meeting: Meeting) -> QuerySet[Marking]:
    """One's own markings of a meeting."""
    own = Marking.objects.filter(user=owner(actor, meeting), item__meeting=meeting, removed_at=None)
    return own.select_related("item")


def _own(actor: Actor, marking: Marking) -> None:
    if not isinstance(actor, User) or not actor.is_active or marking.user_id != actor.pk:
        raise NotAllowed("meetings.keep_notes")


def _room(user: User, item: AgendaItem) -> None:
    if Marking.objects.filter(user=user, item=item, removed_at=None).count() >= MOST:
        raise CannotKeepNote(f"Du har allerede {MOST} markeringer i punktet. Fjern nogle af dem først.")
