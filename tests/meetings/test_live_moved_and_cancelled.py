"""A meeting that is moved or cancelled: its deadlines, its mails, calendars, search, and what can no longer be done."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event
from tests.meetings.live import members, published

from samraad.access import history
from samraad.access.models import Change, Grant, User
from samraad.access.permissions import NotAllowed
from samraad.access.stale import StaleEdit
from samraad.archive.models import IndexJob
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import create_meeting, edit_meeting, remove_meeting, start_draft
from samraad.meetings.errors import CannotEdit, CannotPlan, NotLive
from samraad.meetings.index_keys import key_of
from samraad.meetings.index_meeting import passages
from samraad.meetings.models import LiveMeeting, Meeting, OutboxMail
from samraad.meetings.models.live import DeadlineKind
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.session.hold_meeting import open_meeting
from samraad.meetings.year.calendar import as_icalendar, calendar_key, entries, reset_calendar_key, user_of_key
from samraad.meetings.year.cancel_meeting import cancel_meeting, revive_meeting
from samraad.meetings.year.deadlines import compute_deadlines, is_late, let_go_of_deadline, out_of_order, set_deadline
from samraad.meetings.year.move_meeting import When, move_meeting, propose_move, when_of
from samraad.meetings.year.plan_year import plan_year
from samraad.rules.notices import is_working_day

DAY, LATER = dt.date(2027, 6, 10), dt.date(2027, 6, 24)
TODAY = dt.date(2027, 1, 4)


@pytest.fixture
def planned(secretary: User, council: Organization) -> Meeting:
    return plan_year(secretary, council, [DAY], place="Salen", starts=dt.time(13), ends=dt.time(15))[0]


@pytest.fixture
def member(council: Organization) -> User:
    user = User.objects.create_user("medlem")
    Grant.objects.create(user=user, role="member", organization=council.slug)
    return user


def version(meeting: Meeting) -> int:
    return LiveMeeting.objects.get(meeting=meeting).version


def days(meeting: Meeting) -> dict[str, dt.date]:
    return {row.kind: row.day for row in meeting.deadlines.all()}


def feed(actor: User) -> dict[str, Event]:
    """The events of what the actor may see, read back from the text that a calendar program gets."""
    calendar = Calendar.from_ical(as_icalendar(entries(actor), "Møder"))
    return {str(event["uid"]).split("@")[0]: event for event in calendar.walk("VEVENT")}


def test_deadlines_follow_the_date_but_those_set_by_hand_stay(secretary: User, planned: Meeting) -> None:
    set_deadline(secretary, planned, DeadlineKind.COMMENT, dt.date(2027, 5, 20), version=1)
    before = days(planned)
    move = propose_move(planned, When(LATER, dt.time(13), dt.time(15), "Salen"), today=TODAY)
    told = {each.kind: each for each in move.deadlines}
    assert told[DeadlineKind.COMMENT].stays
    assert told[DeadlineKind.DISPATCH].before == before["dispatch"]
    assert days(planned) == before, "a proposal changes nothing"
    move_meeting(secretary, planned, version(planned), move.after)
    assert days(planned) == {each.kind: each.after for each in move.deadlines}
    assert days(planned)["comment"] == dt.date(2027, 5, 20)
    assert days(planned)["dispatch"] == dt.date(2027, 6, 3)


def test_a_deadline_set_by_hand_that_is_overrun_is_computed_anew(secretary: User, planned: Meeting) -> None:
    set_deadline(secretary, planned, DeadlineKind.DISPATCH, dt.date(2027, 6, 9), version=1)
    move = propose_move(planned, When(dt.date(2027, 6, 2)), today=TODAY)
    overrun = {each.kind: each for each in move.deadlines}[DeadlineKind.DISPATCH]
    assert overrun.overrun
    assert overrun.after == dt.date(2027, 5, 12)
    move_meeting(secretary, planned, version(planned), move.after)
    assert days(planned)["dispatch"] == dt.date(2027, 5, 12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.dates(dt.date(2027, 1, 1), dt.date(2032, 12, 31)), min_size=1, max_size=4),
    st.integers(min_value=1, max_value=60),
)
def test_wherever_a_meeting_is_moved_its_deadlines_lie_before_it(
    secretary: User, planned: Meeting, moves: list[dt.date], ahead: int
) -> None:
    row = planned.deadlines.get(kind="comment")
    by_hand = Meeting.objects.get(pk=planned.pk).date - dt.timedelta(days=ahead)  # type: ignore[operator]
    set_deadline(secretary, planned, DeadlineKind.COMMENT, by_hand, row.version)
    for day in moves:
        move = propose_move(planned, When(day, dt.time(13)), today=TODAY)
        was_by_hand = planned.deadlines.get(kind="comment").by_hand
        sequence, earlier = LiveMeeting.objects.get(meeting=planned).sequence, when_of(planned)
        live = move_meeting(secretary, planned, version(planned), move.after)
        found = days(planned)
        assert set(found) == {"agenda", "comment", "dispatch"}
        assert all(each < day for each in found.values())
        assert found["agenda"] <= found["dispatch"]
        assert is_working_day(found["dispatch"])
        assert found["comment"] == by_hand or by_hand >= day or not was_by_hand
        if move.deadlines:
            assert found == {each.kind: each.after for each in move.deadlines}
        assert (live.sequence > sequence) == (earlier != move.after)


def test_a_notice_that_can_no_longer_be_kept_is_told(secretary: User, council: Organization, planned: Meeting) -> None:
    soon = propose_move(planned, When(dt.date(2027, 1, 12)), today=TODAY)
    assert any("Varslet kan ikke holdes" in each and "22-12-2026" in each for each in soon.warnings)
    assert not any("Varslet" in each for each in propose_move(planned, When(LATER), today=TODAY).warnings)
    meeting = published(secretary, council, dt.date(2027, 9, 9))
    sent = meeting.versions.get().published_at.date()
    move = propose_move(meeting, When(sent + dt.timedelta(days=6)), today=sent)
    assert any("blev udsendt" in each for each in move.warnings)


def test_members_are_told_of_a_move_once_the_agenda_is_out(secretary: User, council: Organization) -> None:
    members(council, 2, 1)
    meeting = published(secretary, council, DAY)
    OutboxMail.objects.all().delete()
    after = When(LATER, dt.time(10), dt.time(12), "Den {store} sal")
    assert propose_move(meeting, after).told == 2
    live = move_meeting(secretary, meeting, version(meeting), after, note="Undskyld ulejligheden.")
    mails = list(OutboxMail.objects.all())
    assert len(mails) == 2
    assert mails[0].subject == "KKR Sjælland: mødet den 10. juni 2027 er flyttet til den 24. juni 2027"
    assert "Sted: Den {store} sal" in mails[0].body
    assert "Undskyld ulejligheden." in mails[0].body
    move_meeting(secretary, meeting, 1, after)
    assert OutboxMail.objects.count() == 2, "a lost answer that is sent again tells nobody twice"
    with pytest.raises(StaleEdit):
        move_meeting(secretary, meeting, live.version - 1, When(DAY))
    with pytest.raises(CannotEdit, match="skal have en dato"):
        move_meeting(secretary, meeting, live.version, When(None))


def test_a_planned_meeting_is_moved_without_mails_and_the_calendar_hears_of_it(
    secretary: User, council: Organization, planned: Meeting, member: User
) -> None:
    members(council, 2, 1)
    before = feed(member)
    move_meeting(secretary, planned, version(planned), When(LATER, dt.time(9), None, "Rådhuset"))
    after = feed(member)
    key = f"meeting-{planned.pk}"
    assert after[key]["sequence"] > before[key]["sequence"]
    assert after[key].decoded("dtstart") == dt.datetime(2027, 6, 24, 7, tzinfo=dt.UTC)
    assert after[f"dispatch-{planned.pk}"].decoded("dtstart") == dt.date(2027, 6, 3)
    assert not OutboxMail.objects.exists()


def test_cancelling_tells_members_calendars_and_search(secretary: User, council: Organization, member: User) -> None:
    members(council, 3, 1)
    meeting = published(secretary, council, DAY)
    compute_deadlines(secretary, meeting)
    OutboxMail.objects.all().delete()
    IndexJob.objects.all().delete()
    start = version(meeting)
    live = cancel_meeting(secretary, meeting, "For få  punkter\r\n{x}", start)
    assert live.cancelled_because == "For få punkter {x}"
    assert [mail.subject for mail in OutboxMail.objects.all()] == [
        "KKR Sjælland: mødet den 10. juni 2027 er aflyst"
    ] * 3
    assert "Begrundelse: For få punkter {x}" in OutboxMail.objects.all()[0].body
    event = feed(member)[f"meeting-{meeting.pk}"]
    assert (event["status"], event["summary"]) == ("CANCELLED", "Aflyst: Møde i KKR Sjælland")
    assert feed(member)[f"dispatch-{meeting.pk}"]["status"] == "CANCELLED"
    assert IndexJob.objects.filter(dossier_slug=key_of(meeting.pk)).exists()
    assert any("aflyst" in passage.document_title for passage in passages(key_of(meeting.pk)))
    assert history.of(meeting).first().action == "meetings.cancel"  # type: ignore[union-attr]
    assert cancel_meeting(secretary, meeting, "For få punkter {x}", start).version == live.version
    with pytest.raises(CannotEdit, match="allerede aflyst"):
        cancel_meeting(secretary, meeting, "Noget andet", live.version)
    revived = revive_meeting(secretary, meeting, live.version, "Der kom punkter.")
    assert revived.cancelled_at is None
    assert (
        OutboxMail.objects.filter(subject__contains="holdes alligevel", body__contains="Der kom punkter.").count() == 3
    )
    again = feed(member)[f"meeting-{meeting.pk}"]
    assert (again["status"], again["sequence"] > event["sequence"]) == ("CONFIRMED", True)
    assert revive_meeting(secretary, meeting, 1).version == revived.version
    assert OutboxMail.objects.count() == 6


def test_nothing_is_done_with_a_cancelled_meeting_until_it_is_taken_back(
    secretary: User, council: Organization, planned: Meeting
) -> None:
    meeting = published(secretary, council, dt.date(2027, 9, 9))
    cancel_meeting(secretary, meeting, "Storm", version(meeting))
    cancel_meeting(secretary, planned, "Storm", version(planned))
    acts: list[Callable[[], object]] = [
        lambda: publish_agenda(secretary, meeting),
        lambda: open_meeting(secretary, meeting),
        lambda: start_draft(secretary, planned),
        lambda: edit_meeting(secretary, meeting, version(meeting), place="x"),
        lambda: compute_deadlines(secretary, planned),
        lambda: set_deadline(secretary, planned, DeadlineKind.AGENDA, dt.date(2027, 5, 1), 1),
    ]
    for act in acts:
        with pytest.raises(NotLive, match="aflyst"):
            act()
    revive_meeting(secretary, meeting, version(meeting))
    open_meeting(secretary, meeting)
    with pytest.raises(NotLive):
        cancel_meeting(secretary, meeting, "For sent", version(meeting))


def test_a_cancelled_meeting_is_not_the_last_one(secretary: User, council: Organization) -> None:
    published(secretary, council, dt.date(2027, 2, 4))
    gone = published(secretary, council, dt.date(2027, 4, 8))
    cancel_meeting(secretary, gone, "Storm", version(gone))
    draft = create_meeting(secretary, council, DAY)
    assert draft.items.get(standing="approve_minutes").about_meeting.date == dt.date(2027, 2, 4)  # type: ignore[union-attr]


def test_cancelling_takes_a_reason_the_right_and_the_present_version(
    secretary: User, member: User, planned: Meeting
) -> None:
    for wrong in ("", " \n ", "x" * 1001):
        with pytest.raises(CannotEdit):
            cancel_meeting(secretary, planned, wrong, version(planned))
    with pytest.raises(StaleEdit):
        cancel_meeting(secretary, planned, "Storm", 99)
    for act in (
        lambda: cancel_meeting(member, planned, "Storm", 1),
        lambda: revive_meeting(member, planned, 1),
        lambda: move_meeting(member, planned, 1, When(LATER)),
        lambda: let_go_of_deadline(member, planned, DeadlineKind.AGENDA, 1),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_who_never_heard_of_a_draft_is_not_told_that_it_is_cancelled(secretary: User, council: Organization) -> None:
    members(council, 2, 1)
    draft = create_meeting(secretary, council, DAY)
    cancel_meeting(secretary, draft, "Skrevet ved en fejl", version(draft))
    assert not OutboxMail.objects.exists()
    remove_meeting(secretary, draft)
    assert not Meeting.objects.filter(pk=draft.pk).exists()


def test_a_planned_meeting_that_stands_in_calendars_is_cancelled_not_removed(secretary: User, planned: Meeting) -> None:
    with pytest.raises(CannotEdit, match="Aflys"):
        remove_meeting(secretary, planned)
    assert Meeting.objects.filter(pk=planned.pk).exists()


def test_a_deadline_is_let_go_of_and_two_secretaries_do_not_overwrite(secretary: User, planned: Meeting) -> None:
    computed = days(planned)
    row = set_deadline(secretary, planned, DeadlineKind.AGENDA, dt.date(2027, 5, 1), version=1)
    assert set_deadline(secretary, planned, DeadlineKind.AGENDA, dt.date(2027, 5, 1), version=1).version == row.version
    with pytest.raises(StaleEdit):
        set_deadline(secretary, planned, DeadlineKind.AGENDA, dt.date(2027, 5, 2), version=1)
    with pytest.raises(CannotPlan, match="ikke være rigtigt"):
        set_deadline(secretary, planned, DeadlineKind.AGENDA, dt.date(1066, 5, 2), version=row.version)
    compute_deadlines(secretary, planned)
    assert days(planned)["agenda"] == dt.date(2027, 5, 1)
    with pytest.raises(StaleEdit):
        let_go_of_deadline(secretary, planned, DeadlineKind.AGENDA, 99)
    let_go_of_deadline(secretary, planned, DeadlineKind.AGENDA, row.version)
    assert days(planned) == computed


def test_what_is_late_and_what_comes_in_the_wrong_order(secretary: User, planned: Meeting) -> None:
    agenda, dispatch = planned.deadlines.get(kind="agenda"), planned.deadlines.get(kind="dispatch")
    after = dispatch.day + dt.timedelta(days=1)
    assert is_late(agenda, planned.live, after)
    assert not is_late(agenda, planned.live, agenda.day)
    start_draft(secretary, planned)
    live = LiveMeeting.objects.get(meeting=planned)
    assert not is_late(agenda, live, after)
    assert is_late(dispatch, live, after)
    assert not out_of_order(list(planned.deadlines.all()))
    set_deadline(secretary, planned, DeadlineKind.AGENDA, dispatch.day + dt.timedelta(days=2), version=1)
    assert len(out_of_order(list(planned.deadlines.all()))) == 1


def test_a_feed_that_leaked_gets_a_new_address(member: User) -> None:
    first = calendar_key(member)
    assert user_of_key(first) == member
    second = reset_calendar_key(member)
    assert user_of_key(first) is None
    assert user_of_key(second) == member
    assert reset_calendar_key(member) != second
    assert Change.objects.filter(action="calendar.reset").count() == 2
