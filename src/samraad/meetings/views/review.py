"""The review of a dossier: what was read, what is inferred and why, which meeting it belongs to; accepting and taking back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samraad.access.permissions import allowed, require
from samraad.archive import visible
from samraad.archive.dossier_title import dossier_title
from samraad.archive.errors import CannotCorrect
from samraad.archive.models import Dossier
from samraad.archive.views.review_rows import review_rows
from samraad.councils.models import Organization
from samraad.meetings.accept_dossier import accept_dossier
from samraad.meetings.errors import CannotAccept
from samraad.meetings.propose_meeting import MeetingProposal, propose_meetings
from samraad.meetings.withdraw_acceptance import lost_by_withdrawing, withdraw_acceptance


@require_safe
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that was read in a dossier, row by row, to be corrected and accepted."""
    return _page(request, _dossier(request, slug, "archive.correct"))


@require_POST
def accept(request: HttpRequest, slug: str) -> HttpResponse:
    """Accept the dossier as part of the chosen meeting."""
    dossier = _dossier(request, slug, "meetings.accept")
    chosen = _chosen(request, dossier)
    if chosen is None:
        return _page(request, dossier, _("Vælg et møde, eller angiv råd og dato."))
    organization, date, evidence = chosen
    try:
        meeting = accept_dossier(request.user, dossier, organization, date, evidence)
    except (CannotAccept, CannotCorrect) as error:
        return _page(request, dossier, str(error))
    messages.success(
        request,
        _("Godkendt. Mødet og dets punkter er skrevet. Offentliggør det, når alle må se det."),
    )
    return redirect("meeting", pk=meeting.pk)


@require_POST
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Undo an acceptance: what the dossier told of the meeting is taken out again."""
    dossier = _dossier(request, slug, "meetings.accept")
    withdraw_acceptance(request.user, dossier)
    messages.success(request, _("Godkendelsen er fortrudt. Dossieret er igen et forslag."))
    return redirect("review", slug=slug)


def _dossier(request: HttpRequest, slug: str, action: str) -> Dossier:
    dossier = get_object_or_404(visible.dossiers_for(request.user).select_related("organization"), slug=slug)
    require(request.user, action, dossier.organization_slug)
    return dossier


def _page(request: HttpRequest, dossier: Dossier, problem: str = "") -> HttpResponse:
    proposals = propose_meetings(dossier)
    context: dict[str, Any] = {
        "dossier": dossier,
        "proposals": list(enumerate(proposals)),
        "organizations": list(Organization.objects.order_by("name").only("pk", "name", "slug")),
        "meeting_link": getattr(dossier, "in_meeting", None),
        "lost": lost_by_withdrawing(dossier),
        "may_correct": True,
        "may_accept": allowed(request.user, "meetings.accept", dossier.organization_slug),
        "warnings": dossier.outline.get("warnings", []),
        "problem": problem,
        "crumbs": [
            (_("Forside"), reverse("front")),
            (_("Arkivet"), reverse("dossiers")),
            (dossier_title(dossier), reverse("dossier", args=[dossier.slug])),
            (_("Gennemgang"), None),
        ],
        **review_rows(dossier),
    }
    return render(request, "meetings/review.html", context, status=400 if problem else 200)


def _chosen(request: HttpRequest, dossier: Dossier) -> tuple[Organization, dt.date, tuple[Any, ...]] | None:
    """The proposal that was picked, with its evidence, or the council and date that were given instead."""
    picked = request.POST.get("proposal", "")
    if picked.isdecimal() and len(picked) < 4:
        proposals: list[MeetingProposal] = propose_meetings(dossier)
        if int(picked) < len(proposals):
            proposal = proposals[int(picked)]
            if proposal.organization and proposal.date:
                return proposal.organization, proposal.date, tuple(proposal.evidence)
    try:
        date = dt.date.fromisoformat(request.POST.get("date", ""))
    except ValueError:
        return None
    organization = Organization.objects.filter(slug=request.POST.get("organization", "")).first()
    return (organization, date, ()) if organization else None
