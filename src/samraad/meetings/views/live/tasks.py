"""Tasks: what is open and what is late, by meeting, person and organization; adding, closing and reopening them."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samraad.access.permissions import allowed
from samraad.archive.views.paging import Pages
from samraad.councils.models import Organization, Person
from samraad.meetings.errors import CannotSaveTask
from samraad.meetings.models import AgendaItem, Task
from samraad.meetings.tasks import save_task
from samraad.meetings.tasks.overview import TaskFilter, tasks
from samraad.meetings.views.live import answers
from samraad.meetings.views.live.answers import number

SHOWN = 100
STATES = {
    "aabne": gettext_lazy("Åbne"),
    "overskredne": gettext_lazy("Overskredne"),
    "loeste": gettext_lazy("Løste"),
}
BY = {
    "frist": gettext_lazy("Frist"),
    "moede": gettext_lazy("Møde"),
    "person": gettext_lazy("Person"),
    "organisation": gettext_lazy("Organisation"),
}


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The tasks the reader may see, in one of three states and one of four orders."""
    state = request.GET.get("tilstand", "")
    state = state if state in STATES else "aabne"
    by = request.GET.get("efter", "")
    by = by if by in BY else "frist"
    today = dt.date.today()
    asked = TaskFilter(is_done=state == "loeste", overdue_on=today if state == "overskredne" else None)
    rows = tasks(request.user, asked)
    pages = Pages(rows.count(), SHOWN, request.GET.get("page", ""))
    shown = list(rows[pages.start : pages.stop])
    context = {
        "groups": _grouped(shown, by),
        "total": pages.total,
        "pages": pages,
        "state": state,
        "states": STATES.items(),
        "by": by,
        "orders": BY.items(),
        "today": today,
        "editable": {each.pk for each in shown if allowed(request.user, "tasks.edit", each.organization.slug)},
        "crumbs": [(_("Møder"), reverse("workspace")), (_("Opgaver"), None)],
    }
    return render(request, "meetings/live/tasks.html", context)


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A task that follows from an item, live or archived."""
    item = get_object_or_404(AgendaItem.objects.select_related("meeting__organization"), pk=pk)
    person = Person.objects.filter(pk=number(request, "person")).first()
    responsible = Organization.objects.filter(pk=number(request, "responsible")).first()
    what = request.POST.get("what", "")

    def act() -> Any:
        due = _day(request.POST.get("due", ""))
        return save_task.add_task(request.user, item, what, person=person, responsible=responsible, due=due)

    return answers.answer(request, act, _back(request), _("Opgaven er gemt."))


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it with what came of it, or open it again, as the pressed button says."""
    task = get_object_or_404(Task.objects.select_related("organization"), pk=pk)
    version, note = number(request), request.POST.get("note", "")

    def act() -> Any:
        if request.POST.get("act") == "reopen":
            return save_task.reopen_task(request.user, task, version)
        return save_task.close_task(request.user, task, note, version)

    return answers.answer(request, act, _back(request), _("Opgaven er gemt."))


def _grouped(rows: list[Task], by: str) -> list[tuple[str, list[Task]]]:
    if by == "frist":
        return [("", rows)] if rows else []
    names = {
        "moede": lambda task: str(task.meeting or task.about),
        "person": lambda task: task.person.name if task.person else _("Ingen person"),
        "organisation": lambda task: task.responsible.name if task.responsible else _("Ingen organisation"),
    }
    name = names[by]
    return [(title, list(found)) for title, found in groupby(sorted(rows, key=name), key=name)]


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise CannotSaveTask(_("Fristen er ikke en dato. Vælg en dag.")) from None


def _back(request: HttpRequest) -> str:
    """To the page the form stood on; only within the site."""
    there = request.POST.get("back", "")
    return there if there.startswith("/") and not there.startswith(("//", "/\\")) else reverse("tasks")
