"""A member's page: seats, and what they said and were appointed to at the meetings the reader may see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from samraad.access.permissions import Actor, allowed
from samraad.archive.visible import dossiers_for
from samraad.councils.directory import memberships_of
from samraad.councils.models import Membership, Person
from samraad.meetings.models import Appointment, PublishedVersion, Statement
from samraad.meetings.models.version import VersionKind


@dataclass(frozen=True, slots=True)
class PersonPage:
    """``email`` is empty for those who may not see it."""

    person: Person
    email: str
    sits: tuple[Membership, ...]
    sat: tuple[Membership, ...]
    statements: tuple[Statement, ...]
    appointments: tuple[Appointment, ...]


def person_page(actor: Actor, person: Person, day: dt.date) -> PersonPage:
    """Everything there is of the person, as far as the actor may see it, the latest first."""
    seats = list(memberships_of(person))
    over = [seat for seat in seats if seat.last_day and seat.last_day < day]
    contacts = any(allowed(actor, "councils.read_contacts", seat.organization.slug) for seat in seats)
    seen, latest_first = _may_see(actor), ("-decision__item__meeting__date", "pk")
    statements = Statement.objects.filter(seen, person=person).order_by(*latest_first)
    appointments = Appointment.objects.filter(seen, person=person).order_by(*latest_first)
    return PersonPage(
        person=person,
        email=person.email if contacts or allowed(actor, "councils.read_contacts") else "",
        sits=tuple(seat for seat in seats if seat not in over),
        sat=tuple(over),
        statements=tuple(statements.select_related("decision__item__meeting__organization")),
        appointments=tuple(appointments.select_related("decision__item__meeting__organization")),
    )


def _may_see(actor: Actor) -> Q:
    """Decisions from dossiers the actor may see, and those written here whose minutes are published."""
    if allowed(actor, "archive.read_unpublished"):
        return Q()
    meeting = "decision__item__meeting"
    minutes = PublishedVersion.objects.filter(meeting=OuterRef(meeting), kind=VersionKind.MINUTES)
    written = Q(Exists(minutes), **{"decision__dossier": None, f"{meeting}__published_at__isnull": False})
    return (Q(decision__dossier__in=dossiers_for(actor)) | written) & Q(decision__item__closed=False)
