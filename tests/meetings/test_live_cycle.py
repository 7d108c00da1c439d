"""A whole cycle of a council of 29 municipalities and 58 members, as one secretary works: from the year's plan to a closed task."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.meetings.live import chapter, member_user, members

from samraad.access import history
from samraad.access.models import User
from samraad.access.roles import Role
from samraad.councils.directory import members_of, municipalities_of
from samraad.councils.models import Municipality, Organization, Person
from samraad.councils.save_organization import set_municipalities
from samraad.councils.save_person import add_person
from samraad.councils.start_data import load_start_data
from samraad.meetings.agenda.attach import attach
from samraad.meetings.agenda.create_meeting import start_draft
from samraad.meetings.agenda.save_item import APPOINTMENT, DECISION, INFORMATION, THEME, add_item, edit_item
from samraad.meetings.agenda.save_section import save_points, save_section
from samraad.meetings.agenda.save_setup import save_setup
from samraad.meetings.agenda.share_draft import share_draft
from samraad.meetings.cases.save_case import add_case, link_item
from samraad.meetings.cases.story import story
from samraad.meetings.minutes.approve_minutes import approve_minutes
from samraad.meetings.minutes.confirm_minutes import confirm_minutes, confirmations
from samraad.meetings.minutes.publish_minutes import publish_minutes
from samraad.meetings.minutes.send_for_comment import answer_comment, comment, send_for_comment
from samraad.meetings.models import AgendaItem, Case, Meeting, OutboxMail
from samraad.meetings.models.session import ProposalKind
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.publishing.versions import latest, read_version
from samraad.meetings.session.appoint import appoint, seats_due
from samraad.meetings.session.attendance import arrive, arrive_many, leave, prepare_attendance, substitute
from samraad.meetings.session.decide import decide, decide_point
from samraad.meetings.session.disqualify import disqualify
from samraad.meetings.session.for_the_record import add_statement, edit_proposal, propose
from samraad.meetings.session.hold_meeting import close_meeting, go_to_item, open_meeting, undecided
from samraad.meetings.session.quorum import quorum
from samraad.meetings.session.vote import show_of_hands, vote
from samraad.meetings.tasks.overview import TaskFilter, tasks
from samraad.meetings.tasks.save_task import add_task, close_task
from samraad.meetings.year.plan_year import plan_year

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()
YEAR = [dt.date(2027, 2, 4), dt.date(2027, 4, 8), dt.date(2027, 6, 10), dt.date(2027, 9, 16), dt.date(2027, 11, 18)]
RULE = "members: {Medlemmer: 58}\nmajority: simple\nquorum: {Medlemmer: 30}\n"


@pytest.fixture
def large_council(secretary: User) -> Organization:
    """29 municipalities with two members each."""
    load_start_data()
    council = Organization.objects.get(slug="kkr-hovedstaden")
    set_municipalities(
        secretary, council, list(Municipality.objects.filter(organizations__organization=council)), YEAR[0]
    )
    assert municipalities_of(council, YEAR[0]).count() == 29
    members(council, 29, 2)
    save_setup(secretary, council, rule=RULE)
    assert members_of(council, YEAR[0]).count() == 58
    return council


def prepare(secretary: User, meeting: Meeting) -> dict[str, AgendaItem]:
    """The items of the first agenda: one of each kind, one of them closed."""
    items = {}
    for name, number, kind, title in (
        ("theme", 3, THEME, "Den nære psykiatri"),
        ("decision", 4, DECISION, "Fælles indkøb af drivhuse"),
        ("information", 4, INFORMATION, "Status for cykelstier"),
        ("closed", 4, DECISION, "Køb af en grund"),
        ("appointment", 5, APPOINTMENT, "Udpegning til Det Fælles Råd"),
    ):
        item = add_item(secretary, meeting, chapter(meeting, number), title, kind=kind)
        save_section(secretary, item, "background", f"<p>Sekretariatet har undersøgt sagen om {title.lower()}.</p>")
        section = save_section(secretary, item, "recommendation", "<p>Det indstilles, at KKR Hovedstaden</p>")
        save_points(secretary, item, ["godkender forslaget", "drøfter den videre proces"], section.version)
        items[name] = item
    edit_item(secretary, items["closed"], 1, closed=True)
    attach(
        secretary, items["decision"], SimpleUploadedFile("notat.txt", b"Notat om drivhuse\n\nDe koster 1.250.000 kr.\n")
    )
    return items


def hold(secretary: User, meeting: Meeting, items: dict[str, AgendaItem]) -> None:
    """57 come in person or by substitute; every kind of thing is entered."""
    rows = prepare_attendance(secretary, meeting)
    assert len(rows) == 58
    stand_in = add_person(secretary, "Vera Vikar", party="A", municipality=Municipality.objects.get(name="Greve"))
    extra = substitute(secretary, rows[0], stand_in)
    open_meeting(secretary, meeting)
    arrive_many(secretary, meeting, [row.pk for row in rows[1:57]], dt.time(13))
    arrive(secretary, extra, dt.time(13, 10))
    assert (quorum(meeting).present, quorum(meeting).sufficient) == (57, True)
    for standing in ("approve_agenda", "since_last", "next_items", "any_other_business"):
        decide(secretary, meeting.items.get(standing=standing), "noted")
    decide(secretary, items["theme"], "discussed")
    go_to_item(secretary, items["decision"])
    disqualify(secretary, items["decision"], rows[1], "Ejer et drivhusfirma")
    proposal = propose(secretary, items["decision"], ProposalKind.ALTERNATIVE, "Enhedslisten", "At sagen udsættes")
    lost = vote(secretary, items["decision"], show_of_hands(meeting, 5, 50, 1), proposal=proposal)
    assert not lost.carried
    edit_proposal(secretary, proposal, 1, outcome="rejected")
    decide_point(secretary, items["decision"], 1, "approved")
    decide_point(secretary, items["decision"], 2, "discussed", version=1)
    add_statement(secretary, items["decision"], "Partiet kunne ikke støtte indkøbet.", party="Enhedslisten")
    decide(secretary, items["information"], "noted")
    decide(secretary, items["closed"], "approved", "<p>KKR Hovedstaden godkendte købet for 4 mio. kr.</p>")
    assert sum(seats_due(meeting.organization, YEAR[0], 4).seats.values()) <= 4
    for row in rows[2:4]:
        assert row.person is not None
        appoint(secretary, items["appointment"], row.person, body="Det Fælles Råd")
    late = add_item(secretary, meeting, chapter(meeting, 4), "Aktuelt om vejene", kind=INFORMATION)
    decide(secretary, late, "noted")
    leave(secretary, rows[5], dt.time(15))
    assert undecided(meeting) == []
    close_meeting(secretary, meeting)


@pytest.mark.usefixtures("before_the_meetings")
def test_a_whole_cycle(secretary: User, large_council: Organization) -> None:
    council = large_council
    first, second, *_rest = plan_year(secretary, council, YEAR, place="Rådhuset", starts=dt.time(13), ends=dt.time(16))
    start_draft(secretary, first)
    share_draft(secretary, first, role=Role.OFFICIAL)
    items = prepare(secretary, first)
    case = add_case(secretary, council, "Fælles drivhuse", responsible="Sagsbehandler Søs", on=dt.date(2026, 1, 5))
    link_item(secretary, case, items["decision"])
    publish_agenda(secretary, first)
    assert OutboxMail.objects.count() == 58
    save_section(secretary, items["decision"], "economy", "<p>Det koster 1.250.000 kr.</p>")
    publish_agenda(secretary, first, "Økonomien er tilføjet.")
    assert OutboxMail.objects.count() == 116
    hold(secretary, first, items)

    draft = send_for_comment(secretary, first, dt.date(2100, 1, 1))
    chair = member_user(Person.objects.get(memberships__role="formand"), council)
    answer_comment(secretary, comment(chair, draft, "Godt referat.", items["decision"]), "Tak.")
    minutes = publish_minutes(secretary, first)
    public = str(read_version(PUBLIC, minutes))
    assert "mio. kr" not in public
    assert "4 mio. kr." in str(read_version(chair, minutes))
    confirm_minutes(chair, minutes)
    held = confirmations(secretary, first)
    assert held is not None
    assert (len(held.confirmed), len(held.missing)) == (1, 57)
    task = add_task(secretary, items["decision"], "Send udbuddet ud", person=chair.person, due=dt.date(2027, 3, 1))

    start_draft(secretary, second)
    publish_agenda(secretary, second)
    open_meeting(secretary, second)
    arrive_many(secretary, second, [row.pk for row in second.attendances.all()], dt.time(13))
    approve_minutes(secretary, second.items.get(standing="approve_minutes"))
    close_meeting(secretary, second)
    first.live.refresh_from_db()
    assert first.live.state == "approved"
    close_task(secretary, task, "Udbuddet er sendt ud.", 1, dt.date(2027, 2, 20))
    assert not tasks(chair, TaskFilter(is_done=False)).exists()
    check_what_is_left(secretary, first, case)


def check_what_is_left(secretary: User, meeting: Meeting, case: Case) -> None:
    """What the public sees, the story of the case, and the history of it all."""
    shown = latest(PUBLIC, Meeting.objects.get(pk=meeting.pk))
    assert shown is not None
    content = shown[1]
    assert [item.shown_number for item in content.of_chapter("4")] == ["4.1", "4.2", "4.4 (tilføjet)"]
    decided = next(item for item in content.items if item.number == "4.1")
    assert decided.decision is not None
    assert (decided.decision.outcome, len(decided.decision.points)) == ("approved", 2)
    assert (decided.votes[0].votes_against, decided.disqualified[0].reason) == (50, "Ejer et drivhusfirma")
    assert len(content.participants) == 59
    kinds = [event.kind for event in story(secretary, case)]
    assert kinds == ["opened", "supplement", "item", "decided", "task", "task_done"]
    acts = list(history.of(meeting).order_by("id").values_list("action", flat=True))
    assert acts == [
        "meetings.plan",
        "meetings.start_draft",
        "agenda.share",
        "agenda.publish",
        "agenda.publish",
        "meetings.open",
        "meetings.close",
        "minutes.send",
        "minutes.comment",
        "minutes.answer",
        "minutes.publish",
        "minutes.confirm",
        "minutes.approve",
    ]
