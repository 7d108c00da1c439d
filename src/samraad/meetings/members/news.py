"""What is new since I last looked: published agendas, supplements, drafts for comment and minutes, and what they changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from samraad.access.models import User
from samraad.access.permissions import Actor, NotAllowed
from samraad.meetings.content.differences import Difference
from samraad.meetings.models import LastLook, Meeting, PublishedVersion
from samraad.meetings.models.version import VersionKind
from samraad.meetings.publishing.versions import differences, versions

#: who never looked is told of this much
AT_FIRST = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class News:
    """A version that came since; ``changes`` compare it with the one before it of its kind, empty for a first."""

    meeting: Meeting
    version: PublishedVersion
    changes: tuple[Difference, ...]


def looked(actor: Actor, meeting: Meeting, at: dt.datetime | None = None) -> None:
    """The user has the meeting before them now."""
    user = _user(actor)
    LastLook.objects.update_or_create(user=user, meeting=meeting, defaults={"at": at or timezone.now()})


def news(actor: Actor, *, organization: str | None = None) -> list[News]:
    """The latest first, of the councils one has a role in, or of the one named."""
    user = _user(actor)
    scopes = set(user.grants.values_list("organization", flat=True))
    looks = dict(LastLook.objects.filter(user=user).values_list("meeting_id", "at"))
    meetings = Meeting.objects.filter(versions__isnull=False).select_related("organization").distinct()
    if organization or "" not in scopes:
        meetings = meetings.filter(organization__slug__in=[organization] if organization else scopes)
    earliest = timezone.now() - AT_FIRST
    oldest = min([*looks.values(), earliest])
    found = [
        each
        for meeting in meetings.filter(versions__published_at__gt=oldest)
        for each in _of_meeting(user, meeting, looks.get(meeting.pk, earliest))
    ]
    return sorted(found, key=lambda each: each.version.published_at, reverse=True)


def _of_meeting(user: User, meeting: Meeting, since: dt.datetime) -> list[News]:
    known: dict[str, PublishedVersion] = {}
    found = []
    for version in versions(user, meeting):
        before, known[version.kind] = known.get(version.kind), version
        if version.published_at > since:
            compared = before if before or version.kind != VersionKind.MINUTES else known.get(VersionKind.MINUTES_DRAFT)
            found.append(News(meeting, version, differences(user, compared, version) if compared else ()))
    return found


def _user(actor: Actor) -> User:
    if not isinstance(actor, User) or not actor.is_active:
        raise NotAllowed("meetings.keep_notes")
    return actor
