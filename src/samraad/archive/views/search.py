"""The search page: a query, filters with counts, hits grouped by document, each leading to its very lines."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from samraad.archive.indexing import open_index, scopes_of, waiting
from samraad.archive.links import document_url, hit_url
from samraad.search.model import Group, Hit, SearchRequest, SearchResult

DOCUMENTS_A_PAGE = 10
LAST_PAGE = 100
LONGEST_QUERY = 500
#: the name in the address, the name in the index, what the reader sees
FILTERS = (
    ("raad", "council", gettext_lazy("Råd")),
    ("aar", "year", gettext_lazy("År")),
    ("punkt", "item_kind", gettext_lazy("Slags punkt")),
    ("dokument", "document_kind", gettext_lazy("Slags dokument")),
    ("fra", "organization", gettext_lazy("Afsender")),
)
FEW_VALUES = 8


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The page, or for htmx only the part below the field."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    chosen = {name: tuple(filter(None, request.GET.getlist(name))) for name, _field, _words in FILTERS}
    page = _page(request.GET.get("page", ""))
    context: dict[str, Any] = {
        "query": query,
        "chosen": [(name, value) for name, values in chosen.items() for value in values],
        "crumbs": [(_("Forside"), reverse("front")), (_("Søg"), None)],
    }
    if query:
        context.update(_answer(request, query, chosen, page))
    template = "archive/_search_results.html" if _is_live(request) else "archive/search.html"
    return render(request, template, context)


def _answer(request: HttpRequest, query: str, chosen: dict[str, tuple[str, ...]], page: int) -> dict[str, Any]:
    index = open_index()
    asked = SearchRequest(
        query=query,
        filters={field: chosen[name] for name, field, _words in FILTERS if chosen[name]},
        scopes=scopes_of(request.user),
        without=waiting(),
        offset=(page - 1) * DOCUMENTS_A_PAGE,
        limit=DOCUMENTS_A_PAGE,
    )
    result: SearchResult = index.search(asked)
    counts = index.counts(asked).counts
    return {
        "result": result,
        "groups": [(group, _group_url(group), [(hit, _hit_url(hit)) for hit in group.hits]) for group in result.groups],
        "filters": [
            (name, words, _values(counts.get(field, ()), chosen[name]), FEW_VALUES) for name, field, words in FILTERS
        ],
        "page": page,
        "previous": page - 1 if page > 1 else None,
        "next": page + 1 if result.more and page < LAST_PAGE else None,
    }


def _values(counts: Any, chosen: tuple[str, ...]) -> list[tuple[str, int, bool]]:
    """The values of one filter with counts; what is chosen stays in sight even where nothing has it."""
    values = [(count.value, count.passages, count.value in chosen) for count in counts if count.value]
    known = {value for value, _passages, _on in values}
    return [(value, 0, True) for value in chosen if value not in known] + values


def _hit_url(hit: Hit) -> str:
    found = hit.passage
    return hit_url(found.document, found.first_line, found.last_line, found.section or "")


def _group_url(group: Group) -> str:
    slug, _slash, document = group.document.partition("/")
    return document_url(slug, int(document)) if document.isdigit() else _hit_url(group.hits[0])


def _page(asked: str) -> int:
    return min(max(int(asked), 1), LAST_PAGE) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


def _is_live(request: HttpRequest) -> bool:
    return bool(request.headers.get("HX-Request")) and not request.headers.get("HX-Boosted")
