"""Planning the year on a page, the calendar, and the feeds."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from tests.meetings.live import member_user, members, published

from samraad.access.models import User
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.models import Meeting

DATES = ["2027-02-04", "2027-04-08", "2027-06-10", "2027-09-09", "2027-11-11"]


@pytest.fixture
def signed_in(client: Client, secretary: User) -> Client:
    client.force_login(secretary)
    return client


def plan(client: Client, council: Organization, dates: list[str], **more: str) -> tuple[int, str]:
    said = {
        "organization": council.slug,
        "date": dates,
        "place": "Rådhuset",
        "starts": "13:00",
        "ends": "16:00",
        **more,
    }
    response = client.post(reverse("plan_year"), said, follow=True)
    return response.status_code, response.content.decode()


def summaries(content: bytes) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(content).walk("VEVENT")]


def test_five_dates_are_shown_with_their_deadlines_before_they_are_saved(
    signed_in: Client, council: Organization
) -> None:
    status, page = plan(signed_in, council, [*DATES, "", ""])
    assert status == 200
    assert page.count('<th scope="row">') == 5
    assert "Udsendelse af dagsorden" in page
    assert not Meeting.objects.exists()
    status, page = plan(signed_in, council, DATES, save="1")
    assert "5 møder er planlagt" in page
    assert [f"{meeting.date}" for meeting in Meeting.objects.order_by("date")] == DATES
    assert page.count("badge badge-info") == sum(meeting.deadlines.count() for meeting in Meeting.objects.all()) > 0


def test_a_holiday_is_warned_of_and_a_date_twice_refused(signed_in: Client, council: Organization) -> None:
    assert "er en helligdag" in plan(signed_in, council, ["2027-03-25"])[1]
    assert "er en lørdag" in plan(signed_in, council, ["2027-02-06"])[1]
    status, page = plan(signed_in, council, ["2027-02-04", "2027-02-04"], save="1")
    assert status == 400
    assert "står to gange" in page
    assert 'value="2027-02-04"' in page
    assert plan(signed_in, council, [], save="1")[0] == 400
    assert "er ikke en dato" in plan(signed_in, council, ["i morgen"], save="1")[1]
    assert not Meeting.objects.exists()


@pytest.mark.usefixtures("before_the_meetings")
def test_the_public_sees_planned_meetings_but_no_deadlines(signed_in: Client, council: Organization) -> None:
    plan(signed_in, council, DATES, save="1")
    page = Client().get(reverse("calendar") + "?aar=2027").content.decode()
    assert page.count("Møde i KKR Sjælland") == 5
    assert "badge badge-info" not in page
    assert summaries(Client().get(reverse("calendar_feed")).content) == ["Møde i KKR Sjælland"] * 5


@pytest.mark.usefixtures("before_the_meetings")
def test_a_draft_is_in_no_public_feed_and_a_published_one_is(
    secretary: User, council: Organization, client: Client
) -> None:
    create_meeting(secretary, council, dt.date(2027, 5, 6))
    assert summaries(client.get(reverse("calendar_feed")).content) == []
    published(secretary, council)
    assert len(summaries(client.get(reverse("calendar_feed") + f"?raad={council.slug}").content)) == 1


@pytest.mark.usefixtures("before_the_meetings")
def test_a_member_has_a_feed_of_their_own_until_the_password_changes(
    signed_in: Client, council: Organization, client: Client
) -> None:
    plan(signed_in, council, DATES, save="1")
    user = member_user(members(council, 1, 1)[0].person, council)
    member = Client()
    member.force_login(user)
    page = member.get(reverse("calendar")).content.decode()
    address = page.split('id="own-feed" readonly')[1].split('value="')[1].split('"')[0]
    path = address.removeprefix("http://testserver")
    fetched = Client().get(path)
    assert fetched["Content-Type"].startswith("text/calendar")
    assert len(summaries(fetched.content)) > 5
    user.set_password("en-ny-adgangskode")
    user.save()
    assert Client().get(path).status_code == 404
    assert Client().get(reverse("own_calendar_feed", args=["gæt"])).status_code == 404


def test_odd_addresses_of_the_calendar_are_answered(client: Client, council: Organization) -> None:
    assert client.get(reverse("calendar") + "?aar=x").status_code == 200
    assert client.get(reverse("calendar") + "?raad=findes-ikke").status_code == 404
