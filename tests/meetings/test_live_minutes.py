"""Minutes: what they need, comments, publishing, approval with corrections, confirmations; read back they say the same."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.meetings.live import member_user, members, published

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import NotAllowed
from samraad.archive.indexing import open_index
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.content.as_json import from_json
from samraad.meetings.errors import CannotApprove, CannotPublish, NotLive
from samraad.meetings.members.person_page import person_page
from samraad.meetings.minutes.approve_minutes import approve_minutes
from samraad.meetings.minutes.confirm_minutes import confirm_minutes, confirmations
from samraad.meetings.minutes.publish_minutes import publish_minutes
from samraad.meetings.minutes.send_for_comment import answer_comment, comment, comments, send_for_comment
from samraad.meetings.models import Meeting, OutboxMail, PublishedVersion
from samraad.meetings.papers.docx import paper_docx
from samraad.meetings.papers.paper import Paper
from samraad.meetings.papers.pdf import paper_pdf
from samraad.meetings.publishing.paper_of import paper_of
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.publishing.versions import latest, read_version, versions
from samraad.meetings.session.appoint import appoint
from samraad.meetings.session.attendance import arrive_many
from samraad.meetings.session.decide import decide, decide_point
from samraad.meetings.session.for_the_record import add_statement
from samraad.meetings.session.hold_meeting import close_meeting, open_meeting
from samraad.reading.read import read
from samraad.search.model import SearchRequest

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()
FAR = dt.date(2100, 1, 1)


@pytest.fixture
def member(council: Organization) -> User:
    return member_user(members(council, 3, 2)[0].person, council)


@pytest.fixture
def meeting(secretary: User, council: Organization, member: User) -> Meeting:
    """Held; one item decided whole, one point by point with a statement and an appointment."""
    made = published(secretary, council)
    open_meeting(secretary, made)
    arrive_many(secretary, made, [row.pk for row in made.attendances.all()], dt.time(13))
    decide(
        secretary, made.items.get(standing="approve_agenda"), "approved", "<p>KKR Sjælland godkendte dagsordenen.</p>"
    )
    decide(secretary, made.items.get(standing="since_last"), "noted")
    decide(secretary, made.items.get(number="4.1"), "approved")
    other = made.items.get(number="4.2")
    decide_point(secretary, other, 1, "adopted")
    decide_point(secretary, other, 2, "discussed", version=1)
    add_statement(secretary, other, "Der ønskes flere færger om aftenen.", party="Enhedslisten", person=member.person)
    close_meeting(secretary, made)
    return Meeting.objects.get(pk=made.pk)


def test_minutes_need_their_decisions_written(secretary: User, meeting: Meeting) -> None:
    item = meeting.items.get(number="4.1")
    decide(
        secretary,
        item,
        "approved with addition",
        "<p>KKR Sjælland godkendte indstillingen med den tilføjelse, at …</p>",
        1,
    )
    with pytest.raises(CannotPublish, match=r"4\.1 er ikke skrevet færdig"):
        publish_minutes(secretary, meeting)
    item.decisions.all().delete()
    with pytest.raises(CannotPublish, match=r"mangler en beslutning i 4\.1"):
        send_for_comment(secretary, meeting, FAR)


def test_a_draft_is_commented_by_members_until_the_deadline(secretary: User, meeting: Meeting, member: User) -> None:
    with pytest.raises(CannotApprove, match="allerede gået"):
        send_for_comment(secretary, meeting, dt.date(2020, 1, 1))
    draft = send_for_comment(secretary, meeting, FAR)
    assert "færger om aftenen" in str(read_version(member, draft))
    with pytest.raises(NotAllowed):
        read_version(PUBLIC, draft)
    assert draft not in versions(PUBLIC, meeting)
    made = comment(member, draft, "Der mangler et komma.", meeting.items.get(number="4.1"))
    with pytest.raises(NotAllowed):
        comment(PUBLIC, draft, "Hej")
    with pytest.raises(CannotApprove):
        comment(member, draft, " ")
    answer_comment(secretary, made, "Det er rettet.")
    assert [(each.by_name, each.answer) for each in comments(secretary, meeting)] == [(str(member), "Det er rettet.")]
    meeting.live.refresh_from_db()
    meeting.live.comment_until = dt.date(2020, 1, 1)
    meeting.live.save()
    with pytest.raises(CannotApprove, match="Fristen"):
        comment(member, draft, "For sent")


def test_published_minutes_are_public_frozen_and_found(secretary: User, meeting: Meeting, member: User) -> None:
    request = SearchRequest(query="færger om aftenen")
    assert not any(hit.passage.decided for group in open_index().search(request).groups for hit in group.hits)
    assert not person_page(PUBLIC, member.person, FAR).statements
    version = publish_minutes(secretary, meeting)
    shown = latest(PUBLIC, meeting)
    assert shown is not None
    assert shown[0] == version
    hits = open_index().search(request)
    assert hits.groups[0].hits[0].passage.decided
    page = person_page(PUBLIC, member.person, FAR)
    assert (page.email, len(page.statements)) == ("", 1)
    assert OutboxMail.objects.filter(subject__contains="referat").count() == 6
    with pytest.raises(CannotPublish, match="Intet er ændret"):
        publish_minutes(secretary, meeting)
    decide(secretary, meeting.items.get(number="4.1"), "approved", "<p>KKR Sjælland godkendte det.</p>", 1)
    assert "godkendte det" not in str(latest(PUBLIC, meeting))
    with pytest.raises(CannotPublish, match="hvad der er rettet"):
        publish_minutes(secretary, meeting)
    assert publish_minutes(secretary, meeting, "Punkt 4.1 er rettet.").number == 2
    with pytest.raises(NotAllowed):
        publish_minutes(member, meeting)


def test_members_confirm_and_the_list_is_kept(secretary: User, meeting: Meeting, member: User) -> None:
    version = publish_minutes(secretary, meeting)
    assert confirm_minutes(member, version) == confirm_minutes(member, version)
    held = confirmations(secretary, meeting)
    assert held is not None
    assert [name for name, _at in held.confirmed] == [member.person.name]
    assert len(held.missing) == 5
    for actor in (secretary, PUBLIC):
        with pytest.raises(NotAllowed):
            confirm_minutes(actor, version)
    agenda = meeting.versions.get(kind="agenda")
    with pytest.raises(CannotApprove, match="offentliggjort referat"):
        confirm_minutes(member, agenda)


def test_the_next_meeting_approves_them_with_corrections(
    secretary: User, meeting: Meeting, council: Organization, member: User
) -> None:
    later = create_meeting(secretary, council, dt.date(2027, 4, 8))
    publish_agenda(secretary, later)
    open_meeting(secretary, later)
    item = later.items.get(standing="approve_minutes")
    with pytest.raises(CannotApprove, match="ikke offentliggjort"):
        approve_minutes(secretary, item)
    with pytest.raises(CannotApprove, match="handler ikke om"):
        approve_minutes(secretary, later.items.get(standing="since_last"))
    first = publish_minutes(secretary, meeting)
    approval = approve_minutes(secretary, item, ["Punkt 4.1: ordet »udbud« rettes til »indkøb«.", " "])
    assert approval == approve_minutes(secretary, item)
    assert (approval.version.number, approval.corrections) == (2, ["Punkt 4.1: ordet »udbud« rettes til »indkøb«."])
    assert read_version(PUBLIC, first).corrections == ()
    assert item.decisions.get().outcome == "approved with adjustment"
    with pytest.raises(NotLive, match="godkendt"):
        decide(secretary, meeting.items.get(number="4.1"), "rejected", "<p>Nej</p>", 1)
    with pytest.raises(CannotApprove, match="nyeste"):
        confirm_minutes(member, first)
    assert history.of(meeting).filter(action="minutes.approve").exists()


@pytest.mark.parametrize(("made", "name"), [(paper_pdf, "referat.pdf"), (paper_docx, "referat.docx")])
def test_minutes_on_paper_are_read_back_the_same(
    secretary: User, meeting: Meeting, made: Callable[[Paper], bytes], name: str
) -> None:
    item = meeting.items.get(number="4.1")
    appoint(secretary, item, meeting.attendances.first().person, body="")
    version = publish_minutes(secretary, meeting)
    content = from_json(version.content)
    dossier = read(made(paper_of(version, content)), name)
    assert dossier.kind == "minutes"
    assert dossier.meeting.date == meeting.date
    assert [each.number for each in dossier.items] == [each.number for each in content.items]
    assert [each.title for each in dossier.items] == [each.title for each in content.items]
    assert [each.kind for each in dossier.items] == [each.kind or None for each in content.items]
    for said, was in zip(dossier.items, content.items, strict=True):
        assert [section.name for section in said.sections if section.name != "decision"] == [
            section.name for section in was.sections
        ], was.number
        read_points = [
            point.text for section in said.sections for point in section.points if section.name == "recommendation"
        ]
        assert [text.removeprefix(f"Det indstilles, at {content.council} ").rstrip(",.") for text in read_points] == [
            point for section in was.sections for point in section.points
        ]
    decided = {each.number: each.decision for each in dossier.items if each.decision}
    assert (decided["4.2"].outcome, [point.outcome for point in decided["4.2"].points]) == (
        "adopted",
        ["adopted", "discussed"],
    )
    assert [(each.party, "færger" in each.text) for each in decided["4.2"].statements] == [("Enhedslisten", True)]
    assert [each.person for each in decided["4.1"].appointments] == [meeting.attendances.first().name]
    assert decided["2.1"].outcome == "noted"


def test_a_version_of_an_earlier_samraad_can_be_read(secretary: User, meeting: Meeting) -> None:
    data = PublishedVersion.objects.filter(meeting=meeting).first().content
    old = {
        **data,
        "items": [{key: each[key] for key in ("key", "number", "title", "chapter")} for each in data["items"]],
    }
    old.pop("corrections")
    assert from_json(old).items[0].sections == ()
