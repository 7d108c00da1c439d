"""Strike words out of a dossier and of what the meeting it was accepted into has from it."""

from __future__ import annotations

from django.db import transaction

from samraad.access.permissions import Actor, require
from samraad.archive.mask import Mask
from samraad.archive.models import Dossier, Redaction
from samraad.archive.redact import lift, redact
from samraad.archive.strike_rows import strike_rows
from samraad.meetings.models import (
    AgendaItem,
    Appointment,
    Chapter,
    Decision,
    ItemSection,
    Marking,
    Meeting,
    PointDecision,
    RecommendationPoint,
    Statement,
)
from samraad.meetings.rebuild_meeting import rebuild_meeting
from samraad.meetings.write_decision import remove_unused_people


def redact_dossier(actor: Actor, dossier: Dossier, words: str, reason: str) -> Redaction:
    """As ``archive.redact``, in the meeting too. Somebody who was appointed and is struck out is no Person any more."""
    require(actor, "archive.redact", dossier.organization_slug)
    with transaction.atomic():
        redaction = redact(actor, dossier, words, reason)
        _strike_out(dossier, Mask([redaction.words]))
    return redaction


def lift_redaction(actor: Actor, redaction: Redaction) -> None:
    """Take it back; the meeting is written anew from its dossiers."""
    dossier = redaction.dossier
    require(actor, "archive.redact", dossier.organization_slug)
    with transaction.atomic():
        lift(actor, redaction)
        for meeting in Meeting.objects.filter(dossiers__dossier=dossier):
            rebuild_meeting(meeting)


def _strike_out(dossier: Dossier, mask: Mask) -> None:
    of_decision = {"decision__dossier": dossier}
    strike_rows(AgendaItem, AgendaItem.objects.filter(sources__dossier=dossier).distinct(), mask, ["title"])
    strike_rows(Chapter, Chapter.objects.filter(meeting__dossiers__dossier=dossier).distinct(), mask, ["title"])
    strike_rows(ItemSection, ItemSection.objects.filter(dossier=dossier), mask, ["text"])
    strike_rows(RecommendationPoint, RecommendationPoint.objects.filter(section__dossier=dossier), mask, ["text"])
    marked = Marking.objects.filter(item__sources__dossier=dossier).distinct()
    strike_rows(Marking, marked, mask, ["quote", "before", "after"])
    strike_rows(Decision, Decision.objects.filter(dossier=dossier), mask, ["text"])
    strike_rows(PointDecision, PointDecision.objects.filter(**of_decision), mask, ["proposed_by"])
    strike_rows(Statement, Statement.objects.filter(**of_decision), mask, ["party", "text"])
    appointments = Appointment.objects.filter(**of_decision)
    struck = [row.pk for row in appointments if mask.count(row.name)]
    strike_rows(Appointment, appointments, mask, ["name", "party", "municipality"])
    Appointment.objects.filter(pk__in=struck).update(person=None)
    remove_unused_people()
