"""The pages on which a meeting is moved or cancelled and its deadlines set, by role and with bad input."""

import datetime as dt
import time

import pytest
from django.test import Client
from django.urls import reverse
from tests.meetings.live import members, published

from samraad.access.models import Grant, User
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.models import LiveMeeting, Meeting, OutboxMail
from samraad.meetings.year.plan_year import plan_year

HOSTILE = '<script>alert(1)</script>"\x00{name}'


@pytest.fixture
def signed_in(client: Client, secretary: User) -> Client:
    client.force_login(secretary)
    return client


@pytest.fixture
def planned(secretary: User, council: Organization) -> Meeting:
    return plan_year(secretary, council, [dt.date(2027, 6, 10)], place="Salen", starts=dt.time(13))[0]


def version(meeting: Meeting) -> str:
    return str(LiveMeeting.objects.get(meeting=meeting).version)


def post(client: Client, name: str, *args: object, **said: str) -> tuple[int, str]:
    response = client.post(reverse(name, args=args), said, follow=True)
    return response.status_code, response.content.decode()


def test_what_moves_is_shown_before_it_is_saved(signed_in: Client, planned: Meeting) -> None:
    said = {"date": "2027-06-24", "starts": "13:00", "place": "Salen", "version": version(planned)}
    status, page = post(signed_in, "edit_meeting", planned.pk, **said)
    assert status == 200
    assert "torsdag 20. maj 2027 → <strong>torsdag 3. juni 2027</strong>" in page
    planned.refresh_from_db()
    assert planned.date == dt.date(2027, 6, 10)
    seal = page.split('name="confirmed" value="')[1].split('"')[0]
    changed_since = post(signed_in, "edit_meeting", planned.pk, **{**said, "date": "2027-06-17"}, confirmed=seal)
    assert "27. maj 2027" in changed_since[1]
    assert 'name="confirmed"' in changed_since[1]
    status, page = post(signed_in, "edit_meeting", planned.pk, **said, confirmed=seal)
    assert "Mødets oplysninger er gemt." in page
    planned.refresh_from_db()
    assert planned.date == dt.date(2027, 6, 24)


def test_a_published_meeting_says_who_is_told_and_a_conflict_shows_both(
    signed_in: Client, secretary: User, council: Organization
) -> None:
    members(council, 3, 1)
    meeting = published(secretary, council, dt.date(2027, 6, 10))
    said = {"date": "2027-06-10", "starts": "09:00", "ends": "11:00", "place": "Havnen", "version": "99"}
    page = post(signed_in, "edit_meeting", meeting.pk, **said)[1]
    assert "Gem, og skriv til 3 medlemmer" in page
    seal = page.split('name="confirmed" value="')[1].split('"')[0]
    assert post(signed_in, "edit_meeting", meeting.pk, **said, confirmed=seal)[0] == 409
    status, page = post(signed_in, "edit_meeting", meeting.pk, **{**said, "date": "", "version": version(meeting)})
    assert status == 400
    assert "skal have en dato" in page


def test_cancelling_asks_first_and_is_shown_to_all(signed_in: Client, secretary: User, council: Organization) -> None:
    members(council, 2, 1)
    meeting = published(secretary, council, dt.date(2027, 6, 10))
    OutboxMail.objects.all().delete()
    page = signed_in.get(reverse("cancel_meeting", args=[meeting.pk])).content.decode()
    assert "2 medlemmer får en mail med begrundelsen." in page
    assert post(signed_in, "cancel_meeting", meeting.pk, reason=" ", version=version(meeting))[0] == 400
    status, page = post(signed_in, "cancel_meeting", meeting.pk, reason=HOSTILE, version=version(meeting))
    assert status == 200
    assert "<script>alert" not in page
    assert "Ophæv aflysningen" in page
    assert reverse("publish_agenda", args=[meeting.pk]) not in page
    for address in (
        reverse("meeting", args=[meeting.pk]),
        reverse("council", args=[council.slug]),
        reverse("calendar") + "?aar=2027",
        reverse("item", args=[meeting.items.first().pk]),  # type: ignore[union-attr]
    ):
        shown = Client().get(address).content.decode()
        assert "flyst" in shown
        assert "<script>alert" not in shown
    assert "Aflyste møder" in signed_in.get(reverse("workspace")).content.decode()
    status, page = post(signed_in, "revive_meeting", meeting.pk, version=version(meeting), note="Alligevel")
    assert "Aflysningen er ophævet." in page
    assert OutboxMail.objects.count() == 4


def test_a_meeting_that_is_held_is_not_cancelled(signed_in: Client, secretary: User, council: Organization) -> None:
    meeting = published(secretary, council, dt.date(2027, 6, 10))
    LiveMeeting.objects.filter(meeting=meeting).update(state="held")
    assert "kan ikke aflyses" in signed_in.get(reverse("cancel_meeting", args=[meeting.pk])).content.decode()
    assert post(signed_in, "cancel_meeting", meeting.pk, reason="Storm", version=version(meeting))[0] == 400


def test_a_draft_nobody_knows_can_be_removed_and_others_not(
    signed_in: Client, secretary: User, council: Organization, planned: Meeting
) -> None:
    draft = create_meeting(secretary, council, dt.date(2027, 9, 9))
    assert post(signed_in, "remove_meeting", draft.pk)[0] == 400
    assert post(signed_in, "remove_meeting", planned.pk, sure="1")[0] == 400
    assert "Mødet er fjernet." in post(signed_in, "remove_meeting", draft.pk, sure="1")[1]
    assert list(Meeting.objects.all()) == [planned]


