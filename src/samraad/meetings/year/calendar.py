"""Meetings and what is due before them, as a list for a page and as iCalendar (RFC 5545) for a calendar program."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core import signing
from icalendar import Calendar, Event

from samraad.access.models import User
from samraad.access.permissions import Actor, allowed
from samraad.councils.models import Organization
from samraad.meetings.models import LiveMeeting, MeetingDeadline
from samraad.meetings.visible import meetings_for

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MEETING = "meeting"
_SALT = "samraad.calendar"


@dataclass(frozen=True, slots=True)
class Entry:
    """A day in the calendar: a meeting, or something due before one (``kind`` then is the deadline's)."""

    kind: str
    meeting: int
    council: str
    day: dt.date
    title: str
    place: str = ""
    starts: dt.time | None = None
    ends: dt.time | None = None
    because: str = ""


def entries(actor: Actor, organization: Organization | None = None, year: int | None = None) -> list[Entry]:
    """What the actor may see, in date order. The dates of planned meetings are everybody's, deadlines the council's own."""
    lives = LiveMeeting.objects.filter(meeting__date__isnull=False).select_related("meeting__organization")
    read = meetings_for(actor).filter(live=None).select_related("organization")
    if organization:
        lives, read = lives.filter(meeting__organization=organization), read.filter(organization=organization)
    if year:
        lives, read = lives.filter(meeting__date__year=year), read.filter(date__year=year)
    found = [_meeting(live) for live in lives if _is_announced(actor, live)]
    found += [
        Entry(MEETING, each.pk, each.organization.name, each.date, f"Møde i {each.organization.name}", each.place)
        for each in read
        if each.date
    ]
    shown = [live for live in lives if allowed(actor, "meetings.read_deadlines", live.meeting.organization.slug)]
    rows = MeetingDeadline.objects.filter(meeting__in=[live.pk for live in shown])
    found += [_deadline(row) for row in rows.select_related("meeting__organization")]
    return sorted(found, key=lambda entry: (entry.day, entry.starts or dt.time.min, entry.title))


def as_icalendar(found: Iterable[Entry], name: str, *, stamp: dt.datetime | None = None) -> bytes:
    """A calendar of the entries; keys stay the same, so that a program that fetches it again moves what was moved."""
    calendar = Calendar()
    calendar.add("prodid", "-//Samråd//Mødekalender//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    stamp = stamp or dt.datetime.now(dt.UTC)
    for entry in found:
        calendar.add_component(_event(entry, stamp))
    return bytes(calendar.to_ical())


def calendar_key(user: User) -> str:
    """A key for the address of a user's own feed, which calendar programs fetch without signing in. A new password ends it."""
    return signing.dumps({"user": user.pk, "sign": user.get_session_auth_hash()[:16]}, salt=_SALT, compress=True)


def user_of_key(key: str) -> User | None:
    """Whose feed it is; None for a key that is not one, or no more."""
    try:
        said = signing.loads(key, salt=_SALT)
        user = User.objects.filter(pk=said["user"], is_active=True).first()
    except (signing.BadSignature, KeyError, TypeError):
        return None
    return user if user and user.get_session_auth_hash()[:16] == said["sign"] else None


def _is_announced(actor: Actor, live: LiveMeeting) -> bool:
    """A meeting that was planned with the year is announced; a draft made by hand only once its agenda is out."""
    if live.meeting.published_at or live.meeting.deadlines.exists():
        return True
    return allowed(actor, "meetings.read_deadlines", live.meeting.organization.slug)


def _meeting(live: LiveMeeting) -> Entry:
    meeting = live.meeting
    assert meeting.date
    council = meeting.organization.name
    title = meeting.name or f"Møde i {council}"
    return Entry(MEETING, meeting.pk, council, meeting.date, title, meeting.place, live.starts, live.ends)


def _deadline(row: MeetingDeadline) -> Entry:
    council = row.meeting.organization.name
    title = f"{row.get_kind_display()}: møde i {council} den {row.meeting.date:%d-%m-%Y}"
    return Entry(row.kind, row.meeting_id, council, row.day, title, because=row.because)


def _event(entry: Entry, stamp: dt.datetime) -> Event:
    event = Event()
    host = settings.SAMRAAD_ADDRESS.split("//")[-1].split("/")[0].split(":")[0]
    event.add("uid", f"{entry.kind}-{entry.meeting}@{host}")
    event.add("dtstamp", stamp)
    event.add("summary", entry.title)
    if entry.kind == MEETING and entry.starts:
        begins = dt.datetime.combine(entry.day, entry.starts, COPENHAGEN)
        event.add("dtstart", begins.astimezone(dt.UTC))
        ends = dt.datetime.combine(entry.day, entry.ends, COPENHAGEN) if entry.ends else begins + dt.timedelta(hours=3)
        event.add("dtend", ends.astimezone(dt.UTC))
    else:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + dt.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    if entry.place:
        event.add("location", entry.place)
    if entry.because:
        event.add("description", entry.because)
    event.add("url", f"{settings.SAMRAAD_ADDRESS.rstrip('/')}/moeder/{entry.meeting}/")
    return event
