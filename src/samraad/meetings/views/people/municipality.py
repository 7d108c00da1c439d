"""Municipalities: all by region, one with its members and inhabitants, and those of an organization with their shares."""

from __future__ import annotations

import csv
import datetime as dt
import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.access.permissions import allowed
from samraad.councils.directory import municipalities_of
from samraad.councils.members_csv import safe_cell
from samraad.councils.models import Municipality, Organization
from samraad.councils.municipality import by_region, region_of, regions_of, seats_for, takes_part_in
from samraad.councils.population import Inhabitants, figures_of, inhabitants_on, known_days, over_time
from samraad.meetings.views.people.directory import chosen_day, crumbs_of


@require_safe
def municipalities(request: HttpRequest) -> HttpResponse:
    """Every municipality of a day (``dag``) under the region it lies in then, with its inhabitants."""
    day = chosen_day(request)
    groups = by_region(day)
    known = inhabitants_on([each for group in groups for each in group.municipalities], day)
    figures = known.by_municipality if known else {}
    regions = [
        (group, [(each, figures.get(each.pk)) for each in group.municipalities], _sum(group.municipalities, figures))
        for group in groups
    ]
    context = {
        "day": day,
        "is_today": day == timezone.localdate(),
        "regions": regions,
        "known": known,
        "count": sum(len(group.municipalities) for group in groups),
        "may_edit": allowed(request.user, "councils.edit"),
        "crumbs": [(_("Vejviser"), reverse("directory")), (_("Kommuner"), None)],
    }
    return render(request, "meetings/people/municipalities.html", context)


@require_safe
def municipality(request: HttpRequest, code: str) -> HttpResponse:
    """One municipality on a day: region, what it takes part in, who sits for it; and its inhabitants over time."""
    found = get_object_or_404(Municipality, code=code)
    day = chosen_day(request)
    seats = seats_for(found, day)
    context = {
        "municipality": found,
        "day": day,
        "is_today": day == timezone.localdate(),
        "region": region_of(found, day),
        "regions": regions_of(found),
        "organizations": takes_part_in(found, day),
        "seats": seats,
        "steps": over_time(found),
        "crumbs": [
            (_("Vejviser"), reverse("directory")),
            (_("Kommuner"), reverse("municipalities")),
            (found.name, None),
        ],
    }
    return render(request, "meetings/people/municipality.html", context)


@require_safe
def of_organization(request: HttpRequest, slug: str) -> HttpResponse:
    """The municipalities that take part on a day (``dag``), their inhabitants (of ``folketal``) and shares."""
    shown = get_object_or_404(Organization.objects.select_related("parent"), slug=slug)
    day = chosen_day(request)
    found = list(municipalities_of(shown, day))
    known = _asked_for(request, found) or inhabitants_on(found, day)
    figures = known.by_municipality if known else {}
    context = {
        "organization": shown,
        "day": day,
        "is_today": day == timezone.localdate(),
        "rows": [(each, figures.get(each.pk)) for each in found],
        "known": known,
        "known_days": known_days(found),
        "may_edit": allowed(request.user, "councils.edit", slug),
        "crumbs": crumbs_of(shown, _("Kommuner og indbyggere")),
    }
    return render(request, "meetings/people/parties.html", context)


@require_safe
def inhabitants_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The same figures as a CSV file with the columns a scheme's table takes: ``municipality,population``."""
    shown = get_object_or_404(Organization, slug=slug)
    found = list(municipalities_of(shown, chosen_day(request)))
    known = _asked_for(request, found) or inhabitants_on(found, chosen_day(request))
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow(["municipality", "population", "date", "source"])
    if known:
        source = safe_cell("; ".join(known.sources))
        write.writerows(
            [each.name, known.by_municipality[each.pk], known.day.isoformat(), source]
            for each in found
            if each.pk in known.by_municipality
        )
    name = f"indbyggere-{slug}-{known.day if known else 'ukendt'}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _asked_for(request: HttpRequest, found: list[Municipality]) -> Inhabitants | None:
    try:
        return figures_of(found, dt.date.fromisoformat(request.GET.get("folketal", "")))
    except ValueError:
        return None


def _sum(found: list[Municipality], figures: dict[int, int]) -> int | None:
    """Of a region: only where every figure is known."""
    return sum(figures[each.pk] for each in found) if all(each.pk in figures for each in found) else None