def test_deadlines_are_set_let_go_of_and_computed(signed_in: Client, planned: Meeting) -> None:
    page = signed_in.get(reverse("deadlines", args=[planned.pk])).content.decode()
    assert page.count('type="date"') == 3
    row = planned.deadlines.get(kind="agenda")
    assert (
        "Fristen er gemt."
        in post(signed_in, "set_deadline", planned.pk, "agenda", day="2027-05-21", version=str(row.version))[1]
    )
    page = signed_in.get(reverse("deadlines", args=[planned.pk])).content.decode()
    assert "Sat i hånden" in page
    assert "ligger efter" in page
    assert post(signed_in, "set_deadline", planned.pk, "agenda", day="2027-05-03", version="1")[0] == 409
    for wrong in ("", "i morgen", "2027-06-10", "0001-01-01"):
        assert post(signed_in, "set_deadline", planned.pk, "agenda", day=wrong, version="2")[0] == 400
    assert signed_in.post(reverse("set_deadline", args=[planned.pk, "andet"])).status_code == 404
    post(signed_in, "set_deadline", planned.pk, "agenda", act="follow", version="2")
    assert not planned.deadlines.filter(by_hand=True).exists()
    planned.deadlines.all().delete()
    assert "Regn fristerne ud" in signed_in.get(reverse("deadlines", args=[planned.pk])).content.decode()
    post(signed_in, "deadlines", planned.pk)
    assert planned.deadlines.count() == 3


def test_a_deadline_is_set_on_the_calendar_and_late_ones_are_marked(
    signed_in: Client, secretary: User, council: Organization
) -> None:
    soon = dt.date.today() + dt.timedelta(days=10)
    meeting = plan_year(secretary, council, [soon])[0]
    page = signed_in.get(reverse("calendar") + f"?aar={soon.year}").content.decode()
    assert page.count("Overskredet") >= 2
    row = meeting.deadlines.get(kind="dispatch")
    said = {"day": str(soon - dt.timedelta(days=2)), "version": str(row.version), "back": "calendar"}
    response = signed_in.post(reverse("set_deadline", args=[meeting.pk, "dispatch"]), said)
    assert response["Location"].startswith(reverse("calendar"))
    assert "Sat i hånden" in signed_in.get(response["Location"]).content.decode()
    assert "Ret fristen" not in Client().get(response["Location"]).content.decode()


def test_an_empty_year_says_what_to_do(signed_in: Client, council: Organization) -> None:
    address = reverse("calendar") + "?aar=2031"
    assert "Planlæg året" in signed_in.get(address).content.decode()
    shown = Client().get(address).content.decode()
    assert "Ingen møder i 2031" in shown
    assert "Planlæg året" not in shown


def test_a_new_address_ends_the_old(signed_in: Client, council: Organization, monkeypatch: pytest.MonkeyPatch) -> None:
    def address() -> str:
        page = signed_in.get(reverse("calendar")).content.decode()
        return (
            page.split('id="own-feed" readonly')[1].split('value="')[1].split('"')[0].removeprefix("http://testserver")
        )

    old = address()
    assert Client().get(old).status_code == 200
    assert signed_in.get(reverse("new_calendar_address")).status_code == 200
    later = time.time() + 100
    monkeypatch.setattr(time, "time", lambda: later)
    assert address() == old, "looking at the page changes nothing"
    signed_in.post(reverse("new_calendar_address"))
    assert Client().get(old).status_code == 404
    assert Client().get(address()).status_code == 200


@pytest.mark.parametrize("role", ["member", "chair", "official", "municipality", ""])
def test_others_are_refused(client: Client, council: Organization, planned: Meeting, role: str) -> None:
    if role:
        user = User.objects.create_user("prøve")
        Grant.objects.create(user=user, role=role, organization=council.slug)
        client.force_login(user)
    for name in ("cancel_meeting", "deadlines", "edit_meeting"):
        assert client.get(reverse(name, args=[planned.pk])).status_code in (302, 403)
    for name, args in (
        ("cancel_meeting", [planned.pk]),
        ("revive_meeting", [planned.pk]),
        ("remove_meeting", [planned.pk]),
        ("deadlines", [planned.pk]),
        ("set_deadline", [planned.pk, "agenda"]),
    ):
        assert client.post(reverse(name, args=args), {"reason": "x", "version": "1"}).status_code in (302, 403)
    assert LiveMeeting.objects.get().cancelled_at is None


def test_a_cancelled_meeting_says_what_comes_next_and_keeps_its_day(
    signed_in: Client, secretary: User, council: Organization, planned: Meeting
) -> None:
    post(signed_in, "cancel_meeting", planned.pk, reason="Storm", version=version(planned))
    page = signed_in.get(reverse("draft", args=[planned.pk])).content.decode()
    assert f'href="{reverse("cancel_meeting", args=[planned.pk])}">Ophæv aflysningen</a>' in page
    assert "Næste skridt" not in page
    said = {"organization": council.slug, "date": ["2027-06-10"]}
    assert "er aflyst. Ophæv aflysningen" in signed_in.post(reverse("plan_year"), said).content.decode()
    meeting = published(secretary, council, dt.date(2027, 9, 9))
    post(signed_in, "cancel_meeting", meeting.pk, reason="Storm", version=version(meeting))
    for name in ("hold", "publish_agenda"):
        assert "Mødet er aflyst." in signed_in.get(reverse(name, args=[meeting.pk])).content.decode()
    assert post(signed_in, "publish_agenda", meeting.pk)[0] == 400
