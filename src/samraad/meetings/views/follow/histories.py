"""The history of a meeting, item, task, case, person or organization: who, when, and what differs between before and after."""

from __future__ import annotations

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.archive.views.paging import Pages
from samraad.councils.models import Municipality, Organization, Person
from samraad.meetings.histories import records
from samraad.meetings.histories.records import History
from samraad.meetings.histories.told import told
from samraad.meetings.models import AgendaItem, Case, Meeting, Task

SHOWN = 50
Crumbs = list[tuple[str, str | None]]


@require_safe
def of_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a meeting, with its items, its chapters and who was there."""
    meeting = get_object_or_404(Meeting.objects.select_related("organization"), pk=pk)
    found = records.of_meeting(request.user, meeting)
    crumbs = [_council(meeting.organization), (_("Mødet"), reverse("meeting", args=[pk]))]
    return _page(request, meeting, found, crumbs, str(meeting))


@require_safe
def of_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Of an item, with its sections, decision and tasks."""
    item = get_object_or_404(AgendaItem.objects.select_related("meeting__organization"), pk=pk)
    found = records.of_item(request.user, item)
    meeting = item.meeting
    crumbs = [
        _council(meeting.organization),
        (_("Mødet"), reverse("meeting", args=[meeting.pk])),
        (_("Punkt %(number)s") % {"number": item.number}, reverse("item", args=[pk])),
    ]
    return _page(request, item, found, crumbs, str(item))


@require_safe
def of_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a task."""
    task = get_object_or_404(Task.objects.select_related("organization"), pk=pk)
    crumbs = [(_("Opgaver"), reverse("tasks"))]
    return _page(request, task, records.of_task(request.user, task), crumbs, task.what)


@require_safe
def of_case(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a case."""
    case = get_object_or_404(Case.objects.select_related("organization"), pk=pk)
    crumbs = [(_("Sager"), reverse("cases")), (case.number, reverse("case", args=[pk]))]
    return _page(request, case, records.of_case(request.user, case), crumbs, str(case))


@require_safe
def of_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a person and their seats."""
    person = get_object_or_404(Person, pk=pk)
    crumbs = [(_("Vejviser"), reverse("directory")), (person.name, reverse("person", args=[pk]))]
    return _page(request, person, records.of_person(request.user, person), crumbs, person.name)


@require_safe
def of_organization(request: HttpRequest, slug: str) -> HttpResponse:
    """Of an organization, with its seats and its set-up."""
    organization = get_object_or_404(Organization, slug=slug)
    crumbs = [(_("Vejviser"), reverse("directory")), (organization.name, reverse("organization", args=[slug]))]
    return _page(request, organization, records.of_organization(request.user, organization), crumbs, organization.name)


@require_safe
def of_municipality(request: HttpRequest, code: str) -> HttpResponse:
    """Of a municipality and its population."""
    municipality = get_object_or_404(Municipality, code=code)
    crumbs = [
        (_("Kommuner"), reverse("municipalities")),
        (municipality.name, reverse("municipality", args=[code])),
    ]
    return _page(request, municipality, records.of_municipality(request.user, municipality), crumbs, municipality.name)


def _council(organization: Organization) -> tuple[str, str]:
    return (organization.name, reverse("council", args=[organization.slug]))


def _page(
    request: HttpRequest, subject: Model, found: History | None, crumbs: list[tuple[str, str]], name: str
) -> HttpResponse:
    if found is None:
        raise Http404
    pages = Pages(found.changes.count(), SHOWN, request.GET.get("page", ""))
    shown = found.changes[pages.start : pages.stop]
    context = {
        "name": name,
        "back": crumbs[-1][1],
        "rows": told(found, shown, (subject._meta.label_lower, str(subject.pk))),
        "pages": pages,
        "crumbs": [(_("Forside"), reverse("front")), *crumbs, (_("Historik"), None)],
    }
    return render(request, "meetings/follow/history.html", context)
