"""Entering what happens in one item: the decision whole or point by point, and all that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samraad.councils.models import Person
from samraad.meetings.errors import CannotAppoint, CannotDecide
from samraad.meetings.models import (
    AgendaItem,
    Appointment,
    Attendance,
    Decision,
    Disqualification,
    Proposal,
    Statement,
    Vote,
)
from samraad.meetings.models.live import State
from samraad.meetings.models.session import ProposalKind
from samraad.meetings.safe_html import plain
from samraad.meetings.session import appoint as seats
from samraad.meetings.session import decide as verbs
from samraad.meetings.session import disqualify as biased
from samraad.meetings.session import for_the_record as record
from samraad.meetings.session import vote as voting
from samraad.meetings.session.phrases import phrases
from samraad.meetings.session.quorum import body_of, voters
from samraad.meetings.stage import ENTERED
from samraad.meetings.views.follow.on_item import on_item
from samraad.meetings.views.live import answers, found
from samraad.meetings.views.live.answers import number
from samraad.meetings.views.live.hold import people_of
from samraad.meetings.views.live.item_editor import written_html
from samraad.meetings.views.live.seats_due import seats_of
from samraad.rules.decisions import Ballot


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of the item at the meeting, and saving the decision on the whole."""
    item = found.prepared_item(request, pk)
    if request.method != "POST":
        context = _context(item)
        seats_asked = seats_of(request, item, context["appointments"])
        return render(request, "meetings/live/decide.html", {**context, **on_item(request, item), **seats_asked})
    row = Decision.objects.filter(item=item, dossier=None).first()
    version = number(request)
    if request.POST.get("act") == "undo":
        said = _("Beslutningen er taget tilbage.")
        return answers.answer(request, lambda: verbs.undecide(request.user, item, version), _back(item), said)
    outcome, html = request.POST.get("outcome", ""), written_html(request, row.html if row else "")
    return answers.answer(request, lambda: verbs.decide(request.user, item, outcome, html, version), _back(item))


