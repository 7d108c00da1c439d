"""The example council's two meetings in Samråd: one held today, with minutes, and the draft of the next. Made once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from samraad.access.models import User
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_item import add_item
from samraad.meetings.agenda.save_section import save_points, save_section
from samraad.meetings.models import AgendaItem, Meeting
from samraad.meetings.models.item import SectionName
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.year.deadlines import compute_deadlines
from samraad.web.demo.hold_meeting import hold

THURSDAY = 3
SECTIONS = (SectionName.BACKGROUND, SectionName.RECOMMENDATION, SectionName.PRESENTATION, SectionName.ECONOMY)
Said = Mapping[str, Any]


def write_meetings(council: Organization, secretary: User, about: Said) -> None:
    """Write and hold them, unless a meeting of the council has been written already."""
    if Meeting.objects.filter(organization=council, origin=MeetingOrigin.WRITTEN).exists():
        return
    today = dt.date.today()
    held, items = _write(council, secretary, about["held"], today)
    publish_agenda(secretary, held)
    hold(secretary, held, about["held"], items)
    _write(council, secretary, about["next"], _next_day(today))


def _write(
    council: Organization, secretary: User, said: Said, day: dt.date
) -> tuple[Meeting, list[tuple[Said, AgendaItem]]]:
    """The agenda as a draft; each item with what was said of it."""
    starts, ends = (dt.time.fromisoformat(said[name]) for name in ("starts", "ends"))
    meeting = create_meeting(secretary, council, day, place=said["place"], starts=starts, ends=ends)
    compute_deadlines(secretary, meeting)
    return meeting, [(each, _write_item(secretary, meeting, each)) for each in said["items"]]


def _write_item(secretary: User, meeting: Meeting, said: Said) -> AgendaItem:
    chapter = meeting.chapters.get(number=said["chapter"])
    item = add_item(secretary, meeting, chapter, said["title"], kind=said["kind"])
    for name in SECTIONS:
        if said.get(name):
            section = save_section(secretary, item, name, said[name])
            if name == SectionName.RECOMMENDATION:
                save_points(secretary, item, said["points"], section.version)
    return item


def _next_day(today: dt.date) -> dt.date:
    """A Thursday with time enough for every deadline before it."""
    day = today + dt.timedelta(weeks=6)
    return day + dt.timedelta(days=(THURSDAY - day.weekday()) % 7)
