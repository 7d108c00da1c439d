"""Many rows of everything at once: what is in the database when councils have lived for years, quickly made and quite invented."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from itertools import count
from typing import Any

from django.utils import timezone

from samraad.access.models import Change, User
from samraad.archive.models import Document, Dossier
from samraad.councils.models import Membership, Municipality, Organization, Party, Person
from samraad.meetings.content.build import agenda_content, minutes_content
from samraad.meetings.models import (
    AgendaItem,
    Appointment,
    Attendance,
    Case,
    CaseDocument,
    CaseItem,
    Chapter,
    Decision,
    Disqualification,
    DraftShare,
    ItemAttachment,
    ItemSection,
    ItemSource,
    LiveMeeting,
    Marking,
    Meeting,
    MeetingDeadline,
    MeetingDossier,
    MeetingRedaction,
    MinutesComment,
    MinutesConfirmation,
    PointDecision,
    Presence,
    PrivateNote,
    Proposal,
    PublishedVersion,
    RecommendationPoint,
    Statement,
    Task,
    Vote,
)
from samraad.meetings.models.live import State
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.models.version import VersionKind
from samraad.meetings.publishing.freeze import freeze

LINES: dict[str, Any] = {"first_line": 1, "last_line": 2}
_numbers: Iterator[int] = count(1000)
_TEXT = "Kommunerne har drøftet drivhusene. " * 8


def add_people(council: Organization, n: int) -> list[Person]:
    """Members with a seat each, half of them with a substitute's as well, and as many boards and municipalities."""
    homes = list(Municipality.objects.all()[:29])
    new = [next(_numbers) for _ in range(n)]
    people = Person.objects.bulk_create(
        [Person(name=f"Person {k}", party="ABCF"[k % 4], municipality=homes[k % 29]) for k in new]
    )
    since = dt.date(2026, 1, 1)
    boards = Organization.objects.bulk_create(
        [Organization(slug=f"naevn-{k}", name=f"Nævn {k}", kind="board", parent=council) for k in new]
    )
    seats = Membership.objects.bulk_create(
        [Membership(person=p, organization=council, first_day=since) for p in people]
    )
    Membership.objects.bulk_create(
        [Membership(person=p, organization=board, role="formand") for p, board in zip(people, boards, strict=True)]
        + [Membership(person=p, organization=boards[0], substitute_for=s) for p, s in zip(people, seats, strict=True)]
    )
    towns = Municipality.objects.bulk_create([Municipality(code=f"K{k}", name=f"Kommune {k}") for k in new])
    Party.objects.bulk_create([Party(organization=council, municipality=town, first_day=since) for town in towns])
    return people


def add_items(meeting: Meeting, n: int, people: list[Person], text: str = _TEXT) -> list[AgendaItem]:
    """Items with all that an item can have: sections, points, papers, decisions, votes, statements, tasks, approvals."""
    chapter = meeting.chapters.order_by("-position").first()
    new = [next(_numbers) for _ in range(n)]
    items = AgendaItem.objects.bulk_create(
        [
            AgendaItem(
                meeting=meeting,
                chapter=chapter,
                position=k,
                number=f"{chapter.number if chapter else 9}.{k}",
                title=f"Drivhus {k}",
                kind="Beslutningssag",
                case_number=f"S{k}",
                fixed_number=True,
            )
            for k in new
        ]
    )
    names = ("background", "recommendation", "presentation")
    sections = ItemSection.objects.bulk_create(
        [
            ItemSection(item=item, position=k, name=name, text=text, html=f"<p>{text}</p>")
            for item in items
            for k, name in enumerate(names)
        ]
    )
    RecommendationPoint.objects.bulk_create(
        [RecommendationPoint(section=s, number=k, text="godkender") for s in sections[1::3] for k in (1, 2)]
    )
    papers = add_files(meeting.organization, n)
    ItemAttachment.objects.bulk_create(
        [
            ItemAttachment(
                item=i, position=1, title=f"Bilag {i.number}", name=d.name, sha256=d.sha256, size=9, dossier=d,
                media_type="text/plain", pages=2,
            )
            for i, d in zip(items, papers, strict=True)
        ]
    )  # fmt: skip
    _add_decisions(meeting, items, people)
    return items


