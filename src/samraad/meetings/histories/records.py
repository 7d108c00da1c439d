"""Which changes belong to a record, and which of them a reader may see.

What a reader may not see on the record's own page is not in its history either: the working copy of a draft, closed items,
addresses of mail, and what a case is linked to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q, QuerySet

from samraad.access import history
from samraad.access.models import Change
from samraad.access.permissions import Actor, NotAllowed, allowed, require
from samraad.councils.models import Membership, Municipality, Organization, Person
from samraad.meetings.cases.seen import may_read_case
from samraad.meetings.models import (
    AgendaItem,
    Attendance,
    Case,
    Chapter,
    CouncilSetup,
    ItemSection,
    Meeting,
    Task,
)
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.publishing.versions import latest
from samraad.meetings.tasks.overview import tasks_for
from samraad.meetings.visible import items_for, meetings_for
from samraad.meetings.who_reads import may_read_closed, may_read_working_copy

READ = "access.read_history"
Subjects = dict[type[models.Model], Iterable[int]]


@dataclass(frozen=True, slots=True)
class History:
    """The changes of a record that the reader may see, newest first.

    Of ``unsaid`` actions only who and when are told; ``hidden`` names values that are left out.
    """

    changes: QuerySet[Change]
    unsaid: frozenset[str] = field(default_factory=frozenset)
    hidden: frozenset[str] = field(default_factory=frozenset)


def of_meeting(actor: Actor, meeting: Meeting) -> History | None:
    """Of the meeting and all that belongs to it. None where the reader may not see the meeting; raises NotAllowed."""
    require(actor, READ, meeting.organization.slug)
    items = meeting.items.all() if may_read_closed(actor, meeting) else meeting.items.filter(closed=False)
    keys = list(items.values_list("pk", flat=True))
    subjects: Subjects = {
        Meeting: [meeting.pk],
        Chapter: meeting.chapters.values_list("pk", flat=True),
        Attendance: meeting.attendances.values_list("pk", flat=True),
        **_of_items(keys),
    }
    return _as_seen(actor, meeting, history.among(subjects))


def of_item(actor: Actor, item: AgendaItem) -> History | None:
    """Of the item, its sections and its tasks."""
    meeting = item.meeting
    require(actor, READ, meeting.organization.slug)
    if item.closed and not may_read_closed(actor, meeting):
        return None
    if meeting.origin == MeetingOrigin.READ and not items_for(actor, meeting).filter(pk=item.pk).exists():
        return None
    found = _as_seen(actor, meeting, history.among(_of_items([item.pk])))
    if found is None or not allowed(actor, "tasks.read", meeting.organization.slug):
        return found
    tasks = history.among({Task: item.tasks.values_list("pk", flat=True)})
    return History(found.changes | tasks, found.unsaid, found.hidden)


def of_task(actor: Actor, task: Task) -> History | None:
    """Of a task that the reader may see."""
    require(actor, READ, task.organization.slug)
    return History(history.of(task)) if tasks_for(actor).filter(pk=task.pk).exists() else None


def of_case(actor: Actor, case: Case) -> History | None:
    """What was linked is told to those who keep the case; others read in its story what they may see of it."""
    slug = case.organization.slug
    require(actor, READ, slug)
    if not may_read_case(actor, case):
        return None
    links = frozenset() if allowed(actor, "cases.edit", slug) else frozenset({"cases.link", "cases.unlink"})
    return History(history.of(case), links)


def of_person(actor: Actor, person: Person) -> History:
    """Of the person, and of the seats in organizations whose history the reader may see."""
    seats = person.memberships.select_related("organization")
    seen = [seat for seat in seats if allowed(actor, READ, seat.organization.slug)]
    if not seen and not allowed(actor, READ):
        raise NotAllowed(READ)
    slugs = {seat.organization.slug for seat in seen}
    contacts = allowed(actor, "councils.read_contacts") or any(
        allowed(actor, "councils.read_contacts", slug) for slug in slugs
    )
    hidden = frozenset() if contacts else frozenset({"email", "user"})
    return History(history.among({Person: [person.pk], Membership: [seat.pk for seat in seen]}), hidden=hidden)


def of_organization(actor: Actor, organization: Organization) -> History:
    """Of the organization, its seats and its set-up; of drafts that were removed only for those who prepare meetings."""
    require(actor, READ, organization.slug)
    subjects: Subjects = {
        Organization: [organization.pk],
        Membership: organization.memberships.values_list("pk", flat=True),
        CouncilSetup: [organization.pk],
    }
    prepares = allowed(actor, "meetings.edit", organization.slug)
    return History(history.among(subjects), frozenset() if prepares else frozenset({"meetings.remove"}))


def of_municipality(actor: Actor, municipality: Municipality) -> History:
    """Of the municipality and its population, for those who may read the history of a council it takes part in."""
    slugs = municipality.organizations.values_list("organization__slug", flat=True)
    if not allowed(actor, READ) and not any(allowed(actor, READ, slug) for slug in slugs):
        raise NotAllowed(READ)
    return History(history.of(municipality))


def _of_items(keys: list[int]) -> Subjects:
    sections = ItemSection.objects.filter(item__in=keys, dossier=None).values_list("pk", flat=True)
    return {AgendaItem: keys, ItemSection: sections}


def _as_seen(actor: Actor, meeting: Meeting, changes: QuerySet[Change]) -> History | None:
    """All for those who see the working copy; for others what has been published since."""
    if meeting.origin == MeetingOrigin.READ:
        return History(changes) if meetings_for(actor).filter(pk=meeting.pk).exists() else None
    if may_read_working_copy(actor, meeting):
        closed = frozenset() if may_read_closed(actor, meeting) else frozenset({"agenda.remove_item", "agenda.order"})
        return History(changes, closed)
    found = latest(actor, meeting)
    if found is None:
        return None
    until: dt.datetime = found[0].published_at
    return History(changes.filter(Q(at__lte=until) | Q(action__in=AFTERWARDS)), ORDERED)


#: what is done openly, not in the working copy, after a version is out
AFTERWARDS = ("agenda.publish", "minutes.send", "minutes.publish", "minutes.approve", "minutes.confirm")
ORDERED = frozenset({"agenda.remove_item", "agenda.order", "agenda.share", "agenda.unshare"})
