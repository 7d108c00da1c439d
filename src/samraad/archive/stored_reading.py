"""A stored dossier as the reading's value again: corrected and redacted as the archive shows it, so that it can be checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from samraad.archive.models import Document, Dossier, Fact, ProposedItem, Table
from samraad.archive.write_reading import stored_lines
from samraad.reading import model
from samraad.reading.model import Span

Json = Mapping[str, Any]


def stored_reading(dossier: Dossier, name: str) -> model.Dossier:
    """The dossier under ``name``, by which its places are told. Half a dozen queries."""
    lines = tuple(stored_lines(dossier))
    outline = dossier.outline
    council = dossier.organization.name if dossier.organization else dossier.council_name
    return model.Dossier(
        source=model.Source(name, dossier.sha256, dossier.media_type, dossier.pages, len(lines)),
        council=model.Council(council, dossier.council_inferred, ()) if council else None,
        meeting=model.Meeting(
            dossier.meeting_date, dossier.meeting_date_printed, _spans(dossier.meeting_date_evidence)
        ),
        kind=dossier.kind,
        separators=tuple(
            model.Separator(each["item"], each["kind"], each["title"], _span(each))
            for each in outline.get("separators", ())
        ),
        chapters=tuple(
            model.Chapter(each["number"], each["title"], _span(each)) for each in outline.get("chapters", ())
        ),
        items=tuple(_item(row) for row in dossier.items.all()),
        documents=tuple(_document(row) for row in dossier.documents.all()),
        facts=tuple(_fact(row) for row in dossier.facts.order_by("first_line", "id")),
        tables=tuple(_table(row) for row in dossier.tables.order_by("first_line", "id")),
        warnings=tuple(
            model.ReadingWarning(each["code"], each["message"], _span(each)) for each in outline.get("warnings", ())
        ),
        lines=lines,
    )


def _span(said: Json) -> Span:
    return Span(said["first_line"], said["last_line"], said.get("page"), said.get("file") or None)


def _spans(said: Iterable[Json]) -> tuple[Span, ...]:
    return tuple(_span(each) for each in said)


def _row_span(row: ProposedItem | Document | Fact | Table) -> Span:
    return Span(row.first_line, row.last_line, row.page, row.file or None)


def _item(row: ProposedItem) -> model.Item:
    """Without its decision: nothing that is checked rests on how a decision was read."""
    return model.Item(
        number=row.number,
        kind=row.kind or None,
        title=row.title,
        case_number=row.case_number or None,
        added=row.added,
        span=_row_span(row),
        sections=tuple(_section(each) for each in row.sections if each.get("first_line")),
    )


def _section(said: Json) -> model.Section:
    points = tuple(model.Point(each["text"], _span(each)) for each in said.get("points", ()) if each.get("first_line"))
    return model.Section(said["name"], _span(said), said.get("text", ""), points)


def _document(row: Document) -> model.Document:
    return model.Document(
        title=row.title,
        kind=row.kind or None,
        issuer=row.issuer or None,
        date=row.date,
        item=row.item or None,
        item_kind=row.item_kind or None,
        item_certain=row.item_certain,
        span=_row_span(row),
    )


def _fact(row: Fact) -> model.Fact:
    said = row.deadline
    return model.Fact(
        type=row.type,
        text=row.text,
        value=row.value or None,
        span=_row_span(row),
        low=row.low or None,
        high=row.high or None,
        hedge=row.hedge or None,
        unit=row.unit or None,
        price_level=row.price_level or None,
        inferred=row.inferred,
        deadline=model.Deadline(said.get("what"), said.get("from"), said.get("to")) if said else None,
    )


def _table(row: Table) -> model.Table:
    return model.Table(
        row.caption or None, tuple(row.header), tuple(tuple(cells) for cells in row.rows), _row_span(row)
    )
