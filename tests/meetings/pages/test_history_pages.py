"""Histories: every action has Danish words, before and after read as one text, and nobody reads there what the page hides."""

import ast
import datetime as dt
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.meetings.live import decision_item, member_user, members, published

import samraad
from samraad.access import history
from samraad.access.models import Change, Grant, User
from samraad.archive.templatetags.history_words import ACTS
from samraad.councils.models import Organization, Person
from samraad.councils.save_membership import edit_membership
from samraad.councils.save_organization import edit_organization
from samraad.councils.save_person import edit_person
from samraad.meetings.agenda.create_meeting import create_meeting, edit_meeting
from samraad.meetings.agenda.save_item import add_item, edit_item
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.cases.save_case import add_case, link_item
from samraad.meetings.histories.difference import GONE, LEFT_OUT, NEW, SAME, lines, pieces
from samraad.meetings.histories.words import LABELS, UNTOLD
from samraad.meetings.models import Meeting
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.session.attendance import arrive_many, excuse, leave
from samraad.meetings.session.decide import decide, decide_point
from samraad.meetings.session.for_the_record import add_statement, propose
from samraad.meetings.session.hold_meeting import close_meeting, open_meeting
from samraad.meetings.session.vote import show_of_hands, vote
from samraad.meetings.tasks.save_task import add_task, close_task

SOURCE = Path(samraad.__file__).parent


def user_with(role: str, council: Organization) -> User:
    user = User.objects.create_user(f"en-{role}")
    Grant.objects.create(user=user, role=role, organization=council.slug)
    return user


