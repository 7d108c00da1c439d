"""Try it: change inputs, see old and new side by side, who gains and who loses; nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samraad.access.permissions import allowed
from samraad.rules.errors import RuleError
from samraad.rules.kinds.tables import report_of
from samraad.rules.numbers import danish
from samraad.rules.run import Result, run
from samraad.rules.tables import Scheme
from samraad.rules.trace import reader_figure
from samraad.rules.whatif import Change, Effect, effect, with_values
from samraad.schemes import compute
from samraad.schemes.models import SchemeVersion
from samraad.schemes.my_municipality import chosen, is_own
from samraad.schemes.try_inputs import changed_values, parameter_fields, table_fields
from samraad.schemes.views.asked import asked_version
from samraad.schemes.views.downloads import Made, as_file


@dataclass(frozen=True, slots=True)
class ShownChange:
    row: str
    before: str
    after: str
    difference: str
    percent: str
    own: bool


ORDERS = ("tabel", "vinder", "taber", "relativt")


@require_http_methods(["GET", "HEAD", "POST"])
def try_it(request: HttpRequest, slug: str) -> HttpResponse:
    """The inputs as fields and, once some are changed, what it does; or the result as a file."""
    version = asked_version(request, slug)
    scheme = compute.tables(version)
    if scheme is None:
        raise Http404
    entered = request.POST.dict()
    context = {
        "scheme": version.scheme,
        "version": version,
        "parameters": parameter_fields(scheme, entered),
        "tables": table_fields(scheme, entered),
        "may_save": allowed(request.user, "schemes.save"),
        "crumbs": [
            (_("Forside"), reverse("front")),
            (_("Beregninger"), reverse("schemes")),
            (version.scheme.title, reverse("scheme", args=[slug])),
            (_("Prøv selv"), None),
        ],
    }
    status = 200
    try:
        values = changed_values(scheme, entered)
        if request.method == "POST" and values:
            after = run(with_values(scheme, values))
            if request.POST.get("hent"):
                return as_file(_made(version, after), request.POST["hent"])
            context |= _effect(request, run(scheme), after) | {"changed": len(values)}
        elif request.method == "POST":
            context["nothing_changed"] = True
    except RuleError as error:
        context["error"], status = str(error), 422
    return render(request, "schemes/try.html", context, status=status)


def _made(version: SchemeVersion, after: Result) -> Made:
    footer = _("%(title)s, afprøvet med ændrede tal") % {"title": version.scheme.title}
    return Made(version, report_of(after), after, footer)


def _choices(scheme: Scheme) -> list[tuple[str, str]]:
    return [
        (f"{table.name}.{name}", f"{table.title}: {column.indicator.title}")
        for table in scheme.tables.values()
        for name, column in table.computed.items()
    ]


def _effect(request: HttpRequest, before: Result, after: Result) -> dict[str, object]:
    choices = _choices(before.scheme)
    asked = request.POST.get("kolonne", "")
    first = next((name for name, _title in choices if _has_effect(before, after, name)), choices[0][0])
    column = asked if asked in dict(choices) else first
    order = request.POST.get("orden", "tabel")
    found = effect(before, after, *column.split(".", 1))
    own = chosen(request)
    return {
        "choices": choices,
        "column": column,
        "column_title": dict(choices)[column],
        "order": order if order in ORDERS else "tabel",
        "changes": [_shown(change, own) for change in _ordered(found, order)],
        "gainers": len(found.gainers()),
        "losers": len(found.losers()),
        "moved": reader_figure(found.moved),
    }


def _has_effect(before: Result, after: Result, name: str) -> bool:
    return effect(before, after, *name.split(".", 1)).moved != 0


def _ordered(found: Effect, order: str) -> tuple[Change, ...]:
    match order:
        case "vinder":
            return found.gainers()
        case "taber":
            return found.losers()
        case "relativt":
            return found.by_relative_change()
        case _:
            return found.changes


def _shown(change: Change, own: str) -> ShownChange:
    percent = "" if change.relative is None else reader_figure(round(change.relative * 100, 2)) + " pct."
    sign = "+" if change.difference > 0 else ""
    rows = " / ".join(change.key)
    return ShownChange(
        rows,
        danish(change.before),
        danish(change.after),
        sign + reader_figure(change.difference),
        percent,
        is_own(change.key, own),
    )
