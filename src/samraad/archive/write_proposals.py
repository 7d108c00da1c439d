"""Documents, items and passages as rows; a document that is still there keeps its key, for pages link to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from samraad.archive.models import Document, Dossier, Passage, ProposedItem
from samraad.archive.passages import Cut
from samraad.archive.span_fields import span_fields

_LOT = 2_000
_DOCUMENT_FIELDS = (
    *("position", "title", "kind", "issuer", "date", "item", "item_kind", "item_certain"),
    *("first_line", "last_line", "page", "file", "corrected"),
)


def write_documents(dossier: Dossier, documents: Sequence[dict[str, Any]]) -> list[Document]:
    """The rows of the documents, in their order."""
    known = {row.anchor: row for row in dossier.documents.all()}
    rows: list[Document] = []
    new: list[Document] = []
    old: list[Document] = []
    for position, said in enumerate(documents):
        row = known.pop(said["anchor"], None)
        (old if row else new).append(row := row or Document(dossier=dossier, anchor=said["anchor"]))
        _describe(row, position, said)
        rows.append(row)
    Document.objects.filter(pk__in=[row.pk for row in known.values()]).delete()
    Document.objects.bulk_create(new, batch_size=_LOT)
    Document.objects.bulk_update(old, _DOCUMENT_FIELDS, batch_size=200)
    return rows


def write_items(dossier: Dossier, items: Sequence[dict[str, Any]]) -> None:
    """The rows of the agenda items; nothing points to them, so they are simply written anew."""
    dossier.items.all().delete()
    ProposedItem.objects.bulk_create(
        ProposedItem(
            dossier=dossier,
            position=position,
            anchor=said["anchor"],
            number=(said["number"] or "")[:20],
            kind=(said["kind"] or "")[:50],
            title=said["title"],
            case_number=(said["case_number"] or "")[:50],
            added=said["added"],
            sections=said["sections"],
            decision=said["decision"],
            corrected=said["corrected"],
            **span_fields(said),
        )
        for position, said in enumerate(items)
    )


def write_passages(dossier: Dossier, documents: Sequence[Document], cuts: Sequence[Cut]) -> None:
    """The rows of the passages."""
    dossier.passages.all().delete()
    Passage.objects.bulk_create(
        [
            Passage(
                dossier=dossier,
                document=documents[cut.document] if cut.document is not None else None,
                position=position,
                item=cut.item[:20],
                section=cut.section[:20],
                heading=cut.heading,
                text=cut.text,
                has_contact=cut.has_contact,
                first_line=cut.first_line,
                last_line=cut.last_line,
                page=cut.page,
                file=cut.file or "",
            )
            for position, cut in enumerate(cuts)
        ],
        batch_size=_LOT,
    )


def _describe(row: Document, position: int, said: dict[str, Any]) -> None:
    row.position = position
    row.title = said["title"]
    row.kind = (said["kind"] or "")[:100]
    row.issuer = (said["issuer"] or "")[:200]
    row.date = dt.date.fromisoformat(said["date"]) if said["date"] else None
    row.item = (said["item"] or "")[:20]
    row.item_kind = (said["item_kind"] or "")[:50]
    row.item_certain = said["item_certain"]
    row.corrected = said["corrected"]
    for name, value in span_fields(said).items():
        setattr(row, name, value)
