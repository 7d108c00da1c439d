"""A document: repaired text beside the original, facts in the margin, lines that can be linked and cited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.archive import document_rows, visible
from samraad.archive.document_html import sheet_html
from samraad.archive.dossier_title import dossier_title
from samraad.archive.links import document_url, text_url
from samraad.archive.models import Document, Dossier, FindingPlace, FindingState
from samraad.archive.originals import may_read_original

LINES_A_PART = 6000
VIEWS = {"begge": "doc--both", "tekst": "doc--text", "original": "doc--original"}
ASKED_LINES = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")


@dataclass(frozen=True, slots=True)
class Part:
    """The lines to show of a long text, and the first line of each of its parts."""

    first: int
    last: int
    starts: tuple[int, ...]


@require_safe
def document(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One document of a dossier the reader may see."""
    dossier = get_object_or_404(visible.dossiers_for(request.user).select_related("organization"), slug=slug)
    shown = get_object_or_404(Document, pk=pk, dossier=dossier)
    return _page(request, dossier, shown, shown.title, (shown.first_line, shown.last_line))


@require_safe
def text(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole text of a dossier, from its first line to its last."""
    dossier = get_object_or_404(visible.dossiers_for(request.user).select_related("organization"), slug=slug)
    return _page(request, dossier, None, dossier_title(dossier), (1, dossier.line_count))


@require_safe
def lines(request: HttpRequest, slug: str, first: int, last: int) -> HttpResponse:
    """Leads to the document in which some lines of a dossier stand, else to its whole text."""
    dossier = get_object_or_404(visible.dossiers_for(request.user), slug=slug)
    last = max(first, last)
    holder = dossier.documents.filter(first_line__lte=first, last_line__gte=last).order_by("-first_line").first()
    url = document_url(slug, holder.pk, first, last) if holder else text_url(slug, first, last)
    return HttpResponseRedirect(url)


def _page(
    request: HttpRequest, dossier: Dossier, shown: Document | None, title: str, span: tuple[int, int]
) -> HttpResponse:
    marked = _asked_lines(request.GET.get("linjer", ""))
    view = request.GET.get("vis", "begge")
    view = view if view in VIEWS else "begge"
    part = _part(span, marked, request.GET.get("fra", ""))
    context: dict[str, Any] = {
        "dossier": dossier,
        "document": shown,
        "title": title,
        "span": span,
        "documents": list(dossier.documents.only("pk", "dossier_id", "title", "item", "first_line", "position")),
        "sheets": [(sheet, sheet_html(sheet, marked)) for sheet in _sheets(request, dossier, part)],
        "shows_pages": may_read_original(request.user, dossier),
        "view": view,
        "view_class": VIEWS[view],
        "part": part,
        "cite_url": request.build_absolute_uri(request.path) + "?linjer=0-0",
        "paged_url": f"{request.path}?linjer=0-0" if len(part.starts) > 1 else "",
        "crumbs": [
            (_("Forside"), reverse("front")),
            (_("Arkivet"), reverse("dossiers")),
            (dossier_title(dossier), reverse("dossier", args=[dossier.slug])),
            (title if shown else _("Hele teksten"), None),
        ],
    }
    return render(request, "archive/document.html", context)


def _asked_lines(asked: str) -> tuple[int, int] | None:
    found = ASKED_LINES.fullmatch(asked)
    if not found:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return min(first, last), max(first, last)


def _part(span: tuple[int, int], marked: tuple[int, int] | None, start: str) -> Part:
    first, last = span[0], max(span)
    starts = tuple(range(first, last + 1, LINES_A_PART)) or (first,)
    asked = int(start) if start.isascii() and start.isdigit() and len(start) < 10 else first
    wanted = marked[0] if marked else asked
    begin = max((each for each in starts if each <= wanted), default=starts[0])
    return Part(begin, min(begin + LINES_A_PART - 1, last), starts)


def _sheets(request: HttpRequest, dossier: Dossier, part: Part) -> list[document_rows.Sheet]:
    here = {"first_line__lte": part.last, "last_line__gte": part.first}
    found = document_rows.rows(
        dossier.lines.filter(number__range=(part.first, part.last)).order_by("number"),
        list(dossier.tables.filter(**here).order_by("first_line")),
        list(visible.facts_for(request.user, dossier).filter(**here).order_by("first_line", "pk")),
        _headings(dossier, part),
        _findings(request, dossier, part),
    )
    return document_rows.sheets(found)


def _findings(request: HttpRequest, dossier: Dossier, part: Part) -> list[FindingPlace]:
    """Where something does not add up: once a line for each finding, and none that was dismissed or is gone."""
    seen = visible.findings_for(request.user).filter(still_found=True).exclude(state=FindingState.DISMISSED)
    places = FindingPlace.objects.filter(
        dossier=dossier, first_line__range=(part.first, part.last), finding__in=seen.values("pk")
    )
    first: dict[tuple[int, int], FindingPlace] = {}
    for place in places.select_related("finding").order_by("first_line", "pk"):
        first.setdefault((place.finding_id, place.first_line), place)
    return list(first.values())


def _headings(dossier: Dossier, part: Part) -> dict[int, int]:
    """The lines that open chapters (2), items (3) and sections (4), by their number."""
    levels: dict[int, int] = {}
    for item in dossier.items.filter(first_line__range=(part.first, part.last)).only("first_line", "sections"):
        levels[item.first_line] = 3
        levels.update({section["first_line"]: 4 for section in item.sections if section.get("first_line")})
    for chapter in dossier.outline.get("chapters", []):
        levels.setdefault(chapter["first_line"], 2)
    return levels
