"""Tasks from decisions: who does what by when; closed with a note, opened again where that was too soon."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import formats, timezone

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.archive.storable import storable
from samraad.councils.models import Organization, Person
from samraad.meetings.errors import CannotSaveTask
from samraad.meetings.models import AgendaItem, Task
from samraad.meetings.tasks.people_near import people_near

TEXT = 5000
FIELDS = ("what", "person", "responsible", "due")


def add_task(
    actor: Actor,
    item: AgendaItem,
    what: str,
    *,
    person: Person | None = None,
    responsible: Organization | None = None,
    due: dt.date | None = None,
) -> Task:
    """A task that follows from the item, live or archived; sent twice, it is stored once.

    Raises CannotSaveTask where it does not say what or who, somebody from outside should do it, or it is due before the meeting.
    """
    meeting = item.meeting
    require(actor, "tasks.edit", meeting.organization.slug)
    with transaction.atomic():
        item = (
            AgendaItem.objects.select_for_update(of=("self",)).select_related("meeting__organization").get(pk=item.pk)
        )
        task = Task(
            organization=meeting.organization,
            meeting=item.meeting,
            item=item,
            about=_about(item),
            what=what,
            person=person,
            responsible=responsible,
            due=due,
        )
        _check(task)
        if sent_before := _same(task):
            return sent_before
        task.save()
        history.record(actor, "tasks.add", task, after=_said(task))
    return task


def edit_task(actor: Actor, task: Task, version: int, **changed: Any) -> Task:
    """Change ``what``, ``person``, ``responsible`` or ``due``. Raises CannotSaveTask or StaleEdit."""
    require(actor, "tasks.edit", task.organization.slug)
    if unknown := set(changed) - set(FIELDS):
        raise TypeError(f"no such fields of a task: {unknown}")
    with transaction.atomic():
        task = Task.objects.select_for_update(of=("self",)).select_related("organization").get(pk=task.pk)
        before = _said(task)
        for name, value in changed.items():
            setattr(task, name, value)
        _check(task)
        return _save(actor, task, version, "tasks.edit", before)


def close_task(actor: Actor, task: Task, note: str, version: int, on: dt.date | None = None) -> Task:
    """It is done; the note says what came of it. Raises CannotSaveTask or StaleEdit."""
    require(actor, "tasks.edit", task.organization.slug)
    with transaction.atomic():
        task = Task.objects.select_for_update(of=("self",)).select_related("organization").get(pk=task.pk)
        before = _said(task)
        task.done_on, task.note = on or task.done_on or timezone.localdate(), storable(note).strip()
        if len(task.note) > TEXT:
            raise CannotSaveTask(f"Noten må højst fylde {TEXT} tegn. Forkort den.")
        return _save(actor, task, version, "tasks.close", before)


def reopen_task(actor: Actor, task: Task, version: int) -> Task:
    """It was not done after all; the note stays."""
    require(actor, "tasks.edit", task.organization.slug)
    with transaction.atomic():
        task = Task.objects.select_for_update(of=("self",)).select_related("organization").get(pk=task.pk)
        before = _said(task)
        task.done_on = None
        return _save(actor, task, version, "tasks.reopen", before)


def _save(actor: Actor, task: Task, version: int, action: str, before: dict[str, Any]) -> Task:
    after = _said(task)
    if is_said_already(task, version, "opgaven", _lines(after), _lines(before)):
        return task
    task.version += 1
    task.save()
    history.record(actor, action, task, before=before, after=after)
    return task


def _check(task: Task) -> None:
    task.what = storable(task.what).strip()
    if not task.what or len(task.what) > TEXT:
        raise CannotSaveTask(f"Skriv på højst {TEXT} tegn, hvad der skal gøres.")
    if task.person is None and task.responsible is None:
        raise CannotSaveTask("Angiv, hvem der skal gøre det: en person eller en organisation.")
    if task.person and not people_near(task.organization).filter(pk=task.person.pk).exists():
        raise CannotSaveTask(
            f"{task.person.name} har ingen plads i {task.organization} eller dets udvalg og bestyrelser."
            " Vælg en anden, eller angiv den organisation, der skal gøre det."
        )
    held = task.meeting.date if task.meeting else None
    if task.due and held and task.due < held:
        raise CannotSaveTask(
            f"Fristen ligger før mødet den {formats.date_format(held, 'j. F Y')}. Vælg en senere dag, eller lad den stå tom."
        )


def _same(task: Task) -> Task | None:
    """The same task, open: a form that was sent twice."""
    names = ("item", "what", "person", "responsible", "due")
    return Task.objects.filter(done_on=None, **{name: getattr(task, name) for name in names}).first()


def _about(item: AgendaItem) -> str:
    """The meeting and item in words; of a closed item not its title, as tasks are read by more than its readers."""
    return f"{item.meeting}, punkt {item.number if item.closed else item}"[:400]


def _said(task: Task) -> dict[str, Any]:
    return {
        "what": task.what,
        "person": task.person.name if task.person else "",
        "responsible": task.responsible.name if task.responsible else "",
        "due": task.due.isoformat() if task.due else "",
        "done_on": task.done_on.isoformat() if task.done_on else "",
        "note": task.note,
    }


def _lines(said: dict[str, Any]) -> str:
    return "\n".join(str(value) for value in said.values())
