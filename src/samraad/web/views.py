"""The front page and the pages about Samråd itself."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.archive.models import Document, Dossier, ProposedItem
from samraad.archive.visible import dossiers_for
from samraad.meetings.models import ItemAttachment
from samraad.meetings.visible import meetings_for

SHOWN = 6


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Search first; then the councils, the latest meetings and what is new in the archive."""
    meetings = meetings_for(request.user).select_related("organization")
    councils = (
        meetings.order_by()
        .values_list("organization__slug", "organization__name")
        .annotate(count=Count("pk"))
        .order_by("organization__name")
    )
    # what is only attached to an item written here is found at the item
    attached = Exists(ItemAttachment.objects.filter(dossier=OuterRef("pk")))
    dossiers = dossiers_for(request.user).exclude(attached, in_meeting=None).select_related("organization")
    context = {
        "meetings": list(meetings.order_by("-date", "-pk")[:SHOWN]),
        "councils": list(councils),
        "dossiers": _counted(list(dossiers.order_by("-imported_at", "-pk")[:SHOWN])),
    }
    return render(request, "web/front.html", context)


def _counted(dossiers: list[Dossier]) -> list[Dossier]:
    """The dossiers with how many documents and items each has; counted for these alone, however large the archive is."""
    keys = [dossier.pk for dossier in dossiers]
    documents = dict(Document.objects.filter(dossier__in=keys).values_list("dossier").annotate(Count("pk")))
    items = dict(ProposedItem.objects.filter(dossier__in=keys).values_list("dossier").annotate(Count("pk")))
    for dossier in dossiers:
        dossier.document_count = documents.get(dossier.pk, 0)  # type: ignore[attr-defined]
        dossier.item_count = items.get(dossier.pk, 0)  # type: ignore[attr-defined]
    return dossiers


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What Samråd is."""
    return render(request, "web/about.html", {"crumbs": _crumbs(_("Om Samråd"))})


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    """How to search."""
    crumbs = [(_("Forside"), reverse("front")), (_("Søg"), reverse("search")), (_("Hjælp til søgning"), None)]
    return render(request, "web/search_help.html", {"crumbs": crumbs})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "web/accessibility.html", {"crumbs": _crumbs(_("Tilgængelighed"))})


def _crumbs(title: str) -> list[tuple[str, str | None]]:
    return [(_("Forside"), reverse("front")), (title, None)]
