"""Who sees which meetings and items: the public those that a published dossier tells of, or that were published here.

The items of a meeting that is written here are its secretaries' working copy. Everybody else reads its published versions
(``publishing.versions``), so what is being changed is never seen half-way.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from samraad.access.permissions import Actor, allowed
from samraad.archive.visible import seen_by
from samraad.meetings.models import AgendaItem, ItemSource, Meeting, MeetingDossier


def meetings_for(actor: Actor) -> QuerySet[Meeting]:
    """The meetings ``actor`` may see; one without a date is only a draft (``who_reads.drafts_for``)."""
    if allowed(actor, "archive.read_unpublished"):
        return Meeting.objects.filter(date__isnull=False)
    told = MeetingDossier.objects.filter(seen_by(actor, "dossier__"), meeting=OuterRef("pk"))
    return Meeting.objects.filter(Q(published_at__isnull=False) | Exists(told), date__isnull=False)


def items_for(actor: Actor, meeting: Meeting) -> QuerySet[AgendaItem]:
    """The meeting's items that ``actor`` may see, in order; of those written here only secretaries see the working copy."""
    items = meeting.items.select_related("chapter")
    if allowed(actor, "archive.read_unpublished", meeting.organization.slug):
        return items
    return items.filter(_told(actor))


def told_items(actor: Actor) -> QuerySet[AgendaItem]:
    """The open items that a dossier which the actor may see tells of."""
    return AgendaItem.objects.filter(_told(actor))


def _told(actor: Actor) -> Q:
    told = ItemSource.objects.filter(seen_by(actor, "dossier__"), item=OuterRef("pk"))
    return Q(Exists(told), closed=False)
