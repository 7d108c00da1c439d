"""How a page answers a save: done, refused with the reason, or told that somebody else saved first. What was typed is never lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from samraad.access.stale import StaleEdit
from samraad.councils.errors import CannotSave
from samraad.meetings import errors

REFUSALS = (
    CannotSave,
    errors.CannotAppoint,
    errors.CannotApprove,
    errors.CannotAttach,
    errors.CannotDecide,
    errors.CannotEdit,
    errors.CannotHold,
    errors.CannotKeepNote,
    errors.CannotPlan,
    errors.CannotPublish,
    errors.CannotSaveCase,
    errors.CannotSaveTask,
    errors.NotLive,
)
CONFLICT, REFUSED = 409, 400
_NOT_SHOWN = {"csrfmiddlewaretoken", "version"}


def answer(request: HttpRequest, act: Callable[[], Any], back: str, said: str = "") -> HttpResponse:
    """Do ``act`` and go ``back``; a page that saves as one types gets a line for its status instead.

    ``act`` returns the row it saved, where its form goes on with the row's new version.
    """
    try:
        row = act()
    except StaleEdit as stale:
        return conflict(request, stale, back)
    except REFUSALS as refusal:
        return refused(request, str(refusal), back)
    if live_form(request):
        response = render(request, "meetings/live/_saved.html")
        if hasattr(row, "version"):
            response.headers["X-Version"] = str(row.version)
        return response
    messages.success(request, said or _("Gemt."))
    return HttpResponseRedirect(back)


def conflict(request: HttpRequest, stale: StaleEdit, back: str) -> HttpResponse:
    """Both texts side by side, and the choice between them."""
    context = {"stale": stale, "back": back, "fields": _posted(request), "action": request.get_full_path()}
    template = "meetings/live/_conflict.html" if live_form(request) else "meetings/live/conflict.html"
    return render(request, template, context, status=CONFLICT)


def refused(request: HttpRequest, reason: str, back: str) -> HttpResponse:
    """The reason, and on a page of its own also what was typed."""
    typed = [value for name, value in _posted(request) if len(value) > 20]
    context = {"reason": reason, "back": back, "typed": typed}
    template = "meetings/live/_refused.html" if live_form(request) else "meetings/live/refused.html"
    return render(request, template, context, status=REFUSED)


def live_form(request: HttpRequest) -> bool:
    """Does a script wait for a part of a page?"""
    return bool(getattr(request, "htmx", False))


def number(request: HttpRequest, name: str = "version") -> int:
    """A whole number that was sent, 0 where there was none."""
    value = request.POST.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0


def _posted(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.POST.lists() for value in values if name not in _NOT_SHOWN]
