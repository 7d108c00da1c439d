"""Move an item, by drag or keyboard, or save the order of a whole agenda; the numbers follow."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.meetings.agenda.numbering import renumber
from samraad.meetings.errors import CannotEdit
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import AgendaItem, Chapter, LiveMeeting, Meeting
from samraad.meetings.stage import PREPARED, locked


def move_item(
    actor: Actor, item: AgendaItem, chapter: Chapter, version: int, *, before: AgendaItem | None = None
) -> AgendaItem:
    """Put ``item`` into ``chapter``, before the item named, else last. Raises CannotEdit where its number is fixed."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    with transaction.atomic():
        live = locked(item.meeting, *PREPARED)
        items = list(live.meeting.items.select_related("chapter").order_by("position", "id"))
        moved = next((each for each in items if each.pk == item.pk), None)
        if moved is None:
            raise CannotEdit("Punktet er fjernet af en anden. Genindlæs dagsordenen.")
        if moved.version != version:
            is_said_already(moved, version, f"punkt {moved.number}", "flyttet", str(moved))
        if moved.fixed_number:
            raise CannotEdit(f"Punkt {moved.number} har et fast nummer og kan ikke flyttes.")
        if chapter.meeting_id != live.meeting.pk or (before and before.meeting_id != live.meeting.pk):
            raise CannotEdit("Kapitlet hører til et andet møde. Genindlæs siden, og prøv igen.")
        said = {"number": moved.number}
        items.remove(moved)
        moved.chapter = chapter
        at = next((place for place, each in enumerate(items) if before and each.pk == before.pk), len(items))
        items.insert(at, moved)
        moved.version += 1
        moved.save(update_fields=["chapter", "version"])
        renumber(live, items)
        live.version += 1
        live.save(update_fields=["version"])
        queue_meeting(live.meeting)
        history.record(actor, "agenda.move_item", moved, before=said, after={"number": moved.number})
    return moved


def order_items(
    actor: Actor, meeting: Meeting, version: int, order: Sequence[tuple[int, Sequence[int]]]
) -> LiveMeeting:
    """Save a whole order: for each chapter's key the keys of its items. ``version`` is LiveMeeting.version.

    The list must name every item once: nothing is ever removed by leaving it out. Raises CannotEdit or StaleEdit.
    """
    require(actor, "meetings.edit", meeting.organization.slug)
    with transaction.atomic():
        live = locked(meeting, *PREPARED)
        items = {item.pk: item for item in live.meeting.items.order_by("position", "id")}
        chapters = {chapter.pk: chapter for chapter in live.meeting.chapters.all()}
        wanted = [(chapter, key) for chapter, keys in order for key in keys]
        _check_whole(items, chapters, wanted)
        current = [(item.chapter_id, key) for key, item in items.items()]
        if is_said_already(live, version, "rækkefølgen", _names(items, wanted), _names(items, current)):
            return live
        for chapter, key in wanted:
            if items[key].chapter_id != chapter and items[key].fixed_number:
                raise CannotEdit(f"Punkt {items[key].number} har et fast nummer og kan ikke flyttes.")
            if items[key].chapter_id != chapter:
                items[key].chapter = chapters[chapter]
                items[key].save(update_fields=["chapter"])
        said = {"order": [items[key].number for _chapter, key in current]}
        renumber(live, [items[key] for _chapter, key in wanted])
        live.version += 1
        live.save(update_fields=["version"])
        queue_meeting(live.meeting)
        history.record(
            actor, "agenda.order", meeting, before=said, after={"order": [str(items[key]) for _c, key in wanted]}
        )
    return live


def _check_whole(items: dict[int, AgendaItem], chapters: dict[int, Chapter], wanted: Sequence[tuple[int, int]]) -> None:
    keys = [key for _chapter, key in wanted]
    missing = [item.number for key, item in items.items() if key not in keys]
    if missing:
        raise CannotEdit(
            f"Listen mangler {len(missing)} punkter ({', '.join(missing[:5])}). Intet er ændret: genindlæs dagsordenen, og prøv igen."
        )
    if len(keys) != len(set(keys)) or set(keys) - set(items) or {chapter for chapter, _key in wanted} - set(chapters):
        raise CannotEdit(
            "Listen nævner et punkt to gange eller et, der ikke er her. Genindlæs dagsordenen, og prøv igen."
        )


def _names(items: dict[int, AgendaItem], order: Sequence[tuple[int | None, int]]) -> str:
    return "\n".join(f"{chapter}: {items[key].title}" for chapter, key in order)
