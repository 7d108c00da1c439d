"""What a page of an agenda item shows: of what agenda and minutes say, the latest word on each section; its documents."""

from __future__ import annotations

from dataclasses import dataclass

from samraad.access.permissions import Actor
from samraad.archive.models import Document, Dossier
from samraad.archive.models.dossier import DossierKind
from samraad.archive.visible import dossiers_for
from samraad.meetings.models import AgendaItem, Decision, ItemSection, ItemSource, RecommendationPoint
from samraad.meetings.models.item import SectionName

_RANK = {DossierKind.MINUTES.value: 0, DossierKind.AGENDA.value: 1, DossierKind.ATTACHMENTS.value: 2}
_ORDER = {name: place for place, name in enumerate(SectionName.values)}


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as shown, with its points. ``section.dossier`` and its lines are where it stands."""

    section: ItemSection
    points: tuple[RecommendationPoint, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with all that belongs to it and that the reader may see."""

    item: AgendaItem
    sections: tuple[SectionView, ...]
    decision: Decision | None
    documents: tuple[Document, ...]
    sources: tuple[ItemSource, ...]


def show_item(actor: Actor, item: AgendaItem) -> ItemView:
    """A dozen queries, whatever the size of the archive. The item itself must be one that ``actor`` may see (``items_for``)."""
    dossiers = {
        dossier.pk: dossier
        for dossier in dossiers_for(actor)
        .filter(in_meeting__meeting=item.meeting_id)
        .select_related("organization")
        .order_by()
    }
    sources = [source for source in item.sources.order_by("first_line") if source.dossier_id in dossiers]
    for source in sources:
        source.dossier = dossiers[source.dossier_id]
    return ItemView(
        item=item,
        sections=_sections(item, dossiers),
        decision=_decision(item, dossiers),
        documents=_documents(item, dossiers),
        sources=tuple(sorted(sources, key=lambda source: (_rank(source.dossier), source.first_line))),
    )


def _sections(item: AgendaItem, dossiers: dict[int, Dossier]) -> tuple[SectionView, ...]:
    """Of each section the version that ranks highest: what was written here, then minutes, then agenda."""
    best: dict[str, ItemSection] = {}
    for section in item.sections.prefetch_related("points"):
        if section.dossier_id is not None and section.dossier_id not in dossiers:
            continue
        section.dossier = dossiers[section.dossier_id] if section.dossier_id else None
        shown = best.get(section.name)
        if shown is None or _rank(section.dossier) < _rank(shown.dossier):
            best[section.name] = section
    ordered = sorted(best.values(), key=lambda section: _ORDER.get(section.name, 99))
    return tuple(SectionView(section, tuple(section.points.all())) for section in ordered)


def _decision(item: AgendaItem, dossiers: dict[int, Dossier]) -> Decision | None:
    decisions = [
        decision
        for decision in item.decisions.prefetch_related("points", "statements", "appointments__person")
        if decision.dossier_id is None or decision.dossier_id in dossiers
    ]
    for decision in decisions:
        decision.dossier = dossiers[decision.dossier_id] if decision.dossier_id else None
    return min(decisions, key=lambda decision: _rank(decision.dossier), default=None)


def _documents(item: AgendaItem, dossiers: dict[int, Dossier]) -> tuple[Document, ...]:
    """The documents that the attachments of this meeting have for the item."""
    if not item.read_number:
        return ()
    documents = list(
        Document.objects.filter(dossier__in=dossiers, item=item.read_number).order_by("dossier", "position")
    )
    for document in documents:
        document.dossier = dossiers[document.dossier_id]
    return tuple(documents)


def _rank(dossier: Dossier | None) -> int:
    return -1 if dossier is None else _RANK.get(dossier.kind, 3)
