"""Private notes, and what is new since one last looked, as pages."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from tests.meetings.live import member_user, members, published

from samraad.access.models import Grant, User
from samraad.councils.models import Membership, Organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.minutes.publish_minutes import publish_minutes
from samraad.meetings.minutes.send_for_comment import send_for_comment
from samraad.meetings.models import LastLook, Meeting
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.session.attendance import arrive_many
from samraad.meetings.session.decide import decide
from samraad.meetings.session.hold_meeting import close_meeting, open_meeting


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


def test_a_supplement_is_news_until_its_items_are_read(sitting: Client, secretary: User, out: Meeting) -> None:
    sitting.get(reverse("meeting", args=[out.pk]))
    first, second = out.items.get(title="Fælles drivhuse"), out.items.get(title="Færgefart på fjorden")
    for item in (first, second):
        save_section(secretary, item, "background", "<p>Nu med tal.</p>", item.sections.get(name="background").version)
    publish_agenda(secretary, out, "Tallene er kommet.")
    news, meeting = reverse("news"), reverse("meeting", args=[out.pk])
    page = sitting.get(news).content.decode()
    assert "Baggrund i punkt 4.1 er ændret" in page
    assert f'href="{reverse("item", args=[first.pk])}"' in page
    assert 'Nyt <span class="count">1</span>' in sitting.get(reverse("front")).content.decode()
    assert "Ændret, siden du sidst så efter" in sitting.get(meeting).content.decode()
    assert "Ændret, siden du sidst så efter" in sitting.get(reverse("item", args=[first.pk])).content.decode()
    assert "Baggrund i punkt 4.2 er ændret" in sitting.get(news).content.decode()
    sitting.get(reverse("item", args=[second.pk]))
    assert "Intet nyt" in sitting.get(news).content.decode()
    assert 'class="count"' not in sitting.get(reverse("front")).content.decode()
    assert "Ændret, siden" not in sitting.get(meeting).content.decode()


def test_what_changed_is_read_at_once_where_one_says_so_or_opens_the_version(
    sitting: Client, secretary: User, out: Meeting
) -> None:
    item = out.items.get(title="Fælles drivhuse")
    for number, act in enumerate(("version", "seen")):
        save_section(
            secretary, item, "background", f"<p>Tal {number}.</p>", item.sections.get(name="background").version
        )
        version = publish_agenda(secretary, out, "Nye tal.")
        assert "er ændret" in sitting.get(reverse("news")).content.decode()
        if act == "version":
            sitting.get(reverse("version", args=[version.pk]))
            sitting.get(reverse("meeting", args=[out.pk]))  # the first version is looked at too
        else:
            sitting.post(reverse("seen", args=[out.pk]))
        assert "Intet nyt" in sitting.get(reverse("news")).content.decode()


def test_who_publishes_is_told_no_news_of_it_and_strangers_none_at_all(
    signed_in: Client, client: Client, out: Meeting
) -> None:
    assert "Intet nyt" in signed_in.get(reverse("news")).content.decode()
    client.force_login(User.objects.create_user("fremmed"))
    assert "Intet nyt" in client.get(reverse("news")).content.decode()
    assert 'class="count"' not in client.get(reverse("front")).content.decode()


def test_a_draft_for_comment_is_news_to_members_until_they_open_it_and_to_nobody_else(
    sitting: Client, secretary: User, council: Organization, out: Meeting
) -> None:
    official = User.objects.create_user("embedsmand")
    Grant.objects.create(user=official, role="official", organization=council.slug)
    outside = Client()
    outside.force_login(official)
    for reader in (sitting, outside):
        reader.get(reverse("meeting", args=[out.pk]))
    open_meeting(secretary, out)
    arrive_many(secretary, out, [row.pk for row in out.attendances.all()], dt.time(13))
    decide(secretary, out.items.get(standing="approve_agenda"), "approved", "<p>Rådet godkendte dagsordenen.</p>")
    decide(secretary, out.items.get(standing="since_last"), "noted")
    for item in out.items.filter(kind="Beslutningssag"):
        decide(secretary, item, "approved")
    close_meeting(secretary, out)
    send_for_comment(secretary, out, dt.date(2100, 1, 1))
    assert "klar til bemærkninger" in sitting.get(reverse("news")).content.decode()
    assert "Intet nyt" in outside.get(reverse("news")).content.decode()
    sitting.get(reverse("minutes", args=[out.pk]))
    assert "Intet nyt" in sitting.get(reverse("news")).content.decode()
    publish_minutes(secretary, out)
    for reader in (sitting, outside):
        assert "Referat" in reader.get(reverse("news")).content.decode()
        reader.get(reverse("meeting", args=[out.pk]))
        assert "Intet nyt" in reader.get(reverse("news")).content.decode()
