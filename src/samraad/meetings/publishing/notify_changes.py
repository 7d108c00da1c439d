"""The mails that tell members of a meeting that is moved, cancelled or taken back, written in the same transaction."""

from __future__ import annotations

import datetime as dt

from django.utils import formats

from samraad.meetings.models import LiveMeeting
from samraad.meetings.publishing.notify import write_mails


def notify_moved(live: LiveMeeting, before: dt.date | None, note: str) -> int:
    """Tell of another date, time or place; says how many are told."""
    meeting, day = live.meeting, long_day(live.meeting.date)
    council = meeting.organization.name
    if before and before != meeting.date:
        subject = f"{council}: mødet den {long_day(before)} er flyttet til den {day}"
        first = f"Mødet i {council} den {long_day(before)} er flyttet."
    else:
        subject = f"{council}: ny tid eller nyt sted for mødet den {day}"
        first = f"Tid eller sted for mødet i {council} den {day} er ændret."
    lines = [first, "", *when_lines(live), *(["", note] if note else [])]
    return write_mails(meeting, subject, [*lines, "", _CALENDARS])


def notify_cancelled(live: LiveMeeting) -> int:
    """Tell that the meeting is cancelled, and why; says how many are told."""
    meeting, day = live.meeting, long_day(live.meeting.date)
    council = meeting.organization.name
    lines = [f"Mødet i {council} den {day} er aflyst.", "", f"Begrundelse: {live.cancelled_because}"]
    return write_mails(meeting, f"{council}: mødet den {day} er aflyst", [*lines, "", _CALENDARS])


def notify_revived(live: LiveMeeting, note: str) -> int:
    """Tell that a meeting that was cancelled is held after all; says how many are told."""
    meeting, day = live.meeting, long_day(live.meeting.date)
    council = meeting.organization.name
    lines = [f"Mødet i {council} den {day} holdes alligevel.", "", *when_lines(live), *(["", note] if note else [])]
    return write_mails(meeting, f"{council}: mødet den {day} holdes alligevel", [*lines, "", _CALENDARS])


def when_lines(live: LiveMeeting) -> list[str]:
    """Day, time and place, a line each."""
    time = f"kl. {live.starts:%H.%M}" if live.starts else ""
    if time and live.ends:
        time += f"–{live.ends:%H.%M}"
    said = (("Dato", long_day(live.meeting.date)), ("Tid", time), ("Sted", live.meeting.place))
    return [f"{name}: {value}" for name, value in said if value]


def long_day(day: dt.date | None) -> str:
    """``4. februar 2027``"""
    return formats.date_format(day, "j. F Y") if day else ""


_CALENDARS = "Abonnerer du på mødekalenderen, retter den sig selv."