@require_POST
def decide_point(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    """One point of the recommendation; without an outcome it is no longer decided apart."""
    item = found.prepared_item(request, pk)
    outcome, version = request.POST.get("outcome", ""), number(request)
    said = {"text": request.POST.get("text", ""), "proposed_by": request.POST.get("proposed_by", "")}

    def act() -> Any:
        if not outcome:
            return verbs.clear_point(request.user, item, point, version)
        return verbs.decide_point(request.user, item, point, outcome, version=version, **said)

    return answers.answer(request, act, _back(item) + f"#punkt-{point}")


@require_POST
def add_statement(request: HttpRequest, pk: int) -> HttpResponse:
    """A statement for the record, by a party or a person."""
    item = found.prepared_item(request, pk)
    text, party = request.POST.get("text", ""), request.POST.get("party", "")
    person = Person.objects.filter(pk=number(request, "person")).first()

    def act() -> Any:
        return record.add_statement(request.user, item, text, party=party, person=person)

    return answers.answer(request, act, _back(item) + "#tilfoersler", _("Protokoltilførslen er gemt."))


@require_POST
def change_statement(request: HttpRequest, pk: int) -> HttpResponse:
    """Its text, or away with it."""
    row = get_object_or_404(Statement.objects.select_related("decision__item__meeting__organization"), pk=pk)
    item = found.prepared_item(request, row.decision.item_id)
    text, party = request.POST.get("text", ""), request.POST.get("party", "")

    def act() -> Any:
        if request.POST.get("act") == "remove":
            return record.remove_statement(request.user, row)
        return record.edit_statement(request.user, row, text, number(request), party)

    return answers.answer(request, act, _back(item) + "#tilfoersler")


@require_POST
def add_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """An alternative or supplementary proposal by a party group."""
    item = found.prepared_item(request, pk)
    text, by, kind = (request.POST.get(name, "") for name in ("text", "proposed_by", "kind"))

    def act() -> Any:
        if kind not in ProposalKind.values:
            raise CannotDecide(_("Vælg, om det er et ændringsforslag eller et supplerende forslag."))
        return record.propose(request.user, item, ProposalKind(kind), by, text)

    return answers.answer(request, act, _back(item) + "#forslag", _("Forslaget er gemt."))


@require_POST
def change_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Its text, what became of it, or away with it."""
    row = get_object_or_404(Proposal.objects.select_related("item__meeting__organization"), pk=pk)
    item = found.prepared_item(request, row.item_id)
    text, outcome = request.POST.get("text", ""), request.POST.get("outcome", "")

    def act() -> Any:
        if request.POST.get("act") == "remove":
            return record.remove_proposal(request.user, row)
        return record.edit_proposal(request.user, row, number(request), text=text, outcome=outcome)

    return answers.answer(request, act, _back(item) + "#forslag")


@require_POST
def add_disqualified(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody takes no part in the item."""
    item = found.prepared_item(request, pk)
    row = get_object_or_404(Attendance, pk=number(request, "attendance"), meeting=item.meeting)
    reason = request.POST.get("reason", "")
    said = _("%(name)s er noteret som inhabil.") % {"name": row.name}
    back = _back(item) + "#inhabile"
    return answers.answer(request, lambda: biased.disqualify(request.user, item, row, reason), back, said)


@require_POST
def lift_disqualified(request: HttpRequest, pk: int) -> HttpResponse:
    """They take part after all."""
    row = get_object_or_404(Disqualification.objects.select_related("item__meeting__organization", "attendance"), pk=pk)
    item = found.prepared_item(request, row.item_id)
    return answers.answer(request, lambda: biased.lift_disqualification(request.user, row), _back(item) + "#inhabile")


@require_POST
def add_appointment(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody is appointed."""
    item = found.prepared_item(request, pk)
    person = Person.objects.filter(pk=number(request, "person")).select_related("municipality").first()
    said = {"body": request.POST.get("body", ""), "role": request.POST.get("role", "")}

    def act() -> Any:
        if person is None:
            raise CannotAppoint(_("Vælg, hvem der udpeges."))
        return seats.appoint(request.user, item, person, **said)

    return answers.answer(request, act, _back(item) + "#udpegninger", _("Udpegningen er gemt."))


@require_POST
def remove_appointment(request: HttpRequest, pk: int) -> HttpResponse:
    """Not appointed after all."""
    row = get_object_or_404(Appointment.objects.select_related("decision__item__meeting__organization"), pk=pk)
    item = found.prepared_item(request, row.decision.item_id)
    act = seats.remove_appointment
    return answers.answer(request, lambda: act(request.user, row), _back(item) + "#udpegninger")


@require_POST
def add_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """A vote by show of hands on the whole, a point (``point:2``) or a proposal (``proposal:7``)."""
    item = found.prepared_item(request, pk)
    kind, _colon, key = request.POST.get("about", "").partition(":")
    point = int(key) if kind == "point" and key.isdigit() else None
    proposal = get_object_or_404(Proposal, pk=key, item=item) if kind == "proposal" and key.isdigit() else None

    def act() -> Any:
        ballots = _ballots(request, item)
        row = Vote.objects.filter(item=item, point=point, proposal=proposal).first()
        version = number(request) or (row.version if row and request.POST.get("again") else 0)
        return voting.vote(request.user, item, ballots, point=point, proposal=proposal, version=version)

    return answers.answer(request, act, _back(item) + "#afstemninger", _("Afstemningen er gemt."))


@require_POST
def remove_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """It was entered by mistake."""
    row = get_object_or_404(Vote.objects.select_related("item__meeting__organization"), pk=pk)
    item = found.prepared_item(request, row.item_id)
    return answers.answer(request, lambda: voting.remove_vote(request.user, row), _back(item) + "#afstemninger")


def _ballots(request: HttpRequest, item: AgendaItem) -> Mapping[str, Ballot]:
    """For each group of the council's rule how many were for, against, and abstained."""
    counts = {}
    for place, group in enumerate(body_of(item.meeting).members):
        yes, no, none = (number(request, f"{name}-{place}") for name in ("for", "against", "abstained"))
        if yes or no or none:
            counts[group] = Ballot(yes, no, none)
    return counts


def _back(item: AgendaItem) -> str:
    return reverse("decide", args=[item.pk])


def _context(item: AgendaItem) -> dict[str, Any]:
    meeting = item.meeting
    decision = Decision.objects.filter(item=item, dossier=None).first()
    apart = {row.point: row for row in decision.points.all()} if decision else {}
    recommendation = item.sections.filter(name="recommendation", dossier=None).prefetch_related("points").first()
    points = [(point, apart.get(point.number)) for point in recommendation.points.all()] if recommendation else []
    known = phrases(meeting.organization.name)
    order = list(meeting.items.filter(withdrawn=False).order_by("position"))
    at = next((place for place, each in enumerate(order) if each.pk == item.pk), 0)
    return {
        "item": item,
        "meeting": meeting,
        "may_enter": meeting.live.state in ENTERED,
        "is_running": meeting.live.state == State.RUNNING,
        "is_current": meeting.live.current_item_id == item.pk,
        "decision": decision,
        "text": plain(decision.html) or decision.text if decision else "",
        "recommendation": recommendation,
        "points": [(point, row, _of_point(known, point.number)) for point, row in points],
        "phrases": [(each, each.whole) for each in known],
        "quick": [each for each in known if each.key],
        "statements": list(decision.statements.all()) if decision else [],
        "appointments": list(decision.appointments.all()) if decision else [],
        "proposals": list(item.proposals.all()),
        "votes": list(item.votes.select_related("proposal")),
        "groups": list(enumerate(body_of(meeting).members)),
        "voters": len(voters(item)),
        "disqualified": list(item.disqualified.select_related("attendance")),
        "attendances": list(meeting.attendances.filter(votes=True).order_by("name")),
        "people": people_of(meeting),
        "about": item.about_meeting,
        "is_approved": item.about_meeting is not None and hasattr(item.about_meeting, "approval"),
        "previous": order[at - 1] if at else None,
        "next": order[at + 1] if at + 1 < len(order) else None,
        "crumbs": found.crumbs_of(
            meeting,
            (_("På mødet"), reverse("hold", args=[meeting.pk])),
            (_("Punkt %(number)s") % {"number": item.number}, None),
        ),
    }


def _of_point(known: Any, number_of_point: int) -> list[tuple[Any, str]]:
    """Each outcome with a key, and its sentence on this point."""
    return [(each, each.point[0].replace("{point}", str(number_of_point))) for each in known if each.key]
