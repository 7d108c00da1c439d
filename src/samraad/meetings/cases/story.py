"""The story of a case in order: where it came up, what was decided, what was to be done, and what belongs to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from samraad.access.permissions import Actor, NotAllowed, allowed
from samraad.archive.models import Document
from samraad.archive.visible import sees
from samraad.meetings.content.model import Item
from samraad.meetings.models import AgendaItem, Case, CaseItem, Meeting
from samraad.meetings.publishing.versions import latest
from samraad.meetings.show_item import show_item
from samraad.meetings.visible import items_for, meetings_for

OPENED, ITEM, DECIDED, TASK, TASK_DONE, DOCUMENT, CLOSED = (
    "opened",
    "item",
    "decided",
    "task",
    "task_done",
    "document",
    "closed",
)
_ORDER = {kind: place for place, kind in enumerate((OPENED, DOCUMENT, ITEM, DECIDED, TASK, TASK_DONE, CLOSED))}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing in the story. ``outcome`` only where something was decided; ``meeting``, ``item`` where it was at one."""

    day: dt.date
    kind: str
    title: str
    text: str = ""
    outcome: str = ""
    meeting: Meeting | None = None
    item: AgendaItem | None = None
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """An item as the actor may see it."""

    number: str
    title: str
    outcome: str
    text: str
    is_decided: bool


def story(actor: Actor, case: Case) -> tuple[Event, ...]:
    """In date order, only what the actor may see. Raises NotAllowed where that is nothing."""
    links = list(case.links.select_related("item__meeting__organization", "item__chapter"))
    seen = [(link, shown) for link in links if (shown := _seen(actor, link.item))]
    insider = allowed(actor, "cases.edit", case.organization.slug)
    if not insider and not seen:
        raise NotAllowed("cases.edit")
    events = [Event(case.opened_on, OPENED, f"Sag {case.number} oprettet", case.title)]
    for link, shown in seen:
        events += _of_item(link, shown)
    if allowed(actor, "tasks.read", case.organization.slug):
        events += _of_tasks([link.item for link, _shown in seen])
    events += _of_documents(actor, case)
    if case.closed_on:
        events.append(Event(case.closed_on, CLOSED, f"Sag {case.number} afsluttet"))
    return tuple(sorted(events, key=lambda event: (event.day, _ORDER[event.kind])))


def cases_for(actor: Actor) -> QuerySet[Case]:
    """The cases whose story the actor may read: all for secretaries, else those with an open item in a meeting they may see."""
    cases = Case.objects.select_related("organization")
    if allowed(actor, "cases.edit"):
        return cases
    return cases.filter(links__item__meeting__in=meetings_for(actor), links__item__closed=False).distinct()


def _seen(actor: Actor, item: AgendaItem) -> _Seen | None:
    """From the published version for those who may not see the working copy, from the archive for what was read."""
    if items_for(actor, item.meeting).filter(pk=item.pk).exists():
        decision = show_item(actor, item).decision
        outcome, text = (decision.outcome, decision.text) if decision else ("", "")
        return _Seen(item.number, item.title, outcome, text, decision is not None)
    shown = latest(actor, item.meeting)
    said: Item | None = shown[1].item(item.pk) if shown else None
    if said is None:
        return None
    outcome, text = (said.decision.outcome, said.decision.text) if said.decision else ("", "")
    return _Seen(said.number, said.title, outcome, text, said.decision is not None)


def _of_item(link: CaseItem, shown: _Seen) -> Iterator[Event]:
    meeting = link.item.meeting
    day = meeting.date or dt.date.max
    title = f"Punkt {shown.number} på {meeting}: {shown.title}"
    yield Event(day, ITEM, title, link.note, meeting=meeting, item=link.item)
    if shown.is_decided:
        yield Event(day, DECIDED, "Besluttet", shown.text, shown.outcome, meeting, link.item)


def _of_tasks(items: list[AgendaItem]) -> Iterator[Event]:
    for item in items:
        for task in item.tasks.select_related("person", "responsible"):
            who = task.person or task.responsible
            given = max(task.created_at.date(), item.meeting.date or dt.date.min)
            yield Event(given, TASK, f"Opgave til {who}", task.what, meeting=item.meeting, item=item)
            if task.done_on:
                yield Event(task.done_on, TASK_DONE, f"Opgave løst: {task.what}", task.note, item=item)


def _of_documents(actor: Actor, case: Case) -> Iterator[Event]:
    for link in case.documents.select_related("document__dossier__organization"):
        document = link.document
        if sees(actor, document.dossier):
            day = document.date or document.dossier.meeting_date or document.dossier.imported_at.date()
            yield Event(day, DOCUMENT, document.title, link.note, document=document)
