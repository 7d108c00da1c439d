"""Add a person, or change what is known of one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.councils.errors import CannotSave
from samraad.councils.models import Municipality, Person

NAME, PARTY = 200, 50


def add_person(
    actor: Actor,
    name: str,
    *,
    party: str = "",
    municipality: Municipality | None = None,
    email: str = "",
    user: User | None = None,
    organization: str | None = None,
) -> Person:
    """A new person. ``organization`` (slug) is the council for which a secretary of that council alone adds them.

    Raises CannotSave.
    """
    require(actor, "councils.edit", organization)
    person = Person(name=name, party=party, municipality=municipality, email=email, user=user)
    with transaction.atomic():
        _check(person)
        person.save()
        history.record(actor, "councils.add_person", person, after=_said(person))
    return person


def edit_person(actor: Actor, person: Person, version: int, organization: str | None = None, **changed: Any) -> Person:
    """Change ``name``, ``party``, ``municipality``, ``email`` or ``user``. Raises CannotSave or StaleEdit.

    Whom a secretary edits is no longer known only from what was read.
    """
    require(actor, "councils.edit", organization)
    if unknown := set(changed) - {"name", "party", "municipality", "email", "user"}:
        raise TypeError(f"no such fields of a person: {unknown}")
    with transaction.atomic():
        person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if organization and not person.memberships.filter(organization__slug=organization).exists():
            require(actor, "councils.edit")
        before = _said(person)
        for name, value in changed.items():
            setattr(person, name, value)
        _check(person)
        after = _said(person)
        if is_said_already(person, version, person.name, str(after), str(before)):
            return person
        person.from_reading = False
        person.version += 1
        person.save()
        history.record(actor, "councils.edit_person", person, before=before, after=after)
    return person


def _check(person: Person) -> None:
    person.name, person.party = " ".join(person.name.split()), person.party.strip()
    person.email = person.email.strip()
    if not person.name or len(person.name) > NAME:
        raise CannotSave(f"Navnet skal have mellem 1 og {NAME} tegn. Ret navnet.")
    if len(person.party) > PARTY:
        raise CannotSave("Skriv partiets bogstav, eller et navn på højst 50 tegn.")
    if person.email:
        try:
            validate_email(person.email)
        except ValidationError:
            raise CannotSave(f"»{person.email}« er ikke en mailadresse. Ret den, eller lad feltet være tomt.") from None
    taken = Person.objects.filter(user=person.user).exclude(pk=person.pk).first() if person.user else None
    if taken:
        raise CannotSave(f"Brugeren hører allerede til {taken.name}. Vælg en anden bruger.")


def _said(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "party": person.party,
        "municipality": person.municipality.name if person.municipality else "",
        "email": person.email,
        "user": str(person.user or ""),
    }
