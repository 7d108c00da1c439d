"""The example council's members, and the draft of its next meeting, begun by its secretary. Made once."""

from __future__ import annotations

import datetime as dt
from importlib import resources
from typing import Any

import yaml

from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.councils.models import Municipality, Organization
from samraad.councils.save_membership import add_membership
from samraad.councils.save_person import add_person
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_item import add_item
from samraad.meetings.agenda.save_section import save_points, save_section
from samraad.meetings.models import Meeting
from samraad.meetings.models.item import SectionName
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.year.deadlines import compute_deadlines

THURSDAY = 3
SECTIONS = (SectionName.BACKGROUND, SectionName.RECOMMENDATION, SectionName.PRESENTATION, SectionName.ECONOMY)


def write_next_meeting(council: Organization, secretary: User) -> None:
    """Members and a draft, unless the council has been worked on already."""
    if Meeting.objects.filter(organization=council, origin=MeetingOrigin.WRITTEN).exists():
        return
    text = (resources.files("samraad.web.demo") / "next_meeting.yaml").read_text(encoding="utf-8")
    about: dict[str, Any] = yaml.safe_load(text)
    if not council.memberships.exists():
        for said in about["members"]:
            _seat(council, said)
    day = _next_day(dt.date.today())
    meeting = create_meeting(secretary, council, day, place=about["place"], starts=dt.time(13), ends=dt.time(15, 30))
    compute_deadlines(secretary, meeting)
    for said in about["items"]:
        _write_item(secretary, meeting, said)


def _seat(council: Organization, said: dict[str, str]) -> None:
    home = Municipality.objects.get(code=said["municipality"])
    person = add_person(OPERATOR, said["name"], party=said["party"], municipality=home)
    add_membership(OPERATOR, person, council, role=said.get("role", "medlem"), first_day=dt.date(2026, 1, 1))


def _write_item(secretary: User, meeting: Meeting, said: dict[str, Any]) -> None:
    chapter = meeting.chapters.get(number=said["chapter"])
    item = add_item(secretary, meeting, chapter, said["title"], kind=said["kind"])
    for name in SECTIONS:
        if said.get(name):
            section = save_section(secretary, item, name, said[name])
            if name == SectionName.RECOMMENDATION:
                save_points(secretary, item, said["points"], section.version)


def _next_day(today: dt.date) -> dt.date:
    """A Thursday with time enough for every deadline before it."""
    day = today + dt.timedelta(weeks=6)
    return day + dt.timedelta(days=(THURSDAY - day.weekday()) % 7)
