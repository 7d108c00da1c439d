"""The story of a case in order: where it came up, what was decided, what was to be done, and what belongs to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils import timezone

from samraad.access.permissions import Actor, NotAllowed, allowed
from samraad.archive.models import Document
from samraad.archive.visible import sees
from samraad.meetings.cases.seen import Seen, seen_items
from samraad.meetings.models import AgendaItem, Case, CaseItem, Meeting, Task
from samraad.meetings.models.version import VersionKind
from samraad.meetings.publishing.versions import differences_of, versions_of

OPENED, ITEM, SUPPLEMENT, DECIDED, TASK, TASK_DONE, DOCUMENT, CLOSED = (
    "opened",
    "item",
    "supplement",
    "decided",
    "task",
    "task_done",
    "document",
    "closed",
)
_ORDER = {
    kind: place for place, kind in enumerate((OPENED, DOCUMENT, ITEM, SUPPLEMENT, DECIDED, TASK, TASK_DONE, CLOSED))
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing in the story. ``seen`` only where it is an item's own; ``meeting``, ``item`` where it was at one."""

    day: dt.date
    kind: str
    title: str
    text: str = ""
    outcome: str = ""
    meeting: Meeting | None = None
    item: AgendaItem | None = None
    document: Document | None = None
    seen: Seen | None = None
    task: Task | None = None


def story(actor: Actor, case: Case) -> tuple[Event, ...]:
    """In date order, only what the actor may see. Raises NotAllowed where that is nothing."""
    seen = seen_items(actor, case)
    if not seen and not allowed(actor, "cases.edit", case.organization.slug):
        raise NotAllowed("cases.edit")
    events = [Event(case.opened_on, OPENED, f"Sag {case.number} oprettet")]
    for link, shown in seen:
        events += _of_item(link, shown)
    events += _supplements(actor, [link.item for link, _shown in seen])
    if allowed(actor, "tasks.read", case.organization.slug):
        events += _of_tasks([link.item for link, _shown in seen])
    events += _of_documents(actor, case)
    last = [Event(case.closed_on, CLOSED, f"Sag {case.number} afsluttet")] if case.closed_on else []
    return tuple(sorted([*sorted(events, key=_place), *last], key=lambda event: event.day))


def _place(event: Event) -> tuple[dt.date, bool, int, int]:
    """By day; on a day what was before the meeting first, then item by item what was written, decided and to be done."""
    at_item = event.item is not None
    return (event.day, at_item, event.item.position if event.item else 0, _ORDER[event.kind])


def _of_item(link: CaseItem, shown: Seen) -> Iterator[Event]:
    meeting = link.item.meeting
    day = meeting.date or dt.date.max
    title = f"{shown.number} {shown.title}"
    yield Event(day, ITEM, title, link.note, meeting=meeting, item=link.item, seen=shown)
    if shown.is_decided:
        yield Event(day, DECIDED, title, shown.text, shown.outcome, meeting, link.item, seen=shown)


def _supplements(actor: Actor, items: list[AgendaItem]) -> Iterator[Event]:
    """What supplements to a published agenda changed in the items."""
    published = versions_of(actor, [item.meeting for item in items])
    agendas = {
        key: list(pairwise(each for each in found if each.kind == VersionKind.AGENDA))
        for key, found in published.items()
    }
    changes = differences_of(actor, [pair for pairs in agendas.values() for pair in pairs])
    for item in items:
        for old, new in agendas[item.meeting_id]:
            told = [each.sentence for each in changes[old.pk, new.pk] if each.item == item.pk]
            if told:
                day = timezone.localdate(new.published_at)
                yield Event(day, SUPPLEMENT, str(new), "\n".join(told), meeting=item.meeting, item=item)


def _of_tasks(items: list[AgendaItem]) -> Iterator[Event]:
    for task in Task.objects.filter(item__in=items).select_related("person", "responsible", "item", "meeting"):
        held = task.meeting.date if task.meeting else None
        given = max(timezone.localdate(task.created_at), held or dt.date.min)
        given = min(given, task.done_on or given)
        yield Event(given, TASK, task.what, meeting=task.meeting, item=task.item, task=task)
        if task.done_on:
            yield Event(task.done_on, TASK_DONE, task.what, task.note, item=task.item, task=task)


def _of_documents(actor: Actor, case: Case) -> Iterator[Event]:
    for link in case.documents.select_related("document__dossier__organization"):
        document = link.document
        if sees(actor, document.dossier):
            day = document.date or document.dossier.meeting_date or document.dossier.imported_at.date()
            yield Event(day, DOCUMENT, document.title, link.note, document=document)
