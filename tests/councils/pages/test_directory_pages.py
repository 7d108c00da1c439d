"""The directory: members by municipality, a member's page, and the forms that keep them."""

import datetime as dt

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from tests.meetings.live import members

from samraad.access.models import Grant, User
from samraad.access.permissions import OPERATOR
from samraad.councils.models import Membership, Organization, Person
from samraad.councils.save_membership import add_membership, end_membership
from samraad.councils.save_organization import add_organization
from samraad.councils.save_person import add_person
from samraad.councils.start_data import load_start_data
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_item import add_item


@pytest.fixture(autouse=True)
def council(db: None, settings: LazySettings, tmp_path: object) -> Organization:
    settings.SAMRAAD_DATA = tmp_path
    load_start_data()
    return Organization.objects.get(slug="kkr-sjaelland")


@pytest.fixture
def seats(council: Organization) -> list[Membership]:
    return members(council, 3, 2)


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_members_stand_by_municipality_with_party_and_role(council: Organization, seats: list[Membership]) -> None:
    board = add_organization(OPERATOR, "Væksthuset", "board", parent=council)  # type: ignore[arg-type]
    shown = text(Client(), reverse("organization", args=[council.slug]))
    assert "6 medlemmer" in shown
    assert shown.index(seats[0].person.municipality.name) < shown.index(seats[5].person.municipality.name)  # type: ignore[union-attr]
    for seat in seats:
        assert f"{seat.person.name}</a> ({seat.person.party})" in shown
    assert reverse("organization", args=[board.slug]) in shown
    assert "eksempel.dk" not in shown
    assert "KKR Sjælland" in text(Client(), reverse("directory"))


def test_a_day_in_the_past_shows_who_sat_then(council: Organization, seats: list[Membership]) -> None:
    url = reverse("organization", args=[council.slug])
    assert seats[0].person.name not in text(Client(), f"{url}?dag=2025-12-31")
    assert seats[0].person.name in text(Client(), f"{url}?dag=2026-01-01")
    assert text(Client(), f"{url}?dag=vrøvl")


def test_a_members_page_has_seats_and_hides_the_address(seats: list[Membership], secretary: Client) -> None:
    url = reverse("person", args=[seats[0].person_id])
    public = text(Client(), url)
    assert "formand" in public
    assert "1. januar 2026" in public
    assert "medlem0@eksempel.dk" not in public
    assert "medlem0@eksempel.dk" in text(secretary, url)


def test_a_secretary_adds_a_member_and_a_substitute(secretary: Client, council: Organization) -> None:
    url = reverse("add_member", args=[council.slug])
    new = {"name": "Ny  Person", "party": "V", "role": "medlem", "first_day": "2026-01-01", "person": ""}
    assert secretary.post(url, new)["Location"] == reverse("organization", args=[council.slug])
    seat = Membership.objects.get(person__name="Ny Person")
    stand_in = {"name": "Anden Person", "role": "stedfortræder", "substitute_for": seat.pk}
    assert secretary.post(url, stand_in).status_code == 302
    assert "for Ny Person" in text(secretary, reverse("organization", args=[council.slug]))


def test_somebody_known_gets_a_seat_and_is_not_made_twice(
    secretary: Client, council: Organization, seats: list[Membership]
) -> None:
    board = add_organization(OPERATOR, "Væksthuset", "board", parent=council)  # type: ignore[arg-type]
    Grant.objects.create(user=User.objects.get(username="sekretær"), role="secretary", organization=board.slug)
    count = Person.objects.count()
    said = {"person": seats[1].person_id, "role": "formand"}
    assert secretary.post(reverse("add_member", args=[board.slug]), said).status_code == 302
    assert Person.objects.count() == count
    assert board.memberships.get().person_id == seats[1].person_id


def test_what_is_wrong_is_refused_with_what_was_typed(
    secretary: Client, council: Organization, seats: list[Membership]
) -> None:
    url = reverse("add_member", args=[council.slug])
    wrong = secretary.post(url, {"name": "Ny", "role": "medlem", "first_day": "2026-05-01", "last_day": "2026-04-01"})
    assert wrong.status_code == 400
    assert "slutter, før det begynder" in wrong.content.decode()
    assert 'value="Ny"' in wrong.content.decode()
    again = secretary.post(url, {"person": seats[2].person_id, "role": "medlem"})
    assert "er allerede medlem" in again.content.decode()
    assert Membership.objects.count() == len(seats)
    assert Person.objects.count() == len(seats)


