"""What is open: tasks in four orders, narrowed by council, person and organization, with counts; as a page and as a table."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from samraad.access.permissions import allowed
from samraad.archive.views.paging import Pages
from samraad.councils.models import Organization, Person
from samraad.meetings.models import Meeting, Task
from samraad.meetings.tasks.as_csv import as_csv
from samraad.meetings.tasks.overview import about_words, tasks
from samraad.meetings.views.follow.asked import Asked, key_of, narrowed

SHOWN = 100
SOON = dt.timedelta(days=14)
STATES = {
    "aabne": gettext_lazy("Åbne"),
    "overskredne": gettext_lazy("Overskredne"),
    "snart": gettext_lazy("Snart frist"),
    "loeste": gettext_lazy("Løste"),
}
BY = {
    "frist": gettext_lazy("Frist"),
    "moede": gettext_lazy("Møde"),
    "person": gettext_lazy("Person"),
    "organisation": gettext_lazy("Organisation"),
}
LATE, NEAR, LATER, NONE = (
    gettext_lazy("Overskredet"),
    gettext_lazy("Inden for 14 dage"),
    gettext_lazy("Senere"),
    gettext_lazy("Uden frist"),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks under one heading; ``count`` is of all pages. ``url`` leads to what the heading names."""

    title: str
    count: int
    tasks: list[Task]
    url: str = ""
    late: int = 0


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The tasks the reader may see, in one of four states and one of four orders."""
    asked, today = _asked(request), timezone.localdate()
    all_of_them = narrowed(tasks(request.user), asked)
    rows = _ordered(_in_state(all_of_them, asked.state, today), asked)
    pages = Pages(rows.count(), SHOWN, request.GET.get("page", ""))
    shown = list(rows[pages.start : pages.stop])
    for task in shown:
        task.about = about_words(request.user, task)
    editable = {each.pk for each in shown if allowed(request.user, "tasks.edit", each.organization.slug)}
    context = {
        "groups": _groups(shown, rows, asked, today),
        "pages": pages,
        "state": asked.state,
        "states": [(key, title, _in_state(all_of_them, key, today).count()) for key, title in STATES.items()],
        "by": asked.by,
        "orders": BY.items(),
        "narrowing": asked.narrowing,
        "councils": _councils(request),
        "council": asked.council,
        "today": today,
        "soon": today + SOON,
        "editable": editable,
        "crumbs": [(_("Møder"), reverse("workspace")), (_("Opgaver"), None)],
    }
    return render(request, "meetings/follow/tasks.html", context)


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """The same tasks for a spreadsheet."""
    asked, today = _asked(request), timezone.localdate()
    rows = list(_ordered(_in_state(narrowed(tasks(request.user), asked), asked.state, today), asked))
    for task in rows:
        task.about = about_words(request.user, task)
    response = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="opgaver-{today:%Y-%m-%d}.csv"'
    return response


def _asked(request: HttpRequest) -> Asked:
    said = request.GET
    return Asked(
        state=said.get("tilstand", "") if said.get("tilstand") in STATES else "aabne",
        by=said.get("efter", "") if said.get("efter") in BY else "frist",
        council=Organization.objects.filter(slug=said.get("raad", "")).first(),
        person=Person.objects.filter(pk=key_of(said, "person")).first(),
        organization=Organization.objects.filter(slug=said.get("organisation", "")).first(),
        meeting=Meeting.objects.filter(pk=key_of(said, "moede")).first(),
    )


def _in_state(rows: QuerySet[Task], state: str, today: dt.date) -> QuerySet[Task]:
    if state == "loeste":
        return rows.filter(done_on__isnull=False)
    still = rows.filter(done_on=None)
    if state == "overskredne":
        return still.filter(due__lt=today)
    if state == "snart":
        return still.filter(due__gte=today, due__lte=today + SOON)
    return still


def _ordered(rows: QuerySet[Task], asked: Asked) -> QuerySet[Task]:
    due = F("done_on").desc() if asked.state == "loeste" else F("due").asc(nulls_last=True)
    first = {
        "frist": (),
        "moede": (F("meeting__date").desc(nulls_last=True), "meeting"),
        "person": (F("person__name").asc(nulls_last=True), "person"),
        "organisation": (F("responsible__name").asc(nulls_last=True), "responsible"),
    }
    return rows.order_by(*first[asked.by], due, "pk")


def _groups(shown: Sequence[Task], rows: QuerySet[Task], asked: Asked, today: dt.date) -> list[Group]:
    if asked.by == "frist":
        return _by_due(shown, rows, asked, today)
    field, name, url = _headings(asked.by)
    counts = Counter(rows.order_by().values_list(field, flat=True))
    late = Counter(rows.order_by().filter(done_on=None, due__lt=today).values_list(field, flat=True))
    found = []
    for key, group in groupby(shown, key=lambda task: getattr(task, field)):
        here = list(group)
        found.append(Group(name(here[0]), counts[key], here, url(here[0]) if key else "", late[key]))
    return found


def _headings(by: str) -> tuple[str, Callable[[Task], str], Callable[[Task], str]]:
    if by == "moede":
        return (
            "meeting_id",
            lambda task: str(task.meeting or _("Møder, der er taget tilbage")),
            lambda task: reverse("meeting", args=[task.meeting_id]),
        )
    if by == "person":
        return (
            "person_id",
            lambda task: task.person.name if task.person else _("Ingen person"),
            lambda task: reverse("person", args=[task.person_id]),
        )
    return (
        "responsible_id",
        lambda task: task.responsible.name if task.responsible else _("Ingen organisation"),
        lambda task: reverse("organization", args=[task.responsible.slug if task.responsible else ""]),
    )


def _by_due(shown: Sequence[Task], rows: QuerySet[Task], asked: Asked, today: dt.date) -> list[Group]:
    if asked.state != "aabne":
        return [Group("", len(shown), list(shown))] if shown else []

    def place(due: dt.date | None) -> Any:
        if due is None:
            return NONE
        return LATE if due < today else NEAR if due <= today + SOON else LATER

    counts = Counter(str(place(due)) for due in rows.order_by().values_list("due", flat=True))
    grouped = groupby(shown, key=lambda task: str(place(task.due)))
    return [Group(title, counts[title], list(found)) for title, found in grouped]


def _councils(request: HttpRequest) -> list[Organization]:
    seen = tasks(request.user).order_by().values("organization")
    found = list(Organization.objects.filter(pk__in=seen).order_by("name"))
    return found if len(found) > 1 else []
