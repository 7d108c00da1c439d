"""Hold the example council's meeting as its file says: who came, what was decided, the minutes, and what follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from samraad.access.models import User
from samraad.councils.models import Organization, Person
from samraad.meetings.cases.save_case import add_case, link_item
from samraad.meetings.minutes.publish_minutes import publish_minutes
from samraad.meetings.models import AgendaItem, Meeting
from samraad.meetings.models.session import ProposalKind
from samraad.meetings.session.appoint import appoint
from samraad.meetings.session.attendance import arrive_many, excuse, prepare_attendance
from samraad.meetings.session.decide import decide, decide_point, decision_of
from samraad.meetings.session.for_the_record import add_statement, edit_proposal, propose
from samraad.meetings.session.hold_meeting import close_meeting, open_meeting, undecided
from samraad.meetings.session.vote import show_of_hands, vote
from samraad.meetings.tasks.save_task import add_task, close_task

Said = Mapping[str, Any]
STANDING = {"approve_agenda": "approved", "approve_minutes": "approved", "since_last": "noted"}


def hold(secretary: User, meeting: Meeting, about: Said, items: Sequence[tuple[Said, AgendaItem]]) -> None:
    """From the first to the last item, and publish the minutes."""
    open_meeting(secretary, meeting)
    _attend(secretary, meeting, about)
    for said, item in items:
        _decide(secretary, item, said)
        _follow_up(secretary, item, said)
    for item in undecided(meeting):
        decide(secretary, item, STANDING.get(item.standing, "discussed"))
    close_meeting(secretary, meeting)
    publish_minutes(secretary, meeting)


def _attend(secretary: User, meeting: Meeting, about: Said) -> None:
    rows = prepare_attendance(secretary, meeting)
    for row in rows:
        if row.name in about["excused"]:
            excuse(secretary, row)
    there = [row.pk for row in rows if row.name not in about["excused"]]
    arrive_many(secretary, meeting, there, timezone.localtime().time().replace(second=0, microsecond=0))


def _decide(secretary: User, item: AgendaItem, said: Said) -> None:
    if proposed := said.get("proposal"):
        row = propose(secretary, item, ProposalKind.ALTERNATIVE, proposed["by"], proposed["text"])
        edit_proposal(secretary, row, row.version, outcome=proposed["outcome"])
    if votes := said.get("vote"):
        vote(secretary, item, show_of_hands(item.meeting, votes["for"], votes["against"]))
    for each in said.get("decided", ()):
        version = decision_of(item).version if decision_of(item).pk else 0
        decide_point(secretary, item, each["point"], each["outcome"], version=version)
    if outcome := said.get("outcome"):
        decide(secretary, item, outcome)
    if chosen := said.get("appoint"):
        person = Person.objects.get(name=chosen["person"], memberships__organization=item.meeting.organization)
        appoint(secretary, item, person, body=chosen["body"], role=chosen["role"])
    if statement := said.get("statement"):
        add_statement(secretary, item, statement["text"], party=statement["party"])


def _follow_up(secretary: User, item: AgendaItem, said: Said) -> None:
    if title := said.get("case"):
        case = add_case(secretary, item.meeting.organization, title, responsible="Sekretariatet")
        link_item(secretary, case, item)
    for each in said.get("tasks", ()):
        due = dt.date.today() + dt.timedelta(weeks=each["weeks"])
        responsible = Organization.objects.filter(name=each.get("responsible")).first()
        person = Person.objects.filter(name=each.get("person"), memberships__organization=item.meeting.organization)
        task = add_task(secretary, item, each["what"], responsible=responsible, person=person.first(), due=due)
        if note := each.get("done"):
            close_task(secretary, task, note, task.version)