def test_editing_a_person_by_two_at_once_tells_the_second(secretary: Client, seats: list[Membership]) -> None:
    person = seats[0].person
    url = reverse("edit_person", args=[person.pk])
    assert secretary.post(url, {"name": "Nyt Navn", "party": "A", "version": 1}).status_code == 302
    late = secretary.post(url, {"name": "Andet Navn", "party": "B", "version": 1})
    assert late.status_code == 409
    assert "Nyt Navn" in late.content.decode()
    person.refresh_from_db()
    assert person.name == "Nyt Navn"
    assert "Nyt Navn" in text(secretary, reverse("person", args=[person.pk]))


def test_a_seat_is_ended_and_stays_to_be_seen(secretary: Client, seats: list[Membership]) -> None:
    seat = seats[3]
    said = {"role": "medlem", "first_day": "2026-01-01", "last_day": "2026-03-31", "seat_version": seat.version}
    assert secretary.post(reverse("edit_seat", args=[seat.pk]), said).status_code == 302
    seat.refresh_from_db()
    assert seat.last_day == dt.date(2026, 3, 31)
    assert "Har siddet i" in text(Client(), reverse("person", args=[seat.person_id]))


def test_a_board_is_added_and_renamed(secretary: Client, council: Organization) -> None:
    said = {"name": "Væksthuset", "kind": "board"}
    assert secretary.post(reverse("add_below", args=[council.slug]), said).status_code == 302
    assert "Væksthuset" in text(Client(), reverse("organization", args=[council.slug]))
    renamed = {"name": "Nyt navn", "kind": "council", "version": council.version}
    assert secretary.post(reverse("edit_organization", args=[council.slug]), renamed).status_code == 302
    council.refresh_from_db()
    assert council.name == "Nyt navn"


def test_a_draft_says_nothing_on_a_members_page(
    secretary: Client, council: Organization, seats: list[Membership]
) -> None:
    user = User.objects.get(username="sekretær")
    meeting = create_meeting(user, council, dt.date(2027, 2, 4))
    add_item(user, meeting, meeting.chapters.get(number="4"), "Hemmelig sag", kind="Beslutningssag")
    add_membership(OPERATOR, seats[0].person, council, role="observatør")
    assert "Hemmelig" not in text(Client(), reverse("person", args=[seats[0].person_id]))


def test_a_substitutes_seat_can_be_edited_after_the_member_has_left(
    secretary: Client, seats: list[Membership], council: Organization
) -> None:
    stand_in = add_membership(
        OPERATOR, add_person(OPERATOR, "Sten Fortræder"), council, role="stedfortræder", substitute_for=seats[4]
    )
    end_membership(OPERATOR, seats[4], dt.date(2026, 2, 1), seats[4].version)
    said = {"role": "stedfortræder", "substitute_for": seats[4].pk, "last_day": "2026-02-01", "seat_version": 1}
    assert secretary.post(reverse("edit_seat", args=[stand_in.pk]), said).status_code == 302
    assert "Sten Fortræder" not in text(Client(), reverse("organization", args=[council.slug]))


def test_who_stands_in_is_shown_under_the_member(seats: list[Membership], council: Organization) -> None:
    for number in (1, 4):
        person = add_person(OPERATOR, f"Sten nr. {number}")
        add_membership(OPERATOR, person, council, role="stedfortræder", substitute_for=seats[number])
    shown = text(Client(), reverse("organization", args=[council.slug]))
    for number in (1, 4):
        at = shown.index(f"Sten nr. {number}</a>")
        rows = [
            shown.rindex(f"{seat.person.name}</a>", 0, at) for seat in seats if f"{seat.person.name}</a>" in shown[:at]
        ]
        assert max(rows) == shown.rindex(f"{seats[number].person.name}</a>", 0, at)
    assert "6 medlemmer" in shown
