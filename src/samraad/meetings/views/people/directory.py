"""The directory: every organization by kind, one organization with its members by municipality, and a member's page."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.access.permissions import allowed
from samraad.councils.directory import (
    CHAIR,
    SUBSTITUTE,
    VICE_CHAIR,
    VOTING,
    Entry,
    find_seats,
    former,
    holds_on,
    members_of,
    municipalities_of,
    parties_on,
)
from samraad.councils.directory import directory as organizations_on
from samraad.councils.models import Membership, Municipality, Organization, OrganizationKind, Person
from samraad.councils.population import inhabitants_on
from samraad.meetings.members.person_page import person_page
from samraad.meetings.tasks.overview import TaskFilter, tasks
from samraad.meetings.visible import meetings_for

Crumbs = list[tuple[str, str | None]]
MOST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat with those who stand in for its holder."""

    seat: Membership
    substitutes: list[Membership]


@dataclass(frozen=True, slots=True)
class Home:
    """A municipality's members in an organization; ``municipality`` is None for those without one."""

    municipality: Municipality | None
    seats: list[Seat]


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Every organization there is on a day (``dag``), by kind; people by ``navn``, ``parti`` and ``kommune``."""
    headings = {
        OrganizationKind.CHAIR_GROUP: _("Formandskaber"),
        OrganizationKind.GROUP: _("Grupper"),
        OrganizationKind.ASSOCIATION: _("Foreninger"),
        OrganizationKind.BOARD: _("Bestyrelser og nævn"),
        OrganizationKind.OTHER: _("Andre"),
    }
    day = chosen_day(request)
    name, party = request.GET.get("navn", "").strip()[:100], request.GET.get("parti", "").strip()[:50]
    home = Municipality.objects.filter(code=request.GET.get("kommune", "")).first()
    is_searched = bool(name or party or home)
    seats = find_seats(day, name=name, party=party, municipality=home) if is_searched else []
    people = [(who, list(each)) for who, each in groupby(seats, key=lambda seat: seat.person)]
    context = {
        "day": day,
        "is_today": day == timezone.localdate(),
        "kinds": [(headings.get(kind, kind.label), entries) for kind, entries in organizations_on(day)],
        "former": former(day),
        "name": name,
        "party": party,
        "home": home,
        "is_searched": is_searched,
        "people": people[:MOST_PEOPLE],
        "people_count": len(people),
        "parties": parties_on(day),
        "municipalities": Municipality.objects.order_by("name"),
        "may_edit": allowed(request.user, "councils.edit"),
        "crumbs": [(_("Forside"), reverse("front")), (_("Vejviser"), None)],
    }
    return render(request, "meetings/people/directory.html", context)


@require_safe
def organization(request: HttpRequest, slug: str) -> HttpResponse:
    """Who sits in it on a day (``dag``, else today), from which municipality, and what stands below it."""
    shown = get_object_or_404(Organization.objects.select_related("parent"), slug=slug)
    day = chosen_day(request)
    seats = list(members_of(shown, day))
    below = list(shown.children.filter(holds_on(day)).order_by("name"))
    municipalities = list(municipalities_of(shown, day))
    voting = _with_substitutes([seat for seat in seats if seat.role in VOTING], seats)
    counts = Counter(
        Membership.objects.filter(holds_on(day), organization__in=below, role__in=VOTING).values_list(
            "organization_id", flat=True
        )
    )
    shown_under = {substitute.pk for each in voting for substitute in each.substitutes}
    context = {
        "organization": shown,
        "day": day,
        "is_today": day == timezone.localdate(),
        "leaders": [seat for seat in seats if seat.role in (CHAIR, VICE_CHAIR)],
        "homes": _homes(voting),
        "others": [seat for seat in seats if seat.role not in VOTING and seat.pk not in shown_under],
        "count": len(voting),
        "boards": [Entry(each, counts[each.pk]) for each in below if each.kind == OrganizationKind.BOARD],
        "groups": [Entry(each, counts[each.pk]) for each in below if each.kind != OrganizationKind.BOARD],
        "former": shown.children.filter(last_day__lt=day).order_by("-last_day", "name"),
        "municipalities": municipalities,
        "inhabitants": inhabitants_on(municipalities, day),
        "without_members": _without_members(shown, municipalities, voting),
        "has_meetings": meetings_for(request.user).filter(organization=shown).exists(),
        "may_edit": allowed(request.user, "councils.edit", slug),
        "may_read_contacts": allowed(request.user, "councils.read_contacts", slug),
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
        "crumbs": [*crumbs_of(seats[0].organization, found.name)] if seats else _alone(found),
    }
    return render(request, "meetings/people/person.html", context)


def crumbs_of(shown: Organization, *more: str) -> Crumbs:
    """From the directory through the council above to the organization, and what stands below it."""
    found: Crumbs = [(_("Vejviser"), reverse("directory"))]
    if shown.parent:
        found.append((shown.parent.name, reverse("organization", args=[shown.parent.slug])))
    found.append((shown.name, reverse("organization", args=[shown.slug]) if more else None))
    return found + [(title, None) for title in more]


def chosen_day(request: HttpRequest) -> dt.date:
    """The day of ``dag``; today where there is none or it is no day."""
    try:
        return dt.date.fromisoformat(request.GET.get("dag", ""))
    except ValueError:
        return timezone.localdate()


def _alone(found: Person) -> Crumbs:
    return [(_("Vejviser"), reverse("directory")), (found.name, None)]


def _with_substitutes(voting: list[Membership], seats: list[Membership]) -> list[Seat]:
    standing_in: dict[int, list[Membership]] = {}
    for seat in seats:
        if seat.role == SUBSTITUTE and seat.substitute_for_id:
            standing_in.setdefault(seat.substitute_for_id, []).append(seat)
    return [Seat(seat, standing_in.get(seat.pk, [])) for seat in voting]


def _homes(seats: list[Seat]) -> list[Home]:
    def name_of(each: Seat) -> str:
        return each.seat.person.municipality.name if each.seat.person.municipality else ""

    ordered = sorted(seats, key=lambda each: (not name_of(each), name_of(each)))
    homes = [list(members) for _name, members in groupby(ordered, key=name_of)]
    return [Home(members[0].seat.person.municipality, members) for members in homes]


def _without_members(shown: Organization, municipalities: list[Municipality], voting: list[Seat]) -> list[Municipality]:
    """In a council with members: those that take part and have none."""
    if shown.kind != OrganizationKind.COUNCIL or not voting:
        return []
    there = {each.seat.person.municipality_id for each in voting}
    return [municipality for municipality in municipalities if municipality.pk not in there]


def _may(request: HttpRequest, action: str, slugs: set[str]) -> bool:
    return allowed(request.user, action) or any(allowed(request.user, action, slug) for slug in slugs)


def _tasks(request: HttpRequest, found: Person, slugs: set[str]) -> list[object]:
    is_own = request.user.is_authenticated and found.user_id == request.user.pk
    if not is_own and not _may(request, "tasks.read", slugs):
        return []
    return list(tasks(request.user, TaskFilter(person=found, is_done=False)))
