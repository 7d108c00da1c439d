"""Move a meeting to another day, time or place: what that does to its deadlines is told first, and members are told after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Min

from samraad.access.permissions import Actor, require
from samraad.archive.storable import storable
from samraad.meetings.agenda.create_meeting import edit_meeting
from samraad.meetings.agenda.template import template_of
from samraad.meetings.models import LiveMeeting, Meeting, MeetingDeadline
from samraad.meetings.models.live import DeadlineKind
from samraad.meetings.models.version import VersionKind
from samraad.meetings.publishing.notify_changes import notify_moved
from samraad.meetings.publishing.recipients import recipients
from samraad.meetings.year.deadlines import Due, deadlines_before, recompute
from samraad.meetings.year.plan_year import warnings_of
from samraad.rules.notices import is_working_day


@dataclass(frozen=True, slots=True)
class When:
    """When and where a meeting is held."""

    date: dt.date | None
    starts: dt.time | None = None
    ends: dt.time | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class MovedDeadline:
    """A deadline before and after; ``stays`` where a secretary set it, ``overrun`` where it then was not before the meeting."""

    kind: DeadlineKind
    before: dt.date | None
    after: dt.date | None
    because: str
    stays: bool = False
    overrun: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """What moving a meeting gives: its deadlines, what to be aware of, and how many members get a mail."""

    before: When
    after: When
    deadlines: tuple[MovedDeadline, ...]
    warnings: tuple[str, ...]
    told: int


def when_of(meeting: Meeting) -> When:
    """As it is stored now."""
    live = LiveMeeting.objects.select_related("meeting").get(meeting=meeting)
    return When(live.meeting.date, live.starts, live.ends, live.meeting.place)


def propose_move(meeting: Meeting, after: When, *, today: dt.date | None = None) -> Move:
    """What the move would do. Raises CannotPlan where the deadlines cannot be computed."""
    before = when_of(meeting)
    rows = {row.kind: row for row in meeting.deadlines.all()}
    deadlines = tuple(_moved(meeting, rows, after.date)) if rows and after.date and after.date != before.date else ()
    today = today or dt.date.today()
    warnings = tuple(_warnings(meeting, deadlines, after.date, today)) if after.date != before.date else ()
    is_told = bool(meeting.published_at and after.date and after != before)
    told = len(recipients(meeting.organization, after.date)) if is_told and after.date else 0
    return Move(before, after, deadlines, warnings, told)


def move_meeting(
    actor: Actor, meeting: Meeting, version: int, after: When, *, name: str | None = None, note: str = ""
) -> LiveMeeting:
    """Save another date, time or place (and ``name``). ``version`` is LiveMeeting.version.

    Deadlines follow the date, but for those set by hand; members are told once the agenda is out. Raises CannotEdit,
    CannotPlan, StaleEdit, NotLive.
    """
    require(actor, "meetings.edit", meeting.organization.slug)
    with transaction.atomic():
        before = when_of(meeting)
        said = {"date": after.date, "starts": after.starts, "ends": after.ends, "place": storable(after.place).strip()}
        live = edit_meeting(
            actor, meeting, version, **said, **({} if name is None else {"name": storable(name).strip()})
        )
        now = when_of(meeting)
        if now.date and now.date != before.date and meeting.deadlines.exists():
            recompute(live.meeting, now.date)
        if live.meeting.published_at and now != before:
            notify_moved(live, before.date, storable(note).strip())
    return live


def _moved(meeting: Meeting, rows: dict[str, MeetingDeadline], day: dt.date) -> Iterator[MovedDeadline]:
    computed = {due.kind: due for due in deadlines_before(template_of(meeting.organization), day)}
    for kind in DeadlineKind:
        row, due = rows.get(kind), computed.get(kind)
        if row and row.by_hand and row.day < day:
            yield MovedDeadline(kind, row.day, row.day, row.because, stays=True)
        elif row or due:
            overrun = bool(row and row.by_hand)
            yield MovedDeadline(
                kind, row.day if row else None, due.day if due else None, due.because if due else "", overrun=overrun
            )


def _warnings(
    meeting: Meeting, deadlines: tuple[MovedDeadline, ...], day: dt.date | None, today: dt.date
) -> Iterator[str]:
    if day is None:
        return
    published = meeting.versions.filter(kind=VersionKind.AGENDA).aggregate(first=Min("published_at"))["first"]
    ahead = [each for each in deadlines if not (published and each.kind == DeadlineKind.DISPATCH)]
    yield from warnings_of(day, [Due(e.kind, e.after, e.because) for e in ahead if e.after and not e.stays], today)
    for each in deadlines:
        if each.stays and each.after and not is_working_day(each.after):
            yield f"{each.kind.label} den {each.after:%d-%m-%Y} er ikke en arbejdsdag."
    yield from _short_notice(meeting, day, today, published.date() if published else None)


def _short_notice(meeting: Meeting, day: dt.date, today: dt.date, published: dt.date | None) -> Iterator[str]:
    """Can the council's rule of notice still be kept?"""
    due = next(
        (d for d in deadlines_before(template_of(meeting.organization), day) if d.kind == DeadlineKind.DISPATCH), None
    )
    if due is None:
        return
    if published and published > due.day:
        yield (
            f"Varslet kan ikke holdes: dagsordenen blev udsendt den {published:%d-%m-%Y}, men til et møde den "
            f"{day:%d-%m-%Y} skulle den være udsendt senest den {due.day:%d-%m-%Y} ({due.because})."
        )
    elif not published and due.day < today <= day:
        yield (
            f"Varslet kan ikke holdes: dagsordenen til et møde den {day:%d-%m-%Y} skulle være udsendt senest den "
            f"{due.day:%d-%m-%Y} ({due.because}). Vælg en senere dag, eller aftal et kortere varsel med formandskabet."
        )
