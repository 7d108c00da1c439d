"""A municipality on a day: the region it lies in, what it takes part in, and who sits for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from samraad.councils.directory import ROLES, holds_on
from samraad.councils.models import Membership, Municipality, MunicipalityRegion, Organization, Region


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """A region on a day and the municipalities that lie in it; ``region`` is None for those in none."""

    region: Region | None
    municipalities: list[Municipality]


def region_of(municipality: Municipality, day: dt.date) -> Region | None:
    """The region it lies in on the day."""
    lies = municipality.regions.filter(holds_on(day)).select_related("region").order_by("-first_day", "pk").first()
    return lies.region if lies else None


def regions_of(municipality: Municipality) -> list[MunicipalityRegion]:
    """Every region it has lain in or will, the earliest first."""
    return list(municipality.regions.select_related("region").order_by("first_day", "pk"))


def by_region(day: dt.date) -> list[RegionGroup]:
    """Every municipality of the day under its region, by name."""
    lies = MunicipalityRegion.objects.filter(holds_on(day)).select_related("region").order_by("first_day")
    region_by = {row.municipality_id: row.region for row in lies}
    groups: dict[int, RegionGroup] = {}
    for municipality in Municipality.objects.filter(holds_on(day)).order_by("name"):
        region = region_by.get(municipality.pk)
        groups.setdefault(region.pk if region else 0, RegionGroup(region, [])).municipalities.append(municipality)
    return sorted(groups.values(), key=lambda group: (group.region is None, group.region.name if group.region else ""))


def takes_part_in(municipality: Municipality, day: dt.date) -> list[Organization]:
    """The organizations it is a party to on the day."""
    found = Organization.objects.filter(holds_on(day)).filter(
        holds_on(day, "parties__"), parties__municipality=municipality
    )
    return list(found.distinct().order_by("name"))


def seats_for(municipality: Municipality, day: dt.date) -> list[Membership]:
    """Who sits for it on the day, by organization, role and name."""
    seats = Membership.objects.filter(holds_on(day), person__municipality=municipality)
    rank = {role: at for at, role in enumerate(ROLES)}
    return sorted(
        seats.select_related("person__municipality", "organization", "substitute_for__person"),
        key=lambda seat: (seat.organization.name, rank.get(seat.role, len(ROLES)), seat.person.name),
    )
