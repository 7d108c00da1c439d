"""The directory: organizations by kind, who sits where on a day, and which municipalities take part."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from importlib import resources

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from samraad.councils.models import Membership, Municipality, Organization, OrganizationKind, Person

#: the roles that rules are about; all there are stand in data/roles.csv
CHAIR, VICE_CHAIR, MEMBER, SUBSTITUTE = "formand", "næstformand", "medlem", "stedfortræder"


def _roles() -> list[dict[str, str]]:
    text = (resources.files("samraad.councils") / "data" / "roles.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


#: in the order of a list of members
ROLES = tuple(row["role"] for row in _roles())
#: who has a vote
VOTING = tuple(row["role"] for row in _roles() if row["votes"] == "yes")


@dataclass(frozen=True, slots=True)
class Entry:
    """An organization in the directory, with how many members with a vote it has on the day."""

    organization: Organization
    members: int


def holds_on(day: dt.date, prefix: str = "") -> Q:
    """The condition that first_day and last_day span the day; a day that is not known has no limit."""
    begun = Q(**{f"{prefix}first_day": None}) | Q(**{f"{prefix}first_day__lte": day})
    not_over = Q(**{f"{prefix}last_day": None}) | Q(**{f"{prefix}last_day__gte": day})
    return begun & not_over


def directory(day: dt.date) -> list[tuple[OrganizationKind, list[Entry]]]:
    """Every organization there is on the day, by kind."""
    organizations = list(Organization.objects.filter(holds_on(day)).select_related("parent").order_by("name"))
    counts: dict[int, int] = {}
    sitting = Membership.objects.filter(holds_on(day), role__in=VOTING)
    for key in sitting.values_list("organization_id", flat=True):
        counts[key] = counts.get(key, 0) + 1
    return [
        (kind, entries)
        for kind in OrganizationKind
        if (entries := [Entry(each, counts.get(each.pk, 0)) for each in organizations if each.kind == kind])
    ]


def former(day: dt.date) -> list[Organization]:
    """The organizations that had ended by the day, the latest first."""
    return list(Organization.objects.filter(last_day__lt=day).select_related("parent").order_by("-last_day", "name"))


def find_seats(
    day: dt.date, *, name: str = "", party: str = "", municipality: Municipality | None = None
) -> list[Membership]:
    """The seats of the day whose holder's name has every word of ``name``, by the holder's name."""
    seats = Membership.objects.filter(holds_on(day)).select_related(
        "person__municipality", "organization", "substitute_for__person"
    )
    if party:
        seats = seats.filter(person__party__iexact=party)
    if municipality:
        seats = seats.filter(person__municipality=municipality)
    words = name.casefold().split()
    found = [seat for seat in seats if all(word in seat.person.name.casefold() for word in words)]
    return sorted(found, key=lambda seat: (seat.person.name, seat.person_id, seat.organization.name))


def parties_on(day: dt.date) -> list[str]:
    """The party letters and names of those who sit somewhere on the day."""
    known = Membership.objects.filter(holds_on(day)).exclude(person__party="")
    return sorted(set(known.values_list("person__party", flat=True)))


def members_of(organization: Organization, day: dt.date) -> QuerySet[Membership]:
    """Who sits in it on the day: chair, vice chair, members, others, substitutes; each by name."""
    ranks = [When(role=role, then=Value(rank)) for rank, role in enumerate(ROLES)]
    found = organization.memberships.filter(holds_on(day)).select_related(
        "person__municipality", "substitute_for__person"
    )
    ranked = found.annotate(rank=Case(*ranks, default=Value(len(ROLES) - 1), output_field=IntegerField()))
    return ranked.order_by("rank", "person__name", "pk")


def memberships_of(person: Person) -> QuerySet[Membership]:
    """Every seat the person has or had, the latest first."""
    return person.memberships.select_related("organization", "substitute_for__person").order_by(
        F("last_day").desc(nulls_first=True), F("first_day").desc(nulls_last=True), "pk"
    )


def municipalities_of(organization: Organization, day: dt.date) -> QuerySet[Municipality]:
    """The municipalities that take part on the day; for a committee or group those of the council above it."""
    above: Organization | None = organization
    for _level in range(5):
        if above is None:
            break
        found = Municipality.objects.filter(holds_on(day, "organizations__"), organizations__organization=above)
        if found.exists():
            return found.distinct()
        above = above.parent
    return Municipality.objects.none()
