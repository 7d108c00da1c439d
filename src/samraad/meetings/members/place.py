"""Where a member is in the agenda: the item they read last, kept from one tablet to the other."""

from __future__ import annotations

from samraad.access.models import User
from samraad.access.permissions import Actor, allowed
from samraad.meetings.models import AgendaItem, Meeting, ReadingPlace


def keep_place(actor: Actor, item: AgendaItem) -> None:
    """The actor reads this item now. Nothing is written while they stay at it, nor for those who keep no notes."""
    meeting = item.meeting
    if not isinstance(actor, User) or not allowed(actor, "meetings.keep_notes", meeting.organization.slug):
        return
    if not ReadingPlace.objects.filter(user=actor, item=item).exists():
        ReadingPlace.objects.update_or_create(user=actor, meeting=meeting, defaults={"item": item})


def place_in(actor: Actor, meeting: Meeting) -> int | None:
    """The key of the item one read last."""
    if not isinstance(actor, User):
        return None
    return ReadingPlace.objects.filter(user=actor, meeting=meeting).values_list("item_id", flat=True).first()
