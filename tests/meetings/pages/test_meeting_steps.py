"""The steps of a meeting: on each page of its secretary's work the next one is told, from the plan to the approved minutes."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from tests.meetings.live import decision_item, members

from samraad.access.models import User
from samraad.access.roles import Role
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import start_draft
from samraad.meetings.agenda.share_draft import share_draft
from samraad.meetings.minutes.approve_minutes import approve_minutes
from samraad.meetings.minutes.publish_minutes import publish_minutes
from samraad.meetings.minutes.send_for_comment import answer_comment, comment, send_for_comment
from samraad.meetings.models import Meeting
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.session.attendance import arrive_many
from samraad.meetings.session.decide import decide
from samraad.meetings.session.hold_meeting import close_meeting, open_meeting
from samraad.meetings.views.live.steps import next_step, steps_of
from samraad.meetings.year.cancel_meeting import cancel_meeting
from samraad.meetings.year.plan_year import plan_year

DAY, LATER = dt.date(2027, 2, 4), dt.date(2027, 4, 8)


def held(secretary: User, meeting: Meeting) -> None:
    open_meeting(secretary, meeting)
    arrive_many(secretary, meeting, list(meeting.attendances.values_list("pk", flat=True)), dt.time(13))
    for item in meeting.items.filter(kind="Beslutningssag"):
        decide(secretary, item, "approved")


def now(meeting: Meeting) -> tuple[str, str, str]:
    """The step that is on, what to do next, and where."""
    meeting = Meeting.objects.select_related("live", "organization").get(pk=meeting.pk)
    on = [step.title for step in steps_of(meeting) if step.is_on]
    following = next_step(meeting)
    return "".join(on), following.sentence, following.url


def at(name: str, key: int) -> str:
    return reverse(name, args=[key])


@pytest.fixture
def planned(secretary: User, council: Organization) -> Meeting:
    members(council, 2, 1)
    return plan_year(secretary, council, [DAY])[0]


def test_each_stage_leads_to_the_next(secretary: User, planned: Meeting) -> None:
    meeting = planned
    assert now(meeting) == (
        "Dagsorden",
        "Begynd dagsordenen med rådets faste punkter.",
        at("draft", meeting.pk),
    )
    start_draft(secretary, meeting)
    step, said, url = now(meeting)
    assert (step, url) == ("Dagsorden", at("publish_agenda", meeting.pk))
    assert said.endswith("Den skal ud senest den 14. januar 2027.")
    decision_item(secretary, meeting)
    publish_agenda(secretary, meeting)
    assert now(meeting) == ("Mødet", "Åbn mødet, når det begynder (4. februar 2027).", at("hold", meeting.pk))
    held(secretary, meeting)
    first = meeting.items.order_by("position").first()
    assert first
    assert now(meeting)[::2] == ("Mødet", at("decide", first.pk))
    close_meeting(secretary, meeting)
    assert now(meeting)[::2] == ("Referat", at("minutes", meeting.pk))
    draft = send_for_comment(secretary, meeting, dt.date(2100, 1, 1))
    assert now(meeting)[1] == "Vent på bemærkninger til og med den 1. januar 2100. Offentliggør så referatet."
    said_to_it = comment(secretary, draft, "Der mangler et komma.")
    assert "Svar på 1 bemærkning." in now(meeting)[1]
    answer_comment(secretary, said_to_it, "Sat ind.")
    assert "Svar på" not in now(meeting)[1]


def test_minutes_lead_to_the_meeting_that_approves_them(
    secretary: User, council: Organization, planned: Meeting
) -> None:
    meeting = planned
    start_draft(secretary, meeting)
    publish_agenda(secretary, meeting)
    held(secretary, meeting)
    close_meeting(secretary, meeting)
    publish_minutes(secretary, meeting)
    assert now(meeting)[::2] == ("Godkendelse", f"{reverse('new_meeting')}?raad={council.slug}")
    following = plan_year(secretary, council, [LATER])[0]
    assert now(meeting)[2] == at("draft", following.pk)
    start_draft(secretary, following)
    publish_agenda(secretary, following)
    assert now(meeting)[1:] == (
        "Referatet godkendes på næste møde under punkt 1.2.",
        at("draft", following.pk),
    )
    held(secretary, following)
    item = following.items.get(standing="approve_minutes")
    assert now(meeting)[2] == at("decide", item.pk)
    approve_minutes(secretary, item)
    assert now(meeting)[::2] == ("", reverse("tasks"))
    shown = steps_of(Meeting.objects.select_related("live").get(pk=meeting.pk))
    assert [step.is_done for step in shown] == [True] * 5


def test_only_who_prepares_the_meeting_is_told(
    signed_in: Client, member: Client, secretary: User, draft: Meeting
) -> None:
    share_draft(secretary, draft, role=Role.MEMBER)
    url = at("draft", draft.pk)
    assert "Næste skridt" in signed_in.get(url).content.decode()
    assert "Næste skridt" not in member.get(url).content.decode()
    cancel_meeting(secretary, draft, "Ingen punkter", draft.live.version)
    assert "Næste skridt" not in signed_in.get(url).content.decode()
