"""A meeting's deadlines: each set by hand, or let go of again so that it follows the council's template."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samraad.access.permissions import require
from samraad.meetings.agenda.template import template_of
from samraad.meetings.errors import CannotPlan
from samraad.meetings.models import Meeting, MeetingDeadline
from samraad.meetings.models.live import DeadlineKind
from samraad.meetings.views.live import answers, found
from samraad.meetings.year.deadlines import (
    Due,
    compute_deadlines,
    deadlines_before,
    is_late,
    let_go_of_deadline,
    out_of_order,
    set_deadline,
)

Row = tuple[DeadlineKind, MeetingDeadline | None, Due | None, bool]


@require_http_methods(["GET", "HEAD", "POST"])
def deadlines(request: HttpRequest, pk: int) -> HttpResponse:
    """Every deadline that a meeting can have; posted, those that follow the template are computed anew."""
    meeting = _planned(request, pk)
    if request.method == "POST":
        said = _("Fristerne er regnet ud. De, der er sat i hånden, er, som de var.")
        back = reverse("deadlines", args=[pk])
        return answers.answer(request, lambda: _none(compute_deadlines(request.user, meeting)), back, said)
    rows = _rows(meeting)
    context = {
        "meeting": meeting,
        "rows": rows,
        "has_any": any(row for _kind, row, _due, _late in rows),
        "warnings": out_of_order([row for _kind, row, _due, _late in rows if row]),
        "crumbs": found.crumbs_of(meeting, (_("Frister"), None)),
    }
    return render(request, "meetings/year/deadlines.html", context)


@require_POST
def change(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Set one by hand (``day``), or let go of it (``act`` is ``follow``)."""
    meeting = _planned(request, pk)
    if kind not in DeadlineKind.values:
        raise Http404
    back = reverse("deadlines", args=[pk])
    if request.POST.get("back") == "calendar" and meeting.date:
        back = f"{reverse('calendar')}?aar={meeting.date.year}&raad={meeting.organization.slug}"
    version = answers.number(request)

    def act() -> None:
        if request.POST.get("act") == "follow":
            let_go_of_deadline(request.user, meeting, DeadlineKind(kind), version)
        else:
            set_deadline(request.user, meeting, DeadlineKind(kind), _day(request.POST.get("day", "")), version)

    return answers.answer(request, act, back, _("Fristen er gemt."))


def _planned(request: HttpRequest, pk: int) -> Meeting:
    meeting = found.prepared(request, pk)
    require(request.user, "meetings.plan", meeting.organization.slug)
    return meeting


def _rows(meeting: Meeting) -> list[Row]:
    known = {row.kind: row for row in meeting.deadlines.all()}
    template = template_of(meeting.organization)
    try:
        computed = {due.kind: due for due in deadlines_before(template, meeting.date)} if meeting.date else {}
    except CannotPlan:
        computed = {}
    today = timezone.localdate()
    return [
        (kind, row, computed.get(kind), bool(row and is_late(row, meeting.live, today)))
        for kind in DeadlineKind
        for row in [known.get(kind)]
    ]


def _day(value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        raise CannotPlan(_("»%(value)s« er ikke en dato. Skriv den som 2027-02-04.") % {"value": value[:40]}) from None


def _none(_rows: object) -> None:
    """Several rows have no one version to go on with."""
