"""*Nyt* tells of a meeting that is cancelled, taken back or moved, to those of the council, until they have seen it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samraad.access.models import Grant, User
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.members.new_days import new_days
from samraad.meetings.models import LiveMeeting, Meeting
from samraad.meetings.year.cancel_meeting import cancel_meeting, revive_meeting
from samraad.meetings.year.move_meeting import When, move_meeting
from samraad.meetings.year.plan_year import plan_year

pytestmark = pytest.mark.django_db


def user_of(council: str) -> User:
    user = User.objects.create_user(f"medlem-{council}")
    Grant.objects.create(user=user, role="member", organization=council)
    return user


def version(meeting: Meeting) -> int:
    return LiveMeeting.objects.get(meeting=meeting).version


def test_a_cancelled_meeting_is_news_until_it_is_seen(secretary: User, council: Organization) -> None:
    day = timezone.localdate() + dt.timedelta(days=90)
    while day.weekday() > 3:
        day += dt.timedelta(days=1)
    meeting = plan_year(secretary, council, [day])[0]
    member, other = user_of(council.slug), user_of("kkr-nordjylland")
    assert new_days(member) == []
    cancel_meeting(secretary, meeting, "For få sager", version(meeting))
    client = Client()
    client.force_login(member)
    page = client.get(reverse("news")).content.decode()
    assert "mødet er aflyst" in page
    assert "For få sager" in page
    assert new_days(other) == new_days(secretary) == []
    assert client.post(reverse("seen", args=[meeting.pk])).status_code == 302
    assert new_days(member) == []
    revive_meeting(secretary, meeting, version(meeting))
    assert "mødet holdes alligevel" in client.get(reverse("news")).content.decode()
    move_meeting(secretary, meeting, version(meeting), When(day, place="Sal 9"))
    page = client.get(reverse("news")).content.decode()
    assert "nyt sted" in page
    assert "Sal 9" in page


def test_a_draft_that_nobody_knows_of_is_no_news(secretary: User, council: Organization) -> None:
    meeting = create_meeting(secretary, council, timezone.localdate() + dt.timedelta(days=90))
    cancel_meeting(secretary, meeting, "For få sager", version(meeting))
    member = user_of(council.slug)
    assert new_days(member) == []
    client = Client()
    client.force_login(member)
    assert client.post(reverse("seen", args=[meeting.pk])).status_code == 404
