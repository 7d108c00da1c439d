"""What is not published is the secretaries' alone, on every page."""

import pytest
from django.test import Client
from django.urls import reverse

from samraad.access.grant import grant
from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.access.roles import Role
from samraad.archive.models import Dossier
from samraad.meetings.models import Meeting
from samraad.meetings.publish_meeting import unpublish_meeting

READING = ("dossier", "text", "original")
SECRETARIES = ("review", "redact", "erase", "dossier_history")


def statuses(client: Client, urls: list[str]) -> set[int]:
    return {client.get(url).status_code for url in urls}


@pytest.fixture
def hidden(meeting: Meeting) -> Meeting:
    unpublish_meeting(OPERATOR, meeting)
    return meeting


def urls_of(meeting: Meeting, dossier: Dossier) -> list[str]:
    found = [reverse(name, args=[dossier.slug]) for name in READING]
    found += [reverse("lines", args=[dossier.slug, 3, 5]), reverse("meeting", args=[meeting.pk])]
    found += [reverse("item", args=[item.pk]) for item in meeting.items.all()]
    return found + [reverse("document", args=[dossier.slug, document.pk]) for document in dossier.documents.all()]


def test_the_public_sees_nothing_unpublished(
    client: Client, hidden: Meeting, minutes: Dossier, attachments: Dossier
) -> None:
    for dossier in (minutes, attachments):
        assert statuses(client, urls_of(hidden, dossier)) == {404}
    for url in (reverse("front"), reverse("councils"), reverse("dossiers"), reverse("search") + "?q=drivhuse"):
        text = client.get(url).content.decode()
        assert "Fælles indkøb" not in text
        assert "8. februar" not in text


def test_a_secretary_sees_it_and_that_it_is_not_public(signed_in: Client, hidden: Meeting, minutes: Dossier) -> None:
    assert statuses(signed_in, urls_of(hidden, minutes)) <= {200, 302}
    assert "Ikke offentliggjort" in signed_in.get(reverse("meeting", args=[hidden.pk])).content.decode()
    assert "Fælles indkøb" in signed_in.get(reverse("search") + "?q=drivhuse").content.decode()


def test_whoever_is_not_signed_in_is_asked_to_sign_in(client: Client, meeting: Meeting, minutes: Dossier) -> None:
    for name in SECRETARIES:
        response = client.get(reverse(name, args=[minutes.slug]))
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("login"))
    assert client.get(reverse("upload")).status_code == 302


def test_a_member_is_told_who_may(client: Client, meeting: Meeting, minutes: Dossier) -> None:
    member = User.objects.create_user("medlem")
    grant(OPERATOR, member, Role.MEMBER)
    client.force_login(member)
    for url in [reverse("upload"), *(reverse(name, args=[minutes.slug]) for name in SECRETARIES)]:
        response = client.get(url)
        assert response.status_code == 403
        assert "Du har ikke adgang" in response.content.decode()
    for name in ("publish_dossier", "accept", "withdraw"):
        assert client.post(reverse(name, args=[minutes.slug]), {"act": "unpublish"}).status_code == 403
    assert client.post(reverse("publish_meeting", args=[meeting.pk]), {"act": "unpublish"}).status_code == 403
    minutes.refresh_from_db()
    assert minutes.is_public


def test_a_secretary_of_another_council_sees_no_more_than_the_public(
    client: Client, hidden: Meeting, minutes: Dossier
) -> None:
    other = User.objects.create_user("naboen")
    grant(OPERATOR, other, Role.SECRETARY, organization="kkr-nordjylland")
    client.force_login(other)
    assert statuses(client, urls_of(hidden, minutes)) == {404}
    assert client.get(reverse("review", args=[minutes.slug])).status_code == 404
