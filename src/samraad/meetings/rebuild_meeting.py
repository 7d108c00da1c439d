"""Write a meeting's chapters, items and decisions from the dossiers that were accepted into it.

Always from all of them anew, so that accepting twice changes nothing and withdrawing one leaves what the others say. Items
keep their key. Minutes say more than the agenda, and that more than the separators of the attachments.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from samraad.archive.models import Dossier
from samraad.archive.models.dossier import DossierKind
from samraad.archive.span_fields import span_fields
from samraad.meetings.errors import CannotAccept
from samraad.meetings.item_order import item_order
from samraad.meetings.models import AgendaItem, Chapter, ItemSection, ItemSource, Meeting, RecommendationPoint
from samraad.meetings.write_decision import remove_unused_people, write_decision

_RANK = {DossierKind.MINUTES.value: 0, DossierKind.AGENDA.value: 1, DossierKind.ATTACHMENTS.value: 2}


@dataclass(frozen=True, slots=True)
class Said:
    """What one dossier says of one item."""

    dossier: Dossier
    number: str
    title: str
    kind: str
    case_number: str
    added: bool
    spans: tuple[dict[str, Any], ...]
    sections: tuple[dict[str, Any], ...] = ()
    decision: dict[str, Any] | None = None


def rebuild_meeting(meeting: Meeting) -> None:
    """Write it anew. Raises CannotAccept where a dossier has two items of one number; then nothing is changed."""
    with transaction.atomic():
        dossiers = _ranked(Dossier.objects.filter(in_meeting__meeting=meeting))
        said = [each for dossier in dossiers for each in said_of(dossier)]
        chapters = _write_chapters(meeting, dossiers)
        items = _write_items(meeting, said, chapters)
        _write_sources(items, said)
        for item in items.values():
            item.decisions.filter(dossier__isnull=False).delete()
        for each in said:
            if each.decision:
                write_decision(items[each.number], each.dossier, each.decision)
        remove_unused_people()


def said_of(dossier: Dossier) -> list[Said]:
    """The items of a dossier: its agenda items, or the separators of its attachments."""
    if dossier.kind == DossierKind.ATTACHMENTS and not dossier.items.exists():
        return _said_by_separators(dossier)
    found: dict[str, Said] = {}
    for row in dossier.items.all():
        if row.number in found:
            raise CannotAccept(
                f"To punkter i {dossier.name} har nummer {row.number} (linje {found[row.number].spans[0]['first_line']} og "
                f"{row.first_line}). Ret det ene nummer, og godkend igen."
            )
        span = {name: getattr(row, name) for name in ("first_line", "last_line", "page", "file")}
        found[row.number] = Said(
            dossier,
            row.number,
            row.title,
            row.kind,
            row.case_number,
            row.added,
            (span,),
            tuple(row.sections),
            row.decision,
        )
    return list(found.values())


def _said_by_separators(dossier: Dossier) -> list[Said]:
    """Of an item's separators the longest title is the one that is not cut short."""
    grouped: dict[str, list[dict[str, Any]]] = {}
    for separator in dossier.outline.get("separators", []):
        if separator["item"]:
            grouped.setdefault(separator["item"][:20], []).append(separator)
    return [
        Said(
            dossier,
            number,
            max((each["title"] for each in group), key=len),
            next((each["kind"] for each in group if each["kind"]), "") or "",
            "",
            added=False,
            spans=tuple(span_fields(each) for each in group),
        )
        for number, group in grouped.items()
    ]


def _ranked(dossiers: Iterable[Dossier]) -> list[Dossier]:
    return sorted(dossiers, key=lambda each: (_RANK[each.kind], each.pk))


def _write_chapters(meeting: Meeting, dossiers: Sequence[Dossier]) -> dict[str, Chapter]:
    titles: dict[str, str] = {}
    for dossier in dossiers:
        for chapter in dossier.outline.get("chapters", []):
            titles.setdefault(chapter["number"][:20], chapter["title"][:300])
    meeting.chapters.exclude(number__in=titles).delete()
    return {
        number: Chapter.objects.update_or_create(
            meeting=meeting, number=number, defaults={"title": titles[number], "position": position}
        )[0]
        for position, number in enumerate(sorted(titles, key=item_order))
    }


def _write_items(meeting: Meeting, said: Sequence[Said], chapters: dict[str, Chapter]) -> dict[str, AgendaItem]:
    """The items by their read number; those that no dossier knows any more go, those written here stay."""
    first: dict[str, Said] = {}
    for each in said:
        first.setdefault(each.number, each)
    meeting.items.exclude(read_number="").exclude(read_number__in=first).delete()
    known = {item.read_number: item for item in meeting.items.exclude(read_number="")}
    items: dict[str, AgendaItem] = {}
    for position, number in enumerate(sorted(first, key=item_order)):
        item = known.get(number) or AgendaItem(meeting=meeting, read_number=number, number=number)
        best = first[number]
        others = [each for each in said if each.number == number]
        item.position = position
        item.chapter = chapters.get(number.split(".")[0])
        item.title = best.title
        item.kind = next((each.kind for each in others if each.kind), "")
        item.case_number = next((each.case_number for each in others if each.case_number), "")
        item.added = best.added
        item.save()
        items[number] = item
    return items


def _write_sources(items: dict[str, AgendaItem], said: Sequence[Said]) -> None:
    """What each dossier says of each item, and where."""
    keys = [item.pk for item in items.values()]
    ItemSource.objects.filter(item__in=keys).delete()
    ItemSection.objects.filter(item__in=keys, dossier__isnull=False).delete()
    ItemSource.objects.bulk_create(
        ItemSource(item=items[each.number], dossier=each.dossier, **span) for each in said for span in each.spans
    )
    pairs = [
        (section, _section(items[each.number], each.dossier, position, section))
        for each in said
        for position, section in enumerate(each.sections)
    ]
    ItemSection.objects.bulk_create(row for _, row in pairs)
    RecommendationPoint.objects.bulk_create(
        RecommendationPoint(section=row, number=number, text=point["text"], **_span_or_none(point))
        for section, row in pairs
        for number, point in enumerate(section.get("points") or [], 1)
    )


def _section(item: AgendaItem, dossier: Dossier, position: int, said: dict[str, Any]) -> ItemSection:
    return ItemSection(
        item=item, dossier=dossier, position=position, name=said["name"][:20], text=said["text"], **span_fields(said)
    )


def _span_or_none(said: dict[str, Any]) -> dict[str, Any]:
    """A point that a person added in a correction may name no lines."""
    return span_fields({"first_line": None, "last_line": None, **said})
