"""What an agenda lacks before it can be published, each as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Q

from samraad.meetings.agenda.item_kinds import to_be_decided
from samraad.meetings.content.model import Content, Item
from samraad.meetings.models import AgendaItem
from samraad.meetings.safe_html import links

_ITEM_ADDRESS = re.compile(r"/punkter/(\d{1,18})(?:/|$|[?#])")
_FILE_ADDRESS = re.compile(r"/bilag/(\d{1,18})(?:/|$|[?#])")


def reasons_not_to_publish(content: Content) -> tuple[str, ...]:
    """Empty where it can be published."""
    return tuple(_reasons(content))


def _reasons(content: Content) -> Iterator[str]:
    if not content.date:
        yield "Mødet har ingen dato. Sæt datoen, før dagsordenen offentliggøres."
    on_it = [item for item in content.items if not item.withdrawn]
    if not on_it:
        yield "Dagsordenen har ingen punkter. Sæt mindst ét punkt på."
    need = to_be_decided(content.organization)
    lacking = [item for item in on_it if item.kind in need and not _recommends(item)]
    if lacking:
        named = ", ".join(f"{item.number} »{item.title}«" for item in lacking)
        yield f"Der mangler en indstilling i {named}. Skriv den, eller gør punktet til en orienteringssag."
    yield from links_to_closed(content)


def links_to_closed(content: Content) -> Iterator[str]:
    """Open items must not lead their readers to closed ones."""
    closed = {item.key: item for item in content.items if item.closed}
    files = {each.key: item for item in closed.values() for each in item.attachments}
    for item in content.items:
        if item.closed:
            continue
        texts = [section.html for section in item.sections] + ([item.decision.html] if item.decision else [])
        for address in (address for html in texts for address in links(html)):
            led = _ITEM_ADDRESS.search(address), _FILE_ADDRESS.search(address)
            hit = (closed.get(int(led[0][1])) if led[0] else None) or (files.get(int(led[1][1])) if led[1] else None)
            named = f"det lukkede punkt {hit.number}" if hit else _closed_elsewhere(address, led)
            if named:
                yield f"Punkt {item.number} er åbent, men henviser til {named}. Fjern henvisningen, eller luk punktet."


def _closed_elsewhere(address: str, led: tuple[re.Match[str] | None, re.Match[str] | None]) -> str:
    """The closed item of another meeting that an address of ours leads to; empty for none."""
    if not address.startswith(("/", settings.SAMRAAD_ADDRESS)):
        return ""
    to_item, to_file = led
    wanted = Q(pk=int(to_item[1])) if to_item else Q(attachments=int(to_file[1])) if to_file else None
    if wanted is None:
        return ""
    found = AgendaItem.objects.filter(wanted, closed=True).select_related("meeting__organization").first()
    return f"det lukkede punkt {found.number} i mødet {found.meeting}" if found else ""


def _recommends(item: Item) -> bool:
    section = item.section("recommendation")
    return section is not None and bool(section.text.strip() or section.points)
