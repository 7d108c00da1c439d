"""Beside the appointments: to whom the seats fall, by which quotients, and how many have been appointed."""

import datetime as dt
from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse
from tests.meetings.live import decision_item

from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.councils.models import Municipality, Organization
from samraad.councils.save_membership import add_membership
from samraad.councils.save_person import add_person
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.models import AgendaItem
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.session.appoint import appoint
from samraad.meetings.session.hold_meeting import open_meeting
from samraad.meetings.views.live.seats_due import _figure

PARTIES = {"A": 5, "V": 3, "C": 2, "F": 1}


def seat(council: Organization, party: str, number: int) -> None:
    home = Municipality.objects.filter(organizations__organization=council)[0]
    person = add_person(OPERATOR, f"{party} Medlem {number}", party=party, municipality=home)
    add_membership(OPERATOR, person, council, role="medlem", first_day=dt.date(2026, 1, 1))


@pytest.fixture
def item(secretary: User, council: Organization) -> AgendaItem:
    """An appointment item of a meeting that runs, in a council of four parties."""
    for party, count in PARTIES.items():
        for number in range(count):
            seat(council, party, number)
    meeting = create_meeting(secretary, council, dt.date(2027, 2, 4), place="Salen", starts=dt.time(13))
    found = decision_item(secretary, meeting, "Udpegning til bestyrelsen", kind="Udpegningssag")
    publish_agenda(secretary, meeting)
    open_meeting(secretary, meeting)
    return found


def shown(secretary: User, item: AgendaItem, **query: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The page, and for each party how many are due and appointed."""
    client = Client()
    client.force_login(secretary)
    response = client.get(reverse("decide", args=[item.pk]), query)
    assert response.status_code == 200
    due = response.context.get("seats_due")
    return response.content.decode(), {row.party: (row.due, row.appointed) for row in due.rows} if due else {}


def test_seats_fall_by_the_members_of_the_day(secretary: User, item: AgendaItem) -> None:
    people = item.meeting.organization.memberships.select_related("person__municipality")
    appoint(secretary, item, next(each.person for each in people if each.person.party == "A"), body="Bestyrelsen")
    _page, due = shown(secretary, item, pladser="4")
    assert due == {"A": (2, 1), "V": (1, 0), "C": (1, 0), "F": (0, 0)}
    page, due = shown(secretary, item, pladser="3")
    assert due == {"A": (2, 1), "V": (1, 0), "C": (0, 0), "F": (0, 0)}
    assert "1. (5)" in page
    assert "3. (2,5)" in page
    assert "1 mangler" in page
    assert reverse("calculate_seats") + "?pladser=3&amp;parti=A&amp;stemmer=5" in page


def test_the_same_quotients_are_drawn_lots_for_and_named(secretary: User, item: AgendaItem) -> None:
    seat(item.meeting.organization, "F", 1)
    page, due = shown(secretary, item, pladser="4")
    assert due["A"][0] == 2
    assert sum(each[0] for each in due.values()) == 3
    assert "trækkes lod mellem" in page
    assert "C, F" in page


def test_alliances_compete_as_one(secretary: User, item: AgendaItem) -> None:
    _page, apart = shown(secretary, item, pladser="5")
    page, due = shown(secretary, item, pladser="5", forbund="F+C+V")
    assert {party: each[0] for party, each in apart.items()} == {"A": 3, "V": 1, "C": 1, "F": 0}
    assert {party: each[0] for party, each in due.items()} == {"A": 2, "V": 2, "C": 1, "F": 0}
    assert "Valgforbundet F+C+V fik som ét" in page
    assert "i F+C+V:" in page


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ({"pladser": "mange"}, "helt tal"),
        ({"pladser": "0"}, "mindst 1"),
        ({"pladser": "-3"}, "helt tal"),
        ({"pladser": "3", "forbund": "A+Q"}, "Q er i et valgforbund"),
        ({"pladser": "3", "forbund": "A+C, C+V"}, "mere end ét"),
    ],
)
def test_what_cannot_be_computed_says_why(
    secretary: User, item: AgendaItem, query: dict[str, str], reason: str
) -> None:
    page, due = shown(secretary, item, **query)
    assert reason in page
    assert due == {}


def test_a_council_without_parties_is_told_what_to_do(secretary: User, council: Organization) -> None:
    meeting = create_meeting(secretary, council, dt.date(2027, 2, 4), place="Salen", starts=dt.time(13))
    found = decision_item(secretary, meeting, "Udpegning", kind="Udpegningssag")
    publish_agenda(secretary, meeting)
    open_meeting(secretary, meeting)
    assert "Tilføj medlemmerne" in shown(secretary, found, pladser="3")[0]


@pytest.mark.parametrize(
    ("quotient", "said"),
    [(Fraction(5), "5"), (Fraction(5, 2), "2,5"), (Fraction(5, 4), "1,25"), (Fraction(7, 3), "7/3")],
)
def test_a_quotient_is_said_exactly(quotient: Fraction, said: str) -> None:
    assert _figure(quotient) == said
