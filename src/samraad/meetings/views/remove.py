"""Striking out personal data and erasing a file: logged acts with a reason, after a clear warning."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samraad.access.permissions import require
from samraad.archive import visible
from samraad.archive.dossier_title import dossier_title
from samraad.archive.errors import CannotRedact
from samraad.archive.models import Dossier, Redaction
from samraad.meetings.erase_dossier import erase_dossier
from samraad.meetings.redact_dossier import lift_redaction, redact_dossier


@require_http_methods(["GET", "HEAD", "POST"])
def redact(request: HttpRequest, slug: str) -> HttpResponse:
    """Strike words out everywhere in a dossier."""
    dossier = _dossier(request, slug, "archive.redact")
    words, reason = request.POST.get("words", "").strip(), request.POST.get("reason", "").strip()
    problems: dict[str, str] = {}
    if request.method == "POST":
        problems = _missing({"words": words, "reason": reason})
        if not problems:
            try:
                redact_dossier(request.user, dossier, words, reason)
            except CannotRedact as error:
                problems = {"words": str(error)}
            else:
                messages.success(request, _("Ordene er overstreget overalt i dossieret og kan ikke længere fremsøges."))
                return redirect("redact", slug=slug)
    context = {
        "dossier": dossier,
        "redactions": list(dossier.redactions.select_related("by")),
        "words": words,
        "reason": reason,
        "problems": problems,
        "crumbs": _crumbs(dossier, _("Overstreg persondata")),
    }
    return render(request, "meetings/redact.html", context, status=400 if problems else 200)


@require_POST
def lift(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a redaction back."""
    dossier = _dossier(request, slug, "archive.redact")
    lift_redaction(request.user, get_object_or_404(Redaction, pk=pk, dossier=dossier))
    messages.success(request, _("Overstregningen er fjernet."))
    return redirect("redact", slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, slug: str) -> HttpResponse:
    """Erase a dossier with its original for good; the file's name must be typed, and a reason given."""
    dossier = _dossier(request, slug, "archive.erase")
    name, reason = request.POST.get("name", "").strip(), request.POST.get("reason", "").strip()
    problems: dict[str, str] = {}
    if request.method == "POST":
        problems = _missing({"reason": reason})
        if name != dossier.name:
            problems["name"] = _("Skriv filens navn, præcis som det står ovenfor.")
        if not problems:
            erase_dossier(request.user, dossier, reason)
            messages.success(request, _("Filen og alt, der var læst i den, er slettet."))
            return redirect("dossiers")
    context = {
        "dossier": dossier,
        "name": name,
        "reason": reason,
        "problems": problems,
        "meeting_link": getattr(dossier, "in_meeting", None),
        "crumbs": _crumbs(dossier, _("Slet filen")),
    }
    return render(request, "meetings/erase.html", context, status=400 if problems else 200)


def _dossier(request: HttpRequest, slug: str, action: str) -> Dossier:
    dossier = get_object_or_404(visible.dossiers_for(request.user).select_related("organization"), slug=slug)
    require(request.user, action, dossier.organization_slug)
    return dossier


def _missing(values: dict[str, str]) -> dict[str, str]:
    return {field: _("Feltet skal udfyldes.") for field, value in values.items() if not value}


def _crumbs(dossier: Dossier, title: str) -> list[tuple[str, str | None]]:
    return [
        (_("Forside"), reverse("front")),
        (_("Arkivet"), reverse("dossiers")),
        (dossier_title(dossier), reverse("dossier", args=[dossier.slug])),
        (title, None),
    ]
