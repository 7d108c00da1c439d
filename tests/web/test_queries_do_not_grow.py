"""No page asks the database more often because there is more in it: each is shown with some rows and with three times as many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.meetings import live
from tests.web import many_rows as many

from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.archive.models import Dossier
from samraad.councils.models import Membership, Municipality, Person
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.cases.save_case import add_case, link_item
from samraad.meetings.minutes.publish_minutes import publish_minutes
from samraad.meetings.models import AgendaItem, Case, Meeting
from samraad.meetings.models.live import State
from samraad.meetings.redaction.places import Scope
from samraad.meetings.redaction.redact_words import redact_words
from samraad.meetings.session.attendance import arrive_many
from samraad.meetings.session.decide import decide
from samraad.meetings.session.hold_meeting import close_meeting, open_meeting
from samraad.meetings.tasks.save_task import add_task

SOME = 1
KEPT = ("/moeder/", "/punkter/", "/versioner/")


@dataclass
class Council:
    """A council whose every page is looked at, and what grows in it."""

    secretary: User
    member: User
    seat: Membership
    read: Meeting
    minuted: Meeting
    running: Meeting
    draft: Meeting
    case: Case
    task: Any
    people: list[Person] = field(default_factory=list)

    def grow(self, n: int) -> None:
        """``n`` more of each kind of row there is."""
        council = self.read.organization
        self.people += many.add_people(council, n)
        items: list[AgendaItem] = []
        for meeting in (self.minuted, self.running, self.draft):
            items += many.add_items(meeting, n, self.people)
        many.publish_again(self.secretary, self.minuted)
        many.publish_again(self.secretary, self.running)
        many.add_meetings(self.minuted, n)
        many.add_meetings(self.minuted, n, State.APPROVED)
        drafts = many.add_meetings(self.minuted, n, State.DRAFT)
        many.add_archive(council, n, 1)
        read = many.add_read_items(self.read, Dossier.objects.get(in_meeting__meeting=self.read, kind="minutes"), n)
        many.add_cases(self.case, [*items[:n], *read], n)
        of_one = [self.decided(self.minuted), self.decided(self.running), self.decided(self.draft), self.archived]
        many.add_tasks([*of_one, *items[:n]], [self.seat.person, *self.people[:n]], 8 * n)
        many.add_own(self.member, [*items, *read], drafts)
        many.add_own(self.secretary, [*items, *read], drafts)
        towns = [Municipality.objects.get(code="259")]
        records = [self.minuted, self.read, self.case, self.task, self.seat.person, council, *towns]
        many.add_changes(self.secretary, [*records, *items[:n], *of_one], n)
        many.add_redactions(council, None, n)
        many.add_redactions(council, self.minuted, n)

    @property
    def archived(self) -> AgendaItem:
        return self.read.items.get(number="3.1")

    @staticmethod
    def decided(meeting: Meeting) -> AgendaItem:
        return meeting.items.filter(title="Fælles drivhuse").get()

    def pages(self) -> list[str]:
        """The addresses that are looked at, by whoever may see them."""
        council, m, r, d = self.read.organization, self.minuted, self.running, self.draft
        version, older = m.versions.filter(kind="agenda").order_by("-number")[:2]
        minutes = m.versions.filter(kind="minutes").order_by("-number")[0]
        dossier = Dossier.objects.get(in_meeting__meeting=self.read, kind="minutes")
        one = self.decided(m)
        args: dict[str, list[list[Any]]] = {
            **{
                name: [[]]
                for name in (
                    *("front", "about", "search", "ask", "dossiers", "councils", "schemes", "findings", "workspace"),
                    *(
                        "news",
                        "cases",
                        "tasks",
                        "tasks_table",
                        "calendar",
                        "calendar_feed",
                        "directory",
                        "municipalities",
                    ),
                )
            },
            **{
                name: [[council.slug]]
                for name in (
                    *("council", "organization", "organization_history", "add_member"),
                    *("parties", "set_parties", "members_csv", "inhabitants_csv"),
                    *("redact_words", "setup", "setup_history"),
                )
            },
            "meeting": [[self.read.pk], [m.pk], [r.pk]],
            "item": [[self.archived.pk], [one.pk], [self.decided(r).pk]],
            "meeting_findings": [[self.read.pk]],
            "item_findings": [[self.archived.pk]],
            "case_findings": [[self.case.pk]],
            "dossier": [[dossier.slug]],
            "dossier_history": [[dossier.slug]],
            "review": [[dossier.slug]],
            "meeting_history": [[self.read.pk], [m.pk]],
            "item_history": [[self.archived.pk], [one.pk]],
            "mark": [[one.pk], [self.archived.pk]],
            "own_notes": [[self.read.pk], [m.pk], [r.pk]],
            "versions": [[m.pk]],
            "version": [[version.pk], [minutes.pk]],
            "compare_versions": [[version.pk, older.pk]],
            "minutes": [[m.pk]],
            "hold": [[r.pk]],
            "draft": [[d.pk], [r.pk]],
            "publish_agenda": [[d.pk], [r.pk]],
            "edit_item": [[self.decided(d).pk], [self.decided(r).pk]],
            "remove_item": [[self.decided(d).pk]],
            "deadlines": [[d.pk]],
            "case": [[self.case.pk]],
            "case_history": [[self.case.pk]],
            "add_to_case": [[self.case.pk]],
            "item_case": [[one.pk]],
            "task_history": [[self.task.pk]],
            "edit_task": [[self.task.pk]],
            "person": [[self.seat.person_id]],
            "person_history": [[self.seat.person_id]],
            "municipality": [["259"]],
            "municipality_history": [["259"]],
        }
        return [reverse(name, args=each) for name, every in args.items() for each in every]


@pytest.fixture
def council(meeting: Meeting, secretary: User) -> Council:
    """A meeting that was read, one with minutes, one that runs and one in draft; a case, a task, and a redaction that hits."""
    organization = meeting.organization
    seats = live.members(organization, 2, 1)
    held = live.published(secretary, organization, dt.date(2026, 11, 12))
    running = live.published(secretary, organization, dt.date(2027, 2, 4))
    for each in (held, running):
        open_meeting(secretary, each)
        arrive_many(secretary, each, list(each.attendances.values_list("pk", flat=True)), dt.time(12))
        for item in each.items.filter(kind="Beslutningssag"):
            decide(secretary, item, "approved")
    close_meeting(secretary, held)
    publish_minutes(secretary, Meeting.objects.get(pk=held.pk))
    draft = create_meeting(secretary, organization, dt.date(2027, 4, 8))
    live.decision_item(secretary, draft)
    case = add_case(secretary, organization, "Drivhuse")
    archived = meeting.items.get(number="3.1")
    link_item(secretary, case, archived)
    redact_words(secretary, Scope(organization, held), "fjorden", "Ønsket")
    return Council(
        secretary=secretary,
        member=live.member_user(seats[0].person, organization),
        seat=seats[0],
        read=meeting,
        minuted=Meeting.objects.get(pk=held.pk),
        running=Meeting.objects.get(pk=running.pk),
        draft=Meeting.objects.get(pk=draft.pk),
        case=case,
        people=[seats[0].person],
        task=add_task(OPERATOR, archived, "Skriv til kommunerne", person=seats[0].person),
    )


class Questions:
    """Counts what the database is asked."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], *asked: Any) -> Any:
        self.count += 1
        return execute(*asked)


def questions(client: Client, address: str) -> int:
    """How often the page asks the database; 0 where this reader is not shown it.

    Pages that keep what the reader has seen are looked at twice, so that what the first look writes is not counted.
    """
    if address.startswith(KEPT) and client.get(address).status_code != 200:
        return 0
    asked = Questions()
    with connection.execute_wrapper(asked):
        response = client.get(address)
    return asked.count if response.status_code == 200 else 0


def test_no_page_asks_more_because_there_is_more(council: Council) -> None:
    readers = {"everybody": Client(), "member": Client(), "secretary": Client()}
    readers["member"].force_login(council.member)
    readers["secretary"].force_login(council.secretary)

    def asked_now() -> list[tuple[str, int]]:
        return [
            (f"{who} {address}", questions(client, address))
            for who, client in readers.items()
            for address in council.pages()
        ]

    council.grow(SOME)
    before = asked_now()
    council.grow(2 * SOME)
    grown = [
        f"{page}: {asked} → {now}" for (_, asked), (page, now) in zip(before, asked_now(), strict=True) if now > asked
    ]
    assert not grown, "\n".join(grown)
