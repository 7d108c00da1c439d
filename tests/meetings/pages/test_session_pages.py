"""The pages of a meeting that is held: who is there, decisions as they are typed, what belongs to them, two secretaries at once."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from tests.meetings.live import members, published

from samraad.access.models import User
from samraad.councils.models import Membership, Organization
from samraad.councils.save_membership import end_membership
from samraad.meetings.models import AgendaItem, Decision, Meeting
from samraad.meetings.session.hold_meeting import open_meeting

LIVE = {"HX-Request": "true"}


@pytest.fixture
def seats(council: Organization) -> list[Membership]:
    return members(council, 4, 2)


@pytest.fixture
def running(secretary: User, council: Organization, seats: list[Membership]) -> Meeting:
    meeting = published(secretary, council)
    open_meeting(secretary, meeting)
    return meeting


@pytest.fixture
def item(running: Meeting) -> AgendaItem:
    return running.items.get(title="Fælles drivhuse")


def everybody_arrives(client: Client, meeting: Meeting) -> None:
    keys = list(meeting.attendances.values_list("pk", flat=True))
    client.post(reverse("arrivals", args=[meeting.pk]), {"person": keys, "at": "13:00"})


def test_seeing_the_list_does_not_write_it(
    signed_in: Client, secretary: User, council: Organization, seats: list[Membership]
) -> None:
    meeting = published(secretary, council)
    hold, expect = (reverse(name, args=[meeting.pk]) for name in ("hold", "expect_members"))
    assert "Sæt 8 medlemmer på listen" in signed_in.get(hold).content.decode()
    assert not meeting.attendances.exists()
    signed_in.post(expect)
    assert meeting.attendances.count() == 8
    assert "på listen</button>" not in signed_in.get(hold).content.decode()
    signed_in.post(expect)
    assert meeting.attendances.count() == 8


def test_who_has_left_the_council_leaves_the_list_when_the_meeting_opens(
    signed_in: Client, secretary: User, council: Organization, seats: list[Membership]
) -> None:
    meeting = published(secretary, council)
    signed_in.post(reverse("expect_members", args=[meeting.pk]))
    guest = {"name": "Gitte Gæst", "role": "oplægsholder"}
    signed_in.post(reverse("add_guest", args=[meeting.pk]), guest)
    excused, gone = seats[2:4]
    signed_in.post(reverse("attendance", args=[excused.person.attendances.get().pk]), {"act": "excuse"})
    for seat in (excused, gone):
        end_membership(secretary, seat, dt.date(2027, 2, 1), seat.version)
    signed_in.post(reverse("course", args=[meeting.pk]), {"act": "open"})
    there = set(meeting.attendances.values_list("name", flat=True))
    assert there == {seat.person.name for seat in seats} - {gone.person.name} | {"Gitte Gæst"}


def test_a_meeting_is_opened_attended_and_closed(
    signed_in: Client, secretary: User, council: Organization, seats: list[Membership]
) -> None:
    meeting = published(secretary, council)
    hold = reverse("hold", args=[meeting.pk])
    assert "Åbn mødet" in signed_in.get(hold).content.decode()
    course = reverse("course", args=[meeting.pk])
    signed_in.post(course, {"act": "open"})
    refused = signed_in.post(course, {"act": "close"})
    assert refused.status_code == 400
    assert "Registrér fremmødet" in refused.content.decode()
    rows = list(meeting.attendances.order_by("name"))
    signed_in.post(reverse("attendance", args=[rows[0].pk]), {"act": "excuse"})
    everybody = [row.pk for row in rows[1:]]
    signed_in.post(reverse("arrivals", args=[meeting.pk]), {"person": everybody, "at": "13:00"})
    assert "7 af 8" in signed_in.get(hold).content.decode()
    signed_in.post(reverse("attendance", args=[rows[1].pk]), {"act": "leave", "at": "14:10"})
    text = signed_in.get(hold).content.decode()
    assert "13.00–14.10" in text
    assert "6 af 8" in text
    wrong = signed_in.post(reverse("attendance", args=[rows[2].pk]), {"act": "leave", "at": "kvart i to"})
    assert "ikke et klokkeslæt" in wrong.content.decode()
    assert signed_in.post(reverse("arrivals", args=[meeting.pk]), {"at": "13:00"}).status_code == 400
    signed_in.post(reverse("add_guest", args=[meeting.pk]), {"name": "Gitte Gæst", "role": "oplægsholder"})
    assert "Gitte Gæst" in signed_in.get(hold).content.decode()
    signed_in.post(course, {"act": "close"})
    assert "Mødet er holdt" in signed_in.get(hold).content.decode()


def test_decisions_are_saved_as_typed_and_conflicts_are_shown(signed_in: Client, item: AgendaItem) -> None:
    url = reverse("decide", args=[item.pk])
    page = signed_in.get(url).content.decode()
    assert 'data-key="g"' in page
    saved = signed_in.post(url, {"outcome": "approved", "text": "", "version": 0}, headers=LIVE)
    assert saved.headers["X-Version"] == "1"
    decision = Decision.objects.get(item=item)
    assert decision.text == "KKR Sjælland godkendte indstillingen."
    stale = signed_in.post(url, {"outcome": "postponed", "text": "Udsat.", "version": 0}, headers=LIVE)
    assert stale.status_code == 409
    assert "godkendte indstillingen" in stale.content.decode()
    assert signed_in.post(url, {"outcome": "vedtaget", "version": 1}, headers=LIVE).status_code == 400
    signed_in.post(url, {"act": "undo", "version": 1})
    assert not Decision.objects.filter(item=item).exists()


def test_points_are_decided_one_by_one(signed_in: Client, item: AgendaItem) -> None:
    first, second = (reverse("decide_point", args=[item.pk, number]) for number in (1, 2))
    saved = signed_in.post(first, {"outcome": "rejected", "proposed_by": "Enhedslisten", "version": 0}, headers=LIVE)
    signed_in.post(second, {"outcome": "approved", "version": saved.headers["X-Version"]}, headers=LIVE)
    decision = Decision.objects.get(item=item)
    assert decision.outcome == "approved"
    assert [(each.point, each.outcome, each.proposed_by) for each in decision.points.all()] == [
        (1, "rejected", "Enhedslisten"),
        (2, "approved", ""),
    ]
    signed_in.post(first, {"outcome": "", "version": decision.version}, headers=LIVE)
    assert [each.point for each in decision.points.all()] == [2]
    nowhere = reverse("decide_point", args=[item.pk, 7])
    assert signed_in.post(nowhere, {"outcome": "approved", "version": decision.version + 1}).status_code == 400


def test_what_belongs_to_a_decision(signed_in: Client, item: AgendaItem, seats: list[Membership]) -> None:
    everybody_arrives(signed_in, item.meeting)
    signed_in.post(
        reverse("add_statement", args=[item.pk]), {"party": "Enhedslisten", "text": "Havde hellere set telte."}
    )
    sent = {"kind": "alternative", "proposed_by": "Venstre", "text": "Kun ét drivhus."}
    signed_in.post(reverse("add_proposal", args=[item.pk]), sent)
    proposal = item.proposals.get()
    vote = {"about": f"proposal:{proposal.pk}", "for-0": 3, "against-0": 4, "abstained-0": 1}
    signed_in.post(reverse("vote", args=[item.pk]), vote)
    row = item.votes.get()
    assert (row.votes_for, row.votes_against, row.abstained, row.carried) == (3, 4, 1, False)
    too_many = signed_in.post(reverse("vote", args=[item.pk]), {"for-0": 30})
    assert "kun 8 stemmeberettigede" in too_many.content.decode()
    version = {"version": proposal.version, "text": proposal.text, "outcome": "rejected"}
    signed_in.post(reverse("change_proposal", args=[proposal.pk]), version)
    there = item.meeting.attendances.first()
    assert there
    signed_in.post(reverse("disqualify", args=[item.pk]), {"attendance": there.pk, "reason": "Ejer et drivhus"})
    signed_in.post(reverse("appoint", args=[item.pk]), {"person": seats[2].person_id, "body": "Drivhusudvalget"})
    assert signed_in.post(reverse("appoint", args=[item.pk]), {"person": ""}).status_code == 400
    text = signed_in.get(reverse("decide", args=[item.pk])).content.decode()
    for said in ("Enhedslisten", "hellere set telte", "Kun ét drivhus", "3 for, 4 imod, 1 undlod", "Ejer et drivhus"):
        assert said in text
    assert "Drivhusudvalget" in text
    statement = item.decisions.get().statements.get()
    changed = {"party": "Enhedslisten", "text": "Havde hellere set to telte.", "version": 1}
    signed_in.post(reverse("change_statement", args=[statement.pk]), changed)
    assert signed_in.post(reverse("change_statement", args=[statement.pk]), {**changed, "text": "x"}).status_code == 409
    signed_in.post(reverse("change_statement", args=[statement.pk]), {"act": "remove"})
    signed_in.post(reverse("remove_vote", args=[row.pk]))
    signed_in.post(reverse("lift_disqualification", args=[item.disqualified.get().pk]))
    signed_in.post(reverse("remove_appointment", args=[item.decisions.get().appointments.get().pk]))
    signed_in.post(reverse("change_proposal", args=[proposal.pk]), {"act": "remove"})
    for rows in (item.votes, item.disqualified, item.proposals, item.decisions.get().statements):
        assert not rows.exists()


def test_items_in_turn_and_one_that_is_added(signed_in: Client, running: Meeting, item: AgendaItem) -> None:
    response = signed_in.post(reverse("come_to", args=[item.pk]), follow=True)
    assert "Mødet er nået til punkt" in response.content.decode()
    running.live.refresh_from_db()
    assert running.live.current_item == item
    chapter = running.chapters.get(number="4")
    sent = {"chapter": chapter.pk, "title": "Hastesag om sne", "kind": "Beslutningssag"}
    signed_in.post(reverse("add_item", args=[running.pk]), sent)
    assert running.items.get(title="Hastesag om sne").added
    assert "Tilføjet på mødet" in signed_in.get(reverse("hold", args=[running.pk])).content.decode()


def test_only_secretaries_hold_a_meeting(member: Client, running: Meeting, item: AgendaItem) -> None:
    assert member.get(reverse("hold", args=[running.pk])).status_code == 403
    for name in ("decide", "add_statement", "add_proposal", "vote", "appoint", "disqualify", "come_to"):
        assert member.post(reverse(name, args=[item.pk])).status_code == 403, name
