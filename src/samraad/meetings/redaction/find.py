"""Where words stand in what was written here: shown to the secretary before anything is struck out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from samraad.access.permissions import Actor, allowed, require
from samraad.archive.mask import Mask
from samraad.archive.models import Dossier
from samraad.meetings import models
from samraad.meetings.content.as_json import from_json
from samraad.meetings.content.strike import spaced, words_of
from samraad.meetings.redaction.asked import checked_words
from samraad.meetings.redaction.places import PLACES, Place, Scope, dossiers_of, versions_of
from samraad.meetings.redaction.strike_rows import is_named, places_in
from samraad.meetings.safe_html import links

AROUND, MOST_SHOWN = 40, 20


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words with some of what stands around them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """Something that has the words: where, how often, and the first time. ``item`` and ``meeting`` are keys to link to."""

    where: str
    count: int
    excerpt: Excerpt | None = None
    item: int | None = None
    meeting: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of place; ``shown`` are the first of ``count``, none of what is private."""

    danish: str
    count: int
    shown: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """``files`` are read files with the words, ``others`` files of other councils, which stay as they are."""

    words: str
    rows: tuple[Group, ...]
    versions: tuple[tuple[models.PublishedVersion, int], ...]
    files: tuple[tuple[Dossier, int], ...]
    others: tuple[Dossier, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.rows or self.versions or self.files)


def find_words(actor: Actor, scope: Scope, words: str) -> Preview:
    """Raises CannotRedact for words that cannot be struck out."""
    require(actor, "meetings.redact", scope.organization.slug)
    words = checked_words(scope, words)
    mask = Mask([words])
    files, others = [], []
    for dossier in dossiers_of(scope):
        count = places_in(dossier, mask) + is_named(dossier, mask)
        if count and allowed(actor, "archive.redact", dossier.organization_slug):
            files.append((dossier, count))
        elif count:
            others.append(dossier)
    return Preview(
        words,
        tuple(group for place in PLACES if (group := _group(place, scope, mask)).count),
        tuple(_in_versions(scope, mask)),
        tuple(files),
        tuple(others),
    )


def count_in_versions(scope: Scope, mask: Mask) -> int:
    """How many published versions have the words."""
    return sum(1 for _ in _in_versions(scope, mask))


def _in_versions(scope: Scope, mask: Mask) -> Iterator[tuple[models.PublishedVersion, int]]:
    for version in versions_of(scope).order_by("meeting", "published_at", "pk"):
        content = from_json(version.content)
        texts = words_of(content if scope.item is None else content.item(scope.item.pk))
        count = sum(mask.count(text) for text in texts)
        if count:
            yield version, count


def _group(place: Place, scope: Scope, mask: Mask) -> Group:
    count = 0
    shown: list[Found] = []
    for row in place.rows(scope).iterator():
        texts = [text for name in place.fields for text in _strings(name, getattr(row, name))]
        found = sum(mask.count(text) for text in texts)
        if not found:
            continue
        count += found
        if not place.is_private and len(shown) < MOST_SHOWN:
            first = next(text for text in texts if mask.count(text))
            item, meeting = _keys(place, row)
            shown.append(Found(_where(item, meeting, row), found, _excerpt(mask, first), item, meeting))
    return Group(str(place.danish), count, tuple(shown))


def _strings(name: str, value: Any) -> Iterable[str]:
    """The strings of a field; of HTML the addresses of its links, as its words are a field of their own."""
    if name == "html":
        yield from map(spaced, links(value))
    elif isinstance(value, list):
        yield from (each for each in value if isinstance(each, str))
    elif isinstance(value, str):
        yield value


def _where(item: int | None, meeting: int | None, row: Any) -> str:
    named = models.AgendaItem.objects.select_related("meeting__organization").filter(pk=item).first() if item else None
    if named is not None:
        return f"{named.meeting}: {named}"
    return str((models.Meeting.objects.filter(pk=meeting).first() if meeting else None) or row)


def _keys(place: Place, row: Any) -> tuple[int | None, int | None]:
    """The keys of the item and the meeting of a row."""
    lookups = [lookup for lookup in (place.item, place.meeting) if lookup]
    values = place.kind._default_manager.filter(pk=row.pk).values(*lookups).first() if lookups else None
    return (values.get(place.item), values.get(place.meeting)) if values else (None, None)


def _excerpt(mask: Mask, text: str) -> Excerpt:
    first, last = next(iter(mask.spans(text)))
    before, after = text[max(first - AROUND, 0) : first], text[last : last + AROUND]
    start, end = "…" if first > AROUND else "", "…" if len(text) > last + AROUND else ""
    return Excerpt(start + before, text[first:last], after + end)
