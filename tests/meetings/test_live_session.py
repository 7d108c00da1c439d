"""At the meeting: attendance, decisions, proposals, statements, disqualification, appointments and votes."""

import datetime as dt

import pytest
from tests.meetings.live import chapter, member_user, members, published

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import OPERATOR, NotAllowed
from samraad.access.stale import StaleEdit
from samraad.councils.models import Municipality, Organization
from samraad.councils.save_person import add_person
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_item import add_item
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.agenda.save_setup import save_setup
from samraad.meetings.content.build import minutes_content
from samraad.meetings.errors import CannotAppoint, CannotDecide, CannotHold, NotLive
from samraad.meetings.models import AgendaItem, Attendance, Meeting
from samraad.meetings.models.session import ProposalKind
from samraad.meetings.session.appoint import appoint, remove_appointment, seats_due
from samraad.meetings.session.attendance import (
    add_guest,
    arrive,
    arrive_many,
    clear_attendance,
    excuse,
    leave,
    prepare_attendance,
    substitute,
)
from samraad.meetings.session.decide import clear_point, decide, decide_point, undecide
from samraad.meetings.session.disqualify import disqualify, lift_disqualification
from samraad.meetings.session.for_the_record import (
    add_statement,
    edit_proposal,
    edit_statement,
    propose,
    remove_proposal,
    remove_statement,
)
from samraad.meetings.session.hold_meeting import close_meeting, go_to_item, open_meeting, reopen_meeting, undecided
from samraad.meetings.session.phrases import OPEN, is_outcome, phrases
from samraad.meetings.session.quorum import quorum
from samraad.meetings.session.vote import remove_vote, show_of_hands, vote
from samraad.reading.minutes.outcome import outcome_names
from samraad.rules.decisions import Ballot

pytestmark = pytest.mark.django_db
ONE, TWO, THREE = dt.time(13), dt.time(14), dt.time(15)


@pytest.fixture
def meeting(secretary: User, council: Organization) -> Meeting:
    """Open, with six members of whom four have come."""
    members(council, 3, 2)
    made = published(secretary, council)
    open_meeting(secretary, made)
    rows = list(made.attendances.order_by("name"))
    arrive_many(secretary, made, [row.pk for row in rows[:4]], ONE)
    return made


@pytest.fixture
def item(meeting: Meeting) -> AgendaItem:
    return meeting.items.get(number="4.1")


def there(meeting: Meeting) -> list[Attendance]:
    return list(meeting.attendances.filter(state="present").order_by("name"))


def test_a_meeting_opens_only_with_an_agenda_and_closes_only_with_people(
    secretary: User, council: Organization
) -> None:
    members(council, 1, 2)
    with pytest.raises(NotLive, match="kladde"):
        open_meeting(secretary, create_meeting(secretary, council, dt.date(2027, 6, 1)))
    meeting = published(secretary, council)
    with pytest.raises(NotLive, match="Åbn det først"):
        decide(secretary, meeting.items.get(number="4.1"), "approved")
    open_meeting(secretary, meeting)
    assert open_meeting(secretary, meeting).current_item == meeting.items.first()
    with pytest.raises(CannotHold, match="fremmødet"):
        close_meeting(secretary, meeting)
    arrive(secretary, meeting.attendances.first(), ONE)
    assert close_meeting(secretary, meeting).state == "held"
    with pytest.raises(NotLive, match="holdt"):
        add_item(secretary, meeting, chapter(meeting, 4), "For sent")
    assert reopen_meeting(secretary, meeting).state == "running"
    actions = list(history.of(meeting).values_list("action", flat=True))
    assert actions[:3] == ["meetings.reopen", "meetings.close", "meetings.open"]


