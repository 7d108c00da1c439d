"""Cancelling a meeting, taking that back, and removing one that nobody has heard of yet."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samraad.access.stale import StaleEdit
from samraad.meetings.agenda.create_meeting import remove_meeting
from samraad.meetings.errors import CannotEdit, NotLive
from samraad.meetings.models.live import State
from samraad.meetings.stage import is_announced
from samraad.meetings.views.live import answers, found
from samraad.meetings.who_reads import BEFORE_THE_MEETING
from samraad.meetings.year.cancel_meeting import cancel_meeting, revive_meeting, told_of


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """What cancelling does, the reason, and the act; for a meeting that is cancelled, taking it back."""
    meeting = found.prepared(request, pk)
    refusal = ""
    if request.method == "POST":
        try:
            cancel_meeting(request.user, meeting, request.POST.get("reason", ""), answers.number(request))
        except StaleEdit as stale:
            return answers.conflict(request, stale, reverse("draft", args=[pk]))
        except (CannotEdit, NotLive) as refused:
            refusal = str(refused)
        else:
            messages.success(request, _("Mødet er aflyst."))
            return redirect("draft", pk=pk)
    live = meeting.live
    context = {
        "meeting": meeting,
        "told": told_of(meeting),
        "refusal": refusal,
        "reason": request.POST.get("reason", ""),
        "too_late": live.state not in BEFORE_THE_MEETING,
        "may_remove": live.state in (State.PLANNED, State.DRAFT) and not is_announced(meeting),
        "crumbs": found.crumbs_of(meeting, (_("Aflys mødet"), None)),
    }
    return render(request, "meetings/year/cancel.html", context, status=answers.REFUSED if refusal else 200)


@require_POST
def revive(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting is held after all."""
    meeting = found.prepared(request, pk)
    note, version = request.POST.get("note", ""), answers.number(request)
    said = _("Aflysningen er ophævet.")
    return answers.answer(
        request, lambda: revive_meeting(request.user, meeting, version, note), reverse("draft", args=[pk]), said
    )


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a draft that nobody has heard of."""
    meeting = found.prepared(request, pk)
    back = reverse("cancel_meeting", args=[pk])
    if not request.POST.get("sure"):
        return answers.refused(request, _("Sæt kryds ved, at mødet skal fjernes. Det kan ikke fortrydes."), back)
    said = _("Mødet er fjernet.")
    return answers.answer(request, lambda: remove_meeting(request.user, meeting), reverse("workspace"), said)
