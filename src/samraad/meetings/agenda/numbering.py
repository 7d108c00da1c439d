"""Numbers of items by the council's template: unique, in order, and never changed once they are published.

An item whose number is fixed (set by hand or published) keeps it; the others take the free numbers in their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samraad.meetings.item_order import item_order
from samraad.meetings.models import AgendaItem, LiveMeeting
from samraad.meetings.stage import is_published


@dataclass(frozen=True, slots=True)
class Place:
    """An item as numbering sees it: its key, and its number where that is fixed."""

    key: int
    fixed: str = ""


def numbered(chapters: Sequence[tuple[str, Sequence[Place]]], *, running: bool, append: bool) -> list[tuple[int, str]]:
    """Keys with numbers, in the agenda's order. ``append``: free numbers only begin after the last fixed one."""
    taken = {place.fixed for _, places in chapters for place in places if place.fixed}
    if running:
        places = [place for _, places in chapters for place in places]
        return _in_turn("", places, taken, append)
    return [pair for number, places in chapters for pair in _in_turn(f"{number}.", places, taken, append)]


def _in_turn(prefix: str, places: Sequence[Place], taken: set[str], append: bool) -> list[tuple[int, str]]:
    fixed = [place for place in places if place.fixed]
    count = max((_last_part(place.fixed) for place in fixed), default=0) if append else 0
    pairs = [(place.key, place.fixed) for place in fixed]
    for place in places:
        if place.fixed:
            continue
        count += 1
        while f"{prefix}{count}" in taken:
            count += 1
        pairs.append((place.key, f"{prefix}{count}"))
    return sorted(pairs, key=lambda pair: item_order(pair[1]))


def _last_part(number: str) -> int:
    parts = item_order(number)
    whole = [part for kind, part, _ in parts if kind == 0]
    return whole[-1] if whole else 0


def renumber(live: LiveMeeting, order: Iterable[AgendaItem] | None = None) -> None:
    """Give every item of the meeting its number and position. ``order``: the items in the order wanted, else as they are.

    The caller holds the meeting's lock.
    """
    items = list(order) if order is not None else list(live.meeting.items.order_by("position", "id"))
    chapters = list(live.meeting.chapters.order_by("position"))
    grouped = [
        (
            chapter.number,
            [
                Place(item.pk, item.number if item.fixed_number else "")
                for item in items
                if item.chapter_id == chapter.pk
            ],
        )
        for chapter in chapters
    ]
    pairs = numbered(grouped, running=live.numbering == "running", append=is_published(live))
    by_key = {item.pk: item for item in items}
    changed = [(by_key[key], number) for key, number in pairs if by_key[key].number != number]
    for item, _number in changed:  # out of the way first: two items may swap their numbers
        AgendaItem.objects.filter(pk=item.pk).update(number=f"~{item.pk}")
    for item, number in changed:
        AgendaItem.objects.filter(pk=item.pk).update(number=number)
        item.number = number
    for position, (key, _number) in enumerate(pairs, 1):
        if by_key[key].position != position:
            AgendaItem.objects.filter(pk=key).update(position=position)
            by_key[key].position = position