def test_people_come_and_go(secretary: User, meeting: Meeting) -> None:
    first, second = there(meeting)[:2]
    leave(secretary, first, TWO)
    with pytest.raises(CannotHold, match="kom kl"):
        leave(secretary, second, dt.time(12))
    with pytest.raises(CannotHold, match="var her allerede"):
        arrive(secretary, Attendance.objects.get(pk=first.pk), dt.time(13, 30))
    arrive(secretary, Attendance.objects.get(pk=first.pk), THREE)
    assert [(time.arrived, time.left) for time in first.times.all()] == [(ONE, TWO), (THREE, None)]
    with pytest.raises(CannotHold, match="har været til stede"):
        excuse(secretary, first)
    with pytest.raises(CannotHold, match="Ingen var valgt"):
        arrive_many(secretary, meeting, [], ONE)
    clear_attendance(secretary, first)
    assert not first.times.exists()


def test_substitutes_and_guests(secretary: User, meeting: Meeting, council: Organization) -> None:
    absent = meeting.attendances.filter(state="expected").first()
    other = add_person(OPERATOR, "Vera Vikar", party="A", municipality=Municipality.objects.get(name="Holbæk"))
    row = substitute(secretary, absent, other)
    arrive(secretary, row, ONE)
    absent.refresh_from_db()
    assert (absent.state, row.votes, row.substitute_for) == ("excused", True, absent)
    with pytest.raises(CannotHold, match="allerede stedfortræder"):
        substitute(secretary, absent, add_person(OPERATOR, "En Anden"))
    with pytest.raises(CannotHold, match="stedfortræder på mødet"):
        arrive(secretary, absent, TWO)
    with pytest.raises(CannotHold, match="selv mødt"):
        substitute(secretary, there(meeting)[0], add_person(OPERATOR, "En Tredje"))
    guest = add_guest(secretary, meeting, "Direktør Dorthe")
    assert not guest.votes
    assert len(prepare_attendance(secretary, meeting)) == 8


def test_quorum_follows_the_councils_rule(secretary: User, meeting: Meeting, council: Organization) -> None:
    assert quorum(meeting).sufficient is None
    rule = "members: {Medlemmer: 6}\nmajority: simple\nquorum: {Medlemmer: 4}\n"
    save_setup(secretary, council, rule=rule)
    assert (quorum(meeting).present, quorum(meeting).entitled, quorum(meeting).sufficient) == (4, 6, True)
    leave(secretary, there(meeting)[0], TWO)
    assert not quorum(meeting).sufficient
    assert "3 af mindst 4" in quorum(meeting).reasons[0]


def test_every_outcome_has_its_usual_sentences() -> None:
    verbs = {each.outcome.split(" ")[0] for each in phrases("KKR")}
    assert verbs == set(outcome_names())
    assert is_outcome("adopted with supplement")
    keys = [each.key for each in phrases("KKR") if each.key]
    assert len(keys) == len(set(keys))
    assert all("{council}" not in text for each in phrases("KKR") for text in (*each.whole, *each.point))


def test_a_decision_is_entered_whole_and_never_overwritten_silently(secretary: User, item: AgendaItem) -> None:
    decision = decide(secretary, item, "approved")
    assert (decision.text, decision.version) == ("KKR Sjælland godkendte indstillingen.", 1)
    second = decide(secretary, item, "approved", "<p>KKR Sjælland godkendte <b>det hele</b>.</p>", 1)
    assert second.html == "<p>KKR Sjælland godkendte <strong>det hele</strong>.</p>"
    with pytest.raises(StaleEdit) as stale:
        decide(secretary, item, "rejected", "<p>Nej.</p>", 1)
    assert "det hele" in stale.value.theirs
    assert decide(secretary, item, "approved", second.html, 1).version == 2
    with pytest.raises(CannotDecide, match="udfald"):
        decide(secretary, item, "ok")
    undecide(secretary, item, 2)
    assert not item.decisions.exists()
    assert history.of(item).first().action == "session.undecide"


