"""Meetings and what is due before them, as a list for a page and as iCalendar (RFC 5545) for a calendar program."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import Actor, NotAllowed, allowed
from samraad.councils.models import Organization
from samraad.meetings.models import CalendarReset, LiveMeeting, MeetingDeadline
from samraad.meetings.stage import is_announced
from samraad.meetings.visible import meetings_for
from samraad.meetings.year.deadlines import is_late

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MEETING = "meeting"
_SALT = "samraad.calendar.feed"


@dataclass(frozen=True, slots=True)
class Entry:
    """A day in the calendar: a meeting, or something due before one (``kind`` then is the deadline's).

    ``cancelled`` says why, where the meeting is; ``sequence`` is that of the meeting (LiveMeeting). ``late``: the day went by
    without what was due; ``by_hand`` and ``version`` are the deadline's.
    """

    kind: str
    meeting: int
    council: str
    day: dt.date
    title: str
    place: str = ""
    starts: dt.time | None = None
    ends: dt.time | None = None
    because: str = ""
    is_cancelled: bool = False
    cancelled_because: str = ""
    sequence: int = 0
    late: bool = False
    by_hand: bool = False
    version: int = 0
    organization: str = ""


def entries(actor: Actor, organization: Organization | None = None, year: int | None = None) -> list[Entry]:
    """What the actor may see, in date order. The dates of planned meetings are everybody's, deadlines the council's own."""
    lives = LiveMeeting.objects.filter(meeting__date__isnull=False).select_related("meeting__organization")
    lives = lives.prefetch_related("meeting__deadlines")
    read = meetings_for(actor).filter(live=None).select_related("organization")
    if organization:
        lives, read = lives.filter(meeting__organization=organization), read.filter(organization=organization)
    if year:
        lives, read = lives.filter(meeting__date__year=year), read.filter(date__year=year)
    found = [_meeting(live) for live in lives if _is_announced(actor, live)]
    found += [
        Entry(
            MEETING,
            each.pk,
            each.organization.name,
            each.date,
            _named(each.organization.name),
            each.place,
            organization=each.organization.slug,
        )
        for each in read
        if each.date
    ]
    shown = [live for live in lives if allowed(actor, "meetings.read_deadlines", live.meeting.organization.slug)]
    rows = MeetingDeadline.objects.filter(meeting__in=[live.pk for live in shown])
    today = timezone.localdate()
    found += [_deadline(row, today) for row in rows.select_related("meeting__organization", "meeting__live")]
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
    """A key for the address of a user's own feed, which calendar programs fetch without signing in.

    It stays the same until a new password or asking for a new one (``reset_calendar_key``) ends it.
    """
    return signing.Signer(salt=_SALT).sign_object({"user": user.pk, "sign": _sign(user)}, compress=True)


def reset_calendar_key(actor: Actor) -> str:
    """A new key; the address that leaked no longer answers."""
    if not isinstance(actor, User) or not actor.is_active:
        raise NotAllowed("meetings.keep_notes")
    with transaction.atomic():
        reset, _new = CalendarReset.objects.select_for_update().get_or_create(user=actor)
        reset.count += 1
        reset.save()
        history.record(actor, "calendar.reset", actor)
    return calendar_key(actor)


def user_of_key(key: str) -> User | None:
    """Whose feed it is; None for a key that is not one, or no more."""
    try:
        said = signing.Signer(salt=_SALT).unsign_object(key)
        user = User.objects.filter(pk=said["user"], is_active=True).first()
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None
    return user if user and constant_time_compare(_sign(user), said["sign"]) else None


def _sign(user: User) -> str:
    count = CalendarReset.objects.filter(user=user).values_list("count", flat=True).first()
    return user.get_session_auth_hash()[:16] + (f"-{count}" if count else "")


def _is_announced(actor: Actor, live: LiveMeeting) -> bool:
    """A meeting that was planned with the year is announced; a draft made by hand only once its agenda is out."""
    return is_announced(live.meeting) or allowed(actor, "meetings.read_deadlines", live.meeting.organization.slug)


def _meeting(live: LiveMeeting) -> Entry:
    meeting = live.meeting
    assert meeting.date
    council = meeting.organization.name
    return Entry(
        MEETING,
        meeting.pk,
        council,
        meeting.date,
        meeting.name or _named(council),
        meeting.place,
        live.starts,
        live.ends,
        is_cancelled=live.cancelled_at is not None,
        cancelled_because=live.cancelled_because,
        sequence=live.sequence,
        organization=meeting.organization.slug,
    )


def _named(council: str) -> str:
    return _("Møde i %(council)s") % {"council": council}


def _deadline(row: MeetingDeadline, today: dt.date) -> Entry:
    meeting, live = row.meeting, row.meeting.live
    council = meeting.organization.name
    return Entry(
        row.kind,
        meeting.pk,
        council,
        row.day,
        _("%(what)s: møde i %(council)s den %(day)s")
        % {"what": _(row.get_kind_display()), "council": council, "day": f"{meeting.date:%d-%m-%Y}"},
        because=row.because,
        is_cancelled=live.cancelled_at is not None,
        sequence=live.sequence,
        late=is_late(row, live, today),
        by_hand=row.by_hand,
        version=row.version,
        organization=meeting.organization.slug,
    )


def _event(entry: Entry, stamp: dt.datetime) -> Event:
    event = Event()
    host = settings.SAMRAAD_ADDRESS.split("//")[-1].split("/")[0].split(":")[0]
    event.add("uid", f"{entry.kind}-{entry.meeting}@{host}")
    event.add("dtstamp", stamp)
    event.add("summary", f"Aflyst: {entry.title}" if entry.is_cancelled else entry.title)
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
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
    if said := entry.cancelled_because or entry.because:
        event.add("description", said)
    event.add("url", f"{settings.SAMRAAD_ADDRESS.rstrip('/')}/moeder/{entry.meeting}/")
    return event
