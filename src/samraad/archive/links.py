"""Addresses of lines: what every statement on a page points to."""

from __future__ import annotations

from django.urls import reverse

from samraad.search.answering import Source

#: a key of the index that begins so is a meeting's that is written here, and no dossier's slug: ``moede:12/punkt-34``
MEETING = "moede:"
#: within it: an item as its page shows it, as a draft of the minutes has it (``udkast-<version>-<item>``), as it is being decided
ITEM, DRAFT, DECIDED = "punkt-", "udkast-", "besluttet-"


def hit_url(key: str, first: int, last: int, section: str = "") -> str:
    """Where a hit of the index leads: ``<slug>/<document>``; what stands in no document is in the dossier's whole text."""
    slug, _slash, rest = key.partition("/")
    if slug.startswith(MEETING):
        return _written_url(rest, section)
    return document_url(slug, int(rest), first, last) if rest.isdigit() else text_url(slug, first, last)


def source_url(source: Source, first: int, last: int) -> str:
    """Where lines of an answer stand."""
    return hit_url(f"{source.dossier}/{source.document}", first, last, source.section)


def source_name(source: Source) -> str:
    """What a meeting that is written here is called where a dossier has its name."""
    return f"{source.council} {source.date:%d-%m-%Y}" if source.date else source.council


def _written_url(place: str, section: str) -> str:
    """The page where a text of a meeting that is written here stands; an item's, at its section."""
    if place.startswith(DRAFT):
        version, _dash, item = place.removeprefix(DRAFT).partition("-")
        return reverse("version", args=[int(version)]) + f"#punkt-{item}"
    if place.startswith(DECIDED):
        return reverse("decide", args=[int(place.removeprefix(DECIDED))])
    item = place.removeprefix(ITEM)
    return reverse("item", args=[int(item)]) + (f"#punkt-{item}-{section}" if section else "")


def fragment(first: int, last: int) -> str:
    """``L12``, or ``L12-L15`` for more lines than one."""
    return f"L{first}" if first == last else f"L{first}-L{last}"


def document_url(slug: str, document: int, first: int | None = None, last: int | None = None) -> str:
    """A document's page, at some of its lines; the query tells the server of them too, so that it works without scripts."""
    url = reverse("document", args=[slug, document])
    if first is None:
        return url
    last = last or first
    return f"{url}?linjer={first}-{last}#{fragment(first, last)}"


def text_url(slug: str, first: int | None = None, last: int | None = None) -> str:
    """The page with the whole text of a dossier, at some of its lines."""
    url = reverse("text", args=[slug])
    if first is None:
        return url
    last = last or first
    return f"{url}?linjer={first}-{last}#{fragment(first, last)}"


def lines_url(slug: str, first: int, last: int | None = None) -> str:
    """Some lines of a dossier, whichever document they stand in."""
    return reverse("lines", args=[slug, first, last or first])
