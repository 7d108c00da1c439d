"""Holding the meeting: opening and closing it, who is there and when, which item it has come to."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samraad.councils.directory import municipalities_of
from samraad.councils.models import Person
from samraad.meetings.agenda.item_kinds import kinds_of
from samraad.meetings.errors import CannotHold
from samraad.meetings.models import Attendance, Decision, Meeting
from samraad.meetings.models.live import State
from samraad.meetings.models.session import AttendanceState
from samraad.meetings.session import attendance as room
from samraad.meetings.session import hold_meeting
from samraad.meetings.session.quorum import quorum
from samraad.meetings.stage import ENTERED
from samraad.meetings.views.live import answers, found
from samraad.meetings.views.live.answers import number

MOST_PEOPLE = 600
ABSENT = (AttendanceState.EXPECTED, AttendanceState.EXCUSED)


@require_safe
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is there, and the items in turn."""
    meeting = found.prepared(request, pk)
    state = meeting.live.state
    if state in (State.PLANNED, State.DRAFT):
        return redirect("draft", pk=pk)
    rows = list(meeting.attendances.select_related("substitute_for").prefetch_related("times").order_by("name", "pk"))
    decided = dict(Decision.objects.filter(item__meeting=meeting, dossier=None).values_list("item_id", "outcome"))
    items = list(meeting.items.select_related("chapter").filter(withdrawn=False).order_by("position"))
    context = {
        "meeting": meeting,
        "rows": rows,
        "items": [(item, item.pk in decided, decided.get(item.pk, "")) for item in items],
        "quorum": quorum(meeting),
        "undecided": hold_meeting.undecided(meeting) if state == State.RUNNING else [],
        "is_running": state == State.RUNNING,
        "may_enter": state in ENTERED,
        "may_list": state in (State.PUBLISHED, *ENTERED),
        "missing": room.missing_members(meeting),
        "chapters": list(meeting.chapters.order_by("position")),
        "kinds": kinds_of(meeting.organization),
        "not_there": any(row.state != AttendanceState.PRESENT for row in rows),
        "absent": [row for row in rows if row.votes and row.state in ABSENT],
        "others": [person for person in people_of(meeting) if person.pk not in {row.person_id for row in rows}],
        "now": timezone.localtime(),
        "crumbs": found.crumbs_of(meeting, (_("På mødet"), None)),
    }
    return render(request, "meetings/live/hold.html", context)


@require_POST
def course(request: HttpRequest, pk: int) -> HttpResponse:
    """Open, close or reopen the meeting, as the pressed button says."""
    meeting = found.prepared(request, pk)
    acts = {
        "open": (hold_meeting.open_meeting, _("Mødet er åbnet.")),
        "close": (hold_meeting.close_meeting, _("Mødet er lukket. Nu kan referatet samles.")),
        "reopen": (hold_meeting.reopen_meeting, _("Mødet er åbnet igen.")),
    }
    act, said = acts.get(request.POST.get("act", ""), acts["open"])
    return answers.answer(request, lambda: act(request.user, meeting), reverse("hold", args=[pk]), said)


@require_POST
def arrivals(request: HttpRequest, pk: int) -> HttpResponse:
    """Several have come at once."""
    meeting = found.prepared(request, pk)
    keys = [int(each) for each in request.POST.getlist("person") if each.isdigit() and len(each) < 10]

    def act() -> Any:
        return room.arrive_many(request.user, meeting, keys, _clock(request))

    return answers.answer(request, act, reverse("hold", args=[pk]) + "#fremmoede", _("Fremmødet er gemt."))


@require_POST
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody comes, goes or is excused, or what was noted is taken back, as the pressed button says."""
    row = get_object_or_404(Attendance.objects.select_related("meeting__organization"), pk=pk)
    meeting = found.prepared(request, row.meeting_id)
    user, asked = request.user, request.POST.get("act", "")

    def act() -> Any:
        if asked == "arrive":
            return room.arrive(user, row, _clock(request))
        if asked == "leave":
            return room.leave(user, row, _clock(request))
        if asked == "excuse":
            return room.excuse(user, row)
        return room.clear_attendance(user, row)

    back = reverse("hold", args=[meeting.pk]) + f"#person-{pk}"
    return answers.answer(request, act, back, _("Fremmødet er gemt."))


@require_POST
def expect(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the members who are not on the list yet on it."""
    meeting = found.prepared(request, pk)
    back = reverse("hold", args=[pk]) + "#fremmoede"
    act = room.prepare_attendance
    return answers.answer(request, lambda: act(request.user, meeting), back, _("Rådets medlemmer er på listen."))


@require_POST
def stand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody meets in a member's place."""
    meeting = found.prepared(request, pk)
    row = get_object_or_404(Attendance, pk=number(request, "attendance"), meeting=meeting)
    person = Person.objects.filter(pk=number(request, "person")).select_related("municipality").first()

    def act() -> Any:
        if person is None:
            raise CannotHold(_("Vælg, hvem der er stedfortræder."))
        return room.substitute(request.user, row, person)

    back = reverse("hold", args=[pk]) + "#fremmoede"
    return answers.answer(request, act, back, _("Stedfortræderen er på listen og kan nu registreres som mødt."))


@require_POST
def guest(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody without a vote."""
    meeting = found.prepared(request, pk)
    name, role = request.POST.get("name", ""), request.POST.get("role", "")
    back = reverse("hold", args=[pk]) + "#fremmoede"
    act = room.add_guest
    return answers.answer(request, lambda: act(request.user, meeting, name, role), back, _("Gæsten er sat på listen."))


@require_POST
def come_to(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting has come to this item."""
    item = found.prepared_item(request, pk)
    back = reverse("decide", args=[pk])
    said = _("Mødet er nået til punkt %(number)s.") % {"number": item.number}
    return answers.answer(request, lambda: hold_meeting.go_to_item(request.user, item), back, said)


def people_of(meeting: Meeting) -> list[Person]:
    """People from the council's municipalities: who can be a substitute or be appointed."""
    day = meeting.date or dt.date.today()
    homes = municipalities_of(meeting.organization, day)
    people = Person.objects.filter(municipality__in=homes).select_related("municipality").order_by("name")
    return list(people[:MOST_PEOPLE])


def _clock(request: HttpRequest) -> dt.time:
    """The time that was given, now where it was left empty."""
    text = request.POST.get("at", "")
    if not text:
        return timezone.localtime().time().replace(second=0, microsecond=0)
    try:
        return dt.time.fromisoformat(text)
    except ValueError:
        raise CannotHold(_("»%(text)s« er ikke et klokkeslæt. Skriv det som 13:05.") % {"text": text}) from None
