"""Which municipalities take part in an organization, and since when: a list to tick, with a warning before members fall out."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samraad.access.permissions import require
from samraad.access.stale import StaleEdit
from samraad.councils.directory import municipalities_of
from samraad.councils.errors import CannotSave
from samraad.councils.models import Municipality, Organization
from samraad.councils.municipality import RegionGroup, by_region
from samraad.councils.save_organization import members_left_out, set_municipalities
from samraad.meetings.views.live import answers
from samraad.meetings.views.people.directory import crumbs_of


@require_http_methods(["GET", "HEAD", "POST"])
def set_parties(request: HttpRequest, slug: str) -> HttpResponse:
    """Tick who takes part from a day on; ``confirm`` saves although members' municipalities fall out."""
    shown = get_object_or_404(Organization.objects.select_related("parent"), slug=slug)
    require(request.user, "councils.edit", slug)
    since, refusal = timezone.localdate(), ""
    ticked = set(municipalities_of(shown, since).values_list("code", flat=True))
    joins: list[Municipality] = []
    leaves: list[Municipality] = []
    left_out = []
    if request.method == "POST":
        ticked = set(request.POST.getlist("kommune"))
        chosen = list(Municipality.objects.filter(code__in=ticked).order_by("name"))
        try:
            since = dt.date.fromisoformat(request.POST.get("fra", ""))
            joins, leaves = _changed(shown, chosen, since)
            left_out = members_left_out(shown, chosen, since) if chosen else []
            if not leaves or request.POST.get("confirm"):
                set_municipalities(request.user, shown, chosen, since, version=answers.number(request))
                messages.success(request, _("Deltagerkommunerne er gemt."))
                return redirect(f"{reverse('parties', args=[slug])}?dag={since.isoformat()}")
        except StaleEdit as stale:
            return answers.conflict(request, stale, request.path)
        except ValueError:
            refusal = _("Vælg den dag, listen gælder fra.")
        except CannotSave as error:
            refusal = str(error)
    context = {
        "organization": shown,
        "regions": [(group, not ticked or _has(group, ticked)) for group in by_region(since)],
        "ticked": ticked,
        "since": since,
        "version": answers.number(request) or shown.version,
        "refusal": refusal,
        "joins": joins,
        "leaves": leaves if not refusal else [],
        "left_out": left_out,
        "crumbs": crumbs_of(shown, _("Deltagende kommuner")),
    }
    return render(request, "meetings/people/set_parties.html", context, status=400 if refusal else 200)


def _has(group: RegionGroup, ticked: set[str]) -> bool:
    return any(each.code in ticked for each in group.municipalities)


def _changed(
    shown: Organization, chosen: list[Municipality], since: dt.date
) -> tuple[list[Municipality], list[Municipality]]:
    """Who would join and who would leave on the day."""
    before = list(municipalities_of(shown, since))
    return [each for each in chosen if each not in before], [each for each in before if each not in chosen]