def test_points_are_decided_apart_and_the_weightiest_is_the_items(secretary: User, item: AgendaItem) -> None:
    first = decide_point(secretary, item, 2, "discussed")
    assert first.outcome == "discussed"
    second = decide_point(secretary, item, 1, "approved with addition", text="Punkt 1 blev godkendt med …", version=1)
    assert second.outcome == "approved with addition"
    assert [row.text for row in second.points.all()][1] == "KKR Sjælland drøftede indstillingens punkt 2."
    with pytest.raises(CannotDecide, match="2 punkter"):
        decide_point(secretary, item, 3, "approved", version=2)
    with pytest.raises(StaleEdit):
        decide_point(secretary, item, 1, "rejected", version=1)
    whole = decide(secretary, item, "noted", "<p>Rådet ønskede at tilføje noget.</p>", 2)
    assert whole.outcome == "approved with addition"
    cleared = clear_point(secretary, item, 1, 3)
    assert cleared.outcome == "discussed"


def test_statements_and_proposals_are_for_the_record(secretary: User, item: AgendaItem, meeting: Meeting) -> None:
    person = there(meeting)[0].person
    statement = add_statement(secretary, item, "Partiet ønsker flere drivhuse.", party="Venstre", person=person)
    edited = edit_statement(secretary, statement, "Partiet ønsker færre drivhuse.", 1)
    with pytest.raises(StaleEdit):
        edit_statement(secretary, statement, "Noget tredje", 1)
    assert edited.version == 2
    for party, text in (("", "x"), ("Venstre", " ")):
        with pytest.raises(CannotDecide):
            add_statement(secretary, item, text, party=party)
    with pytest.raises(CannotDecide, match="Fjern dem først"):
        undecide(secretary, item, 1)
    remove_statement(secretary, edited)
    proposal = propose(secretary, item, ProposalKind.ALTERNATIVE, "Enhedslisten", "At sagen sendes til høring")
    done = edit_proposal(secretary, proposal, 1, outcome="rejected")
    assert done.outcome == "rejected"
    with pytest.raises(StaleEdit):
        edit_proposal(secretary, proposal, 1, text="Andet")
    remove_proposal(secretary, done)


def test_people_are_appointed_from_the_councils_municipalities_only(
    secretary: User, item: AgendaItem, council: Organization, meeting: Meeting
) -> None:
    own = there(meeting)[0].person
    appointed = appoint(secretary, item, own, body="Det Fælles Råd", role="medlem")
    assert appointed.decision.outcome == "appointed"
    assert appointed.municipality == own.municipality.name
    outsider = add_person(OPERATOR, "Åse Århus", party="A", municipality=Municipality.objects.get(name="Aarhus"))
    with pytest.raises(CannotAppoint, match="Aarhus, som ikke deltager i KKR Sjælland"):
        appoint(secretary, item, outsider)
    with pytest.raises(CannotAppoint, match="allerede udpeget"):
        appoint(secretary, item, own, body="Det Fælles Råd")
    with pytest.raises(CannotAppoint, match="ingen kommune"):
        appoint(secretary, item, add_person(OPERATOR, "Uden Kommune", party="A"))
    home = Municipality.objects.get(name="Greve")
    with pytest.raises(CannotAppoint, match="intet parti"):
        appoint(secretary, item, add_person(OPERATOR, "Uden Parti", municipality=home))
    remove_appointment(secretary, appointed)
    assert sum(seats_due(council, meeting.date, 3).seats.values()) <= 3
    assert seats_due(council, meeting.date, 8, votes={"A": 25, "B": 31, "C": 11, "D": 16}).seats["A"] == 3
    with pytest.raises(CannotAppoint):
        seats_due(council, meeting.date, 0)


