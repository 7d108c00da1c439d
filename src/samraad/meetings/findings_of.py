"""The findings of a meeting, of an item, of a case, of a dossier: those with a place among their lines."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from samraad.access.permissions import Actor
from samraad.archive.models import Document, Dossier, Finding, FindingPlace
from samraad.meetings.models import AgendaItem, ItemSource, Meeting
from samraad.meetings.models.case import Case
from samraad.schemes.visible import findings_for


def of_dossier(actor: Actor, dossier: Dossier) -> QuerySet[Finding]:
    """Those that rest on the dossier's lines."""
    return _with_place(actor, Q(dossier=dossier))


def of_meeting(actor: Actor, meeting: Meeting) -> QuerySet[Finding]:
    """Those that rest on lines of any of the meeting's dossiers."""
    return _with_place(actor, Q(dossier__in_meeting__meeting=meeting))


def of_item(actor: Actor, item: AgendaItem) -> QuerySet[Finding]:
    """Those that rest on lines where agenda or minutes tell of the item, or on one of its documents."""
    return _with_place(actor, _places_of(item))


def of_case(actor: Actor, case: Case) -> QuerySet[Finding]:
    """Those of every item in which the case came up."""
    return _with_place(actor, _places_of(*AgendaItem.objects.filter(cases__case=case)))


def _places_of(*items: AgendaItem) -> Q:
    """Two questions, however many items there are."""
    here = Q(pk__in=[])
    sources = ItemSource.objects.filter(item__in=items).order_by()
    for dossier, first, last in sources.values_list("dossier", "first_line", "last_line"):
        here |= Q(dossier=dossier, first_line__lte=last, last_line__gte=first)
    read = {(item.meeting_id, item.read_number) for item in items if item.read_number}
    if read:
        documents = Document.objects.filter(
            dossier__in_meeting__meeting__in={meeting for meeting, _number in read},
            item__in={number for _meeting, number in read},
        ).order_by()
        found = documents.values_list("dossier__in_meeting__meeting", "item", "dossier", "first_line", "last_line")
        for meeting, number, dossier, first, last in found:
            if (meeting, number) in read:
                here |= Q(dossier=dossier, first_line__lte=last, last_line__gte=first)
    return here


def _with_place(actor: Actor, here: Q) -> QuerySet[Finding]:
    return findings_for(actor).filter(pk__in=FindingPlace.objects.filter(here).values("finding"))
