"""A secretary of one council is shown what that secretary may do, and no door that is locked."""

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.web.conftest import PASSWORD
from tests.web.texts import MINUTES

from samraad.access.grant import grant
from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.access.roles import Role
from samraad.archive import upload
from samraad.archive.models import Dossier, ImportJob
from samraad.archive.read_apart import read_safely
from samraad.councils.models import Organization
from samraad.meetings.models import Meeting


@pytest.fixture
def read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload, "read_apart", read_safely)
    monkeypatch.setattr(upload, "start_worker", lambda: None)


def of_one_council(slug: str) -> Client:
    user = User.objects.create_user(f"kun-{slug}", password=PASSWORD)
    grant(OPERATOR, user, Role.SECRETARY, organization=slug)
    client = Client()
    client.force_login(user)
    return client


def test_the_way_into_importing_is_shown_only_to_who_may(meeting: Meeting) -> None:
    mine = of_one_council(meeting.organization.slug)
    member = User.objects.create_user("medlem-af-et-raad", password=PASSWORD)
    grant(OPERATOR, member, Role.MEMBER, organization=meeting.organization.slug)
    other = Client()
    other.force_login(member)
    for page in map(reverse, ("front", "dossiers")):
        assert reverse("upload") in mine.get(page).content.decode(), page
        assert reverse("upload") not in other.get(page).content.decode(), page
    for page in map(reverse, ("upload", "import_jobs")):
        assert other.get(page).status_code == 403


def test_a_file_that_names_no_council_is_the_senders(start_data: None, read_in_this_process: None) -> None:
    mine = of_one_council("kkr-sjaelland")
    assert "Filerne lægges ind for KKR Sjælland" in mine.get(reverse("upload")).content.decode()
    shown = hand_in(mine, b"Notat om drivhuse\n\nDer er mange drivhuse.\n", "notat.txt")
    assert "notat.txt" in shown
    dossier = Dossier.objects.get(name="notat.txt")
    assert dossier.organization == Organization.objects.get(slug="kkr-sjaelland")
    assert mine.get(reverse("dossier", args=[dossier.slug])).status_code == 200
    assert of_one_council("kkr-nordjylland").get(reverse("dossier", args=[dossier.slug])).status_code == 404


def test_another_councils_file_is_refused(start_data: None, read_in_this_process: None) -> None:
    mine = of_one_council("kkr-nordjylland")
    assert "er fra KKR Sjælland" in hand_in(mine, MINUTES.encode(), "referat.txt")
    assert not Dossier.objects.exists()
    assert "referat.txt" in hand_in(of_one_council("kkr-sjaelland"), MINUTES.encode(), "referat.txt")
    assert Dossier.objects.get().organization_slug == "kkr-sjaelland"


def test_one_never_hands_in_for_another_council(start_data: None) -> None:
    mine = of_one_council("kkr-nordjylland")
    file = SimpleUploadedFile("notat.txt", b"Notat om drivhuse")
    assert mine.post(reverse("upload"), {"files": file, "council": "kkr-sjaelland"}).status_code == 403
    assert not ImportJob.objects.exists()


def test_who_works_for_two_councils_says_which(start_data: None, read_in_this_process: None) -> None:
    mine = of_one_council("kkr-nordjylland")
    grant(OPERATOR, User.objects.get(), Role.SECRETARY, organization="kkr-sjaelland")
    file = SimpleUploadedFile("notat.txt", b"Notat om drivhuse")
    asked = mine.post(reverse("upload"), {"files": file})
    assert asked.status_code == 400
    assert "Vælg det råd, filerne hører til." in asked.content.decode()
    hand_in(mine, b"Notat om drivhuse", "notat.txt", council="kkr-sjaelland")
    assert Dossier.objects.get().organization_slug == "kkr-sjaelland"


def test_jobs_of_other_councils_are_not_seen(start_data: None, read_in_this_process: None) -> None:
    hand_in(of_one_council("kkr-sjaelland"), b"Notat om drivhuse", "notat.txt")
    other = of_one_council("kkr-nordjylland")
    assert "notat.txt" not in other.get(reverse("upload")).content.decode()
    key = ImportJob.objects.get().key
    assert other.get(reverse("import_jobs"), {"job": str(key)}).status_code == 404


def hand_in(client: Client, content: bytes, name: str, **more: str) -> str:
    """What the page of jobs says when the file is taken in."""
    sent = client.post(reverse("upload"), {"files": SimpleUploadedFile(name, content), **more})
    assert sent.status_code == 302, sent.content.decode()
    upload.import_waiting()
    return html.unescape(client.get(sent["Location"]).content.decode())


def test_the_councils_own_dossier_may_still_be_corrected(meeting: Meeting, minutes: Dossier) -> None:
    mine = of_one_council(meeting.organization.slug)
    assert mine.get(reverse("review", args=[minutes.slug])).status_code == 200
    assert reverse("findings") in mine.get(reverse("front")).content.decode()


def test_hits_say_which_kind_of_document_and_cite_one_line_as_one(client: Client, meeting: Meeting) -> None:
    text = client.get(reverse("search"), {"q": "drivhuse"}).content.decode()
    assert "<span>Referat</span>" in text
    for first, _dash, last in (part.partition("–") for part in text.split(", L")[1:]):
        assert first.split("<")[0] != last.split("<")[0]
