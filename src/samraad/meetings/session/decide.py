"""Enter what was decided on an item, whole or point by point, as it is typed."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.archive.storable import storable
from samraad.meetings.agenda.save_section import LONGEST, NEW
from samraad.meetings.errors import CannotDecide
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import AgendaItem, Decision, PointDecision
from samraad.meetings.models.item import SectionName
from samraad.meetings.safe_html import clean, from_text, plain
from samraad.meetings.session.phrases import is_outcome, sentence, weightiest
from samraad.meetings.stage import ENTERED, locked

PROPOSED_BY, POINT_TEXT = 200, 5000


def decide(actor: Actor, item: AgendaItem, outcome: str, html: str = "", version: int = NEW) -> Decision:
    """The decision on the whole item. Without text it is the usual sentence of the outcome.

    ``version`` is the decision's, 0 where there was none. Points that are decided apart keep what they have, and then the
    weightiest of them is the item's outcome. Raises CannotDecide, StaleEdit, NotLive.
    """
    require(actor, "meetings.edit", item.meeting.organization.slug)
    if outcome and not is_outcome(outcome):
        raise CannotDecide(f"»{outcome}« er ikke et udfald. Vælg et fra listen.")
    if len(html) > LONGEST:
        raise CannotDecide("Teksten er for lang til en beslutning. Læg den i et bilag i stedet.")
    html = clean(html) or from_text(sentence(outcome, item.meeting.organization.name))
    with transaction.atomic():
        item = _entered(item)
        decision = decision_of(item)
        if not (decision.pk or outcome or html):
            raise CannotDecide("Der er ingen beslutning at gemme. Vælg et udfald, eller skriv den.")
        weighed = decision.outcome if decision.pk and decision.points.exists() else outcome
        yours, theirs = f"{weighed}\n{html}", f"{decision.outcome}\n{decision.html}"
        if decision.pk and is_said_already(decision, version, f"beslutningen i punkt {item.number}", yours, theirs):
            return decision
        before = _said(decision)
        decision.outcome, decision.html, decision.text = outcome, html, plain(html)
        _save(decision)
        _weigh(decision)
        _told(actor, item, decision, before)
    return decision


def decide_point(
    actor: Actor,
    item: AgendaItem,
    point: int,
    outcome: str,
    *,
    text: str = "",
    proposed_by: str = "",
    version: int = NEW,
) -> Decision:
    """The decision on one point of the recommendation. Raises CannotDecide, StaleEdit, NotLive."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    if not is_outcome(outcome):
        raise CannotDecide(f"»{outcome}« er ikke et udfald. Vælg et fra listen.")
    text, proposed_by = storable(text).strip(), storable(proposed_by).strip()
    if len(proposed_by) > PROPOSED_BY or len(text) > POINT_TEXT:
        raise CannotDecide(f"Teksten til punkt {point} er for lang. Forkort den.")
    text = text or sentence(outcome, item.meeting.organization.name, point)
    with transaction.atomic():
        item = _entered(item)
        _check_point(item, point)
        decision = decision_of(item)
        row = decision.points.filter(point=point).first() if decision.pk else None
        yours, theirs = (
            f"{outcome}\n{text}\n{proposed_by}",
            f"{row.outcome}\n{row.text}\n{row.proposed_by}" if row else "",
        )
        if decision.pk and is_said_already(decision, version, f"indstillingens punkt {point}", yours, theirs):
            return decision
        before = _said(decision)
        _save(decision)
        PointDecision.objects.filter(decision=decision, point=point).delete()
        PointDecision.objects.create(
            decision=decision, point=point, outcome=outcome, text=text, proposed_by=proposed_by
        )
        _weigh(decision)
        _told(actor, item, decision, before)
    return decision


def clear_point(actor: Actor, item: AgendaItem, point: int, version: int) -> Decision:
    """The point is not decided apart after all."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    with transaction.atomic():
        item = _entered(item)
        decision = decision_of(item)
        row = decision.points.filter(point=point).first() if decision.pk else None
        if row is None:
            return decision
        is_said_already(decision, version, f"indstillingens punkt {point}", "", row.text)
        before = _said(decision)
        row.delete()
        _save(decision)
        _weigh(decision)
        _told(actor, item, decision, before)
    return decision


def undecide(actor: Actor, item: AgendaItem, version: int) -> None:
    """Take the decision back with its points; refused while statements or appointments hang on it."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    with transaction.atomic():
        item = _entered(item)
        decision = decision_of(item)
        if not decision.pk:
            return
        if decision.statements.exists() or decision.appointments.exists():
            raise CannotDecide("Beslutningen har protokoltilførsler eller udpegninger. Fjern dem først.")
        is_said_already(decision, version, f"beslutningen i punkt {item.number}", "", decision.text or decision.outcome)
        history.record(actor, "session.undecide", item, before=_said(decision))
        decision.delete()
        queue_meeting(item.meeting)


def decision_of(item: AgendaItem) -> Decision:
    """The decision that is entered here, locked; else a new one at version 0 that is not stored."""
    found = Decision.objects.select_for_update(of=("self",)).filter(item=item, dossier=None).first()
    return found or Decision(item=item, version=NEW)


def stored_decision(item: AgendaItem) -> Decision:
    """The decision's row for what hangs on it, made where there is none."""
    decision = decision_of(item)
    if not decision.pk:
        _save(decision)
    return decision


def _entered(item: AgendaItem) -> AgendaItem:
    locked(item.meeting, *ENTERED)
    found = AgendaItem.objects.select_related("meeting__organization").filter(pk=item.pk).first()
    if found is None or found.withdrawn:
        raise CannotDecide(f"Punkt {item.number} er ikke længere på dagsordenen. Genindlæs siden.")
    return found


def _check_point(item: AgendaItem, point: int) -> None:
    section = item.sections.filter(name=SectionName.RECOMMENDATION, dossier=None).first()
    count = section.points.count() if section else 0
    if not 1 <= point <= count:
        has = f"{count} punkter" if count else "ingen punkter"
        raise CannotDecide(f"Indstillingen i punkt {item.number} har {has}, ikke et punkt {point}. Vælg et af dem.")


def _weigh(decision: Decision) -> None:
    outcomes = list(decision.points.values_list("outcome", flat=True))
    if outcomes:
        decision.outcome = weightiest(outcomes)
        decision.save(update_fields=["outcome"])


def _save(decision: Decision) -> None:
    decision.version += 1
    decision.save()


def _told(actor: Actor, item: AgendaItem, decision: Decision, before: dict[str, Any]) -> None:
    queue_meeting(item.meeting)
    history.record(actor, "session.decide", item, before=before, after=_said(decision))


def _said(decision: Decision) -> dict[str, Any]:
    points = decision.points.all() if decision.pk else []
    return {
        "outcome": decision.outcome,
        "html": decision.html,
        "points": [
            {"point": row.point, "outcome": row.outcome, "text": row.text, "proposed_by": row.proposed_by}
            for row in points
        ],
    }
