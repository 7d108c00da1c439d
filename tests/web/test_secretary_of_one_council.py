"""A secretary of one council is shown what that secretary may do, and no door that is locked."""

from django.test import Client
from django.urls import reverse
from tests.web.conftest import PASSWORD

from samraad.access.grant import grant
from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.access.roles import Role
from samraad.archive.models import Dossier
from samraad.meetings.models import Meeting


def of_one_council(slug: str) -> Client:
    user = User.objects.create_user("et-raad", password=PASSWORD)
    grant(OPERATOR, user, Role.SECRETARY, organization=slug)
    client = Client()
    client.force_login(user)
    return client


def test_the_way_into_importing_is_shown_only_to_who_may(signed_in: Client, meeting: Meeting) -> None:
    mine = of_one_council(meeting.organization.slug)
    for page in map(reverse, ("front", "dossiers", "councils")):
        assert reverse("upload") not in mine.get(page).content.decode(), page
    assert mine.get(reverse("upload")).status_code == 403
    assert reverse("upload") in signed_in.get(reverse("dossiers")).content.decode()


def test_an_empty_archive_says_who_fills_it(start_data: None) -> None:
    mine = of_one_council("kkr-sjaelland")
    for page in map(reverse, ("front", "dossiers")):
        assert "Dossierer lægges ind af en sekretær for alle råd" in mine.get(page).content.decode()


def test_the_councils_own_dossier_may_still_be_corrected(meeting: Meeting, minutes: Dossier) -> None:
    mine = of_one_council(meeting.organization.slug)
    assert mine.get(reverse("review", args=[minutes.slug])).status_code == 200
    assert reverse("findings") in mine.get(reverse("front")).content.decode()


def test_hits_say_which_kind_of_document_and_cite_one_line_as_one(client: Client, meeting: Meeting) -> None:
    text = client.get(reverse("search"), {"q": "drivhuse"}).content.decode()
    assert "<span>Referat</span>" in text
    for first, _dash, last in (part.partition("–") for part in text.split(", L")[1:]):
        assert first.split("<")[0] != last.split("<")[0]
