"""What must not be taken in is refused with what to do, and nothing is changed. Two items with one number, files that cannot be read
and points that vanish are tried in test_draft_pages.py; overlapping seats in tests/councils/pages/test_directory_pages.py."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from tests.meetings.live import chapter, decision_item, members, published

from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.councils.models import Membership, Municipality, Organization
from samraad.councils.save_person import add_person
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_item import add_item
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.models import AgendaItem, Meeting
from samraad.meetings.session.attendance import arrive_many
from samraad.meetings.session.decide import decide
from samraad.meetings.session.hold_meeting import open_meeting


@pytest.fixture
def seats(council: Organization) -> list[Membership]:
    return members(council, 3, 1)


def refused(client: Client, name: str, key: int, sent: dict[str, object]) -> str:
    """What the page says when it does not do it."""
    response = client.post(reverse(name, args=[key]), sent)
    assert response.status_code == 400
    return response.content.decode()


def test_an_agenda_without_a_date_is_not_published(
    signed_in: Client, secretary: User, council: Organization, seats: list[Membership]
) -> None:
    meeting = create_meeting(secretary, council, name="Ekstraordinært møde")
    decision_item(secretary, meeting)
    url = reverse("publish_agenda", args=[meeting.pk])
    shown = signed_in.get(url).content.decode()
    assert "Mødet har ingen dato. Sæt datoen, før dagsordenen offentliggøres." in shown
    assert 'type="submit">Offentliggør' not in shown
    assert "Sæt datoen" in refused(signed_in, "publish_agenda", meeting.pk, {})
    assert not meeting.versions.exists()


def test_nobody_from_outside_the_councils_municipalities_is_appointed(
    signed_in: Client, secretary: User, council: Organization, seats: list[Membership]
) -> None:
    meeting = published(secretary, council)
    open_meeting(secretary, meeting)
    item = meeting.items.get(title="Fælles drivhuse")
    stranger = add_person(OPERATOR, "Ulla Udefra", party="A", municipality=Municipality.objects.get(name="Aalborg"))
    homeless = add_person(OPERATOR, "Hans Hjemløs", party="A")
    partyless = add_person(OPERATOR, "Petra Partiløs", municipality=seats[0].person.municipality)
    for person, said in (
        (stranger, "Ulla Udefra er fra Aalborg, som ikke deltager i KKR Sjælland. Vælg en fra rådets kommuner."),
        (homeless, "Hans Hjemløs har ingen kommune. Angiv den på personens side først."),
        (partyless, "Petra Partiløs har intet parti. Angiv det på personens side først."),
    ):
        assert said in refused(signed_in, "appoint", item.pk, {"person": person.pk, "body": "Drivhusudvalget"})
    assert "Ulla Udefra" not in signed_in.get(reverse("decide", args=[item.pk])).content.decode()
    assert not item.decisions.exists()


@pytest.fixture
def closed(secretary: User, council: Organization) -> AgendaItem:
    """A closed item of another meeting than the one that is written."""
    earlier = create_meeting(secretary, council, dt.date(2026, 12, 3))
    return add_item(secretary, earlier, chapter(earlier, 4), "Køb af en grund", closed=True)


@pytest.mark.parametrize("host", ["", "http://localhost:8000"])
def test_open_pages_do_not_lead_to_closed_items_of_other_meetings(
    signed_in: Client, secretary: User, draft: Meeting, closed: AgendaItem, host: str
) -> None:
    item = decision_item(secretary, draft)
    link = f'<p>Se <a href="{host}/punkter/{closed.pk}/">sagen om grunden</a>.</p>'
    section = save_section(secretary, item, "presentation", link, 0)
    said = refused(signed_in, "publish_agenda", draft.pk, {})
    assert f"Punkt 4.1 er åbent, men henviser til det lukkede punkt {closed.number}" in said
    elsewhere = f'<p>Se <a href="https://kommunen.example/punkter/{closed.pk}/">dagsordenen</a>.</p>'
    save_section(secretary, item, "presentation", elsewhere, section.version)
    assert signed_in.post(reverse("publish_agenda", args=[draft.pk])).status_code == 302


def test_minutes_do_not_lead_to_closed_items_either(
    signed_in: Client, secretary: User, council: Organization, seats: list[Membership], closed: AgendaItem
) -> None:
    meeting = published(secretary, council)
    open_meeting(secretary, meeting)
    arrive_many(secretary, meeting, list(meeting.attendances.values_list("pk", flat=True)), dt.time(13))
    for item in meeting.items.filter(kind="Beslutningssag"):
        decide(secretary, item, "approved", f'<p>Godkendt som i <a href="/punkter/{closed.pk}/">sagen</a>.</p>')
    signed_in.post(reverse("course", args=[meeting.pk]), {"act": "close"})
    assert "henviser til det lukkede punkt" in refused(signed_in, "publish_minutes", meeting.pk, {})
    assert not meeting.versions.filter(kind="minutes").exists()


@pytest.mark.parametrize("order", [[], [""], ["4:"]])
def test_an_empty_order_removes_no_items(signed_in: Client, secretary: User, draft: Meeting, order: list[str]) -> None:
    decision_item(secretary, draft)
    draft.live.refresh_from_db()
    before = list(draft.items.order_by("position").values_list("pk", "number"))
    sent = {"order": order, "version": draft.live.version}
    said = signed_in.post(reverse("order_items", args=[draft.pk]), sent, follow=True).content.decode()
    assert "alert-error" in said
    assert list(draft.items.order_by("position").values_list("pk", "number")) == before


def test_an_empty_list_marks_nobody_as_gone(
    signed_in: Client, secretary: User, council: Organization, seats: list[Membership]
) -> None:
    meeting = published(secretary, council)
    open_meeting(secretary, meeting)
    keys = list(meeting.attendances.values_list("pk", flat=True))
    arrive_many(secretary, meeting, keys, dt.time(13))
    said = refused(signed_in, "arrivals", meeting.pk, {"person": [], "at": "13:30"})
    assert "Ingen var valgt, så intet er ændret" in said
    assert meeting.attendances.filter(state="present").count() == 3


def test_a_member_of_the_council_only_stands_in_once(
    signed_in: Client, secretary: User, council: Organization, seats: list[Membership]
) -> None:
    meeting = published(secretary, council)
    open_meeting(secretary, meeting)
    first, second, _third = meeting.attendances.order_by("pk")
    sent = {"attendance": first.pk, "person": second.person_id}
    assert "er allerede på mødets liste" in refused(signed_in, "add_substitute", meeting.pk, sent)
    assert "Vælg, hvem der er stedfortræder" in refused(
        signed_in, "add_substitute", meeting.pk, {"attendance": first.pk, "person": ""}
    )
    stand_in = add_person(OPERATOR, "Vera Vikar", party="A", municipality=seats[0].person.municipality)
    signed_in.post(reverse("add_substitute", args=[meeting.pk]), {"attendance": first.pk, "person": stand_in.pk})
    shown = signed_in.get(reverse("hold", args=[meeting.pk])).content.decode()
    assert f"for {first.name}" in shown
    assert meeting.attendances.get(person=stand_in).substitute_for == first
