"""The example council's members, and those of them who sign in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from samraad.access.grant import grant
from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.access.roles import Role
from samraad.councils.models import Municipality, Organization, OrganizationKind, Person
from samraad.councils.save_membership import add_membership
from samraad.councils.save_organization import add_organization
from samraad.councils.save_person import add_person, edit_person

Said = Mapping[str, str]


def seat_members(council: Organization, members: Sequence[Said]) -> None:
    """Give each a seat, unless the council has members already."""
    if council.memberships.exists():
        return
    for said in members:
        home = Municipality.objects.get(code=said["municipality"])
        person = add_person(OPERATOR, said["name"], party=said["party"], municipality=home)
        add_membership(OPERATOR, person, council, role=said.get("role", "medlem"), first_day=dt.date(2026, 1, 1))


def add_officials(council: Organization, said: Said) -> None:
    """The committee of officials that prepares for the council, if it is not there."""
    if not Organization.objects.filter(name=said["name"]).exists():
        add_organization(OPERATOR, said["name"], OrganizationKind(said["kind"]), parent=council)


def open_accounts(council: Organization, sign_ins: Sequence[Said], password: str) -> tuple[str, ...]:
    """Let each of them sign in with the password; the names to sign in with."""
    for said in sign_ins:
        first, _, last = said["person"].rpartition(" ")
        user, new = User.objects.get_or_create(
            username=said["username"], defaults={"first_name": first, "last_name": last}
        )
        if not new:
            continue
        user.set_password(password)
        user.save()
        grant(OPERATOR, user, Role(said["role"]), organization=council.slug)
        person = Person.objects.filter(name=said["person"], user=None, memberships__organization=council).first()
        if person is not None:
            edit_person(OPERATOR, person, person.version, user=user)
    return tuple(said["username"] for said in sign_ins)
