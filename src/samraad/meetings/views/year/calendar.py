"""The calendar of meetings and deadlines: a page by month, and feeds that calendar programs fetch."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from samraad.access.models import User
from samraad.access.permissions import Actor, allowed
from samraad.councils.models import Organization
from samraad.meetings.views.live.workspace import councils_of
from samraad.meetings.visible import meetings_for
from samraad.meetings.year.calendar import (
    MEETING,
    as_icalendar,
    calendar_key,
    entries,
    reset_calendar_key,
    user_of_key,
)

ICALENDAR = "text/calendar; charset=utf-8"
#: a feed goes this far back
BACK = dt.timedelta(days=366)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """One year (``aar``) of all councils or one (``raad``), by month."""
    this_year = timezone.localdate().year
    asked = request.GET.get("aar", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and 1900 <= int(asked) <= 2200 else this_year
    organization = _council(request)
    found = entries(request.user, organization, year)
    read = {meeting.pk for meeting in meetings_for(request.user).filter(pk__in=[entry.meeting for entry in found])}
    found = [entry for entry in found if entry.kind == MEETING or not entry.is_cancelled]
    plans = {slug: allowed(request.user, "meetings.plan", slug) for slug in {entry.organization for entry in found}}
    months = [
        (dt.date(*month, 1), [(entry, entry.meeting in read, plans[entry.organization]) for entry in each])
        for month, each in groupby(found, key=lambda entry: (entry.day.year, entry.day.month))
    ]
    feed = reverse("calendar_feed") + (f"?raad={organization.slug}" if organization else "")
    context = {
        "year": year,
        "months": months,
        "late": sum(entry.late for entry in found),
        "meeting_kind": MEETING,
        "organization": organization,
        "councils": Organization.objects.filter(meetings__isnull=False).distinct().order_by("name"),
        "feed": request.build_absolute_uri(feed),
        "own_feed": _own_feed(request),
        "kept": sorted((each for each in councils_of(request.user)), key=lambda each: each.name)
        if request.user.is_authenticated
        else [],
        "today": timezone.localdate(),
        "crumbs": [(_("Forside"), reverse("front")), (_("Kalender"), None)],
    }
    return render(request, "meetings/year/calendar.html", context)


@require_safe
def public_feed(request: HttpRequest) -> HttpResponse:
    """What everybody may see, whoever is signed in."""
    return _feed(AnonymousUser(), _council(request))


@require_safe
def own_feed(request: HttpRequest, key: str) -> HttpResponse:
    """What the owner of the key may see; no more once their password is changed or the account is closed."""
    user = user_of_key(key)
    if user is None:
        raise Http404(_("Adressen gælder ikke mere. Hent en ny på kalendersiden."))
    return _feed(user, _council(request))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_address(request: HttpRequest) -> HttpResponse:
    """Another address for one's own calendar, when the one before has come into the wrong hands."""
    if request.method == "POST":
        reset_calendar_key(request.user)
        messages.success(request, _("Du har fået en ny adresse. Den gamle virker ikke længere."))
        return redirect(f"{reverse('calendar')}#abonnement")
    crumbs = [(_("Forside"), reverse("front")), (_("Kalender"), reverse("calendar")), (_("Ny adresse"), None)]
    return render(request, "meetings/year/new_address.html", {"crumbs": crumbs})


def _feed(actor: Actor, organization: Organization | None) -> HttpResponse:
    since = timezone.localdate() - BACK
    with override(settings.LANGUAGE_CODE):  # whatever the program that fetches it prefers
        found = [entry for entry in entries(actor, organization) if entry.day >= since]
        name = organization.name if organization else _("Møder")
    response = HttpResponse(as_icalendar(found, f"Samråd: {name}"), content_type=ICALENDAR)
    response.headers["Content-Disposition"] = 'inline; filename="samraad.ics"'
    response.headers["Cache-Control"] = "private, max-age=900"
    return response


def _council(request: HttpRequest) -> Organization | None:
    slug = request.GET.get("raad", "")
    return get_object_or_404(Organization, slug=slug) if slug else None


def _own_feed(request: HttpRequest) -> str:
    if not isinstance(request.user, User):
        return ""
    return request.build_absolute_uri(reverse("own_calendar_feed", args=[calendar_key(request.user)]))
