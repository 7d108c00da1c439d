"""Private notes, and what is new since one last looked, as pages."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from tests.meetings.live import member_user, members, published

from samraad.access.models import User
from samraad.councils.models import Membership, Organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.models import LastLook, Meeting


@pytest.fixture
def seats(council: Organization) -> list[Membership]:
    return members(council, 3, 1)


@pytest.fixture
def out(secretary: User, council: Organization, seats: list[Membership]) -> Meeting:
    return published(secretary, council)


@pytest.fixture
def sitting(seats: list[Membership], council: Organization) -> Client:
    client = Client()
    client.force_login(member_user(seats[0].person, council))
    return client


def test_notes_are_their_owners_alone(signed_in: Client, sitting: Client, client: Client, out: Meeting) -> None:
    item = out.items.get(title="Fælles drivhuse")
    url, page = reverse("save_note", args=[item.pk]), reverse("item", args=[item.pk])
    saved = sitting.post(url, {"text": "Spørg til prisen", "version": 0}, headers={"HX-Request": "true"})
    assert saved.headers["X-Version"] == "1"
    assert "Spørg til prisen" in sitting.get(page).content.decode()
    for other in (signed_in, client):
        assert "Spørg til prisen" not in other.get(page).content.decode()
    assert client.post(url, {"text": "x"}).status_code == 403


def test_what_is_new_is_told_until_it_is_seen(sitting: Client, out: Meeting) -> None:
    news = reverse("news")
    assert "Dagsorden" in sitting.get(news).content.decode()
    sitting.get(reverse("meeting", args=[out.pk]))
    assert "Intet nyt" in sitting.get(news).content.decode()


def test_only_what_one_may_read_is_marked_as_seen(
    secretary: User, sitting: Client, council: Organization, out: Meeting
) -> None:
    draft = create_meeting(secretary, council, dt.date(2027, 4, 8))
    assert sitting.post(reverse("seen", args=[draft.pk])).status_code == 404
    assert sitting.post(reverse("seen", args=[out.pk])).status_code == 302
    assert list(LastLook.objects.values_list("meeting", flat=True)) == [out.pk]
