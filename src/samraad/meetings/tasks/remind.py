"""Remind those who hold tasks that are due soon or late: one mail for each person, written to the outbox, once for each day due.

A mail travels unprotected, so a task from a closed item is only counted in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import formats

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.councils.directory import CHAIR, holds_on
from samraad.councils.models import Person
from samraad.meetings.models import OutboxMail, Task

#: who does an organization's paperwork, as data/roles.csv of the councils names it
OFFICER = "sekretær"


def remind(actor: Actor, day: dt.date) -> int:
    """Write the mails that are due on the day; says how many. Without the setting SAMRAAD_TASK_REMINDERS none are."""
    require(actor, "tasks.edit")
    ahead = settings.SAMRAAD_TASK_REMINDERS
    if not ahead:
        return 0
    with transaction.atomic():
        due = list(_due(day, day + dt.timedelta(days=ahead)).select_for_update(of=("self",)))
        by_person: dict[int, tuple[Person, list[Task]]] = {}
        for task in due:
            holders = list(_holders(task, day))
            for person in holders:
                by_person.setdefault(person.pk, (person, []))[1].append(task)
            if holders:
                _told(actor, task, day)
        mails = [_mail(person, tasks, day) for person, tasks in by_person.values()]
        OutboxMail.objects.bulk_create(mails)
    return len(mails)


def _due(day: dt.date, until: dt.date) -> QuerySet[Task]:
    """Open tasks of which nobody was reminded yet for the day that is due now: soon, or late."""
    soon = Q(due__gte=day, due__lte=until) & (Q(reminded_soon=None) | ~Q(reminded_soon=F("due")))
    late = Q(due__lt=day) & (Q(reminded_late=None) | ~Q(reminded_late=F("due")))
    open_ones = Task.objects.filter(soon | late, done_on=None)
    return open_ones.select_related("item", "person", "responsible", "organization").order_by("due", "pk")


def _holders(task: Task, day: dt.date) -> Iterable[Person]:
    """The person; of an organization its officers, else its chair. Only those with an address."""
    if task.person:
        return [task.person] if task.person.email else []
    for role in (OFFICER, CHAIR):
        seated = Person.objects.filter(
            holds_on(day, "memberships__"), memberships__organization=task.responsible, memberships__role=role
        )
        found = list(seated.exclude(email="").distinct())
        if found:
            return found
    return []


def _told(actor: Actor, task: Task, day: dt.date) -> None:
    field = "reminded_late" if _is_late(task, day) else "reminded_soon"
    setattr(task, field, task.due)
    task.save(update_fields=[field])
    history.record(actor, "tasks.remind", task, after={"due": str(task.due)})


def _mail(person: Person, tasks: Sequence[Task], day: dt.date) -> OutboxMail:
    late = any(_is_late(task, day) for task in tasks)
    subject = "Opgaver med overskredet frist" if late else "Opgaver, der snart skal være løst"
    shown = [task for task in tasks if not (task.item and task.item.closed)]
    lines = [f"- {_when(task, day)}: {' '.join(task.what.split())} ({task.organization})" for task in shown]
    hidden = len(tasks) - len(shown)
    if hidden:
        named = "1 opgave fra et lukket punkt" if hidden == 1 else f"{hidden} opgaver fra lukkede punkter"
        lines.append(f"- {named}, som du kan læse, når du er logget ind")
    link = f"{settings.SAMRAAD_ADDRESS.rstrip('/')}/opgaver/"
    body = "\n".join([f"Kære {person.name}", "", *lines, "", link, "", "Venlig hilsen", "Sekretariatet", ""])
    return OutboxMail(to=person.email, subject=subject, body=body)


def _is_late(task: Task, day: dt.date) -> bool:
    return task.due is not None and task.due < day


def _when(task: Task, day: dt.date) -> str:
    words = "overskredet" if _is_late(task, day) else "senest"
    return f"{words} {formats.date_format(task.due, 'j. F Y')}" if task.due else words
