"""A document: repaired text beside the original, facts in the margin, lines that can be linked and cited."""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.access.permissions import allowed
from samraad.archive import document_rows, visible
from samraad.archive.document_html import sheet_html
from samraad.archive.links import document_url
from samraad.archive.models import Document, Dossier, ProposedItem, Table

LINES_A_PAGE = 6000
VIEWS = ("begge", "tekst", "original")
CLASSES = {"begge": "doc--both", "tekst": "doc--text", "original": "doc--original"}
ASKED_LINES = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")


@require_safe
def document(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One document of a dossier the reader may see."""
    dossier = get_object_or_404(visible.dossiers_for(request.user), slug=slug)
    shown = get_object_or_404(Document, pk=pk, dossier=dossier)
    marked = _asked_lines(request.GET.get("linjer", ""))
    view = request.GET.get("vis", "begge")
    view = view if view in VIEWS else "begge"
    first, last, pages = _part(shown, marked, request.GET.get("fra", ""))
    context: dict[str, Any] = {
        "dossier": dossier,
        "document": shown,
        "documents": list(dossier.documents.only("pk", "dossier_id", "title", "item", "first_line", "position")),
        "sheets": [(sheet, sheet_html(sheet, marked)) for sheet in _sheets(request, dossier, shown, first, last)],
        "view": view,
        "view_class": CLASSES[view],
        "parts": pages,
        "part_first": first,
        "cite_url": request.build_absolute_uri(reverse("document", args=[slug, pk])) + "?linjer=0-0",
        "paged_url": f"{request.path}?linjer=0-0" if len(pages) > 1 else "",
        "may_read_contacts": allowed(request.user, "archive.read_contacts"),
        "crumbs": [(_("Forside"), reverse("front")), (_("Arkivet"), reverse("dossiers"))]
        + [(dossier.name, reverse("dossier", args=[slug])), (shown.title, None)],
    }
    return render(request, "archive/document.html", context)


@require_safe
def lines(request: HttpRequest, slug: str, first: int, last: int) -> HttpResponse:
    """Leads to the document in which some lines of a dossier stand."""
    dossier = get_object_or_404(visible.dossiers_for(request.user), slug=slug)
    documents = dossier.documents.filter(file=request.GET.get("fil", ""))
    holder = (
        documents.filter(first_line__lte=first, last_line__gte=first).order_by("-first_line").first()
        or documents.filter(first_line__lte=first).order_by("-first_line").first()
        or documents.order_by("first_line").first()
    )
    if holder is None:
        raise Http404
    return HttpResponseRedirect(document_url(slug, holder.pk, first, max(first, last)))


def _asked_lines(asked: str) -> tuple[int, int] | None:
    found = ASKED_LINES.fullmatch(asked)
    if not found:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return min(first, last), max(first, last)


def _part(shown: Document, marked: tuple[int, int] | None, start: str) -> tuple[int, int, list[int]]:
    """The lines to show of a long document, and the first line of each of its parts."""
    parts = list(range(shown.first_line, max(shown.last_line, shown.first_line) + 1, LINES_A_PAGE))
    wanted = marked[0] if marked else int(start) if start.isascii() and start.isdigit() else shown.first_line
    first = max((part for part in parts if part <= wanted), default=parts[0])
    return first, min(first + LINES_A_PAGE - 1, max(shown.last_line, shown.first_line)), parts


def _sheets(
    request: HttpRequest, dossier: Dossier, shown: Document, first: int, last: int
) -> list[document_rows.Sheet]:
    here = {"file": shown.file, "first_line__lte": last, "last_line__gte": first}
    found = document_rows.rows(
        dossier.lines.filter(file=shown.file, number__range=(first, last)).order_by("number"),
        list(Table.objects.filter(dossier=dossier, **here).order_by("first_line")),
        list(visible.facts_for(request.user, dossier).filter(**here).order_by("first_line", "pk")),
        _headings(dossier, shown),
    )
    return document_rows.sheets(found)


def _headings(dossier: Dossier, shown: Document) -> dict[int, int]:
    """The lines that open chapters (2), items (2, below a chapter 3) and sections (one below), by their number."""
    levels: dict[int, int] = {}
    items = ProposedItem.objects.filter(dossier=dossier, file=shown.file).only("first_line", "sections", "dossier_id")
    for item in items:
        levels[item.first_line] = 3
        levels.update({section["first_line"]: 4 for section in item.sections if section.get("first_line")})
    for chapter in dossier.outline.get("chapters", []):
        if (chapter.get("file") or "") == shown.file:
            levels.setdefault(chapter["first_line"], 2)
    return levels
