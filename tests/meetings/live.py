"""Invented people and meetings for the tests of live meetings: a council with every seat taken, from few or all municipalities."""

from __future__ import annotations

import datetime as dt

from samraad.access.models import Grant, User
from samraad.access.permissions import OPERATOR
from samraad.councils.models import Membership, Municipality, Organization, Person
from samraad.councils.save_membership import add_membership
from samraad.councils.save_person import add_person
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_item import add_item
from samraad.meetings.agenda.save_section import save_points, save_section
from samraad.meetings.models import AgendaItem, Chapter, Meeting
from samraad.meetings.publishing.publish_agenda import publish_agenda

PARTIES = "ACVFØBIOM"
FIRST_NAMES = ("Asta", "Bo", "Dorte", "Erik", "Gry", "Hans", "Ida", "Jens", "Karen", "Lars", "Mona", "Niels")
LAST_NAMES = ("Amager", "Bakke", "Dalsgaard", "Engkær", "Fjordby", "Granlund", "Holmgård")
SINCE = dt.date(2026, 1, 1)


def members(council: Organization, municipalities: int, each: int) -> list[Membership]:
    """``each`` members from each of the first ``municipalities``; the first is chair, the second vice chair."""
    homes = list(Municipality.objects.filter(organizations__organization=council).order_by("name")[:municipalities])
    made = []
    for number in range(municipalities * each):
        first, last = FIRST_NAMES[number % len(FIRST_NAMES)], LAST_NAMES[number % len(LAST_NAMES)]
        person = add_person(
            OPERATOR,
            f"{first} {last}",
            party=PARTIES[number % len(PARTIES)],
            municipality=homes[number // each],
            email=f"medlem{number}@eksempel.dk",
        )
        role = {0: "formand", 1: "næstformand"}.get(number, "medlem")
        made.append(add_membership(OPERATOR, person, council, role=role, first_day=SINCE))
    return made


def member_user(person: Person, council: Organization) -> User:
    """Somebody who signs in as this member."""
    user = User.objects.create_user(f"bruger-{person.pk}", first_name=person.name)
    Grant.objects.create(user=user, role="member", organization=council.slug)
    person.user = user
    person.save()
    return user


def chapter(meeting: Meeting, number: int) -> Chapter:
    return meeting.chapters.get(number=str(number))


def decision_item(
    actor: User, meeting: Meeting, title: str = "Fælles drivhuse", kind: str = "Beslutningssag"
) -> AgendaItem:
    """An item of two points."""
    item = add_item(actor, meeting, chapter(meeting, 4), title, kind=kind)
    save_section(actor, item, "background", f"<p>Kommunerne har i to år undersøgt sagen om {title.lower()}.</p>")
    section = save_section(actor, item, "recommendation", f"<p>Det indstilles, at {meeting.organization.name}</p>")
    save_points(actor, item, ["godkender udbuddet", "drøfter den videre proces"], section.version)
    return item


def published(actor: User, council: Organization, day: dt.date = dt.date(2027, 2, 4)) -> Meeting:
    """A meeting with two decision items whose agenda is out."""
    meeting = create_meeting(actor, council, day, place="Rådhuset, Sal 1", starts=dt.time(13), ends=dt.time(16))
    decision_item(actor, meeting)
    decision_item(actor, meeting, "Færgefart på fjorden")
    publish_agenda(actor, meeting)
    return Meeting.objects.get(pk=meeting.pk)
