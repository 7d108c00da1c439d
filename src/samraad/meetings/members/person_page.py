"""A member's page: seats, and what they said and were appointed to at the meetings the reader may see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from samraad.access.permissions import Actor, allowed
from samraad.archive.mask import Mask
from samraad.archive.visible import dossiers_for
from samraad.councils.directory import memberships_of
from samraad.councils.models import Membership, Person
from samraad.meetings.content.model import Decision, Item
from samraad.meetings.models import AgendaItem, Appointment, Meeting, Statement
from samraad.meetings.models.version import VersionKind
from samraad.meetings.publishing.versions import newest_of, read_versions
from samraad.meetings.redaction.in_force import mask_of, redactions_by_meeting


@dataclass(frozen=True, slots=True)
class Said:
    """A statement for the record, and the item it was about."""

    item: int
    title: str
    meeting: Meeting
    text: str


@dataclass(frozen=True, slots=True)
class Appointed:
    """To what and as what, and by which item."""

    item: int
    title: str
    meeting: Meeting
    body: str
    role: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """``email`` is empty for those who may not see it."""

    person: Person
    email: str
    sits: tuple[Membership, ...]
    sat: tuple[Membership, ...]
    statements: tuple[Said, ...]
    appointments: tuple[Appointed, ...]


def person_page(actor: Actor, person: Person, day: dt.date) -> PersonPage:
    """Everything there is of the person, as far as the actor may see it, the latest first."""
    seats = list(memberships_of(person))
    over = [seat for seat in seats if seat.last_day and seat.last_day < day]
    contacts = any(allowed(actor, "councils.read_contacts", seat.organization.slug) for seat in seats)
    seen, latest_first = _may_see(actor), ("-decision__item__meeting__date", "pk")
    about = "decision__item__meeting__organization"
    statements = Statement.objects.filter(seen, person=person).order_by(*latest_first).select_related(about)
    appointments = Appointment.objects.filter(seen, person=person).order_by(*latest_first).select_related(about)
    rows = (list(statements), list(appointments))
    reader = _Reader(actor, [row.decision.item for found in rows for row in found if row.decision.dossier_id is None])
    return PersonPage(
        person=person,
        email=person.email if contacts or allowed(actor, "councils.read_contacts") else "",
        sits=tuple(seat for seat in seats if seat not in over),
        sat=tuple(over),
        statements=tuple(said for row in rows[0] if (said := reader.said(row))),
        appointments=tuple(appointed for row in rows[1] if (appointed := reader.appointed(row))),
    )


def _may_see(actor: Actor) -> Q:
    """Decisions from dossiers the actor may see; of those written here the reader looks at the published minutes."""
    if allowed(actor, "archive.read_unpublished"):
        return Q()
    written = Q(decision__dossier=None, decision__item__meeting__published_at__isnull=False)
    return (Q(decision__dossier__in=dossiers_for(actor)) | written) & Q(decision__item__closed=False)


class _Reader:
    """One reader's view of what was written here: the latest minutes, not the working copy, and no words struck out."""

    def __init__(self, actor: Actor, written: list[AgendaItem]) -> None:
        meetings = {item.meeting_id: item.meeting for item in written}.values()
        self._sees_all = allowed(actor, "archive.read_unpublished")
        self._redactions = redactions_by_meeting(meetings) if written else {}
        newest = {} if self._sees_all else newest_of(actor, meetings)
        minutes = [each for each in newest.values() if each.kind == VersionKind.MINUTES]
        self._published = {
            item.key: item for content in read_versions(actor, minutes).values() for item in content.items
        }

    def _mask(self, item: AgendaItem) -> Mask:
        """What is struck out of the item, by itself, in its meeting or everywhere in the council."""
        found = self._redactions[item.meeting_id]
        return mask_of(each.words for each in found if each.item_id in (None, item.pk))

    def said(self, row: Statement) -> Said | None:
        """The statement, if it stands in what the reader may read."""
        item = row.decision.item
        if row.decision.dossier_id is not None:
            return Said(item.pk, item.title, item.meeting, row.text)
        mask = self._mask(item)
        text, title = mask.text(row.text), mask.text(item.title)
        if self._sees_all:
            return Said(item.pk, title, item.meeting, text)
        shown = self._published.get(item.pk)
        if shown is None or not any(each.text == text for each in _decided(shown).statements):
            return None
        return Said(item.pk, shown.title, item.meeting, text)

    def appointed(self, row: Appointment) -> Appointed | None:
        """The appointment, if it stands in what the reader may read."""
        item = row.decision.item
        if row.decision.dossier_id is not None:
            return Appointed(item.pk, item.title, item.meeting, row.body, row.role)
        mask = self._mask(item)
        body, role, title = mask.text(row.body), mask.text(row.role), mask.text(item.title)
        if self._sees_all:
            return Appointed(item.pk, title, item.meeting, body, role)
        shown, name = self._published.get(item.pk), mask.text(row.name)
        if shown is None or (name, body) not in [(each.name, each.body) for each in _decided(shown).appointments]:
            return None
        return Appointed(item.pk, shown.title, item.meeting, body, role)


def _decided(item: Item) -> Decision:
    return item.decision or Decision()
