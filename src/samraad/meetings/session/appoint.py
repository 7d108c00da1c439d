"""Appoint people in an item: from the council's municipalities only, and with the seats each party is due as a help."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Max

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.archive.storable import storable
from samraad.councils.directory import VOTING, members_of, municipalities_of
from samraad.councils.models import Organization, Person
from samraad.meetings.errors import CannotAppoint
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import AgendaItem, Appointment
from samraad.meetings.session.decide import stored_decision
from samraad.meetings.stage import ENTERED, locked
from samraad.rules.errors import RuleError
from samraad.rules.seats import Apportionment, apportion

BODY, ROLE = 200, 50


def appoint(actor: Actor, item: AgendaItem, person: Person, *, body: str = "", role: str = "") -> Appointment:
    """Appoint somebody to ``body`` as ``role``. Raises CannotAppoint where they are not of the council's municipalities, have
    no party, or are appointed to the same already; NotLive."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    body, role = storable(body).strip(), storable(role).strip()
    if len(body) > BODY or len(role) > ROLE:
        raise CannotAppoint("Organets eller rollens navn er for langt. Forkort det.")
    with transaction.atomic():
        locked(item.meeting, *ENTERED)
        _check(item, person)
        decision = stored_decision(item)
        if decision.appointments.filter(person=person, body=body).exists():
            to = f" til {body}" if body else ""
            raise CannotAppoint(f"{person.name} er allerede udpeget{to} i dette punkt. Vælg en anden.")
        last = decision.appointments.aggregate(last=Max("position"))["last"] or 0
        row = Appointment.objects.create(
            decision=decision,
            position=last + 1,
            name=person.name,
            party=person.party,
            municipality=person.municipality.name if person.municipality else "",
            person=person,
            body=body,
            role=role,
        )
        if not decision.outcome:
            decision.outcome = "appointed"
            decision.save(update_fields=["outcome"])
        queue_meeting(item.meeting)
        history.record(actor, "session.appoint", item, after={"name": row.name, "body": body, "role": role})
    return row


def remove_appointment(actor: Actor, appointment: Appointment) -> None:
    """Take it back."""
    item = appointment.decision.item
    require(actor, "meetings.edit", item.meeting.organization.slug)
    with transaction.atomic():
        locked(item.meeting, *ENTERED)
        history.record(
            actor, "session.remove_appointment", item, before={"name": appointment.name, "body": appointment.body}
        )
        Appointment.objects.filter(pk=appointment.pk).delete()
        queue_meeting(item.meeting)


def seats_due(
    organization: Organization,
    day: dt.date,
    seats: int,
    *,
    votes: Mapping[str, int] | None = None,
    alliances: Sequence[Sequence[str]] = (),
) -> Apportionment:
    """How many of ``seats`` each party is due by d'Hondt: by its members of the council that day, or by ``votes``.

    Raises CannotAppoint where it cannot be computed.
    """
    if votes is None:
        sitting = members_of(organization, day).filter(role__in=VOTING)
        votes = Counter(seat.person.party for seat in sitting if seat.person.party)
    try:
        return apportion(votes, seats, alliances)
    except RuleError as error:
        raise CannotAppoint(str(error)) from None


def _check(item: AgendaItem, person: Person) -> None:
    council, day = item.meeting.organization, item.meeting.date or dt.date.today()
    own = set(municipalities_of(council, day).values_list("pk", flat=True))
    if person.municipality is None:
        raise CannotAppoint(f"{person.name} har ingen kommune. Angiv den på personens side først.")
    if own and person.municipality_id not in own:
        raise CannotAppoint(
            f"{person.name} er fra {person.municipality}, som ikke deltager i {council}. Vælg en fra rådets kommuner."
        )
    if not person.party:
        raise CannotAppoint(f"{person.name} har intet parti. Angiv det på personens side først.")
