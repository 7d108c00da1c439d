"""The page on which a secretary finds words, strikes them out, erases them and takes it back."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.meetings.redaction.conftest import NAME
from tests.meetings.redaction.test_redact_words import traces

from samraad.access.models import User
from samraad.councils.models import Organization
from samraad.meetings.models import Meeting, MeetingRedaction, PublishedVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(client: Client, secretary: User) -> Client:
    client.force_login(secretary)
    return client


def send(client: Client, meeting: Meeting, **sent: str) -> str:
    response = client.post(reverse("redact_words", args=[meeting.organization.slug]), sent, follow=True)
    return f"{response.status_code} {response.content.decode()}"


def everything(client: Client, meeting: Meeting) -> str:
    """Every page that tells of the meeting, but the list of redactions."""
    item = meeting.items.get(number="4.1")
    agenda, *_others = versions = list(PublishedVersion.objects.filter(meeting=meeting))
    urls = [
        reverse("front"),
        reverse("meeting", args=[meeting.pk]),
        reverse("item", args=[item.pk]),
        reverse("draft", args=[meeting.pk]),
        reverse("edit_item", args=[item.pk]),
        reverse("minutes", args=[meeting.pk]),
        reverse("hold", args=[meeting.pk]),
        reverse("tasks"),
        reverse("news"),
        reverse("workspace"),
        reverse("versions", args=[meeting.pk]),
        reverse("council", args=[meeting.organization.slug]),
        reverse("meeting_history", args=[meeting.pk]),
        reverse("organization_history", args=[meeting.organization.slug]),
        reverse("search") + "?q=Åse",
        reverse("ask") + "?q=Hvem+er+ansøger",
        *(reverse("version", args=[version.pk]) for version in versions),
        *(reverse("compare_versions", args=[version.pk, agenda.pk]) for version in versions),
    ]
    return "\n".join(client.get(url, follow=True).content.decode() for url in urls).replace('value="Åse"', "")


def test_first_every_place_is_shown_and_nothing_is_done(pages: Client, meeting: Meeting) -> None:
    shown = send(pages, meeting, words="ærø åse holm", act="find")
    for told in ("Punkters tekst", "Protokoltilførsler", "Udkast til referat", "brev.pdf", "uden at blive vist"):
        assert told in shown
    assert "Ring til" not in shown
    assert not MeetingRedaction.objects.exists()
    assert "findes ikke i" in send(pages, meeting, words="Nikolaj Nul", act="find")
    refused = send(pages, meeting, words="a", act="find")
    assert refused.startswith("400")
    assert "mindst 3" in refused


def test_no_page_shows_what_is_struck_out_until_it_is_taken_back(pages: Client, meeting: Meeting, member: User) -> None:
    readers = [pages, Client(), Client()]
    readers[1].force_login(member)
    assert all(traces(everything(reader, meeting)) for reader in readers)
    assert "Skriv, hvorfor" in send(pages, meeting, words=NAME, act="redact")
    told = send(pages, meeting, words=NAME, act="redact", reason="Ønsket af personen")
    assert "kan ikke længere læses" in told
    assert "Ønsket af personen" in told
    for reader in readers:
        shown = everything(reader, meeting)
        assert not traces(shown)
        assert "▮▮▮" in shown
    version = PublishedVersion.objects.get(meeting=meeting, kind="minutes")
    assert "gemt uændret" in readers[2].get(reverse("version", args=[version.pk])).content.decode()
    assert "overstreget og kan ikke hentes" in everything(readers[2], meeting)
    redaction = MeetingRedaction.objects.get()
    response = pages.post(reverse("lift_words", args=[redaction.pk]), follow=True)
    assert "Overstregningen er fjernet" in response.content.decode()
    assert traces(everything(readers[2], meeting))


def test_erasing_needs_a_tick_and_is_told_on_the_version(pages: Client, meeting: Meeting) -> None:
    sent = {"words": NAME, "act": "erase", "reason": "Retten til at blive glemt"}
    assert "Sæt kryds" in send(pages, meeting, **sent)
    assert "slettet for altid" in send(pages, meeting, **sent, sure="1")
    version = PublishedVersion.objects.get(meeting=meeting, kind="minutes")
    shown = Client().get(reverse("version", args=[version.pk])).content.decode()
    for told in ("Retten til at blive glemt", version.erasures.get().before_sha256, version.sha256, "Filen er slettet"):
        assert told in shown
    assert not traces(everything(pages, meeting))


def test_a_place_that_is_not_there_is_not_found(pages: Client, council: Organization) -> None:
    for where in ("moede-999999", "punkt-0", "moede-x", "punkt-²", "alt", "moede-" + "9" * 30):
        sent = {"words": NAME, "where": where, "act": "redact", "reason": "Ønsket"}
        assert pages.post(reverse("redact_words", args=[council.slug]), sent).status_code == 404
    assert not MeetingRedaction.objects.exists()