def test_votes_never_count_more_than_are_there(secretary: User, item: AgendaItem, meeting: Meeting) -> None:
    result = vote(secretary, item, show_of_hands(meeting, 3, 1))
    assert (result.carried, result.present, result.version) == (True, 4, 1)
    with pytest.raises(CannotDecide, match="5 stemmer, men kun 4"):
        vote(secretary, item, show_of_hands(meeting, 4, 1), version=1)
    row = disqualify(secretary, item, there(meeting)[0], "Sidder i bestyrelsen")
    with pytest.raises(CannotDecide, match="kun 3"):
        vote(secretary, item, show_of_hands(meeting, 4, 0), version=1)
    tied = vote(secretary, item, show_of_hands(meeting, 1, 1, 1), version=1)
    assert not tied.carried
    assert "simpelt flertal" in tied.reasons[0]
    lift_disqualification(secretary, row)
    with pytest.raises(StaleEdit):
        vote(secretary, item, show_of_hands(meeting, 2, 2), version=1)
    for wrong in (show_of_hands(meeting, 0, 0), show_of_hands(meeting, -1, 2), {"Andre": Ballot(1, 0)}):
        with pytest.raises(CannotDecide):
            vote(secretary, item, wrong, version=2)
    with pytest.raises(CannotDecide, match="punkt 9"):
        vote(secretary, item, show_of_hands(meeting, 1, 0), point=9)
    proposal = propose(secretary, item, ProposalKind.SUPPLEMENTARY, "SF", "At der også købes bænke")
    vote(secretary, item, show_of_hands(meeting, 1, 3), proposal=proposal)
    with pytest.raises(CannotDecide, match="stemt om"):
        remove_proposal(secretary, proposal)
    remove_vote(secretary, proposal.votes.get())
    assert item.votes.count() == 1


def test_a_rule_with_groups_counts_each_group(secretary: User, item: AgendaItem, council: Organization) -> None:
    meeting = item.meeting
    names = sorted({row.municipality for row in meeting.attendances.all()})
    counts = ", ".join(f"{name}: 2" for name in names)
    save_setup(secretary, council, rule=f"members: {{{counts}}}\nrequired: {{{names[0]}: 1}}\n")
    with pytest.raises(CannotDecide, match="hver for sig"):
        show_of_hands(meeting, 1, 0)
    home = there(meeting)[0].municipality
    with pytest.raises(CannotDecide, match=f"{home} har afgivet 3"):
        vote(secretary, item, {home: Ballot(3, 0)})
    result = vote(secretary, item, {names[1]: Ballot(1, 0)} if home != names[1] else {home: Ballot(1, 0)})
    assert not result.carried
    assert names[0] in " ".join(result.reasons)


def test_an_item_is_added_at_the_meeting(secretary: User, meeting: Meeting) -> None:
    added = add_item(secretary, meeting, chapter(meeting, 4), "Aktuel sag", kind="Orienteringssag")
    assert (added.number, added.added) == ("4.3", True)
    close_meeting(secretary, meeting)
    save_section(secretary, added, "background", "<p>Skrevet efter mødet.</p>")
    content = minutes_content(meeting)
    assert content.item(added.pk).shown_number == "4.3 (tilføjet)"


def test_the_list_of_what_is_left_to_decide(secretary: User, meeting: Meeting, item: AgendaItem) -> None:
    assert item in undecided(meeting)
    decide(secretary, item, "approved")
    assert item not in undecided(meeting)
    assert go_to_item(secretary, meeting.items.last()).current_item == meeting.items.last()


def test_only_secretaries_enter_anything(
    secretary: User, meeting: Meeting, item: AgendaItem, council: Organization
) -> None:
    member = member_user(there(meeting)[0].person, council)
    row = there(meeting)[0]
    for act in (
        lambda: close_meeting(member, meeting),
        lambda: leave(member, row, TWO),
        lambda: decide(member, item, "approved"),
        lambda: decide_point(member, item, 1, "approved"),
        lambda: add_statement(member, item, "x", party="V"),
        lambda: propose(member, item, ProposalKind.ALTERNATIVE, "V", "x"),
        lambda: disqualify(member, item, row, "x"),
        lambda: appoint(member, item, row.person),
        lambda: vote(member, item, show_of_hands(meeting, 1, 0)),
        lambda: go_to_item(member, item),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_an_open_phrase_is_not_a_decision_yet(secretary: User, item: AgendaItem) -> None:
    decision = decide(secretary, item, "approved with addition")
    assert OPEN not in decision.text
    assert decision.text == ""
