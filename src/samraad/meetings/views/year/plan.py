"""Planning a council's year at once: dates first, then what they give, then saved."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from samraad.access.permissions import NotAllowed, allowed
from samraad.councils.models import Organization
from samraad.meetings.errors import CannotPlan
from samraad.meetings.views.live.workspace import councils_of
from samraad.meetings.year.plan_year import PlannedMeeting, plan_year, propose_year

FEWEST, SPARE = 5, 2


class TimesForm(forms.Form):
    """Where and when all of them are held."""

    place = forms.CharField(label=gettext_lazy("Sted"), required=False, max_length=200)
    starts = forms.TimeField(
        label=gettext_lazy("Begynder"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    ends = forms.TimeField(
        label=gettext_lazy("Slutter"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """The form; posted, what the dates would give; posted with ``save``, the meetings are made."""
    councils = [each for each in councils_of(request.user) if allowed(request.user, "meetings.plan", each.slug)]
    if not councils:
        raise NotAllowed("meetings.plan")
    chosen = request.POST.get("organization") or request.GET.get("raad", "")
    organization = next((each for each in councils if each.slug == chosen), None)
    form = TimesForm(request.POST or None)
    typed, refusal = request.POST.getlist("date"), ""
    proposed: tuple[PlannedMeeting, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            proposed, saved = _planned(request, organization, typed, form.cleaned_data)
        except CannotPlan as refused:
            refusal = str(refused)
        else:
            if saved:
                said = ngettext("%(count)s møde er planlagt.", "%(count)s møder er planlagt.", len(proposed))
                messages.success(request, said % {"count": len(proposed)})
                return redirect(f"{reverse('calendar')}?aar={proposed[0].date.year}")
    context = {
        "councils": councils,
        "chosen": organization or (councils[0] if len(councils) == 1 else None),
        "form": form,
        "forms": [form],
        "dates": _fields(typed),
        "proposed": proposed,
        "refusal": refusal,
        "crumbs": [(_("Møder"), reverse("workspace")), (_("Planlæg året"), None)],
    }
    return render(request, "meetings/year/plan.html", context, status=400 if refusal or form.errors else 200)


def _planned(
    request: HttpRequest, organization: Organization | None, typed: list[str], times: dict[str, Any]
) -> tuple[tuple[PlannedMeeting, ...], bool]:
    if organization is None:
        raise CannotPlan(_("Vælg, hvilket råd møderne er i."))
    dates = [_day(value) for value in typed if value.strip()]
    proposed = propose_year(organization, dates, today=timezone.localdate())
    if "save" not in request.POST:
        return proposed, False
    plan_year(request.user, organization, dates, **times)
    return proposed, True


def _day(value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        raise CannotPlan(_("»%(value)s« er ikke en dato. Skriv den som 2027-02-04.") % {"value": value[:40]}) from None


def _fields(typed: list[str]) -> list[str]:
    shown = [value for value in typed if value.strip()]
    return shown + [""] * max(FEWEST - len(shown), SPARE)
