"""Which tasks a reader asks for by the address: state, order, council, person, organization, meeting."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict

from samraad.councils.models import Organization, Person
from samraad.meetings.models import Meeting, Task


@dataclass(frozen=True, slots=True)
class Asked:
    """What is None is not asked for."""

    state: str
    by: str
    council: Organization | None = None
    person: Person | None = None
    organization: Organization | None = None
    meeting: Meeting | None = None

    @property
    def narrowing(self) -> list[tuple[str, str]]:
        """What narrows the list: the name in the address, and its words."""
        named = {
            "person": self.person.name if self.person else "",
            "organisation": self.organization.name if self.organization else "",
            "moede": str(self.meeting or ""),
        }
        return [(key, words) for key, words in named.items() if words]


def narrowed(rows: QuerySet[Task], asked: Asked) -> QuerySet[Task]:
    """Those of the council, person, organization and meeting that are asked for."""
    wanted = {
        "organization": asked.council,
        "person": asked.person,
        "responsible": asked.organization,
        "meeting": asked.meeting,
    }
    return rows.filter(**{name: value for name, value in wanted.items() if value is not None})


def key_of(said: QueryDict, name: str) -> int:
    """A key in the address; 0 where there is none."""
    value = said.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0
