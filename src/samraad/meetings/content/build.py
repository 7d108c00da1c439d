"""An agenda or minutes assembled from what was entered, without what is struck out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from samraad.meetings.agenda.template import template_of
from samraad.meetings.content.model import (
    Appointment,
    Attachment,
    Chapter,
    Content,
    Decision,
    Disqualified,
    Item,
    Participant,
    PointDecision,
    Proposal,
    Section,
    Statement,
    Vote,
)
from samraad.meetings.models import AgendaItem, Attendance, CouncilSetup, ItemSection, LiveMeeting, Meeting
from samraad.meetings.models import Decision as DecisionRow
from samraad.meetings.models import Vote as VoteRow
from samraad.meetings.models.item import SectionName
from samraad.meetings.models.version import VersionKind
from samraad.meetings.redaction.in_force import struck

_ORDER = {name: place for place, name in enumerate(SectionName.values)}


def agenda_content(meeting: Meeting) -> Content:
    """The agenda as it stands: everything but what happened at the meeting."""
    return _content(meeting, VersionKind.AGENDA, with_session=False)


def minutes_content(
    meeting: Meeting, kind: VersionKind = VersionKind.MINUTES, corrections: Iterable[str] = ()
) -> Content:
    """The minutes as they stand: the agenda with attendance, decisions and what belongs to them."""
    return _content(meeting, kind, with_session=True, corrections=tuple(corrections))


def _content(meeting: Meeting, kind: VersionKind, *, with_session: bool, corrections: tuple[str, ...] = ()) -> Content:
    live = LiveMeeting.objects.get(meeting=meeting)
    setup = CouncilSetup.objects.filter(organization=meeting.organization).first()
    own = dict(template_of(meeting.organization).own_sections)
    items = meeting.items.select_related("chapter").order_by("position").prefetch_related("attachments__dossier")
    items = items.prefetch_related("sections__points")
    if with_session:
        items = items.prefetch_related(
            "decisions__points",
            "decisions__statements__person",
            "decisions__appointments",
            "proposals",
            "votes__proposal",
            "disqualified__attendance",
        )
    written = Content(
        kind=kind.value,
        council=meeting.organization.name,
        organization=meeting.organization.slug,
        meeting=meeting.pk,
        name=meeting.name,
        date=meeting.date.isoformat() if meeting.date else "",
        place=meeting.place,
        starts=_clock(live.starts),
        ends=_clock(live.ends),
        chapters=tuple(Chapter(each.number, each.title) for each in meeting.chapters.order_by("position")),
        items=tuple(_item(item, own, with_session=with_session) for item in items),
        opened=_moment(live.opened_at) if with_session else "",
        closed=_moment(live.closed_at) if with_session else "",
        participants=_participants(meeting) if with_session else (),
        corrections=corrections,
        accent=setup.accent if setup else "",
        logo=(setup.logo_id or "") if setup else "",
    )
    return struck(meeting, written)


def _item(item: AgendaItem, own: dict[str, str], *, with_session: bool) -> Item:
    sections = sorted(
        (section for section in item.sections.all() if section.dossier_id is None),
        key=lambda section: _ORDER[section.name],
    )
    return Item(
        key=item.pk,
        number=item.number,
        title=item.title,
        chapter=item.chapter.number if item.chapter else "",
        kind=item.kind,
        case_number=item.case_number,
        added=item.added,
        closed=item.closed,
        withdrawn=item.withdrawn,
        standing=item.standing,
        sections=tuple(_section(section, own) for section in sections if section.text or section.points.all()),
        attachments=tuple(_attachments(item)),
        decision=_decision(item) if with_session else None,
        proposals=tuple(Proposal(each.kind, each.proposed_by, each.text, each.outcome) for each in item.proposals.all())
        if with_session
        else (),
        votes=tuple(_vote(each) for each in item.votes.all()) if with_session else (),
        disqualified=tuple(
            Disqualified(each.attendance.name, each.attendance.party, each.reason) for each in item.disqualified.all()
        )
        if with_session
        else (),
    )


def _section(section: ItemSection, own: dict[str, str]) -> Section:
    points = tuple(point.text for point in section.points.all())
    return Section(section.name, section.html, section.text, points, own.get(section.name, ""))


def _attachments(item: AgendaItem) -> Iterable[Attachment]:
    for each in item.attachments.all():
        yield Attachment(
            key=each.pk,
            title=each.title,
            name=each.name,
            sha256=each.sha256,
            size=each.size,
            media_type=each.media_type,
            pages=each.pages,
            dossier=each.dossier.slug if each.dossier else "",
        )


def _decision(item: AgendaItem) -> Decision | None:
    row: DecisionRow | None = next((each for each in item.decisions.all() if each.dossier_id is None), None)
    if row is None:
        return None
    return Decision(
        outcome=row.outcome,
        html=row.html,
        text=row.text,
        points=tuple(PointDecision(each.point, each.outcome, each.text, each.proposed_by) for each in row.points.all()),
        statements=tuple(
            Statement(each.party, each.text, each.person.name if each.person else "") for each in row.statements.all()
        ),
        appointments=tuple(
            Appointment(each.name, each.party, each.municipality, each.body, each.role)
            for each in row.appointments.all()
        ),
    )


def _vote(row: VoteRow) -> Vote:
    return Vote(about(row), row.votes_for, row.votes_against, row.abstained, row.carried, tuple(row.reasons))


def about(row: VoteRow) -> str:
    """What was voted on, in words."""
    if row.proposal:
        kind = "ændringsforslaget" if row.proposal.kind == "alternative" else "det supplerende forslag"
        return f"{kind} fra {row.proposal.proposed_by}"
    return f"indstillingens punkt {row.point}" if row.point else "indstillingen"


def _participants(meeting: Meeting) -> tuple[Participant, ...]:
    rows = meeting.attendances.select_related("substitute_for").prefetch_related("times").order_by("name", "pk")
    return tuple(_participant(row) for row in rows)


def _participant(row: Attendance) -> Participant:
    return Participant(
        name=row.name,
        party=row.party,
        municipality=row.municipality,
        role=row.role,
        state=row.state,
        substitute_for=row.substitute_for.name if row.substitute_for else "",
        times=tuple((_clock(time.arrived), _clock(time.left)) for time in row.times.all()),
    )


def _clock(time: dt.time | None) -> str:
    return f"{time:%H:%M}" if time else ""


def _moment(at: dt.datetime | None) -> str:
    return f"{timezone.localtime(at):%H:%M}" if at else ""