def _add_decisions(meeting: Meeting, items: list[AgendaItem], people: list[Person]) -> None:
    decisions = Decision.objects.bulk_create(
        [Decision(item=item, outcome="approved", text="Godkendt.", html="<p>Godkendt.</p>") for item in items]
    )
    who = people[0]
    PointDecision.objects.bulk_create([PointDecision(decision=d, point=1, outcome="approved") for d in decisions])
    Statement.objects.bulk_create(
        [Statement(decision=d, position=1, party="Venstre", person=who, text="Vi er for.") for d in decisions]
    )
    Appointment.objects.bulk_create([Appointment(decision=d, position=1, name=who.name, person=who) for d in decisions])
    proposals = Proposal.objects.bulk_create(
        [Proposal(item=i, position=1, kind="alternative", proposed_by="Venstre", text="Ét drivhus.") for i in items]
    )
    Vote.objects.bulk_create(
        [
            Vote(item=p.item, proposal=p, votes_for=1, votes_against=0, present=1, carried=True, ballots={})
            for p in proposals
        ]
    )
    there = Attendance.objects.bulk_create(
        [Attendance(meeting=meeting, name=f"Deltager {i.pk}", party="A", state="present") for i in items]
    )
    Presence.objects.bulk_create([Presence(attendance=a, arrived=dt.time(13)) for a in there])
    Disqualification.objects.bulk_create(
        [Disqualification(item=i, attendance=a, reason="Ejer et") for i, a in zip(items, there, strict=True)]
    )


def add_files(council: Organization, n: int, kind: str = "attachments") -> list[Dossier]:
    """Published files of the archive."""
    new = [next(_numbers) for _ in range(n)]
    return Dossier.objects.bulk_create(
        [
            Dossier(
                slug=f"fil-{k}", name=f"fil-{k}.txt", sha256=hashlib.sha256(str(k).encode()).hexdigest(), kind=kind,
                media_type="text/plain", reader="x", organization=council, read_at=timezone.now(), pages=2,
                published_at=timezone.now(), status="accepted",
            )
            for k in new
        ]
    )  # fmt: skip


def publish_again(actor: User, meeting: Meeting) -> None:
    """What is entered now as a supplement, a draft for comment and minutes, with comments and confirmations."""
    freeze(actor, meeting, agenda_content(meeting))
    for kind in (VersionKind.MINUTES_DRAFT, VersionKind.MINUTES):
        version = freeze(actor, meeting, minutes_content(meeting, kind))
        each = {"by_name": "Ida", "draft": version}
        MinutesComment.objects.bulk_create([MinutesComment(**each, item=i, text="!") for i in meeting.items.all()])
        MinutesConfirmation.objects.bulk_create(
            [MinutesConfirmation(version=version, name=f"Ida {k.pk}") for k in meeting.items.all()]
        )


def add_meetings(like: Meeting, n: int, state: str = State.MINUTES) -> list[Meeting]:
    """Meetings with the published versions of another, and deadlines."""
    now, days = timezone.now(), [dt.date(2026, 9, 1) + dt.timedelta(days=next(_numbers) % 700) for _ in range(n)]
    published_at = None if state in (State.DRAFT, State.PLANNED) else now
    meetings = Meeting.objects.bulk_create(
        [
            Meeting(
                organization=like.organization, date=day, name=f"Møde {next(_numbers)}", origin=MeetingOrigin.WRITTEN,
                published_at=published_at,
            )
            for day in days
        ]
    )  # fmt: skip
    LiveMeeting.objects.bulk_create([LiveMeeting(meeting=each, state=state) for each in meetings])
    MeetingDeadline.objects.bulk_create(
        [MeetingDeadline(meeting=m, kind=kind, day=m.date) for m in meetings for kind in ("agenda", "dispatch")]
    )
    if published_at:
        PublishedVersion.objects.bulk_create(
            [
                PublishedVersion(
                    meeting=m, kind=v.kind, number=v.number, content=v.content, sha256=v.sha256, published_by_name="Ida"
                )
                for m in meetings
                for v in like.versions.all()
            ]
        )
    return meetings


def add_cases(case: Case, items: list[AgendaItem], n: int) -> None:
    """Cases with an item each, and as many items and documents in the one case."""
    made = Case.objects.bulk_create(
        [
            Case(
                organization=case.organization, number=f"N{next(_numbers)}", title="Drivhuse", opened_on=case.opened_on
            )
            for _ in range(n)
        ]
    )
    CaseItem.objects.bulk_create([CaseItem(case=each, item=items[k % len(items)]) for k, each in enumerate(made)])
    CaseItem.objects.bulk_create([CaseItem(case=case, item=item) for item in items], ignore_conflicts=True)
    file = add_files(case.organization, 1)[0]
    documents = Document.objects.bulk_create(
        [Document(dossier=file, position=k, anchor=k, title=f"Notat {k}", **LINES) for k in range(n)]
    )
    CaseDocument.objects.bulk_create([CaseDocument(case=case, document=each) for each in documents])


