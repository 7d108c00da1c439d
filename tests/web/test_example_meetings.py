"""The example council's meetings: one that was held and can be read by its members, and the draft of the next."""

from importlib import resources

import pytest
import yaml
from django.test import Client
from django.urls import reverse

from samraad.access.models import User
from samraad.access.roles import Role
from samraad.councils.models import Organization
from samraad.meetings.models import Meeting, Task
from samraad.meetings.models.live import State
from samraad.web.demo.members import add_officials, open_accounts, seat_members
from samraad.web.demo.write_meetings import write_meetings


@pytest.fixture
def council(start_data: None, secretary: User) -> Organization:
    about = yaml.safe_load((resources.files("samraad.web.demo") / "meetings.yaml").read_text("utf-8"))
    council = Organization.objects.get(slug="kkr-hovedstaden")
    for _twice in range(2):
        seat_members(council, about["members"])
        add_officials(council, about["officials"])
        open_accounts(council, about["sign_ins"], "en-lang-adgangskode")
        write_meetings(council, secretary, about)
    return council


def test_one_meeting_is_held_and_the_next_begun_once(council: Organization) -> None:
    held, following = Meeting.objects.filter(organization=council).order_by("date")
    assert (held.live.state, following.live.state) == (State.MINUTES, State.DRAFT)
    assert following.items.get(standing="approve_minutes").about_meeting == held
    assert council.memberships.count() == 10
    done, still_open = Task.objects.order_by("due")
    assert done.done_on is not None
    assert still_open.done_on is None


def test_its_members_sign_in_and_read_what_was_decided(council: Organization) -> None:
    held = Meeting.objects.filter(organization=council).earliest("date")
    for name, role in (("formand", Role.CHAIR), ("medlem", Role.MEMBER)):
        assert list(User.objects.get(username=name).grants.values_list("role", "organization")) == [
            (role, council.slug)
        ]
        client = Client()
        assert client.login(username=name, password="en-lang-adgangskode")
        shown = client.get(reverse("item", args=[held.items.get(title="Natbus langs fjorden").pk])).content.decode()
        assert "Prøven forlænges med et halvt år" in shown
    board = held.items.get(title="Udpegning til Fjordskolens bestyrelse")
    assert "Lone Krarup" in Client().get(reverse("item", args=[board.pk])).content.decode()
