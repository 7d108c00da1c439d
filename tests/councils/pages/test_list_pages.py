"""Members handed in as a file and written out again; the directory's filter, days, and former organizations."""

import datetime as dt

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.meetings.live import decision_item, member_user, members

from samraad.access.models import Grant, User
from samraad.access.permissions import OPERATOR
from samraad.councils.models import Membership, Organization, OrganizationKind, Person
from samraad.councils.save_membership import add_membership
from samraad.councils.save_organization import add_organization
from samraad.councils.save_person import add_person
from samraad.councils.start_data import load_start_data
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_item import edit_item
from samraad.meetings.minutes.publish_minutes import publish_minutes
from samraad.meetings.models import AgendaItem
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.redaction.places import Scope
from samraad.meetings.redaction.redact_words import redact_words
from samraad.meetings.session.appoint import appoint
from samraad.meetings.session.attendance import arrive, prepare_attendance
from samraad.meetings.session.decide import decide
from samraad.meetings.session.for_the_record import add_statement
from samraad.meetings.session.hold_meeting import close_meeting, open_meeting

GOOD = "Navn;Parti;Kommune;Rolle;Stedfortræder for\nGerda Grøn;F;Køge;formand;\nHolger Hvid;V;Faxe;;\nSten Sø;V;Faxe;;Holger Hvid\n"


@pytest.fixture(autouse=True)
def council(db: None, settings: LazySettings, tmp_path: object) -> Organization:
    settings.SAMRAAD_DATA = tmp_path
    load_start_data()
    return Organization.objects.get(slug="kkr-sjaelland")


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def upload(content: bytes) -> dict[str, object]:
    return {"file": SimpleUploadedFile("medlemmer.csv", content), "fra": "2026-01-01"}


def test_a_list_is_looked_at_and_then_saved_whole(secretary: Client, council: Organization) -> None:
    url = reverse("import_members", args=[council.slug])
    shown = secretary.post(url, upload(GOOD.encode("cp1252")))
    assert "Gem 3 medlemskaber" in shown.content.decode()
    assert not Membership.objects.exists()
    saved = secretary.post(url, {"text": shown.context["text"], "fra": "2026-01-01", "save": "1"})
    assert saved.status_code == 302
    page = text(secretary, reverse("organization", args=[council.slug]))
    assert page.index("Gerda Grøn") < page.index("Holger Hvid</a> (V)") < page.index("Sten Sø")
    assert "2 medlemmer" in page
    assert "for Holger Hvid" in page


def test_one_wrong_row_keeps_all_from_being_saved(secretary: Client, council: Organization) -> None:
    url = reverse("import_members", args=[council.slug])
    bad = GOOD + "Bo;V;Atlantis;;\n"
    shown = secretary.post(url, upload(bad.encode())).content.decode()
    assert "Række 5, Bo: Kommunen »Atlantis« kendes ikke." in shown
    assert 'name="save"' not in shown
    assert secretary.post(url, {"text": bad, "fra": "2026-01-01", "save": "1"}).status_code == 400
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"Alder\n7\n", b"Navn\n" + b"Bo\n" * 400_000, b"<script>alert(1)</script>"]
)
def test_a_file_that_is_no_list_is_refused(secretary: Client, council: Organization, content: bytes) -> None:
    response = secretary.post(reverse("import_members", args=[council.slug]), upload(content))
    assert response.status_code == 400
    assert b"<script>alert" not in response.content


def test_hostile_names_are_shown_as_text(secretary: Client, council: Organization) -> None:
    content = "Navn\n<img src=x onerror=alert(1)>\n"
    response = secretary.post(reverse("import_members", args=[council.slug]), upload(content.encode()))
    assert b"<img src=x" not in response.content
    assert b"&lt;img src=x" in response.content


def test_the_list_is_written_out_for_secretaries_only(secretary: Client, council: Organization) -> None:
    members(council, 2, 1)
    add_membership(OPERATOR, add_person(OPERATOR, "=1+2"), council)
    url = reverse("members_csv", args=[council.slug])
    written = secretary.get(url)
    assert written.content.startswith(b"\xef\xbb\xbfNavn;")
    assert b"medlem0@eksempel.dk" in written.content
    assert b"'=1+2" in written.content
    assert Client().get(url).status_code == 302
    assert url not in text(Client(), reverse("organization", args=[council.slug]))


