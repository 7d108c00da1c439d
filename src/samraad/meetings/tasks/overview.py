"""What is open: tasks by meeting, person or organization, and those that are late."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from samraad.access.models import User
from samraad.access.permissions import TABLE, Actor, NotAllowed, allowed
from samraad.councils.models import Organization, Person
from samraad.meetings.models import AgendaItem, Meeting, Task
from samraad.meetings.models.meeting import MeetingOrigin

#: a condition that always holds (an empty Q is lost when it is or-ed)
ALL = ~Q(pk__in=[])


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What to look at; what is None is not asked for."""

    organization: Organization | None = None
    meeting: Meeting | None = None
    item: AgendaItem | None = None
    person: Person | None = None
    responsible: Organization | None = None
    is_done: bool | None = None
    overdue_on: dt.date | None = None


def tasks(actor: Actor, asked: TaskFilter = TaskFilter()) -> QuerySet[Task]:
    """The tasks that ``actor`` may see, soonest first, those without a day last. Raises NotAllowed for whom sees none at all."""
    found = tasks_for(actor)
    wanted = {
        "organization": asked.organization,
        "meeting": asked.meeting,
        "item": asked.item,
        "person": asked.person,
        "responsible": asked.responsible,
    }
    found = found.filter(**{name: value for name, value in wanted.items() if value is not None})
    if asked.is_done is not None:
        found = found.filter(done_on__isnull=not asked.is_done)
    if asked.overdue_on is not None:
        found = found.filter(done_on=None, due__lt=asked.overdue_on)
    return found


def tasks_for(actor: Actor) -> QuerySet[Task]:
    """Those of the councils where ``actor`` may read tasks, and one's own.

    A task from a closed item, or from an agenda that is not out yet, is told only to those who may read that, and to whom it
    was given.
    """
    rows = Task.objects.select_related("organization", "meeting__organization", "item", "person", "responsible")
    if allowed(actor, "meetings.edit"):
        return rows
    if not isinstance(actor, User) or not actor.is_active:
        raise NotAllowed("tasks.read")
    everywhere = allowed(actor, "tasks.read")
    if not everywhere and not _where(actor, "tasks.read") and not hasattr(actor, "person"):
        raise NotAllowed("tasks.read")
    read = ALL if everywhere else Q(organization__slug__in=_where(actor, "tasks.read"))
    closed = Q(item__closed=False) | Q(item=None) | _within(actor, "meetings.read_closed")
    published = Q(meeting__published_at__isnull=False) | Q(meeting=None) | Q(meeting__origin=MeetingOrigin.READ)
    out = published | _within(actor, "meetings.edit")
    return rows.filter(Q(person__user=actor) | (read & closed & out))


def about_words(actor: Actor, task: Task) -> str:
    """What the task follows from; of a closed item without its title for those who may not read it."""
    if task.item and task.item.closed and not allowed(actor, "meetings.read_closed", task.organization.slug):
        return f"{task.meeting}, punkt {task.item.number}"
    return task.about


def _within(actor: User, action: str) -> Q:
    """In the organizations where the actor may."""
    return ALL if allowed(actor, action) else Q(organization__slug__in=_where(actor, action))


def _where(actor: User, action: str) -> set[str]:
    granted = actor.grants.values_list("role", "organization")
    return {scope for role, scope in granted if scope and role in TABLE[action].roles}
