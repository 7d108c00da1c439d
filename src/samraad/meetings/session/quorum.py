"""Who may vote in a meeting and by which rule, and whether enough are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from samraad.meetings.agenda.template import rule_of
from samraad.meetings.models import AgendaItem, Attendance, LiveMeeting, Meeting
from samraad.meetings.models.live import State
from samraad.meetings.session.attendance import present
from samraad.rules.decisions import Body

#: the only group of a council without a rule of its own
MEMBERS = "Medlemmer"


@dataclass(frozen=True, slots=True)
class Quorum:
    """``sufficient`` is None where the council has no rule of quorum; ``reasons`` say which group lacks whom."""

    present: int
    entitled: int
    sufficient: bool | None
    reasons: tuple[str, ...]


def quorum(meeting: Meeting) -> Quorum:
    """Are enough of those who may vote there now?"""
    body = rule_of(meeting.organization)
    voters = [row for row in present(meeting) if row.votes]
    entitled = meeting.attendances.filter(votes=True, substitute_for=None).count()
    if body is None or not body.quorum:
        return Quorum(len(voters), entitled, None, ())
    there = by_group(voters, body)
    reasons = tuple(
        f"Ikke beslutningsdygtig: {group} er til stede med {there.get(group, 0)} af mindst {needed}."
        for group, needed in body.quorum.items()
        if there.get(group, 0) < needed
    )
    return Quorum(len(voters), entitled, not reasons, reasons)


def body_of(meeting: Meeting) -> Body:
    """The council's rule; without one, a simple majority of its members."""
    entitled = meeting.attendances.filter(votes=True, substitute_for=None).count()
    return rule_of(meeting.organization) or Body(members={MEMBERS: max(entitled, 1)})


def voters(item: AgendaItem) -> list[Attendance]:
    """Who may vote on the item: with a vote, not disqualified, and in the room; once the meeting is over, who has been there."""
    out = set(item.disqualified.values_list("attendance_id", flat=True))
    meeting = item.meeting
    running = LiveMeeting.objects.filter(meeting=meeting, state=State.RUNNING).exists()
    rows = present(meeting) if running else list(meeting.attendances.filter(times__isnull=False).distinct())
    return [row for row in rows if row.votes and row.pk not in out]


def by_group(rows: list[Attendance], body: Body) -> Mapping[str, int]:
    """How many there are of each group of the rule; a group is the only one, a party or a municipality by name."""
    if len(body.members) == 1:
        return {next(iter(body.members)): len(rows)}
    counted = Counter(group for row in rows if (group := _group(row, body)))
    return dict(counted)


def _group(row: Attendance, body: Body) -> str | None:
    names = (row.party, row.municipality, f"{row.municipality} Kommune", row.role)
    return next((name for name in names if name in body.members), None)
