"""The members of an organization as a CSV file that a Danish spreadsheet opens and that can be taken in again."""

from __future__ import annotations

import csv
import datetime as dt
import io

from samraad.access.permissions import Actor, require
from samraad.councils.directory import members_of
from samraad.councils.models import Membership, Organization
from samraad.councils.read_members import COLUMNS

#: a cell that begins so would be run as a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def members_csv(actor: Actor, organization: Organization, day: dt.date) -> bytes:
    """Who sits in it on the day, with addresses: UTF-8 with its mark, semicolons."""
    require(actor, "councils.read_contacts", organization.slug)
    out = io.StringIO()
    write = csv.writer(out, delimiter=";", lineterminator="\r\n")
    write.writerow([names[0] for names in COLUMNS.values()])
    write.writerows([safe_cell(cell) for cell in _cells(seat)] for seat in members_of(organization, day))
    return out.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """The text such that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cells(seat: Membership) -> list[str]:
    person = seat.person
    return [
        person.name,
        person.party,
        person.municipality.name if person.municipality else "",
        seat.role,
        seat.substitute_for.person.name if seat.substitute_for else "",
        seat.first_day.isoformat() if seat.first_day else "",
        seat.last_day.isoformat() if seat.last_day else "",
        person.email,
    ]
