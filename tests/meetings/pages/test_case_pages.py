"""Cases on pages: made, linked to items, their story told to whom it may be told."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.meetings.live import published

from samraad.access.models import User
from samraad.councils.models import Organization
from samraad.meetings.models import Case


@pytest.fixture
def signed_in(client: Client, secretary: User) -> Client:
    client.force_login(secretary)
    return client


def test_a_case_is_made_linked_and_tells_its_story(signed_in: Client, secretary: User, council: Organization) -> None:
    said = {"title": "Fælles drivhuse", "organization": council.slug, "state": "open", "number": ""}
    signed_in.post(reverse("add_case"), said)
    case = Case.objects.get()
    assert case.number.endswith("-0001")
    url = reverse("case", args=[case.pk])
    item = published(secretary, council).items.filter(kind="Beslutningssag").first()
    assert item
    address = "https://eksempel.dk" + reverse("item", args=[item.pk])
    page = signed_in.post(reverse("link_case", args=[case.pk]), {"item": address, "note": "se her"}, follow=True)
    assert item.title in page.content.decode()
    public = Client().get(url).content.decode()
    assert item.title in public
    assert "Føj et punkt" not in public
    assert case.title in Client().get(reverse("cases")).content.decode()
    assert case.title not in Client().get(reverse("cases") + "?q=zebra").content.decode()
    signed_in.post(reverse("unlink_case", args=[case.links.get().pk]))
    assert Client().get(url).status_code in (302, 403)


def test_what_is_no_item_of_the_council_is_refused(signed_in: Client, secretary: User, council: Organization) -> None:
    signed_in.post(reverse("add_case"), {"title": "Sag", "organization": council.slug, "state": "open"})
    case = Case.objects.get()
    for typed in ("", "vrøvl", "https://eksempel.dk/punkter/999999/"):
        refused = signed_in.post(reverse("link_case", args=[case.pk]), {"item": typed})
        assert refused.status_code == 400
    assert not case.links.exists()


def test_two_at_once_are_told(signed_in: Client, council: Organization) -> None:
    signed_in.post(reverse("add_case"), {"title": "Sag", "organization": council.slug, "state": "open"})
    case = Case.objects.get()
    url = reverse("change_case", args=[case.pk])
    said = {"title": "Ny titel", "number": case.number, "state": "closed", "version": 1}
    assert signed_in.post(url, said).status_code == 302
    assert signed_in.post(url, {**said, "title": "Anden titel"}).status_code == 409
    case.refresh_from_db()
    assert (case.title, case.state) == ("Ny titel", "closed")
