"""Give somebody a seat, change its days or role, or end it. Nobody has two seats with a vote, or the same seat twice, on one day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.councils.directory import ROLES, SUBSTITUTE, VOTING
from samraad.councils.errors import CannotSave
from samraad.councils.models import Membership, Organization, Person

FIELDS = ("role", "first_day", "last_day", "substitute_for")


def add_membership(
    actor: Actor,
    person: Person,
    organization: Organization,
    *,
    role: str = "medlem",
    first_day: dt.date | None = None,
    last_day: dt.date | None = None,
    substitute_for: Membership | None = None,
) -> Membership:
    """A seat in the organization. Raises CannotSave where the person has it already on some of the days."""
    require(actor, "councils.edit", organization.slug)
    made = Membership(
        person=person,
        organization=organization,
        role=role,
        first_day=first_day,
        last_day=last_day,
        substitute_for=substitute_for,
    )
    with transaction.atomic():
        _check(made)
        made.save()
        if person.from_reading:
            Person.objects.filter(pk=person.pk).update(from_reading=False)
        history.record(actor, "councils.add_membership", made, after=_said(made))
    return made


def edit_membership(actor: Actor, membership: Membership, version: int, **changed: Any) -> Membership:
    """Change ``role``, ``first_day``, ``last_day`` or ``substitute_for``. Raises CannotSave or StaleEdit."""
    require(actor, "councils.edit", membership.organization.slug)
    if unknown := set(changed) - set(FIELDS):
        raise TypeError(f"no such fields of a membership: {unknown}")
    with transaction.atomic():
        stored = Membership.objects.select_for_update(of=("self",)).select_related("person", "organization")
        membership = stored.get(pk=membership.pk)
        before = _said(membership)
        for name, value in changed.items():
            setattr(membership, name, value)
        after = _said(membership)
        if is_said_already(membership, version, str(membership), str(after), str(before)):
            return membership
        _check(membership)
        membership.version += 1
        membership.save()
        history.record(actor, "councils.edit_membership", membership, before=before, after=after)
    return membership


def end_membership(actor: Actor, membership: Membership, last_day: dt.date, version: int) -> Membership:
    """The last day of the seat. The row stays: who sat there then can still be seen."""
    return edit_membership(actor, membership, version, last_day=last_day)


def _check(membership: Membership) -> None:
    """Under a lock on the person, so that two secretaries cannot give the same seat at once."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=membership.person_id)
    first, last = membership.first_day, membership.last_day
    if membership.role not in ROLES:
        raise CannotSave(f"»{membership.role}« er ikke en rolle. Vælg mellem {', '.join(ROLES)}.")
    if first and last and last < first:
        raise CannotSave("Medlemskabet slutter, før det begynder. Ret datoerne.")
    replaced = membership.substitute_for
    if replaced and (replaced.organization_id != membership.organization_id or replaced.person_id == person.pk):
        raise CannotSave("En stedfortræder er for et andet medlem af samme organisation. Vælg medlemmet igen.")
    if (replaced is not None) and membership.role != SUBSTITUTE:
        raise CannotSave(f"Kun en {SUBSTITUTE} kan knyttes til et bestemt medlem. Ret rollen.")
    alike = VOTING if membership.role in VOTING else (membership.role,)
    others = Membership.objects.filter(person=person, organization=membership.organization, role__in=alike).exclude(
        pk=membership.pk
    )
    for other in others:
        if overlap((first, last), (other.first_day, other.last_day)):
            raise CannotSave(
                f"{person.name} er allerede {other.role} i {membership.organization} ({spanned(other)}). "
                "Afslut det medlemskab først, eller ret datoerne."
            )


def overlap(one: tuple[dt.date | None, dt.date | None], other: tuple[dt.date | None, dt.date | None]) -> bool:
    """Have two spans of days a day in common? A limit that is not known is none."""
    (first, last), (other_first, other_last) = one, other
    begins_in_time = last is None or other_first is None or other_first <= last
    return begins_in_time and (other_last is None or first is None or first <= other_last)


def spanned(membership: Membership) -> str:
    """The days of a seat in words."""
    first = f"{membership.first_day:%d-%m-%Y}" if membership.first_day else ""
    last = f"{membership.last_day:%d-%m-%Y}" if membership.last_day else ""
    return f"{first}–{last}" if first or last else "uden datoer"


def _said(membership: Membership) -> dict[str, Any]:
    return {
        "person": membership.person.name,
        "organization": membership.organization.slug,
        "role": membership.role,
        "first_day": membership.first_day.isoformat() if membership.first_day else None,
        "last_day": membership.last_day.isoformat() if membership.last_day else None,
        "substitute_for": membership.substitute_for.person.name if membership.substitute_for else "",
    }
