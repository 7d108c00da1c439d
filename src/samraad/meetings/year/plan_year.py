"""Plan a year's meetings at once, with the days due before each computed backwards; what collides is told before it is saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import new_meeting
from samraad.meetings.agenda.template import template_of
from samraad.meetings.errors import CannotEdit, CannotPlan
from samraad.meetings.models import Meeting
from samraad.meetings.models.live import State
from samraad.meetings.year.deadlines import Due, deadlines_before, write_deadlines
from samraad.rules.notices import is_working_day

MOST, CLOSEST = 30, 7


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A date with its deadlines; ``warnings`` are sentences on what is odd about it and may be meant so."""

    date: dt.date
    deadlines: tuple[Due, ...]
    warnings: tuple[str, ...]


def propose_year(
    organization: Organization, dates: Sequence[dt.date], *, today: dt.date | None = None
) -> tuple[PlannedMeeting, ...]:
    """What planning these dates would give, in date order. Raises CannotPlan on a date twice, taken, or that cannot be."""
    if not dates:
        raise CannotPlan("Der er ingen datoer. Vælg mindst én.")
    if len(dates) > MOST:
        raise CannotPlan(f"Der kan højst planlægges {MOST} møder ad gangen. Del planen.")
    days = sorted(dates)
    for one, other in pairwise(days):
        if one == other:
            raise CannotPlan(f"Datoen {one:%d-%m-%Y} står to gange. Fjern den ene.")
    cancelled = Meeting.objects.filter(
        organization=organization, date__in=days, live__cancelled_at__isnull=False
    ).first()
    if cancelled:
        raise CannotPlan(
            f"Rådets møde den {cancelled.date:%d-%m-%Y} er aflyst. Ophæv aflysningen, eller vælg en anden dato."
        )
    taken = set(Meeting.objects.filter(organization=organization, date__in=days).values_list("date", flat=True))
    if taken:
        named = ", ".join(f"{day:%d-%m-%Y}" for day in sorted(day for day in taken if day))
        raise CannotPlan(f"Rådet har allerede møde den {named}. Vælg en anden dato.")
    template = template_of(organization)
    today = today or dt.date.today()
    return tuple(
        PlannedMeeting(day, due, tuple(_warnings(day, due, days, today)))
        for day in days
        for due in [deadlines_before(template, day)]
    )


def plan_year(
    actor: Actor,
    organization: Organization,
    dates: Sequence[dt.date],
    *,
    place: str = "",
    starts: dt.time | None = None,
    ends: dt.time | None = None,
) -> list[Meeting]:
    """Make the meetings, as planned and without an agenda yet. All or none. Raises CannotPlan."""
    require(actor, "meetings.plan", organization.slug)
    with transaction.atomic():
        Organization.objects.select_for_update(of=("self",)).get(pk=organization.pk)
        made = []
        for planned in propose_year(organization, dates):
            try:
                meeting = new_meeting(
                    organization, planned.date, state=State.PLANNED, place=place, starts=starts, ends=ends
                )
            except CannotEdit as error:
                raise CannotPlan(str(error)) from None
            write_deadlines(meeting, planned.deadlines)
            history.record(actor, "meetings.plan", meeting, after={"date": planned.date.isoformat(), "place": place})
            made.append(meeting)
    return made


def _warnings(day: dt.date, deadlines: Sequence[Due], days: Sequence[dt.date], today: dt.date) -> list[str]:
    said = warnings_of(day, deadlines, today)
    near = [other for other in days if other != day and abs((other - day).days) < CLOSEST]
    return said + [f"Der er under en uge til mødet den {other:%d-%m-%Y}." for other in near]


def warnings_of(day: dt.date, deadlines: Sequence[Due], today: dt.date) -> list[str]:
    """What is odd about a date and what is due before it, in sentences; it may be meant so."""
    said = []
    if day.weekday() >= 5:
        said.append(f"{day:%d-%m-%Y} er en {'lørdag' if day.weekday() == 5 else 'søndag'}.")
    elif not is_working_day(day):
        said.append(f"{day:%d-%m-%Y} er en helligdag.")
    if day < today:
        said.append(f"{day:%d-%m-%Y} er allerede gået.")
    for due in deadlines:
        if not is_working_day(due.day):
            said.append(f"{due.kind.label} den {due.day:%d-%m-%Y} er ikke en arbejdsdag.")
        if due.day < today <= day:
            said.append(f"{due.kind.label} den {due.day:%d-%m-%Y} er allerede gået.")
    return said
