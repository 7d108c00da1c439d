"""Meetings at every stage with something of each kind on them, so that every act is tried on what exists."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.meetings.live import published

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.councils.models import Membership, Organization
from samraad.councils.save_person import add_person
from samraad.meetings.agenda.save_setup import keep_logo, save_look, save_setup
from samraad.meetings.minutes.publish_minutes import publish_minutes
from samraad.meetings.minutes.send_for_comment import comment, send_for_comment
from samraad.meetings.models import Meeting
from samraad.meetings.models.session import ProposalKind
from samraad.meetings.redaction.places import Scope
from samraad.meetings.redaction.redact_words import redact_words
from samraad.meetings.session.appoint import appoint
from samraad.meetings.session.attendance import arrive_many
from samraad.meetings.session.decide import decide
from samraad.meetings.session.disqualify import disqualify
from samraad.meetings.session.for_the_record import add_statement, propose
from samraad.meetings.session.hold_meeting import close_meeting, open_meeting
from samraad.meetings.session.vote import show_of_hands, vote
from samraad.meetings.year.plan_year import plan_year

NOON = dt.time(12)
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def live_world(secretary: User, council: Organization, seat: Membership) -> dict[str, list[Any]]:
    """By kind what an address names. The minutes that the running meeting can approve are those of the meeting before it."""
    commented = _held(secretary, council, dt.date(2026, 11, 12))
    draft = send_for_comment(secretary, commented, dt.date(2100, 1, 1))
    held = _held(secretary, council, dt.date(2026, 11, 26))
    minuted = _held(secretary, council, dt.date(2026, 12, 10))
    minutes = publish_minutes(secretary, minuted)
    planned = plan_year(secretary, council, [dt.date(2027, 6, 10)])[0]
    found: dict[str, list[Any]] = {
        "planned": [planned.pk],
        "commented": [commented.pk],
        "minutes draft": [draft.pk],
        "comment": [comment(secretary, draft, "Der mangler et komma. Spørg Åse Lind.").pk],
        "struck": [redact_words(secretary, Scope(council, commented), "Åse Lind", "Ønsket").pk],
        "held": [held.pk],
        "minuted": [minuted.pk],
        "minutes version": [minutes.pk],
    }
    return found | _running(secretary, council, seat) | _set_up(secretary, council)


def _running(secretary: User, council: Organization, seat: Membership) -> dict[str, list[Any]]:
    meeting = published(secretary, council, dt.date(2027, 1, 14))
    open_meeting(secretary, meeting)
    there, absent = meeting.attendances.order_by("pk")
    arrive_many(secretary, meeting, [there.pk], NOON)
    item, other = meeting.items.filter(kind="Beslutningssag")
    decide(secretary, item, "approved")
    appointment = appoint(secretary, item, seat.person)
    return {
        "running": [meeting.pk],
        "running item": [item.pk],
        "undecided item": [other.pk],
        "undecided point": [other.pk, 1],
        "approval item": [meeting.items.get(standing="approve_minutes").pk],
        "there": [there.pk],
        "absent": [absent.pk],
        "stand-in": [add_person(OPERATOR, "Vera Vikar", party="A", municipality=seat.person.municipality).pk],
        "statement": [add_statement(secretary, item, "Hellere telte.", party="Enhedslisten").pk],
        "proposal": [propose(secretary, item, ProposalKind.ALTERNATIVE, "Venstre", "Kun ét drivhus.").pk],
        "vote": [vote(secretary, item, show_of_hands(meeting, 1, 0)).pk],
        "disqualified": [disqualify(secretary, item, absent, "Ejer et drivhus").pk],
        "appointment": [appointment.pk],
    }


def _set_up(secretary: User, council: Organization) -> dict[str, list[Any]]:
    """The council's own rule, and its logo."""
    setup = save_setup(secretary, council, rule="members: {Medlemmer: 2}\nmajority: simple\n")
    change = history.of(setup).latest("pk")
    logo = keep_logo(secretary, council, SimpleUploadedFile("logo.svg", LOGO), "Rådets logo")
    setup = save_look(secretary, council, "", logo=logo, version=setup.version)
    return {"setup change": [council.slug, change.pk], "setup version": [setup.version]}


def _held(secretary: User, council: Organization, day: dt.date) -> Meeting:
    meeting = published(secretary, council, day)
    open_meeting(secretary, meeting)
    arrive_many(secretary, meeting, list(meeting.attendances.values_list("pk", flat=True)), NOON)
    for item in meeting.items.filter(kind="Beslutningssag"):
        decide(secretary, item, "approved")
    close_meeting(secretary, meeting)
    return Meeting.objects.get(pk=meeting.pk)
