"""Add, rename and remove chapters of one meeting's agenda."""

from __future__ import annotations

from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.archive.storable import storable
from samraad.meetings.errors import CannotEdit
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import Chapter, Meeting
from samraad.meetings.stage import PREPARED, locked

TITLE = 300


def add_chapter(actor: Actor, meeting: Meeting, title: str) -> Chapter:
    """A new chapter, the last; sent twice, it is there once. Raises CannotEdit."""
    require(actor, "meetings.edit", meeting.organization.slug)
    with transaction.atomic():
        live, title = locked(meeting, *PREPARED), _checked(title)
        before = live.meeting.chapters.order_by("position").last()
        if before and before.title == title and not before.items.exists():
            return before
        last = max((int(number) for number in live.meeting.chapters.values_list("number", flat=True)), default=0)
        chapter = Chapter.objects.create(meeting=live.meeting, position=last + 1, number=str(last + 1), title=title)
        history.record(actor, "agenda.add_chapter", meeting, after={"title": str(chapter)})
    return chapter


def rename_chapter(actor: Actor, chapter: Chapter, title: str) -> Chapter:
    """Another title. Raises CannotEdit."""
    require(actor, "meetings.edit", chapter.meeting.organization.slug)
    with transaction.atomic():
        locked(chapter.meeting, *PREPARED)
        before, chapter.title = chapter.title, _checked(title)
        chapter.save(update_fields=["title"])
        queue_meeting(chapter.meeting)
        history.record(
            actor, "agenda.rename_chapter", chapter, before={"title": before}, after={"title": chapter.title}
        )
    return chapter


def remove_chapter(actor: Actor, chapter: Chapter) -> None:
    """Remove the last chapter, if it has no items: those after it would change their numbers. Raises CannotEdit."""
    require(actor, "meetings.edit", chapter.meeting.organization.slug)
    with transaction.atomic():
        live = locked(chapter.meeting, *PREPARED)
        if chapter.items.exists():
            raise CannotEdit(f"Kapitlet »{chapter.title}« har punkter. Flyt eller fjern dem først.")
        if live.meeting.chapters.filter(position__gt=chapter.position).exists():
            raise CannotEdit("Kun det sidste kapitel kan fjernes, så de andre beholder deres nummer. Lad det stå tomt.")
        history.record(actor, "agenda.remove_chapter", live.meeting, before={"title": str(chapter)})
        chapter.delete()


def _checked(title: str) -> str:
    title = storable(title).strip()
    if not title or len(title) > TITLE:
        raise CannotEdit(f"Kapitlets titel skal have mellem 1 og {TITLE} tegn. Ret titlen.")
    return title
