"""Minutes and what follows: commented, published, confirmed, approved at the next meeting; tasks opened and closed."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from tests.meetings.live import member_user, members, published

from samraad.access.models import User
from samraad.councils.models import Membership, Organization
from samraad.meetings.models import Meeting, Task
from samraad.meetings.session.attendance import arrive_many
from samraad.meetings.session.decide import decide
from samraad.meetings.session.hold_meeting import close_meeting, open_meeting


@pytest.fixture
def seats(council: Organization) -> list[Membership]:
    return members(council, 3, 1)


@pytest.fixture
def held(secretary: User, council: Organization, seats: list[Membership]) -> Meeting:
    meeting = published(secretary, council)
    open_meeting(secretary, meeting)
    arrive_many(secretary, meeting, list(meeting.attendances.values_list("pk", flat=True)), dt.time(13))
    for item in meeting.items.filter(kind="Beslutningssag"):
        decide(secretary, item, "approved")
    close_meeting(secretary, meeting)
    return meeting


@pytest.fixture
def sitting(seats: list[Membership], council: Organization) -> Client:
    client = Client()
    client.force_login(member_user(seats[0].person, council))
    return client


def test_minutes_from_comments_to_approval(
    signed_in: Client, sitting: Client, secretary: User, council: Organization, held: Meeting
) -> None:
    page = reverse("minutes", args=[held.pk])
    assert "godkendte indstillingen" in signed_in.get(page).content.decode()
    assert "Der er ikke noget referat endnu" in sitting.get(page).content.decode()
    send = reverse("send_minutes", args=[held.pk])
    assert signed_in.post(send, {"until": "snart"}).status_code == 400
    signed_in.post(send, {"until": (dt.date.today() + dt.timedelta(days=9)).isoformat()})
    text = sitting.get(page).content.decode()
    assert "godkendte indstillingen" in text
    assert "Send bemærkningen" in text
    draft = held.versions.get(kind="minutes_draft")
    item = held.items.get(title="Fælles drivhuse")
    said = {"draft": draft.pk, "item": item.pk, "text": "Der mangler et komma."}
    sitting.post(reverse("comment_minutes", args=[held.pk]), said)
    comment = draft.comments.get()
    signed_in.post(reverse("answer_comment", args=[comment.pk]), {"answer": "Sat ind."})
    assert "Sat ind." in sitting.get(page).content.decode()
    assert Client().get(reverse("version", args=[draft.pk])).status_code == 302
    signed_in.post(reverse("publish_minutes", args=[held.pk]), {"note": ""})
    public = Client().get(reverse("item", args=[item.pk])).content.decode()
    assert "godkendte indstillingen" in public
    version = held.versions.get(kind="minutes")
    sitting.post(reverse("confirm_minutes", args=[version.pk]))
    assert "Du har bekræftet referatet" in sitting.get(page).content.decode()
    assert "1 har bekræftet" in signed_in.get(page).content.decode()
    later = published(secretary, council, dt.date(2027, 4, 8))
    open_meeting(secretary, later)
    approval = later.items.get(standing="approve_minutes")
    assert "Godkend referatet" in signed_in.get(reverse("decide", args=[approval.pk])).content.decode()
    sent = {"corrections": "Et komma i punkt 4.1\n"}
    signed_in.post(reverse("approve_minutes", args=[approval.pk]), sent)
    held.live.refresh_from_db()
    assert held.live.state == "approved"
    assert "Et komma i punkt 4.1" in Client().get(reverse("meeting", args=[held.pk])).content.decode()


def test_minutes_that_lack_a_decision_stay_in(signed_in: Client, held: Meeting) -> None:
    item = held.items.get(title="Fælles drivhuse")
    item.decisions.all().delete()
    assert "mangler en beslutning" in signed_in.get(reverse("minutes", args=[held.pk])).content.decode()
    assert signed_in.post(reverse("publish_minutes", args=[held.pk])).status_code == 400
    assert not held.versions.filter(kind="minutes").exists()


def test_the_public_sees_no_minutes_on_their_way(client: Client, held: Meeting) -> None:
    assert client.get(reverse("minutes", args=[held.pk])).status_code == 302
    assert client.get(reverse("tasks")).status_code == 302


def test_a_task_from_a_decision_is_followed_to_its_end(
    signed_in: Client, sitting: Client, held: Meeting, seats: list[Membership]
) -> None:
    item = held.items.get(title="Fælles drivhuse")
    add = reverse("add_task", args=[item.pk])
    assert signed_in.post(add, {"what": "Skriv udbuddet"}).status_code == 400
    sent = {"what": "Skriv udbuddet", "person": seats[0].person_id, "due": "2027-06-01", "back": "//ondt.dk/"}
    assert signed_in.post(add, sent)["Location"] == reverse("tasks")
    task = Task.objects.get()
    Task.objects.update(due=dt.date(2026, 1, 1))
    late = signed_in.get(reverse("tasks") + "?tilstand=overskredne&efter=person").content.decode()
    assert "Skriv udbuddet" in late
    assert seats[0].person.name in late
    assert "Skriv udbuddet" in sitting.get(reverse("tasks")).content.decode()
    change = reverse("change_task", args=[task.pk])
    assert sitting.post(change, {"act": "close", "version": 1}).status_code == 403
    signed_in.post(change, {"act": "close", "note": "Udbuddet er ude.", "version": 1})
    assert "Skriv udbuddet" not in signed_in.get(reverse("tasks")).content.decode()
    assert "Udbuddet er ude." in signed_in.get(reverse("tasks") + "?tilstand=loeste&efter=moede").content.decode()
    assert "Udbuddet er ude." in signed_in.get(reverse("item", args=[item.pk])).content.decode()
    signed_in.post(change, {"act": "reopen", "version": 2})
    assert "Skriv udbuddet" in signed_in.get(reverse("tasks") + "?efter=organisation").content.decode()
