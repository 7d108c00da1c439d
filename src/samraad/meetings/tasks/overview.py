"""What is open: tasks by meeting, person or organization, and those that are late."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from samraad.access.models import User
from samraad.access.permissions import TABLE, Actor, NotAllowed, allowed
from samraad.councils.models import Organization, Person
from samraad.meetings.models import AgendaItem, Meeting, Task


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
    """Those of the councils where ``actor`` may read tasks, and one's own."""
    rows = Task.objects.select_related("organization", "meeting__organization", "item", "person", "responsible")
    if allowed(actor, "tasks.read"):
        return rows
    if not isinstance(actor, User) or not actor.is_active:
        raise NotAllowed("tasks.read")
    slugs = {
        scope for role, scope in actor.grants.values_list("role", "organization") if role in TABLE["tasks.read"].roles
    }
    if not slugs and not hasattr(actor, "person"):
        raise NotAllowed("tasks.read")
    own = Q(person__user=actor)
    return rows.filter(own | Q(organization__slug__in=slugs))
