"""What a member prepares for: the coming meetings of their councils whose agenda is out, and those they have notes on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from samraad.access.models import User
from samraad.access.permissions import Actor, allowed
from samraad.meetings.models import AgendaItem, Marking, Meeting, PrivateNote, ReadingPlace
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.who_reads import may_read_published

OTHERS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Preparation:
    """A meeting with the item at which the member stopped; ``kept``: how many notes and markings they have on it."""

    meeting: Meeting
    read_on: AgendaItem | None
    kept: int


def to_prepare(actor: Actor, today: dt.date) -> tuple[list[Preparation], list[Preparation]]:
    """Coming meetings, the next first; then other meetings one has notes on, the latest first."""
    if not isinstance(actor, User):
        return [], []
    kept = _kept(actor)
    meetings = Meeting.objects.select_related("organization", "live")
    coming = list(_coming(actor, meetings, today))
    others = meetings.filter(pk__in=kept.keys() - {each.pk for each in coming}).order_by("-date", "-pk")
    places = {
        place.meeting_id: place.item
        for place in ReadingPlace.objects.filter(user=actor, meeting__in=coming).select_related("item")
    }
    return (
        [Preparation(each, places.get(each.pk), kept.get(each.pk, 0)) for each in coming],
        [Preparation(each, None, kept[each.pk]) for each in others[:OTHERS_SHOWN]],
    )


def _coming(user: User, meetings: QuerySet[Meeting], today: dt.date) -> list[Meeting]:
    """Those one keeps notes on as a member: who prepares the meeting finds it among its drafts."""
    scopes = set(user.grants.values_list("organization", flat=True))
    own = Q() if "" in scopes else Q(organization__slug__in=scopes)
    found = meetings.filter(own, origin=MeetingOrigin.WRITTEN, date__gte=today, versions__isnull=False)
    return [
        each
        for each in found.distinct().order_by("date", "pk")
        if allowed(user, "meetings.keep_notes", each.organization.slug)
        and not allowed(user, "meetings.edit", each.organization.slug)
        and may_read_published(user, each)
    ]


def _kept(user: User) -> dict[int, int]:
    """How much one has on each meeting."""
    found: dict[int, int] = {}
    for rows in (
        PrivateNote.objects.filter(user=user).values_list("item__meeting", flat=True),
        Marking.objects.filter(user=user, removed_at=None).values_list("item__meeting", flat=True),
    ):
        for meeting in rows:
            found[meeting] = found.get(meeting, 0) + 1
    return found
