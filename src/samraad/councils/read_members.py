"""A list of members as somebody keeps it in a spreadsheet: which column is what, and each row as said."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from samraad.councils.directory import MEMBER, SUBSTITUTE
from samraad.councils.errors import CannotSave
from samraad.councils.find import name_key
from samraad.councils.read_table import Rows

MOST_MEMBERS = 500
#: the header of each column as it is written out, and the other names it is known by
COLUMNS = {
    "name": ("Navn", "name", "medlem", "fulde navn"),
    "party": ("Parti", "party", "partibogstav"),
    "municipality": ("Kommune", "municipality"),
    "role": ("Rolle", "role"),
    "substitute_for": ("Stedfortræder for", "substitute for"),
    "first_day": ("Første dag", "fra", "first day", "startdato"),
    "last_day": ("Sidste dag", "til", "last day", "slutdato"),
    "email": ("E-mail", "email", "mail", "e-mailadresse"),
}
_DANISH_DAY = re.compile(r"(?P<day>[0-9]{1,2})[-./ ](?P<month>[0-9]{1,2})[-./ ](?P<year>[0-9]{4})\Z")
#: a program that writes spreadsheets safely puts ' before what could be taken for a formula
_GUARDED = re.compile(r"'(?=[=+\-@])")


@dataclass(frozen=True, slots=True)
class Said:
    """One row as it says. ``line`` is the row's number in the file; dates stay as written."""

    line: int
    name: str
    party: str
    municipality: str
    role: str
    substitute_for: str
    first_day: str
    last_day: str
    email: str


def read_members(rows: Rows) -> list[Said]:
    """The rows below the header. Raises CannotSave where there is no header with a name, or far too many rows."""
    known = {name_key(name): field for field, names in COLUMNS.items() for name in names}
    at, columns = next(
        ((at, found) for at, row in enumerate(rows[:20]) if "name" in (found := _columns(row, known))), (0, {})
    )
    if not columns:
        raise CannotSave(
            "Filen har ingen kolonne, der hedder Navn. Giv kolonnerne overskrifterne "
            f"{', '.join(names[0] for names in COLUMNS.values())}; kun Navn skal være der."
        )
    body = [(line, row) for line, row in enumerate(rows[at + 1 :], at + 2) if any(row)]
    width = len(rows[at])
    too_wide = next((line for line, row in body if any(row[width:])), None)
    if too_wide:
        raise CannotSave(f"Række {too_wide} har flere celler, end der er overskrifter. Ret filen, og vælg den igen.")
    if not body:
        raise CannotSave("Der er ingen medlemmer under overskrifterne. Vælg filen igen.")
    if len(body) > MOST_MEMBERS:
        raise CannotSave(f"Filen har {len(body)} rækker; der kan højst indlæses {MOST_MEMBERS} ad gangen. Del den op.")
    return [_said(line, row, columns) for line, row in body]


def written_day(text: str) -> dt.date | None:
    """``2026-01-31`` or ``31-1-2026`` (also with points or strokes); None where nothing is written. Raises ValueError."""
    if not text:
        return None
    match = _DANISH_DAY.match(text)
    if match:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    return dt.date.fromisoformat(text)


def _columns(row: list[str], known: dict[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        field = known.get(name_key(cell))
        if field and field not in found:
            found[field] = at
    return found


def _said(line: int, row: list[str], columns: dict[str, int]) -> Said:
    def cell(field: str) -> str:
        at = columns.get(field)
        text = row[at] if at is not None and at < len(row) else ""
        return " ".join(_GUARDED.sub("", text, count=1).split()) if text.startswith("'") else " ".join(text.split())

    substitute_for = cell("substitute_for")
    return Said(
        line=line,
        name=cell("name"),
        party=cell("party"),
        municipality=cell("municipality"),
        role=cell("role").casefold() or (SUBSTITUTE if substitute_for else MEMBER),
        substitute_for=substitute_for,
        first_day=cell("first_day"),
        last_day=cell("last_day"),
        email=cell("email"),
    )
