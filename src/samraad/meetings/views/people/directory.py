"""The directory: every organization by kind, one organization with its members by municipality, and a member's page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.access import history
from samraad.access.permissions import allowed
from samraad.councils.directory import CHAIR, VICE_CHAIR, VOTING, Entry, holds_on, members_of, municipalities_of
from samraad.councils.directory import directory as organizations_on
from samraad.councils.models import Membership, Organization, OrganizationKind, Person
from samraad.meetings.members.person_page import person_page
from samraad.meetings.tasks.overview import TaskFilter, tasks
from samraad.meetings.visible import meetings_for

Crumbs = list[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Home:
    """A municipality's members in an organization; ``name`` is empty for those without one."""

    name: str
    members: list[Membership]


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Every organization there is today, by kind."""
    context = {
        "kinds": organizations_on(timezone.localdate()),
        "may_edit": allowed(request.user, "councils.edit"),
        "crumbs": [(_("Forside"), reverse("front")), (_("Vejviser"), None)],
    }
    return render(request, "meetings/people/directory.html", context)


@require_safe
def organization(request: HttpRequest, slug: str) -> HttpResponse:
    """Who sits in it on a day (``dag``, else today), from which municipality, and what stands below it."""
    shown = get_object_or_404(Organization.objects.select_related("parent"), slug=slug)
    day = _day(request.GET.get("dag", "")) or timezone.localdate()
    seats = list(members_of(shown, day))
    below = shown.children.filter(holds_on(day)).order_by("name")
    may_edit = allowed(request.user, "councils.edit", slug)
    context = {
        "organization": shown,
        "day": day,
        "leaders": [seat for seat in seats if seat.role in (CHAIR, VICE_CHAIR)],
        "homes": _homes([seat for seat in seats if seat.role in VOTING]),
        "others": [seat for seat in seats if seat.role not in VOTING],
        "count": sum(seat.role in VOTING for seat in seats),
        "boards": [Entry(each, _seats(each, day)) for each in below if each.kind == OrganizationKind.BOARD],
        "groups": [Entry(each, _seats(each, day)) for each in below if each.kind != OrganizationKind.BOARD],
        "municipalities": [] if seats else list(municipalities_of(shown, day)),
        "has_meetings": meetings_for(request.user).filter(organization=shown).exists(),
        "may_edit": may_edit,
        "changes": list(history.of(shown)[:10]) if allowed(request.user, "access.read_history", slug) else [],
        "crumbs": crumbs_of(shown),
    }
    return render(request, "meetings/people/organization.html", context)


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """A member: seats, statements, appointments, each linked to its item; tasks for those who may see them."""
    found = get_object_or_404(Person.objects.select_related("municipality", "user"), pk=pk)
    page = person_page(request.user, found, timezone.localdate())
    seats = (*page.sits, *page.sat)
    slugs = {seat.organization.slug for seat in seats}
    context = {
        "page": page,
        "person": found,
        "may_edit": _may(request, "councils.edit", slugs),
        "tasks": _tasks(request, found, slugs),
        "changes": list(history.of(found)[:10]) if _may(request, "access.read_history", slugs) else [],
        "crumbs": [*crumbs_of(seats[0].organization, found.name)] if seats else [(_("Vejviser"), reverse("directory"))],
    }
    return render(request, "meetings/people/person.html", context)


def crumbs_of(shown: Organization, *more: str) -> Crumbs:
    """From the directory through the council above to the organization, and what stands below it."""
    found: Crumbs = [(_("Vejviser"), reverse("directory"))]
    if shown.parent:
        found.append((shown.parent.name, reverse("organization", args=[shown.parent.slug])))
    found.append((shown.name, reverse("organization", args=[shown.slug]) if more else None))
    return found + [(title, None) for title in more]


def _homes(seats: list[Membership]) -> list[Home]:
    def name_of(seat: Membership) -> str:
        return seat.person.municipality.name if seat.person.municipality else ""

    ordered = sorted(seats, key=lambda seat: (not name_of(seat), name_of(seat)))
    return [Home(name, list(members)) for name, members in groupby(ordered, key=name_of)]


def _seats(shown: Organization, day: dt.date) -> int:
    return shown.memberships.filter(holds_on(day)).count()


def _may(request: HttpRequest, action: str, slugs: set[str]) -> bool:
    return allowed(request.user, action) or any(allowed(request.user, action, slug) for slug in slugs)


def _tasks(request: HttpRequest, found: Person, slugs: set[str]) -> list[object]:
    is_own = request.user.is_authenticated and found.user_id == request.user.pk
    if not is_own and not _may(request, "tasks.read", slugs):
        return []
    return list(tasks(request.user, TaskFilter(person=found, is_done=False)))


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None
