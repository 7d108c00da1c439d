"""What is due before a meeting: computed backwards by the council's template, or set by a secretary, which then stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db import transaction
from django.db.models import F

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import StaleEdit
from samraad.meetings.agenda.template import Template, template_of
from samraad.meetings.errors import CannotPlan
from samraad.meetings.models import LiveMeeting, Meeting, MeetingDeadline
from samraad.meetings.models.live import DeadlineKind, State
from samraad.meetings.stage import locked
from samraad.rules.errors import RuleError
from samraad.rules.wheel import wheel

NEW = 0
BY_HAND = "sat af sekretariatet"


@dataclass(frozen=True, slots=True)
class Due:
    """A day due before a meeting, and why that day (``3 uger før, flyttet til hverdagen før``)."""

    kind: DeadlineKind
    day: dt.date
    because: str


def deadlines_before(template: Template, day: dt.date) -> tuple[Due, ...]:
    """What the template gives for a meeting on ``day``, the first first. Raises CannotPlan."""
    found = []
    for term in template.terms:
        try:
            mark = next(mark for mark in wheel("mødet", day, [term.deadline]) if mark.because != "mødet")
        except RuleError as error:
            raise CannotPlan(str(error)) from None
        found.append(Due(term.kind, mark.date, mark.because))
    return tuple(sorted(found, key=lambda due: due.day))


def write_deadlines(meeting: Meeting, deadlines: Iterable[Due]) -> None:
    """The rows, in the caller's transaction."""
    MeetingDeadline.objects.bulk_create(
        MeetingDeadline(meeting=meeting, kind=due.kind, day=due.day, because=due.because) for due in deadlines
    )


def compute_deadlines(actor: Actor, meeting: Meeting) -> list[MeetingDeadline]:
    """Compute the deadlines of one meeting anew, after its date was moved or where it has none.

    Those that a secretary set stay, as long as they are before the meeting.
    """
    require(actor, "meetings.plan", meeting.organization.slug)
    with transaction.atomic():
        live = locked(meeting)
        if live.meeting.date is None:
            raise CannotPlan("Mødet har ingen dato, så frister kan ikke beregnes. Sæt datoen først.")
        before = _said(meeting)
        recompute(live.meeting, live.meeting.date)
        _tell(actor, meeting, before)
    return list(meeting.deadlines.all())


def recompute(meeting: Meeting, day: dt.date) -> None:
    """Other days for another date, in the caller's transaction; what was set by hand and is before it stays."""
    meeting.deadlines.exclude(by_hand=True, day__lt=day).delete()
    kept = set(meeting.deadlines.values_list("kind", flat=True))
    write_deadlines(
        meeting, (due for due in deadlines_before(template_of(meeting.organization), day) if due.kind not in kept)
    )


def set_deadline(
    actor: Actor, meeting: Meeting, kind: DeadlineKind, day: dt.date, version: int = NEW
) -> MeetingDeadline:
    """Another day than the computed one. ``version`` is the deadline's, ``NEW`` where there is none yet.

    Raises CannotPlan where it is not before the meeting, StaleEdit where somebody else has set it since.
    """
    require(actor, "meetings.plan", meeting.organization.slug)
    with transaction.atomic():
        live = locked(meeting)
        if live.meeting.date and day >= live.meeting.date:
            raise CannotPlan("Fristen skal ligge før mødet. Vælg en tidligere dag.")
        if not 1970 <= day.year <= 2199:
            raise CannotPlan(f"Året {day.year} kan ikke være rigtigt. Ret datoen.")
        row = meeting.deadlines.filter(kind=DeadlineKind(kind)).first() or MeetingDeadline(
            meeting=meeting, kind=DeadlineKind(kind), version=NEW
        )
        if row.pk and row.by_hand and row.day == day:
            return row
        _check_version(row, version, f"{day:%d-%m-%Y}")
        before = _said(meeting)
        row.day, row.because, row.by_hand, row.version = day, BY_HAND, True, row.version + 1
        row.save()
        _tell(actor, meeting, before)
    return row


def let_go_of_deadline(actor: Actor, meeting: Meeting, kind: DeadlineKind, version: int) -> None:
    """Back to the computed day; without one in the template, to none. Raises StaleEdit."""
    require(actor, "meetings.plan", meeting.organization.slug)
    with transaction.atomic():
        live = locked(meeting)
        row = meeting.deadlines.filter(kind=DeadlineKind(kind)).first()
        if row is None or not row.by_hand:
            return
        _check_version(row, version, "den beregnede dag")
        before = _said(meeting)
        row.delete()
        computed = deadlines_before(template_of(meeting.organization), live.meeting.date) if live.meeting.date else ()
        write_deadlines(meeting, (due for due in computed if due.kind == kind))
        _tell(actor, meeting, before)


def is_late(row: MeetingDeadline, live: LiveMeeting, today: dt.date) -> bool:
    """Has the day gone by without what was due? Items and comments need a draft that was begun, dispatch a published agenda."""
    if row.day >= today or live.cancelled_at:
        return False
    waits = (State.PLANNED, State.DRAFT) if row.kind == DeadlineKind.DISPATCH else (State.PLANNED,)
    return live.state in waits


def out_of_order(rows: Sequence[MeetingDeadline]) -> list[str]:
    """Sentences on deadlines that come in another order than the work does."""
    days = {row.kind: row.day for row in rows}
    order = [DeadlineKind.AGENDA, DeadlineKind.COMMENT, DeadlineKind.DISPATCH]
    known = [kind for kind in order if kind in days]
    return [
        f"{one.label} ({days[one]:%d-%m-%Y}) ligger efter {str(other.label).lower()} ({days[other]:%d-%m-%Y})."
        for one, other in pairwise(known)
        if days[one] > days[other]
    ]


def _check_version(row: MeetingDeadline, version: int, yours: str) -> None:
    if row.version != version:
        raise StaleEdit("fristen", yours, f"{row.day:%d-%m-%Y}, {row.because}", row.version, "En anden")


def _said(meeting: Meeting) -> dict[str, str]:
    return {row.kind: row.day.isoformat() for row in meeting.deadlines.all()}


def _tell(actor: Actor, meeting: Meeting, before: dict[str, str]) -> None:
    after = _said(meeting)
    if before == after:
        return
    LiveMeeting.objects.filter(meeting=meeting).update(sequence=F("sequence") + 1)
    history.record(actor, "meetings.deadlines", meeting, before=before, after=after)
