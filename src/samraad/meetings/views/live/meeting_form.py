"""Creating a meeting by hand, beginning the agenda of a planned one, and changing its date, place and times."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from samraad.access.permissions import NotAllowed
from samraad.access.stale import StaleEdit
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import create_meeting, start_draft
from samraad.meetings.errors import CannotEdit, CannotPlan, NotLive
from samraad.meetings.models import LiveMeeting, Meeting
from samraad.meetings.views.live import answers, found
from samraad.meetings.views.live.workspace import councils_of
from samraad.meetings.year.move_meeting import Move, When, move_meeting, propose_move


class MeetingForm(forms.Form):
    """What a meeting is called, when and where. Times and date may wait."""

    date = forms.DateField(
        label=gettext_lazy("Dato"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    starts = forms.TimeField(
        label=gettext_lazy("Begynder"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    ends = forms.TimeField(
        label=gettext_lazy("Slutter"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(label=gettext_lazy("Sted"), required=False, max_length=200)
    name = forms.CharField(
        label=gettext_lazy("Navn"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Kun når mødet har et særligt navn, for eksempel »Konstituerende møde«."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """A new meeting with a draft agenda from the council's template."""
    councils = councils_of(request.user)
    if not councils:
        raise NotAllowed("meetings.edit")
    form = MeetingForm(request.POST or None)
    chosen = request.POST.get("organization") or request.GET.get("raad", "")
    organization = next((each for each in councils if each.slug == chosen), None)
    if request.method == "POST" and form.is_valid():
        if organization is None:
            form.add_error(None, _("Vælg, hvilket råd mødet er i."))
        else:
            meeting = _created(request, form, organization)
            if meeting:
                messages.success(request, _("Mødet er oprettet, og dagsordenen er begyndt med de faste punkter."))
                return redirect("draft", pk=meeting)
    context = {
        "form": form,
        "councils": councils,
        "chosen": organization or (councils[0] if len(councils) == 1 else None),
        "crumbs": [(_("Møder"), reverse("workspace")), (_("Nyt møde"), None)],
    }
    return render(request, "meetings/live/new_meeting.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Another date, time, place or name. What moves with it is shown before it is saved."""
    meeting = found.prepared(request, pk)
    form = MeetingForm(request.POST or None, initial=_initial(meeting.live))
    move: Move | None = None
    if request.method == "POST" and form.is_valid():
        after = When(*(form.cleaned_data[name] for name in ("date", "starts", "ends", "place")))
        try:
            move = propose_move(meeting, after)
            if not _to_be_shown(move) or request.POST.get("confirmed") == seal(after):
                return _moved(request, meeting, form, after)
        except StaleEdit as stale:
            return answers.conflict(request, stale, reverse("draft", args=[pk]))
        except (CannotEdit, CannotPlan, NotLive) as refusal:
            move = None
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "meeting": meeting,
        "move": move,
        "seal": seal(move.after) if move else "",
        "note": request.POST.get("note", ""),
        "crumbs": found.crumbs_of(meeting, (_("Oplysninger"), None)),
    }
    return render(request, "meetings/live/edit_meeting.html", context, status=400 if form.errors else 200)


def seal(when: When) -> str:
    """What was shown, so that only that is saved: a form changed since is shown anew."""
    return "|".join(str(value or "") for value in (when.date, when.starts, when.ends, when.place.strip()))


def _to_be_shown(move: Move) -> bool:
    return bool(move.deadlines or move.told)


def _moved(request: HttpRequest, meeting: Meeting, form: MeetingForm, after: When) -> HttpResponse:
    version, name = form.cleaned_data["version"] or 0, form.cleaned_data["name"]
    move_meeting(request.user, meeting, version, after, name=name, note=request.POST.get("note", ""))
    messages.success(request, _("Mødets oplysninger er gemt."))
    return redirect("draft", pk=meeting.pk)


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the agenda of a planned meeting."""
    meeting = found.prepared(request, pk)
    said = _("Dagsordenen er begyndt med de faste punkter.")
    return answers.answer(request, lambda: start_draft(request.user, meeting), reverse("draft", args=[pk]), said)


def _created(request: HttpRequest, form: MeetingForm, organization: Organization) -> int | None:
    said: dict[str, Any] = {name: form.cleaned_data[name] for name in ("name", "place", "starts", "ends")}
    date: dt.date | None = form.cleaned_data["date"]
    try:
        return create_meeting(request.user, organization, date, **said).pk
    except CannotEdit as refusal:
        form.add_error(None, str(refusal))
        return None


def _initial(live: LiveMeeting) -> dict[str, Any]:
    meeting = live.meeting
    return {
        "date": meeting.date,
        "starts": live.starts,
        "ends": live.ends,
        "place": meeting.place,
        "name": meeting.name,
        "version": live.version,
    }