def test_people_are_found_by_name_party_municipality_and_day(council: Organization) -> None:
    seats = members(council, 3, 2)
    person = seats[2].person
    assert person.municipality
    url = reverse("directory")
    for query in (f"navn={person.name.lower()}", f"kommune={person.municipality.code}", f"parti={person.party}"):
        assert person.name in text(Client(), f"{url}?{query}")
    assert reverse("person", args=[person.pk]) not in text(Client(), f"{url}?navn={person.name}&dag=2025-12-31")
    assert "Ingen, der sidder" in text(Client(), f"{url}?navn=findes+ikke")
    assert "Ingen, der sidder" in text(Client(), f"{url}?parti=%27%22%3E%3Cscript%3E")


def test_former_organizations_are_folded_away_and_there_on_their_days(council: Organization) -> None:
    board = add_organization(
        OPERATOR, "Væksthuset", OrganizationKind.BOARD, parent=council, last_day=dt.date(2018, 12, 31)
    )
    now = text(Client(), reverse("directory"))
    assert now.index("1 tidligere organisation") < now.index(board.name)
    then = text(Client(), f"{reverse('directory')}?dag=2018-01-01")
    assert "tidligere organisation" not in then
    assert board.name in then


def test_municipalities_without_a_member_are_named(council: Organization) -> None:
    members(council, 16, 1)
    assert "1 deltagende kommune har intet medlem:" in text(Client(), reverse("organization", args=[council.slug]))


@pytest.fixture
def said_in_closed_and_open(council: Organization) -> tuple[Person, AgendaItem, AgendaItem]:
    """A member with a statement and an appointment under an open and under a closed item of published minutes."""
    user = User.objects.create_user("skriver")
    Grant.objects.create(user=user, role="secretary")
    seats = members(council, 3, 1)
    meeting = create_meeting(user, council, dt.date(2026, 2, 5), place="Salen", starts=dt.time(13))
    shown, closed = decision_item(user, meeting, "Åbent drivhus"), decision_item(user, meeting, "Lukket grundsalg")
    edit_item(user, closed, closed.version, closed=True)
    publish_agenda(user, meeting)
    open_meeting(user, meeting)
    for attendance in prepare_attendance(user, meeting):
        arrive(user, attendance, dt.time(13))
    person = seats[0].person
    for item in meeting.items.all():
        decide(user, item, "approved", "<p>KKR Sjælland godkendte det.</p>")
    for item, words in ((shown, "Sagt åbent."), (closed, "Sagt lukket.")):
        item.refresh_from_db()
        add_statement(user, item, words, person=person)
        appoint(user, item, person, body=f"Bestyrelsen for {item.title}")
    close_meeting(user, meeting)
    publish_minutes(user, meeting)
    return person, shown, closed


def test_a_members_page_links_items_and_never_shows_closed_ones(
    said_in_closed_and_open: tuple[Person, AgendaItem, AgendaItem], council: Organization
) -> None:
    person, shown, closed = said_in_closed_and_open
    member = Client()
    member.force_login(member_user(person, council))
    for client in (Client(), member):
        page = text(client, reverse("person", args=[person.pk]))
        assert "Sagt åbent." in page
        assert reverse("item", args=[shown.pk]) in page
        for words in ("Lukket grundsalg", "Sagt lukket", reverse("item", args=[closed.pk])):
            assert words not in page


def test_a_members_page_shows_published_minutes_not_what_is_being_changed(
    said_in_closed_and_open: tuple[Person, AgendaItem, AgendaItem],
) -> None:
    person, shown, _closed = said_in_closed_and_open
    secretary = User.objects.get(username="skriver")
    add_statement(secretary, shown, "Skrevet bagefter.", person=person)
    url = reverse("person", args=[person.pk])
    assert "Skrevet bagefter" not in text(Client(), url)
    publish_minutes(secretary, shown.meeting, "Tilførsel tilføjet.")
    assert "Skrevet bagefter" in text(Client(), url)
    assert "Bestyrelsen for Åbent drivhus" in text(Client(), url)


def test_struck_words_are_struck_on_a_members_page(
    said_in_closed_and_open: tuple[Person, AgendaItem, AgendaItem],
) -> None:
    person, shown, _closed = said_in_closed_and_open
    secretary = User.objects.get(username="skriver")
    redact_words(secretary, Scope(shown.meeting.organization, shown.meeting), "Sagt åbent", "Efter ønske")
    client = Client()
    client.force_login(secretary)
    for reader in (Client(), client):
        page = text(reader, reverse("person", args=[person.pk]))
        assert "Sagt åbent" not in page
        assert "▮▮▮" in page
