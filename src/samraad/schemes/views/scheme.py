"""A scheme: what it is, its sources and inputs, its result with what does not sum, and its comparison with print."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.access.permissions import Actor, allowed
from samraad.archive.visible import dossiers_for
from samraad.councils.models import Municipality
from samraad.rules.inputs import Source
from samraad.rules.schemes import KINDS
from samraad.schemes import compute
from samraad.schemes.chart import picture
from samraad.schemes.my_municipality import chosen
from samraad.schemes.show import counts_in_words, differing, shown_blocks, shown_inputs
from samraad.schemes.views.asked import asked_version


@require_safe
def scheme(request: HttpRequest, slug: str) -> HttpResponse:
    """One version of a scheme, the newest unless another is asked for."""
    version = asked_version(request, slug)
    report, tables, comparison = compute.report(version), compute.tables(version), compute.comparison(version)
    municipality = chosen(request)
    inputs = shown_inputs(tables) if tables else ()
    context = {
        "scheme": version.scheme,
        "version": version,
        "versions": version.scheme.versions.select_related("saved_by"),
        "kind": KINDS[report.kind].danish,
        "heading": report.heading,
        "blocks": shown_blocks(report, comparison, municipality),
        "inputs": inputs,
        "readable": _readable(request.user, [report.heading.source, *(each.source for each in inputs)]),
        "comparison": comparison,
        "counts": counts_in_words(comparison) if comparison else (),
        "differing": differing(comparison) if comparison else (),
        "municipality": municipality,
        "municipalities": Municipality.objects.values_list("name", flat=True),
        "may_save": allowed(request.user, "schemes.save"),
        "can_try": tables is not None,
        "picture": picture(report),
        "crumbs": [
            (_("Forside"), reverse("front")),
            (_("Beregninger"), reverse("schemes")),
            (version.scheme.title, None),
        ],
    }
    return render(request, "schemes/scheme.html", context)


def _readable(actor: Actor, sources: Iterable[Source | None]) -> set[str]:
    """The dossiers among the sources that the reader may open; an example may cite one that is not here."""
    cited = {source.dossier for source in sources if source and source.dossier}
    return set(dossiers_for(actor).filter(slug__in=cited).values_list("slug", flat=True))


@require_safe
def explain(request: HttpRequest, slug: str, table: str, place: int) -> HttpResponse:
    """One row of a table, each figure with its formula, inputs, unrounded value and rounding."""
    version = asked_version(request, slug)
    block = next((block for block in compute.report(version).blocks if block.name == table), None)
    if block is None or place >= len(block.rows):
        raise Http404
    key, entries = block.rows[place]
    context = {
        "scheme": version.scheme,
        "version": version,
        "table": block,
        "row": " / ".join(key),
        "figures": [(column, entries[column.name]) for column in block.columns if column.name in entries],
        "crumbs": [
            (_("Forside"), reverse("front")),
            (_("Beregninger"), reverse("schemes")),
            (version.scheme.title, reverse("scheme", args=[slug])),
            (" / ".join(key), None),
        ],
    }
    return render(request, "schemes/explain.html", context)
