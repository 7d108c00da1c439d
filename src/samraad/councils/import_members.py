"""Take in a whole list of members: what each row would do, and doing all of it or nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from samraad.access.permissions import Actor, require
from samraad.councils.directory import ROLES, SUBSTITUTE, VOTING, municipalities_of
from samraad.councils.errors import CannotSave
from samraad.councils.find import municipalities_by_name, name_key
from samraad.councils.models import Membership, Municipality, Organization, Person
from samraad.councils.read_members import Said, read_members, written_day
from samraad.councils.read_table import Rows
from samraad.councils.save_membership import add_membership, overlap, spanned
from samraad.councils.save_person import NAME, PARTY, add_person


@dataclass(slots=True)
class Row:
    """A row as understood. ``errors`` keep the whole file from being saved; ``is_there`` rows change nothing."""

    said: Said
    first_day: dt.date | None
    last_day: dt.date | None
    municipality: Municipality | None = None
    known: Person | None = None
    is_there: bool = False
    errors: list[str] = field(default_factory=list)

    @property
    def who(self) -> tuple[str, str]:
        """By whom a row is meant: name and municipality."""
        return name_key(self.said.name), self.municipality.name if self.municipality else ""


@dataclass(frozen=True, slots=True)
class MembersFile:
    """Every row in the order of the file."""

    rows: tuple[Row, ...]

    @property
    def wrong(self) -> tuple[Row, ...]:
        """The rows that cannot be saved."""
        return tuple(row for row in self.rows if row.errors)

    @property
    def new(self) -> tuple[Row, ...]:
        """The seats that would be made."""
        return tuple(row for row in self.rows if not row.errors and not row.is_there)


def propose_members(actor: Actor, organization: Organization, table: Rows, first_day: dt.date) -> MembersFile:
    """What the list would do, row by row; nothing is saved. ``first_day`` is for the rows that have none.

    Raises CannotSave where the table is no list of members.
    """
    require(actor, "councils.edit", organization.slug)
    municipalities = municipalities_by_name()
    taking_part = set(municipalities_of(organization, first_day).values_list("pk", flat=True))
    people: dict[str, list[Person]] = {}
    for person in Person.objects.select_related("municipality"):
        people.setdefault(name_key(person.name), []).append(person)
    seats = list(organization.memberships.select_related("person__municipality"))
    rows = [_understood(said, first_day, municipalities, taking_part) for said in read_members(table)]
    for row in rows:
        _find_person(row, people.get(name_key(row.said.name), []))
        _compare(row, [seat for seat in seats if row.known and seat.person_id == row.known.pk])
    _compare_with_each_other(rows)
    sitting = {name_key(seat.person.name) for seat in seats} | {
        name_key(row.said.name) for row in rows if row.said.role != SUBSTITUTE
    }
    for row in rows:
        if row.said.substitute_for and name_key(row.said.substitute_for) not in sitting:
            row.errors.append(f"{row.said.substitute_for}, som der er stedfortræder for, er ikke medlem.")
    return MembersFile(tuple(rows))


def import_members(actor: Actor, organization: Organization, table: Rows, first_day: dt.date) -> int:
    """Save every row of the list, or none where one is wrong; how many seats were made. Raises CannotSave."""
    require(actor, "councils.edit", organization.slug)
    with transaction.atomic():
        Organization.objects.select_for_update(of=("self",)).get(pk=organization.pk)
        proposed = propose_members(actor, organization, table, first_day)
        if proposed.wrong:
            first = proposed.wrong[0]
            raise CannotSave(
                f"{len(proposed.wrong)} rækker kan ikke indlæses, så intet er gemt. Række {first.said.line}: {first.errors[0]}"
            )
        made: dict[tuple[str, str], Person] = {}
        for row in sorted(proposed.new, key=lambda row: row.said.role == SUBSTITUTE):
            person = row.known or made.get(row.who) or _add(actor, organization, row)
            made[row.who] = person
            try:
                add_membership(
                    actor,
                    person,
                    organization,
                    role=row.said.role,
                    first_day=row.first_day,
                    last_day=row.last_day,
                    substitute_for=_replaced(organization, row),
                )
            except CannotSave as refusal:
                raise CannotSave(f"Række {row.said.line}: {refusal} Intet er gemt.") from None
        return len(proposed.new)


def _understood(said: Said, first_day: dt.date, municipalities: dict[str, Municipality], taking_part: set[int]) -> Row:
    row = Row(said, first_day, None)
    try:
        row.first_day, row.last_day = written_day(said.first_day) or first_day, written_day(said.last_day)
    except ValueError:
        row.errors.append("En dato kan ikke læses. Skriv den som 2026-01-31 eller 31-01-2026.")
    if row.first_day and row.last_day and row.last_day < row.first_day:
        row.errors.append("Medlemskabet slutter, før det begynder.")
    if not said.name or len(said.name) > NAME:
        row.errors.append(f"Navnet mangler eller har mere end {NAME} tegn.")
    if len(said.party) > PARTY:
        row.errors.append(f"Partiet har mere end {PARTY} tegn.")
    if said.role not in ROLES:
        row.errors.append(f"»{said.role[:50]}« er ikke en rolle. Brug {', '.join(ROLES)}.")
    if said.substitute_for and said.role != SUBSTITUTE:
        row.errors.append(f"Kun en {SUBSTITUTE} kan knyttes til et bestemt medlem.")
    if said.municipality:
        row.municipality = municipalities.get(name_key(said.municipality))
        if row.municipality is None:
            row.errors.append(f"Kommunen »{said.municipality[:50]}« kendes ikke.")
        elif taking_part and said.role in VOTING and row.municipality.pk not in taking_part:
            row.errors.append(f"{row.municipality} deltager ikke i rådet fra den dag.")
    if said.email:
        try:
            validate_email(said.email)
        except ValidationError:
            row.errors.append(f"»{said.email[:50]}« er ikke en mailadresse.")
    return row


def _find_person(row: Row, same_name: list[Person]) -> None:
    """Who is in the directory already: of that name, and from that municipality where both say one."""
    mine = [
        person
        for person in same_name
        if not (person.municipality and row.municipality) or person.municipality_id == row.municipality.pk
    ]
    if len(mine) > 1:
        row.errors.append(f"Der er {len(mine)} med navnet {row.said.name} i vejviseren. Tilføj medlemmet enkeltvis.")
    elif mine:
        row.known = mine[0]


def _compare(row: Row, seats: list[Membership]) -> None:
    for seat in seats:
        days, said_days = (seat.first_day, seat.last_day), (row.first_day, row.last_day)
        undated = not row.said.first_day and not row.last_day
        if seat.role == row.said.role and (days == said_days or (undated and overlap(days, said_days))):
            row.is_there = True
            return
    for seat in seats:
        alike = seat.role == row.said.role or {seat.role, row.said.role} <= set(VOTING)
        if alike and overlap((row.first_day, row.last_day), (seat.first_day, seat.last_day)):
            row.errors.append(
                f"Er allerede {seat.role} ({spanned(seat)}). Afslut det medlemskab først, eller ret datoerne."
            )


def _compare_with_each_other(rows: list[Row]) -> None:
    by_who: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        for other in by_who.get(row.who, []):
            alike = other.said.role == row.said.role or {other.said.role, row.said.role} <= set(VOTING)
            if alike and overlap((row.first_day, row.last_day), (other.first_day, other.last_day)):
                row.errors.append(f"{row.said.name} står også i række {other.said.line} for samme periode.")
        by_who.setdefault(row.who, []).append(row)


def _add(actor: Actor, organization: Organization, row: Row) -> Person:
    said = row.said
    return add_person(
        actor,
        said.name,
        party=said.party,
        municipality=row.municipality,
        email=said.email,
        organization=organization.slug,
    )


def _replaced(organization: Organization, row: Row) -> Membership | None:
    """The seat of the one somebody stands in for: the one that runs when the substitute's begins, else the latest."""
    wanted = name_key(row.said.substitute_for)
    if not wanted:
        return None
    seats = organization.memberships.exclude(role=SUBSTITUTE).select_related("person").order_by("first_day", "pk")
    found = [seat for seat in seats if name_key(seat.person.name) == wanted]
    running = [seat for seat in found if overlap((row.first_day, row.last_day), (seat.first_day, seat.last_day))]
    return (running or found)[-1]