def page(user: User, name: str, key: object, **query: object) -> str:
    client = Client()
    client.force_login(user)
    response = client.get(reverse(name, args=[key]), query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def status(user: User | None, name: str, key: object) -> int:
    client = Client()
    if user:
        client.force_login(user)
    return client.get(reverse(name, args=[key])).status_code


def recorded_actions() -> set[str]:
    """Every action that the code records under a name of its own."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("history.record") and len(node.args) > 1:
                action = node.args[1]
                if isinstance(action, ast.Constant):
                    found.add(str(action.value))
    return found


def test_every_action_that_is_recorded_has_its_words() -> None:
    found = recorded_actions()
    assert len(found) > 60
    assert sorted(found - set(ACTS)) == [], "write their words in archive/templatetags/history_words.py"


WORDS = st.lists(st.sampled_from(["fjord", "sti", "hus", "bro", "vej", "skov"]), max_size=40).map(" ".join)


@given(WORDS, WORDS)
def test_a_difference_tells_both_texts(was: str, now: str) -> None:
    found = pieces(was, now)
    assert bool([each for each in found if each.kind in (GONE, NEW)]) == (was != now)
    if not any(each.kind == LEFT_OUT for each in found):
        assert " ".join(each.text for each in found if each.kind in (SAME, NEW)) == now
        assert " ".join(each.text for each in found if each.kind in (SAME, GONE)) == was


def test_a_long_text_shows_only_what_stands_around_the_change() -> None:
    start, end = "ord " * 500, " slut" * 500
    found = pieces(f"{start}gammelt{end}", f"{start}nyt{end}")
    assert [each.text for each in found if each.kind == GONE] == ["gammelt"]
    assert [each.text for each in found if each.kind == NEW] == ["nyt"]
    assert sum(len(each.text) for each in found) < 400


@pytest.fixture
def held(secretary: User, council: Organization) -> Meeting:
    """A meeting with something of everything in its history."""
    seats = members(council, 3, 1)
    meeting = published(secretary, council)
    item = meeting.items.filter(kind="Beslutningssag").first()
    assert item
    open_meeting(secretary, meeting)
    there = list(meeting.attendances.order_by("pk"))
    arrive_many(secretary, meeting, [each.pk for each in there[:2]], dt.time(13))
    excuse(secretary, there[2])
    decide(secretary, item, "approved", "<p>KKR Sjælland godkendte drivhusene.</p>")
    decide_point(secretary, item, 1, "noted", version=item.decisions.get().version)
    add_statement(secretary, item, "Hellere telte.", party="Enhedslisten")
    propose(secretary, item, "supplementary", "Venstre", "Også et væksthus.")  # type: ignore[arg-type]
    vote(secretary, item, show_of_hands(meeting, 2, 0))
    leave(secretary, there[0], dt.time(14))
    close_meeting(secretary, meeting)
    task = add_task(secretary, item, "Skriv udbuddet", person=seats[0].person, due=dt.date(2027, 5, 1))
    close_task(secretary, task, "Det er ude.", task.version)
    return meeting


def test_the_history_of_a_meeting_is_in_danish_words_throughout(secretary: User, held: Meeting) -> None:
    for change in Change.objects.filter(subject_type__startswith="meetings."):
        for values in (change.before, change.after):
            unknown = set(values or {}) - set(LABELS) - UNTOLD
            assert not unknown, f"{change.action}: {unknown} lack a word in meetings/histories/words.py"
    shown = page(secretary, "meeting_history", held.pk)
    for words in ("Møde lukket", "Til stede", "Afbud", "2 for, 0 imod, 0 undlod", "til efterretning", "drivhusene"):
        assert words in shown
    assert "approved" not in shown
    assert "{&#x27;" not in shown


def test_typing_is_told_as_one_sitting(secretary: User, council: Organization) -> None:
    meeting = create_meeting(secretary, council, dt.date(2027, 4, 8))
    item = decision_item(secretary, meeting)
    section = item.sections.get(name="background")
    for text in ("Det", "Det er", "Det er en", "Det er en bro."):
        section = save_section(secretary, item, "background", f"<p>{text}</p>", section.version)
    shown = page(secretary, "item_history", item.pk)
    assert shown.count("Det er en bro.") == 1
    assert "gemt 4 gange" in shown


def test_a_chair_reads_the_history_of_what_is_out_and_not_of_the_working_copy(
    secretary: User, council: Organization
) -> None:
    chair = user_with("chair", council)
    meeting = create_meeting(secretary, council, dt.date(2027, 2, 4), place="Salen", starts=dt.time(13))
    item = decision_item(secretary, meeting)
    assert status(chair, "meeting_history", meeting.pk) == 404
    assert status(chair, "item_history", item.pk) == 404
    publish_agenda(secretary, meeting)
    section = item.sections.get(name="background")
    save_section(secretary, item, "background", "<p>Endnu hemmelig tilføjelse.</p>", section.version)
    for name, key in (("meeting_history", meeting.pk), ("item_history", item.pk)):
        assert "Kommunerne har i to år" in page(chair, name, key)
        assert "hemmelig tilføjelse" not in page(chair, name, key)
        assert "hemmelig tilføjelse" in page(secretary, name, key)
    publish_agenda(secretary, meeting)
    assert "hemmelig tilføjelse" in page(chair, "item_history", item.pk)


def test_no_history_is_read_by_who_may_not(secretary: User, council: Organization, held: Meeting) -> None:
    seat = council.memberships.first()
    assert seat
    item = held.items.filter(kind="Beslutningssag").first()
    assert item
    case = add_case(secretary, council, "Drivhuse")
    link_item(secretary, case, item)
    pages = {
        "meeting_history": held.pk,
        "item_history": item.pk,
        "task_history": item.tasks.get().pk,
        "case_history": case.pk,
        "person_history": seat.person.pk,
        "organization_history": council.slug,
    }
    member = member_user(council.memberships.order_by("pk")[1].person, council)
    elsewhere = User.objects.create_user("anden")
    Grant.objects.create(user=elsewhere, role="secretary", organization="kkr-nordjylland")
    for name, key in pages.items():
        assert status(secretary, name, key) == 200, name
        for user in (None, member, elsewhere, user_with("official", council) if name == "case_history" else member):
            assert status(user, name, key) in (302, 403, 404), (name, user)


def test_a_closed_item_is_in_no_history_of_the_public_and_in_no_case_for_them(
    secretary: User, council: Organization
) -> None:
    meeting = published(secretary, council)
    item = meeting.items.filter(kind="Beslutningssag").first()
    assert item
    edit_item(secretary, item, item.version, closed=True)
    assert status(None, "item_history", item.pk) in (302, 403)
    chair = user_with("chair", council)
    assert item.title in page(chair, "item_history", item.pk)


def test_a_chair_reads_no_mail_address_in_a_persons_history(secretary: User, council: Organization) -> None:
    seat = members(council, 1, 1)[0]
    edit_person(secretary, seat.person, seat.person.version, email="ny@eksempel.dk", party="Ø")
    edit_membership(secretary, seat, seat.version, role="næstformand")
    assert "ny@eksempel.dk" in page(secretary, "person_history", seat.person.pk)
    shown = page(user_with("chair", council), "person_history", seat.person.pk)
    assert "eksempel.dk" not in shown
    assert "Næstformand" in shown or "næstformand" in shown
    assert seat.person.name in page(secretary, "organization_history", council.slug)


def test_what_a_case_is_linked_to_is_told_to_those_who_keep_it(secretary: User, council: Organization) -> None:
    meeting = published(secretary, council)
    case = add_case(secretary, council, "Drivhuse")
    link_item(secretary, case, meeting.items.filter(kind="Beslutningssag")[0])
    draft = create_meeting(secretary, council, dt.date(2027, 6, 8))
    link_item(
        secretary, case, add_item(secretary, draft, draft.chapters.all()[0], "Hemmelig kladde", kind="Temadrøftelse")
    )
    assert "Hemmelig kladde" in page(secretary, "case_history", case.pk)
    shown = page(user_with("chair", council), "case_history", case.pk)
    assert "Hemmelig kladde" not in shown
    assert "Knyttet til sagen" in shown


def test_a_long_history_comes_in_pages(secretary: User, council: Organization) -> None:
    meeting = create_meeting(secretary, council, dt.date(2027, 4, 8))
    for number in range(60):
        edit_meeting(secretary, meeting, meeting.live.version + number, place=f"Sal-{number}")
    assert "Side 1 af" in page(secretary, "meeting_history", meeting.pk)
    assert "Sal-59" in page(secretary, "meeting_history", meeting.pk)
    assert "Sal-59" not in page(secretary, "meeting_history", meeting.pk, page=2)


def test_only_what_differs_is_told(secretary: User, council: Organization) -> None:
    board = Organization.objects.get(slug="kkr-nordjylland")
    edit_organization(secretary, board, board.version, short_name="Nord")
    change = history.of(board).first()
    assert change
    assert [line.label for line in lines(change, change.before, change.after)] == ["kort navn"]
    assert Person.objects.count() == 0
