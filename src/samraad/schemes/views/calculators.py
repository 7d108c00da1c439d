"""The calculators: seats by party, is the vote carried, notices, and a trip's fare. All by GET, so a result can be linked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.rules.body_file import body_from
from samraad.rules.decisions import Body, verdict
from samraad.rules.errors import RuleError
from samraad.rules.kinds.seats import SeatsScheme, report_seats
from samraad.rules.notices import UNITS, earliest_meeting, last_day, parse_date, parse_period
from samraad.rules.notices import notice as notice_of
from samraad.rules.report import Heading
from samraad.rules.schemes import KINDS
from samraad.rules.seats import METHODS
from samraad.rules.tariffs import online_fare, passenger_fare, tariff, trip
from samraad.rules.yaml_fields import root_of
from samraad.schemes.calculations import alliances_of, ballots_of, figure, party_lines, votes_of, whole
from samraad.schemes.models import Scheme
from samraad.schemes.visible import schemes_for

EMPTY_LINES = 8


def _page(request: HttpRequest, title: str, template: str, context: dict[str, Any]) -> HttpResponse:
    crumbs = [(_("Forside"), reverse("front")), (_("Beregninger"), reverse("schemes")), (title, None)]
    status = 422 if context.get("error") else 200
    return render(request, template, {"title": title, "crumbs": crumbs, **context}, status=status)


@require_safe
def seats(request: HttpRequest) -> HttpResponse:
    """Seats by party, with alliances."""
    asked = request.GET
    lines = party_lines(asked.getlist("parti"), asked.getlist("stemmer"), asked.getlist("forbund"))
    context: dict[str, Any] = {
        "lines": [*lines, *[None] * max(2, EMPTY_LINES - len(lines))],
        "methods": METHODS.values(),
        "method": asked.get("metode", "d_hondt"),
        "seats": asked.get("pladser", ""),
    }
    if lines or asked.get("pladser"):
        try:
            count = whole(asked.get("pladser", ""), _("Antallet af pladser"))
            scheme = SeatsScheme(Heading("", ""), votes_of(lines), count, tuple(alliances_of(lines)), context["method"])
            context["outcome"] = report_seats(scheme).blocks[0]
        except RuleError as error:
            context["error"] = str(error)
    return _page(request, _("Pladser efter parti"), "schemes/calculate_seats.html", context)


@require_safe
def vote(request: HttpRequest) -> HttpResponse:
    """Is this vote carried, in a body whose rule is stored?"""
    bodies = list(schemes_for(request.user).filter(kind=KINDS["body"].name))
    context: dict[str, Any] = {"bodies": bodies}
    chosen = next((each for each in bodies if each.slug == request.GET.get("organ")), bodies[0] if bodies else None)
    if chosen is not None:
        body = _body(chosen)
        typed = {
            group: tuple(request.GET.get(f"{name}-{number}", "") for name in ("for", "imod", "undlader"))
            for number, group in enumerate(body.members)
        }
        context |= {
            "chosen": chosen,
            "body": body,
            "groups": [(number, group, body.members[group], typed[group]) for number, group in enumerate(body.members)],
        }
        if any(text for texts in typed.values() for text in texts):
            try:
                context["verdict"] = verdict(body, ballots_of(body, typed))  # type: ignore[arg-type]
            except RuleError as error:
                context["error"] = str(error)
    return _page(request, _("Er det vedtaget?"), "schemes/calculate_vote.html", context)


def _body(scheme: Scheme) -> Body:
    root = root_of(scheme.versions.latest("number").text, scheme.slug)
    return body_from(root, root.fields())


@require_safe
def notice(request: HttpRequest) -> HttpResponse:
    """Notices and terms, both ways."""
    asked = {name: request.GET.get(name, "").strip() for name in ("moede", "antal", "enhed", "givet", "fra")}
    context: dict[str, Any] = {"asked": asked, "units": UNITS.values()}
    if asked["antal"]:
        try:
            context |= _notice(asked)
        except RuleError as error:
            context["error"] = str(error)
    elif any(asked[name] for name in ("moede", "givet", "fra")):
        context["error"] = _("Skriv, hvor langt varslet eller fristen er.")
    return _page(request, _("Varsler og frister"), "schemes/calculate_notice.html", context)


def _notice(asked: dict[str, str]) -> dict[str, Any]:
    unit = UNITS.get(asked["enhed"], UNITS["weeks"])
    period = parse_period(f"{asked['antal']} {unit.names[0]}")
    found: dict[str, Any] = {}
    if asked["moede"]:
        meeting = parse_date(asked["moede"], _("Mødets dato"))
        given = parse_date(asked["givet"], _("Dagen, der blev indkaldt")) if asked["givet"] else None
        found["notice"] = notice_of(meeting, period, given)
    elif asked["givet"]:
        found["earliest"] = earliest_meeting(parse_date(asked["givet"], _("Dagen, der blev indkaldt")), period)
    if asked["fra"]:
        found["last_day"] = last_day(parse_date(asked["fra"], _("Fristens første dag")), period)
    if not found:
        raise RuleError(_("Skriv mindst én dato."))
    return found


FARES = {
    "general": "Almindelig takst",
    "low": "Lav takst",
    "town48": "Bytakst 48 kr.",
    "town60": "Bytakst 60 kr.",
    "free": "Gratis til udvalgte steder",
    "feeder": "Plustur til bus eller tog",
}


@require_safe
def fare(request: HttpRequest) -> HttpResponse:
    """A trip's fare and what it costs the municipality."""
    asked = request.GET
    rules = tariff()
    context: dict[str, Any] = {"asked": asked, "fares": FARES.items(), "rules": rules}
    if asked.get("km"):
        try:
            priced_by = online_fare if asked.get("online") else passenger_fare
            operator = figure(asked["operatoer"], _("Betalingen til operatøren")) if asked.get("operatoer") else None
            support = figure(asked["passager"], _("Betalingen pr. passager")) if asked.get("passager") else None
            context["trip"] = trip(
                priced_by(figure(asked["km"], _("Turens længde")), asked.get("takst", "general")), operator, support
            )
        except RuleError as error:
            context["error"] = str(error)
    return _page(request, _("Takst for flextur"), "schemes/calculate_fare.html", context)
