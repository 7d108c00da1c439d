"""Who sees which meetings and items: the public those that a published dossier tells of, or that were published here."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from samraad.access.permissions import Actor, allowed
from samraad.archive.visible import seen_by
from samraad.meetings.models import AgendaItem, ItemSource, Meeting, MeetingDossier


def meetings_for(actor: Actor) -> QuerySet[Meeting]:
    """The meetings ``actor`` may see."""
    if allowed(actor, "archive.read_unpublished"):
        return Meeting.objects.all()
    told = MeetingDossier.objects.filter(seen_by(actor, "dossier__"), meeting=OuterRef("pk"))
    return Meeting.objects.filter(Q(published_at__isnull=False) | Exists(told))


def items_for(actor: Actor, meeting: Meeting) -> QuerySet[AgendaItem]:
    """The meeting's items that ``actor`` may see, in order."""
    items = meeting.items.select_related("chapter")
    if allowed(actor, "archive.read_unpublished", meeting.organization.slug):
        return items
    told = ItemSource.objects.filter(seen_by(actor, "dossier__"), item=OuterRef("pk"))
    written = Q(read_number="", meeting__published_at__isnull=False)
    return items.filter(written | Exists(told), closed=False)
