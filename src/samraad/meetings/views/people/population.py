"""Take in another year's inhabitants: hand in Statistikbanken's file, see what it would change, and save."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samraad.access.permissions import require
from samraad.councils.errors import CannotSave
from samraad.councils.save_population import SOURCE, Day, PopulationFile, propose_population, save_population
from samraad.meetings.views.people.handed_in import handed_in

#: what a file from there is called until somebody says otherwise
STATISTIKBANKEN = "Danmarks Statistik, FOLK1A: folketal den 1. i kvartalet"


@require_http_methods(["GET", "HEAD", "POST"])
def population(request: HttpRequest) -> HttpResponse:
    """The file goes along in the form as text, so that what is saved is what was looked at."""
    require(request.user, "councils.edit")
    refusal, proposed, text = "", None, ""
    source = " ".join(request.POST.get("kilde", STATISTIKBANKEN).split())
    if request.method == "POST":
        try:
            content = handed_in(request, _("Filen er for stor. Hent kun område og tid i Statistikbanken."))
            proposed = propose_population(request.user, content)
            text = _carried(proposed)
            if request.POST.get("save"):
                saved = _save(request, proposed, source)
                messages.success(request, _("%(count)s folketal er gemt.") % {"count": saved})
                return redirect("municipalities")
        except CannotSave as error:
            refusal = str(error)
    context = {
        "proposed": proposed,
        "text": text,
        "source": source,
        "longest_source": SOURCE,
        "refusal": refusal,
        "crumbs": [
            (_("Vejviser"), reverse("directory")),
            (_("Kommuner"), reverse("municipalities")),
            (_("Indlæs folketal"), None),
        ],
    }
    return render(request, "meetings/people/population.html", context, status=400 if refusal else 200)


def _carried(proposed: PopulationFile) -> str:
    """The figures as a long table that is read again when they are saved; the country's own total goes along."""
    lines = ["kommune;dag;folketal"]
    for day in proposed.days:
        lines += [f"{line.municipality.code};{day.day.isoformat()};{line.inhabitants}" for line in day.lines]
        if day.beyond is not None:
            lines.append(f"000;{day.day.isoformat()};{day.total + day.beyond}")
    return "\n".join(lines)


def _save(request: HttpRequest, proposed: PopulationFile, source: str) -> int:
    chosen = set(request.POST.getlist("dag"))
    days: list[Day] = [day for day in proposed.days if day.day.isoformat() in chosen]
    if not days:
        raise CannotSave(_("Vælg mindst én dag, hvis tal skal gemmes."))
    replace = set(request.POST.getlist("erstat"))
    saved = 0
    with transaction.atomic():
        for day in days:
            figures = [(line.municipality, line.inhabitants) for line in day.lines]
            saved += save_population(request.user, day.day, figures, source, _replaced(day, replace))
    return saved


def _replaced(day: Day, asked: set[str]) -> set[int]:
    return {line.municipality.pk for line in day.replacing} if day.day.isoformat() in asked else set()
