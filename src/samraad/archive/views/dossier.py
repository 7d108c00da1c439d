"""The list of dossiers, one dossier with its documents, and its history."""

from __future__ import annotations

from itertools import groupby

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.access import history
from samraad.access.permissions import allowed, require
from samraad.archive import visible
from samraad.archive.dossier_title import dossier_title
from samraad.archive.models import Dossier, DossierStatus, FindingPlace
from samraad.archive.originals import may_read_original
from samraad.archive.views.paging import Pages

SHOWN = 50
STATES = ("alle", "forslag", "godkendt", "offentlig")


@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """Every dossier the reader may see, newest first; for secretaries with what is left to do."""
    seen = visible.dossiers_for(request.user)
    state = request.GET.get("vis", "alle")
    chosen = (
        _in_state(seen, state).select_related("organization", "in_meeting__meeting").order_by("-imported_at", "-pk")
    )
    pages = Pages(chosen.count(), SHOWN, request.GET.get("page", ""))
    context = {
        "dossiers": chosen.annotate(
            document_count=Count("documents", distinct=True), item_count=Count("items", distinct=True)
        )[pages.start : pages.stop],
        "pages": pages,
        "state": state,
        "waiting": seen.filter(status=DossierStatus.PROPOSED).count(),
        "crumbs": [(_("Forside"), reverse("front")), (_("Arkivet"), None)],
    }
    return render(request, "archive/dossiers.html", context)


@require_safe
def dossier(request: HttpRequest, slug: str) -> HttpResponse:
    """One dossier: what it is, its documents by item, and what can be done with it."""
    shown = get_object_or_404(visible.dossiers_for(request.user).select_related("organization"), slug=slug)
    council = shown.organization_slug
    documents = shown.documents.order_by("position")
    titles = {each["item"]: each["title"] for each in reversed(shown.outline.get("separators", []))}
    context = {
        "dossier": shown,
        "groups": [
            (item, titles.get(item, ""), list(each)) for item, each in groupby(documents, key=lambda one: one.item)
        ],
        "items": list(shown.items.order_by("position")),
        "meeting_link": getattr(shown, "in_meeting", None),
        "may_correct": allowed(request.user, "archive.correct", council),
        "may_publish": allowed(request.user, "archive.publish", council),
        "may_redact": allowed(request.user, "archive.redact", council),
        "may_erase": allowed(request.user, "archive.erase", council),
        "may_read_history": allowed(request.user, "access.read_history", council),
        "may_read_original": may_read_original(request.user, shown),
        "warnings": shown.outline.get("warnings", []),
        "finding_count": visible.count_worth_a_look(
            visible.findings_for(request.user).filter(
                pk__in=FindingPlace.objects.filter(dossier=shown).values("finding")
            )
        ),
        "crumbs": [(_("Forside"), reverse("front")), (_("Arkivet"), reverse("dossiers")), (dossier_title(shown), None)],
    }
    return render(request, "archive/dossier.html", context)


@require_safe
def history_of_dossier(request: HttpRequest, slug: str) -> HttpResponse:
    """Who did what to a dossier, newest first."""
    shown = get_object_or_404(visible.dossiers_for(request.user).select_related("organization"), slug=slug)
    require(request.user, "access.read_history", shown.organization_slug)
    changes = history.of(shown)
    pages = Pages(changes.count(), SHOWN, request.GET.get("page", ""))
    context = {
        "subject": shown,
        "changes": changes[pages.start : pages.stop],
        "pages": pages,
        "crumbs": [
            (_("Forside"), reverse("front")),
            (_("Arkivet"), reverse("dossiers")),
            (dossier_title(shown), reverse("dossier", args=[slug])),
            (_("Historik"), None),
        ],
    }
    return render(request, "archive/history.html", context)


def _in_state(seen: QuerySet[Dossier], state: str) -> QuerySet[Dossier]:
    if state == "forslag":
        return seen.filter(status=DossierStatus.PROPOSED)
    if state == "godkendt":
        return seen.filter(status=DossierStatus.ACCEPTED, published_at=None)
    if state == "offentlig":
        return seen.exclude(published_at=None)
    return seen
