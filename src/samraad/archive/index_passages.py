"""A dossier's passages as the search index wants them, each with what it can be filtered and grouped by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samraad.access.permissions import Actor
from samraad.access.scopes import held, scopes
from samraad.archive.models import Document, Dossier, Passage
from samraad.search import model

_UNPUBLISHED = "archive.read_unpublished"

#: what no document is known for is grouped by its item: ``<slug>/punkt-3.1``
ITEM = "punkt-"


def keys() -> Iterable[str]:
    """Every dossier's key in the index."""
    return Dossier.objects.order_by("id").values_list("slug", flat=True)


def passages(key: str) -> Iterator[model.Passage]:
    """The passages of one dossier; none where it is gone or the key is not a dossier's."""
    dossier = Dossier.objects.select_related("organization").filter(slug=key).first()
    if dossier:
        yield from passages_of(dossier)


def scopes_of(actor: Actor) -> tuple[str, ...]:
    """Which of the scopes here ``actor`` has; as ``visible.seen_by`` has it."""
    return (model.PUBLIC, *held(actor, _UNPUBLISHED))


def passages_of(dossier: Dossier) -> Iterator[model.Passage]:
    """Every passage of the dossier."""
    documents = {document.pk: document for document in dossier.documents.all()}
    items = _items(dossier)
    for passage in dossier.passages.all():
        document = documents.get(passage.document_id) if passage.document_id else None
        yield _passage(dossier, passage, document, items.get(passage.item, ("", "")))


def _items(dossier: Dossier) -> dict[str, tuple[str, str]]:
    """Title and kind of each item by its number: as its own heading says, else as the separators say."""
    found: dict[str, tuple[str, str]] = {}
    for said in dossier.outline.get("separators", []):
        found.setdefault(said["item"], (said["title"], said["kind"] or ""))
    for item in dossier.items.all():
        found[item.number] = (item.title, item.kind)
    return found


def _passage(dossier: Dossier, passage: Passage, document: Document | None, item: tuple[str, str]) -> model.Passage:
    item_title, item_kind = item
    day = dossier.meeting_date
    council = dossier.organization.name if dossier.organization else dossier.council_name
    return model.Passage(
        id=passage.pk,
        dossier=dossier.slug,
        council=council,
        year=day.year if day else None,
        meeting=f"{council} {day:%d-%m-%Y}".strip() if day else None,
        document=_key(dossier, passage, document),
        document_title=_title(dossier, passage, document, item_title),
        document_kind=(document.kind if document else dossier.get_kind_display()) or None,
        organization=(document.issuer if document else council) or None,
        item=passage.item or None,
        item_title=item_title or None,
        item_kind=item_kind or (document.item_kind if document else "") or None,
        section=passage.section or None,
        decided=passage.section == "decision",
        date=(document.date if document else None) or day,
        first_line=passage.first_line,
        last_line=passage.last_line,
        page=passage.page,
        text=passage.text,
        scopes=(model.PUBLIC,) if dossier.is_public else scopes(dossier.organization_slug, _UNPUBLISHED),
    )


def _key(dossier: Dossier, passage: Passage, document: Document | None) -> str:
    if document:
        return f"{dossier.slug}/{document.pk}"
    return f"{dossier.slug}/{ITEM}{passage.item}" if passage.item else f"{dossier.slug}/"


def _title(dossier: Dossier, passage: Passage, document: Document | None, item_title: str) -> str:
    if document:
        return document.title
    return f"{passage.item} {item_title}".strip() if passage.item else dossier.name
