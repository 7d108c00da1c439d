"""The councils, and one council's meetings by year."""

from __future__ import annotations

from itertools import groupby

from django.db.models import Count, Max, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.access.permissions import allowed
from samraad.councils.directory import municipalities_of
from samraad.councils.models import Organization, OrganizationKind
from samraad.meetings import visible


@require_safe
def councils(request: HttpRequest) -> HttpResponse:
    """Every council, those with meetings the reader may see first."""
    meetings = visible.meetings_for(request.user).order_by()
    counted = dict(meetings.values_list("organization").annotate(Count("pk")))
    latest = dict(meetings.values_list("organization").annotate(Max("date")))
    organizations = Organization.objects.filter(Q(kind=OrganizationKind.COUNCIL) | Q(pk__in=counted)).order_by("name")
    rows = [(each, counted.get(each.pk, 0), latest.get(each.pk)) for each in organizations]
    context = {
        "with_meetings": [row for row in rows if row[1]],
        "without_meetings": [row[0] for row in rows if not row[1]],
        "crumbs": [(_("Forside"), reverse("front")), (_("Råd og møder"), None)],
    }
    return render(request, "meetings/councils.html", context)


@require_safe
def council(request: HttpRequest, slug: str) -> HttpResponse:
    """One council's meetings, newest year first."""
    organization = get_object_or_404(Organization, slug=slug)
    meetings = list(
        visible.meetings_for(request.user)
        .filter(organization=organization)
        .select_related("live")
        .annotate(item_count=Count("items"))
        .order_by("-date", "-pk")
    )
    if not meetings and organization.kind != OrganizationKind.COUNCIL:
        raise Http404
    context = {
        "organization": organization,
        "years": [
            (year, list(each))
            for year, each in groupby(meetings, key=lambda meeting: meeting.date and meeting.date.year)
        ],
        "may_redact": allowed(request.user, "meetings.redact", organization.slug),
        "may_set_up": allowed(request.user, "meetings.edit", organization.slug),
        "municipalities": list(municipalities_of(organization, timezone.localdate())),
        "crumbs": [
            (_("Forside"), reverse("front")),
            (_("Råd og møder"), reverse("councils")),
            (organization.name, None),
        ],
    }
    return render(request, "meetings/council.html", context)
