"""Who is told of agendas and minutes: the people who are members that day and have an address."""

from __future__ import annotations

import datetime as dt

from samraad.councils.directory import holds_on
from samraad.councils.models import Organization, Person


def recipients(organization: Organization, day: dt.date) -> list[Person]:
    """Members and substitutes of the council on the day, each address once."""
    people = (
        Person.objects.filter(holds_on(day, "memberships__"), memberships__organization=organization)
        .exclude(email="")
        .distinct()
        .order_by("name")
    )
    by_address = {person.email.casefold(): person for person in people}
    return list(by_address.values())
