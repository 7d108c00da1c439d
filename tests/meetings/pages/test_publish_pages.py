"""Publishing from the pages: what is missing is said, the version stays as it was, files come out, closed items stay in."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.meetings.live import chapter, decision_item, members, published

from samraad.access.models import User
from samraad.archive.models import Dossier
from samraad.councils.models import Organization
from samraad.meetings.agenda.attach import attach
from samraad.meetings.agenda.save_item import add_item
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.models import Meeting, MeetingDossier
from samraad.meetings.publishing.publish_agenda import publish_agenda


@pytest.fixture
def out(secretary: User, council: Organization) -> Meeting:
    members(council, 3, 1)
    return published(secretary, council)


def test_what_is_missing_is_listed_and_nothing_is_published(signed_in: Client, secretary: User, draft: Meeting) -> None:
    add_item(secretary, draft, chapter(draft, 4), "Uden indstilling", kind="Beslutningssag")
    url = reverse("publish_agenda", args=[draft.pk])
    for text in (signed_in.get(url).content.decode(), signed_in.post(url).content.decode()):
        assert "Uden indstilling" in text
        assert "Der mangler noget" in text
    assert not draft.versions.exists()
    assert Client().get(reverse("meeting", args=[draft.pk])).status_code == 404


def test_publishing_opens_the_agenda_to_everybody(signed_in: Client, secretary: User, draft: Meeting) -> None:
    item = decision_item(secretary, draft)
    closed = add_item(secretary, draft, chapter(draft, 4), "Fortroligt om ansættelse", closed=True)
    response = signed_in.post(reverse("publish_agenda", args=[draft.pk]), {"note": "Vel mødt"}, follow=True)
    assert "er offentliggjort" in response.content.decode()
    public = Client()
    text = public.get(reverse("meeting", args=[draft.pk])).content.decode()
    assert "Fælles drivhuse" in text
    assert "Vel mødt" in text
    assert "Fortroligt" not in text
    assert "godkender udbuddet" in public.get(reverse("item", args=[item.pk])).content.decode()
    assert public.get(reverse("item", args=[closed.pk])).status_code == 404
    assert "Fortroligt" in signed_in.get(reverse("item", args=[closed.pk])).content.decode()


def test_what_changes_is_not_seen_before_a_supplement_tells_of_it(
    signed_in: Client, secretary: User, out: Meeting
) -> None:
    public = Client()
    item = out.items.get(title="Fælles drivhuse")
    section = item.sections.get(name="background")
    save_section(secretary, item, "background", "<p>Nu er sagen en anden.</p>", section.version)
    assert "en anden" not in public.get(reverse("item", args=[item.pk])).content.decode()
    url = reverse("publish_agenda", args=[out.pk])
    assert "Baggrund i punkt 4.1 er ændret" in signed_in.get(url).content.decode()
    signed_in.post(url, {"note": "Rettet baggrund"})
    assert "en anden" in public.get(reverse("item", args=[item.pk])).content.decode()
    first, second = out.versions.order_by("number")
    was = public.get(reverse("version", args=[first.pk])).content.decode()
    assert "undersøgt sagen" in was
    assert first.sha256 in was
    compared = public.get(reverse("compare_versions", args=[second.pk, first.pk])).content.decode()
    assert "undersøgt sagen" in compared
    assert "en anden" in compared
    listed = public.get(reverse("versions", args=[out.pk])).content.decode()
    assert "tillæg 1" in listed
    assert "Rettet baggrund" in listed
    assert signed_in.post(url).status_code == 400


def test_versions_come_as_files(out: Meeting) -> None:
    version = out.versions.get()
    public = Client()
    for name, begin in (("version_pdf", b"%PDF"), ("version_docx", b"PK"), ("version_bundle", b"%PDF")):
        response = public.get(reverse(name, args=[version.pk]))
        assert response.status_code == 200
        assert response.content.startswith(begin)
        assert "kkr-sjaelland-2027-02-04" in response["Content-Disposition"]
    assert public.get(reverse("item_pdf", args=[version.pk, "4.1"])).content.startswith(b"%PDF")
    assert public.get(reverse("item_docx", args=[version.pk, "4.1"])).content.startswith(b"PK")
    for name in ("item_pdf", "item_docx"):
        assert public.get(reverse(name, args=[version.pk, "9.9"])).status_code == 404


def test_versions_of_two_meetings_are_not_compared(secretary: User, council: Organization, out: Meeting) -> None:
    other = published(secretary, council, dt.date(2027, 4, 8))
    url = reverse("compare_versions", args=[other.versions.get().pk, out.versions.get().pk])
    assert Client().get(url).status_code == 404


def test_members_do_not_publish(member: Client, draft: Meeting) -> None:
    assert member.post(reverse("publish_agenda", args=[draft.pk])).status_code == 403


def test_an_attachment_is_no_news_of_the_archive(secretary: User, draft: Meeting) -> None:
    attach(
        secretary, decision_item(secretary, draft), SimpleUploadedFile("drivhusnotat.txt", b"Et notat om drivhuse\n")
    )
    publish_agenda(secretary, draft)
    page = Client().get(reverse("front")).content.decode()
    assert "4. februar 2027" in page
    assert "drivhusnotat" not in page
    MeetingDossier.objects.create(dossier=Dossier.objects.get(), meeting=draft)  # of the archive's own, too
    assert "drivhusnotat" in Client().get(reverse("front")).content.decode()