def add_tasks(items: list[AgendaItem], people: list[Person], n: int) -> None:
    """Open and closed tasks, of people and of organizations."""
    council = items[0].meeting.organization
    Task.objects.bulk_create(
        [
            Task(
                organization=council, meeting=items[k % len(items)].meeting, item=items[k % len(items)], about="Drivhus",
                what=f"Skriv {k}", person=people[k % len(people)] if k % 2 else None,
                responsible=None if k % 2 else council, due=dt.date(2026, 1, 1) + dt.timedelta(days=k),
                done_on=dt.date(2026, 2, 2) if k % 3 == 0 else None,
            )
            for k in range(n)
        ]
    )  # fmt: skip


def add_changes(actor: User, subjects: list[Any], n: int) -> None:
    """The history of each of the rows."""
    Change.objects.bulk_create(
        [
            Change(
                actor=actor, actor_name=str(actor), action="agenda.edit_item", subject_type=each._meta.label_lower,
                subject_id=str(each.pk), subject_name=f"{each}", before={"title": "Før"}, after={"title": "Efter"},
            )
            for each in subjects
            for _ in range(n)
        ]
    )  # fmt: skip


def add_own(user: User, items: list[AgendaItem], drafts: list[Meeting]) -> None:
    """Notes and markings of the user on every item, on its papers too; a share of each draft."""
    papers = [(each.item, each.sha256) for each in ItemAttachment.objects.filter(item__in=items).select_related("item")]
    PrivateNote.objects.bulk_create(
        [PrivateNote(user=user, item=i, text="Husk") for i in items]
        + [PrivateNote(user=user, item=i, sha256=sha256, text="Husk") for i, sha256 in papers]
    )
    Marking.objects.bulk_create(
        [Marking(user=user, item=i, section="background", quote="drøftet") for i in items]
        + [Marking(user=user, item=i, sha256=sha256, **LINES) for i, sha256 in papers]
    )
    DraftShare.objects.bulk_create([DraftShare(meeting=each, user=user) for each in drafts])


def add_redactions(council: Organization, meeting: Meeting | None, n: int) -> None:
    """Words struck out in the whole council, or in the meeting."""
    MeetingRedaction.objects.bulk_create(
        [
            MeetingRedaction(
                organization=council, meeting=meeting, words=f"Hemmelig Person{next(_numbers)}", reason="Navn",
                by_name="Ida", places=1,
            )
            for _ in range(n)
        ]
    )  # fmt: skip


def add_archive(council: Organization, meetings: int, items: int) -> list[Meeting]:
    """Meetings of the archive, each with the minutes they were read from, and their items, sections and decisions."""
    files = add_files(council, meetings, "minutes")
    read = Meeting.objects.bulk_create(
        [
            Meeting(organization=council, date=dt.date(1990, 1, 1) + dt.timedelta(days=next(_numbers) % 9000),
                    name=f"Møde {each.slug}", published_at=timezone.now())
            for each in files
        ]
    )  # fmt: skip
    MeetingDossier.objects.bulk_create(
        [MeetingDossier(meeting=meeting, dossier=file) for meeting, file in zip(read, files, strict=True)]
    )
    for meeting, file in zip(read, files, strict=True):
        add_read_items(meeting, file, items)
    return read


def add_read_items(meeting: Meeting, file: Dossier, n: int) -> list[AgendaItem]:
    """Items as they are read from a file, with a document each."""
    chapter = Chapter.objects.create(
        meeting=meeting, position=next(_numbers), number=f"{next(_numbers)}", title="Sager"
    )
    numbers = [f"{chapter.number}.{k}" for k in range(n)]
    made = AgendaItem.objects.bulk_create(
        [
            AgendaItem(
                meeting=meeting, chapter=chapter, position=1000 + k, number=each, read_number=each, title=f"Sag {each}"
            )
            for k, each in enumerate(numbers)
        ]
    )
    ItemSource.objects.bulk_create([ItemSource(item=item, dossier=file, **LINES) for item in made])
    ItemSection.objects.bulk_create(
        [
            ItemSection(item=item, dossier=file, position=1, name="background", text=_TEXT, **LINES)
            for item in made
        ]
    )  # fmt: skip
    Decision.objects.bulk_create([Decision(item=i, dossier=file, outcome="approved", text="Ja", **LINES) for i in made])
    Document.objects.bulk_create(
        [
            Document(dossier=file, position=k, anchor=k, title=f"Bilag {k}", item=each, **LINES)
            for k, each in enumerate(numbers)
        ]
    )
    return made
