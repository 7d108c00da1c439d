"""The look of a council's papers: its colour and its logo."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samraad.access.stale import StaleEdit
from samraad.meetings.agenda.save_setup import keep_logo, save_look, setup_of
from samraad.meetings.errors import CannotEdit
from samraad.meetings.papers.colours import FALLBACK, readable
from samraad.meetings.papers.logo import image_kind
from samraad.meetings.views.live import answers
from samraad.meetings.views.setup.pages import common, prepared

TYPES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, slug: str) -> HttpResponse:
    """The form."""
    organization = prepared(request, slug)
    known, refusal = setup_of(organization), ""
    accent = request.POST.get("accent", known.accent or FALLBACK)
    if request.method == "POST":
        upload, act = request.FILES.get("logo"), request.POST.get("act", "save")
        try:
            logo = None if act == "remove-logo" else known.logo
            if upload:
                logo = keep_logo(request.user, organization, upload, request.POST.get("says", ""))
            said = "" if act == "usual" or accent.lower() == FALLBACK else accent
            save_look(request.user, organization, said, logo=logo, version=answers.number(request))
        except StaleEdit as stale:
            return answers.conflict(request, stale, reverse("setup_look", args=[slug]))
        except CannotEdit as refused:
            refusal = str(refused)
        else:
            messages.success(request, _("Papirets udseende er gemt. Det gælder fra den næste offentliggørelse."))
            return redirect("setup_look", slug=slug)
    context = common(organization, "setup_look", _("Papirets udseende")) | {
        "accent": accent,
        "darkened": readable(accent) if readable(accent) != accent.lower() else "",
        "says": request.POST.get("says", ""),
        "refused": (refusal,) if refusal else (),
    }
    return render(request, "meetings/setup/look.html", context, status=answers.REFUSED if refusal else 200)


@require_safe
def logo(request: HttpRequest, slug: str) -> HttpResponse:
    """The image as it is kept; nothing in it can run."""
    known = setup_of(prepared(request, slug)).logo
    if known is None:
        raise Http404
    content = bytes(known.content)
    headers = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}
    return HttpResponse(content, content_type=TYPES[image_kind(content)], headers=headers)
