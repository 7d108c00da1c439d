"""Tasks, the year, cases, notes, news, and people and seats."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from icalendar import Calendar
from tests.meetings.live import member_user, members, published
from tests.meetings.texts import GREENHOUSES, attachments, minutes

from samraad.access import history
from samraad.access.models import Grant, User
from samraad.access.permissions import NotAllowed
from samraad.access.stale import StaleEdit
from samraad.archive.models import Dossier
from samraad.archive.publish import publish
from samraad.councils.directory import directory, members_of, memberships_of, municipalities_of
from samraad.councils.errors import CannotSave
from samraad.councils.models import Municipality, Organization, OrganizationKind
from samraad.councils.save_membership import add_membership, edit_membership, end_membership
from samraad.councils.save_organization import add_organization, edit_organization, set_municipalities
from samraad.councils.save_person import add_person, edit_person
from samraad.meetings.accept_dossier import accept_dossier
from samraad.meetings.agenda.create_meeting import create_meeting, start_draft
from samraad.meetings.agenda.save_item import edit_item
from samraad.meetings.cases.save_case import add_case, edit_case, link_document, link_item, unlink_item
from samraad.meetings.cases.seen import cases_for
from samraad.meetings.cases.story import story
from samraad.meetings.cases.suggest import suggested_items
from samraad.meetings.errors import CannotAccept, CannotKeepNote, CannotPlan, CannotSaveCase, CannotSaveTask
from samraad.meetings.members.mark import mark, markings, unmark
from samraad.meetings.members.news import looked, news
from samraad.meetings.members.notes import notes, save_note
from samraad.meetings.members.person_page import person_page
from samraad.meetings.models import Meeting, PrivateNote
from samraad.meetings.models.live import DeadlineKind
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.tasks.overview import TaskFilter, tasks
from samraad.meetings.tasks.save_task import add_task, close_task, edit_task, reopen_task
from samraad.meetings.year.calendar import as_icalendar, calendar_key, entries, user_of_key
from samraad.meetings.year.deadlines import compute_deadlines, set_deadline
from samraad.meetings.year.plan_year import plan_year, propose_year

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()
DAY = dt.date(2027, 2, 4)
YEAR = [dt.date(2027, 2, 4), dt.date(2027, 4, 8), dt.date(2027, 6, 10), dt.date(2027, 9, 16), dt.date(2027, 11, 18)]


@pytest.fixture
def member(council: Organization) -> User:
    return member_user(members(council, 2, 1)[0].person, council)


@pytest.fixture
def meeting(secretary: User, council: Organization, member: User) -> Meeting:
    return published(secretary, council)


def test_tasks_are_open_until_they_are_closed_with_a_note(
    secretary: User, meeting: Meeting, member: User, council: Organization
) -> None:
    item = meeting.items.get(number="4.1")
    task = add_task(secretary, item, "Skriv udbudsmaterialet", person=member.person, due=dt.date(2027, 3, 1))
    group = add_organization(secretary, "Styregruppen for drivhuse", OrganizationKind.GROUP, parent=council)
    other = add_task(secretary, item, "Hold et møde", responsible=group)
    assert list(tasks(member)) == [task, other]
    assert list(tasks(member, TaskFilter(responsible=group))) == [other]
    assert list(tasks(secretary, TaskFilter(overdue_on=dt.date(2027, 3, 2)))) == [task]
    assert not tasks(secretary, TaskFilter(overdue_on=dt.date(2027, 3, 1))).exists()
    edited = edit_task(secretary, task, 1, due=dt.date(2027, 4, 1))
    with pytest.raises(StaleEdit):
        edit_task(secretary, task, 1, what="Noget andet")
    done = close_task(secretary, edited, "Udbuddet er ude.", 2, dt.date(2027, 3, 20))
    assert list(tasks(member, TaskFilter(is_done=True))) == [done]
    assert list(tasks(member, TaskFilter(meeting=meeting, is_done=False))) == [other]
    assert reopen_task(secretary, done, 3).done_on is None
    for wrong in ({"what": " ", "person": member.person}, {"what": "Gør noget"}):
        with pytest.raises(CannotSaveTask):
            add_task(secretary, item, **wrong)
    for actor in (member, PUBLIC):
        with pytest.raises(NotAllowed):
            add_task(actor, item, "x", person=member.person)
    with pytest.raises(NotAllowed):
        tasks(PUBLIC)
    assert history.of(task)[0].action == "tasks.reopen"


def test_the_year_is_planned_at_once_with_its_deadlines(secretary: User, council: Organization, member: User) -> None:
    made = plan_year(secretary, council, YEAR, place="Rådhuset", starts=dt.time(13), ends=dt.time(16))
    assert [meeting.date for meeting in made] == YEAR
    assert {row.kind: row.day for row in made[1].deadlines.all()} == {
        "agenda": dt.date(2027, 3, 4),
        "comment": dt.date(2027, 3, 11),
        "dispatch": dt.date(2027, 3, 18),
    }
    assert not made[0].items.exists()
    start_draft(secretary, made[1])
    assert made[1].items.get(standing="approve_minutes").about_meeting == made[0]
    assert "10. juni 2027" in made[1].items.get(standing="next_items").sections.get(name="background").text
    with pytest.raises(CannotPlan, match="allerede møde den 04-02-2027"):
        plan_year(secretary, council, [dt.date(2027, 12, 1), YEAR[0]])
    assert Meeting.objects.count() == 5
    for wrong in ([], [DAY, DAY]):
        with pytest.raises(CannotPlan):
            propose_year(council, wrong)
    with pytest.raises(NotAllowed):
        plan_year(member, council, [dt.date(2028, 2, 3)])
    moved = set_deadline(secretary, made[0], DeadlineKind.DISPATCH, dt.date(2027, 1, 12), version=1)
    assert moved.day == dt.date(2027, 1, 12)
    with pytest.raises(CannotPlan, match="før mødet"):
        set_deadline(secretary, made[0], DeadlineKind.DISPATCH, DAY)
    assert len(compute_deadlines(secretary, made[0])) == 3


def test_collisions_with_holidays_are_told(council: Organization) -> None:
    day, later = propose_year(council, [dt.date(2027, 3, 25), dt.date(2027, 4, 18)], today=dt.date(2026, 11, 1))
    assert day.warnings == ("25-03-2027 er en helligdag.",)
    assert later.warnings == ("18-04-2027 er en søndag.",)
    assert next(due for due in later.deadlines if due.kind == "dispatch").day == dt.date(2027, 3, 24)
    past = propose_year(council, [dt.date(2027, 2, 4)], today=dt.date(2027, 1, 10))[0]
    assert any("allerede gået" in each for each in past.warnings)


def test_the_calendar_is_a_page_and_a_feed(secretary: User, council: Organization, member: User) -> None:
    made = plan_year(secretary, council, YEAR[:2], place="Rådhuset; Sal 1, stuen", starts=dt.time(13), ends=dt.time(16))
    create_meeting(secretary, council, dt.date(2027, 8, 1), name="Hemmelig kladde")
    assert [entry.day for entry in entries(PUBLIC, council, 2027)] == YEAR[:2]
    assert len(entries(member, council)) == 2 + 6 + 1
    calendar = Calendar.from_ical(as_icalendar(entries(member, council), "KKR Sjælland"))
    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    first = events[f"meeting-{made[0].pk}@localhost"]
    assert first.decoded("dtstart") == dt.datetime(2027, 2, 4, 12, tzinfo=dt.UTC)
    assert str(first["location"]) == "Rådhuset; Sal 1, stuen"
    assert events[f"dispatch-{made[0].pk}@localhost"].decoded("dtstart") == dt.date(2027, 1, 14)
    key = calendar_key(member)
    assert user_of_key(key) == member
    assert user_of_key(key + "x") is None
    member.set_password("en anden adgangskode")
    member.save()
    assert user_of_key(key) is None


def test_a_case_tells_its_story_across_archived_and_live_meetings(
    secretary: User, meeting: Meeting, council: Organization, take_in: Callable[[str, str], Dossier], member: User
) -> None:
    dossier = take_in("referat.txt", minutes("8. februar 2024", **GREENHOUSES))
    old = accept_dossier(secretary, dossier, council, dt.date(2024, 2, 8))
    case = add_case(secretary, council, "Fælles drivhuse", responsible="Sagsbehandler Søs", on=dt.date(2023, 12, 1))
    assert case.number == "2023-0001"
    archived, live = old.items.get(number="3.1"), meeting.items.get(number="4.1")
    link_item(secretary, case, archived, "Dette blev besluttet i 2024")
    link_item(secretary, case, live)
    link_document(secretary, case, take_in("bilag.txt", attachments(**GREENHOUSES)).documents.first())
    task = add_task(secretary, archived, "Lav udbuddet", person=member.person)
    close_task(secretary, task, "Gjort", 1, dt.date(2026, 5, 1))
    told = [(event.kind, event.day.year) for event in story(secretary, case)]
    assert told[:4] == [("opened", 2023), ("document", 2024), ("item", 2024), ("decided", 2024)]
    assert ("task_done", 2026) in told
    assert told[-1] == ("item", 2027)
    assert [event.kind for event in story(PUBLIC, case)] == ["opened", "item"]
    assert list(cases_for(PUBLIC)) == [case]
    publish(secretary, dossier)
    assert [event.outcome for event in story(PUBLIC, case) if event.kind == "decided"] == ["approved"]
    closed = edit_case(secretary, case, 1, state="closed")
    assert closed.closed_on is not None
    with pytest.raises(StaleEdit):
        edit_case(secretary, case, 1, title="x")
    with pytest.raises(CannotSaveCase, match="er brugt"):
        add_case(secretary, council, "En anden", number="2023-0001")
    with pytest.raises(CannotSaveCase, match="titel"):
        add_case(secretary, council, " ")
    with pytest.raises(NotAllowed):
        link_item(member, case, live)
    numbered = add_case(secretary, council, "Drivhuse", number="SAG-2024-00018")
    assert [each.item.number for each in suggested_items(numbered)] == ["3.1"]
    for link in case.links.all():
        unlink_item(secretary, link)
    with pytest.raises(NotAllowed):
        story(PUBLIC, case)
    assert not cases_for(PUBLIC).exists()


def test_a_dossier_is_never_mixed_into_a_meeting_written_here(
    secretary: User, meeting: Meeting, council: Organization, take_in: Callable[[str, str], Dossier]
) -> None:
    dossier = take_in("referat.txt", minutes("4. februar 2027", **GREENHOUSES))
    with pytest.raises(CannotAccept, match="skrevet i Samråd"):
        accept_dossier(secretary, dossier, council, DAY)
    assert meeting.items.filter(title="Fælles drivhuse").exists()


def test_notes_and_markings_are_their_owners_alone(
    secretary: User, meeting: Meeting, member: User, council: Organization
) -> None:
    item = meeting.items.get(number="4.1")
    note = save_note(member, item, "Spørg om prisen")
    assert note is not None
    with pytest.raises(StaleEdit):
        save_note(member, item, "Noget andet")
    save_note(member, item, "Spørg om prisen og tiden", version=1)
    marking = mark(member, item, "background", "i to år undersøgt")
    assert notes(member, meeting).get().text == "Spørg om prisen og tiden"
    assert not notes(secretary, meeting).exists()
    assert not markings(secretary, meeting).exists()
    with pytest.raises(NotAllowed):
        unmark(secretary, marking)
    for wrong in ("", "ord, der ikke står der"):
        with pytest.raises(CannotKeepNote):
            mark(member, item, "background", wrong)
    with pytest.raises(NotAllowed):
        save_note(PUBLIC, item, "x")
    official = User.objects.create_user("embedsmand")
    Grant.objects.create(user=official, role="official", organization=council.slug)
    edit_item(secretary, item, item.version, closed=True)
    with pytest.raises(CannotKeepNote, match="adgang"):
        save_note(official, item, "x")
    assert save_note(member, item, "", version=2) is None
    assert not PrivateNote.objects.exists()
    assert "prisen" not in str(list(history.Change.objects.values_list("after", flat=True)))


def test_news_are_what_came_since_the_last_look(secretary: User, meeting: Meeting, member: User) -> None:
    assert [each.version.number for each in news(member)] == [1]
    looked(member, meeting)
    assert news(member) == []
    edit_item(secretary, meeting.items.get(number="4.1"), 1, title="Drivhuse til alle")
    publish_agenda(secretary, meeting)
    latest = news(member)
    assert [change.kind for change in latest[0].changes] == ["retitled"]
    with pytest.raises(NotAllowed):
        news(PUBLIC)
    stranger = User.objects.create_user("fremmed")
    assert news(stranger) == []


def test_nobody_has_the_same_seat_twice_on_a_day(secretary: User, council: Organization, member: User) -> None:
    seat = memberships_of(member.person).get()
    with pytest.raises(CannotSave, match="er allerede formand"):
        add_membership(secretary, member.person, council, role="formand", first_day=dt.date(2027, 1, 1))
    ended = end_membership(secretary, seat, dt.date(2026, 12, 31), seat.version)
    again = add_membership(secretary, member.person, council, role="formand", first_day=dt.date(2027, 1, 1))
    with pytest.raises(CannotSave, match="er allerede formand"):
        edit_membership(secretary, ended, ended.version, last_day=dt.date(2027, 1, 1))
    with pytest.raises(StaleEdit):
        edit_membership(secretary, again, 9, role="medlem")
    with pytest.raises(CannotSave, match="er allerede formand"):
        add_membership(secretary, member.person, council, role="medlem")
    assert add_membership(secretary, member.person, council, role="observatør")
    for wrong in ({"role": "konge"}, {"first_day": DAY, "last_day": dt.date(2027, 1, 1)}, {"substitute_for": again}):
        with pytest.raises(CannotSave):
            add_membership(secretary, member.person, council, **wrong)
    with pytest.raises(NotAllowed):
        end_membership(member, again, DAY, 1)
    roles = [row.role for row in members_of(council, dt.date(2027, 1, 1))]
    assert roles == sorted(roles, key=["formand", "næstformand", "medlem", "observatør"].index)
    assert roles[0] == "formand"


def test_people_and_organizations_are_kept(secretary: User, council: Organization, member: User) -> None:
    person = add_person(secretary, "  Gerda   Grøn ", party="F", email="gerda@eksempel.dk")
    assert person.name == "Gerda Grøn"
    edited = edit_person(secretary, person, 1, municipality=Municipality.objects.get(name="Greve"))
    with pytest.raises(StaleEdit):
        edit_person(secretary, person, 1, name="Gerda Blå")
    for wrong in ({"name": " "}, {"email": "gerda"}, {"user": member}):
        with pytest.raises(CannotSave):
            edit_person(secretary, edited, 2, **wrong)
    committee = add_organization(secretary, "Embedsmandsudvalget", OrganizationKind.COMMITTEE, parent=council)
    assert municipalities_of(committee, DAY).count() == 17
    with pytest.raises(CannotSave, match="findes allerede"):
        add_organization(secretary, "embedsmandsudvalget", OrganizationKind.COMMITTEE)
    with pytest.raises(CannotSave, match="under sig selv"):
        edit_organization(secretary, council, council.version, parent=committee)
    with pytest.raises(CannotSave, match="tom"):
        set_municipalities(secretary, council, [], DAY)
    fewer = list(municipalities_of(council, DAY))[:-1]
    set_municipalities(secretary, council, fewer, DAY)
    assert municipalities_of(council, DAY).count() == 16
    assert municipalities_of(council, DAY - dt.timedelta(days=1)).count() == 17
    assert OrganizationKind.COMMITTEE in dict(directory(DAY))
    page = person_page(secretary, edited, DAY)
    assert page.email == "gerda@eksempel.dk"
    assert person_page(PUBLIC, edited, DAY).email == ""
    own = User.objects.create_user("andet råd")
    Grant.objects.create(user=own, role="secretary", organization="kkr-nordjylland")
    with pytest.raises(NotAllowed):
        edit_person(own, edited, 2, organization="kkr-nordjylland", name="x")
