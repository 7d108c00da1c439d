"""What is new of the days of meetings: one that is cancelled, held after all, or moved since the reader last said they had looked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import Actor
from samraad.meetings.members.news import AT_FIRST
from samraad.meetings.models import LastLook, Meeting, MeetingDeadline
from samraad.meetings.models.meeting import MeetingOrigin

CANCELLED, REVIVED, MOVED = "meetings.cancel", "meetings.revive", "meetings.edit"
#: what tells when and where a meeting is
WHEN = ("date", "starts", "ends", "place")


@dataclass(frozen=True, slots=True)
class NewDay:
    """The last thing that was done to when or whether a meeting is held; the meeting says how it is now."""

    meeting: Meeting
    act: str
    at: dt.datetime


def new_days(actor: Actor) -> list[NewDay]:
    """Of the announced meetings still to come in the councils one has a role in, the latest first."""
    if not isinstance(actor, User) or not actor.is_active:
        return []
    scopes = set(actor.grants.values_list("organization", flat=True))
    here = Q() if "" in scopes else Q(organization__slug__in=scopes)
    announced = Q(published_at__isnull=False) | Exists(MeetingDeadline.objects.filter(meeting=OuterRef("pk")))
    coming = Meeting.objects.filter(here, announced, origin=MeetingOrigin.WRITTEN, date__gte=timezone.localdate())
    known = {each.pk: each for each in coming.select_related("organization", "live")}
    looks = dict(LastLook.objects.filter(user=actor, meeting__in=known).values_list("meeting", "at"))
    oldest = timezone.now() - AT_FIRST
    found: dict[int, NewDay] = {}
    changes = history.among({Meeting: known}).filter(action__in=(CANCELLED, REVIVED, MOVED), at__gt=oldest)
    for change in changes.exclude(actor=actor).order_by("at", "pk"):
        meeting = known[int(change.subject_id)]
        if change.at <= looks.get(meeting.pk, oldest):
            continue
        if change.action != MOVED or _is_moved(change.before, change.after):
            found[meeting.pk] = NewDay(meeting, change.action, change.at)
    return sorted(found.values(), key=lambda each: each.at, reverse=True)


def _is_moved(before: dict[str, str] | None, after: dict[str, str] | None) -> bool:
    return any((before or {}).get(name) != (after or {}).get(name) for name in WHEN)
