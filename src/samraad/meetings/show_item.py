"""What a page of an agenda item shows: of what agenda and minutes say, the latest word on each section; its documents."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from samraad.access.permissions import Actor
from samraad.archive.models import Document, Dossier
from samraad.archive.models.dossier import DossierKind
from samraad.archive.visible import dossiers_for
from samraad.meetings.models import AgendaItem, Decision, ItemSection, ItemSource, RecommendationPoint
from samraad.meetings.models.item import SectionName

_RANK = {DossierKind.MINUTES.value: 0, DossierKind.AGENDA.value: 1, DossierKind.ATTACHMENTS.value: 2}
Row = TypeVar("Row", ItemSource, ItemSection, Decision)
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
    return show_items(actor, [item])[item.pk]


def show_items(actor: Actor, items: Collection[AgendaItem]) -> dict[int, ItemView]:
    """``show_item`` of several, by their keys, with as few queries as one."""
    dossiers = _dossiers(actor, {item.meeting_id for item in items})
    sources = _by_item(ItemSource.objects.filter(item__in=items).order_by("first_line"))
    sections = _by_item(ItemSection.objects.filter(item__in=items).prefetch_related("points"))
    decisions = _by_item(
        Decision.objects.filter(item__in=items).prefetch_related("points", "statements", "appointments__person")
    )
    documents = _documents([item for item in items if item.read_number], dossiers)
    shown = {}
    for item in items:
        here = dossiers.get(item.meeting_id, {})
        told = _told(sources.get(item.pk, []), here)
        shown[item.pk] = ItemView(
            item=item,
            sections=_sections(_told(sections.get(item.pk, []), here)),
            decision=min(
                _told(decisions.get(item.pk, []), here), key=lambda decision: _rank(decision.dossier), default=None
            ),
            documents=tuple(each for each in documents if each.dossier_id in here and each.item == item.read_number),
            sources=tuple(sorted(told, key=lambda source: (_rank(source.dossier), source.first_line))),
        )
    return shown


def _dossiers(actor: Actor, meetings: set[int]) -> dict[int, dict[int, Dossier]]:
    """Those that the actor may see, by meeting and key."""
    found: dict[int, dict[int, Dossier]] = {}
    seen = dossiers_for(actor).filter(in_meeting__meeting__in=meetings)
    for dossier in seen.select_related("organization", "in_meeting").order_by():
        found.setdefault(dossier.in_meeting.meeting_id, {})[dossier.pk] = dossier
    return found


def _by_item(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.item_id, []).append(row)
    return found


def _told(rows: Iterable[Row], dossiers: dict[int, Dossier]) -> list[Row]:
    """Those written here, and those of a dossier that is seen; each with its dossier."""
    found = [row for row in rows if row.dossier_id is None or row.dossier_id in dossiers]
    for row in found:
        row.dossier = dossiers[row.dossier_id] if row.dossier_id else None  # type: ignore[assignment]
    return found


def _sections(told: Iterable[ItemSection]) -> tuple[SectionView, ...]:
    """Of each section the version that ranks highest: what was written here, then minutes, then agenda."""
    best: dict[str, ItemSection] = {}
    for section in told:
        shown = best.get(section.name)
        if shown is None or _rank(section.dossier) < _rank(shown.dossier):
            best[section.name] = section
    ordered = sorted(best.values(), key=lambda section: _ORDER.get(section.name, 99))
    return tuple(SectionView(section, tuple(section.points.all())) for section in ordered)


def _documents(items: Collection[AgendaItem], dossiers: dict[int, dict[int, Dossier]]) -> list[Document]:
    """The documents that the attachments of the items' meetings have for them."""
    known = {key: dossier for here in dossiers.values() for key, dossier in here.items()}
    if not items or not known:
        return []
    numbers = {item.read_number for item in items}
    documents = list(Document.objects.filter(dossier__in=known, item__in=numbers).order_by("dossier", "position"))
    for document in documents:
        document.dossier = known[document.dossier_id]
    return documents


def _rank(dossier: Dossier | None) -> int:
    return -1 if dossier is None else _RANK.get(dossier.kind, 3)
