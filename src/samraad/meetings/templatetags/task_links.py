"""Links to the tasks of a meeting, person or organization, with how many are open and late; for those who may read tasks."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Model, QuerySet
from django.template.context import Context
from django.urls import reverse
from django.utils import timezone

from samraad.access.permissions import NotAllowed
from samraad.councils.models import Organization, Person
from samraad.meetings.models import Meeting, Task
from samraad.meetings.tasks.overview import TaskFilter, tasks

register = template.Library()

TEMPLATE = "meetings/follow/_tasks_link.html"


@register.inclusion_tag(TEMPLATE, takes_context=True)
def all_tasks(context: Context) -> dict[str, Any]:
    """To the overview; shown also when nothing is open."""
    found = _seen(context, TaskFilter(is_done=False))
    return {} if found is None else {**_counted(found), "url": reverse("tasks"), "always": True}


@register.inclusion_tag(TEMPLATE, takes_context=True)
def tasks_of(context: Context, record: Model) -> dict[str, Any]:
    """To the open tasks of the record; nothing where there are none."""
    match record:
        case Meeting():
            asked, query = TaskFilter(meeting=record, is_done=False), f"moede={record.pk}"
        case Person():
            asked, query = TaskFilter(person=record, is_done=False), f"person={record.pk}"
        case Organization():
            asked, query = TaskFilter(responsible=record, is_done=False), f"organisation={record.slug}"
        case _:
            return {}
    found = _seen(context, asked)
    return {} if found is None else {**_counted(found), "url": f"{reverse('tasks')}?{query}"}


def _seen(context: Context, asked: TaskFilter) -> QuerySet[Task] | None:
    request = context.get("request")
    try:
        return tasks(request.user, asked) if request else None
    except NotAllowed:
        return None


def _counted(found: QuerySet[Task]) -> dict[str, int]:
    due = list(found.order_by().values_list("due", flat=True))
    today = timezone.localdate()
    return {"open": len(due), "late": sum(day is not None and day < today for day in due)}
