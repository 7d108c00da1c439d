"""Whom a council can give tasks: the people with a seat in it, above it or below it, and the organizations there."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from samraad.councils.models import Organization, Person

#: so deep do committees stand below a council
DEPTH = 3


def people_near(organization: Organization) -> QuerySet[Person]:
    """Those who sit or have sat in the council, in what stands below it or above it; and whom the council has appointed."""
    seated = Q(memberships__organization__in=_near(organization))
    appointed = Q(appointments__decision__item__meeting__organization=organization)
    return Person.objects.filter(seated | appointed).distinct().order_by("name")


def _near(organization: Organization) -> QuerySet[Organization]:
    near, below, above = Q(pk=organization.pk), "parent", organization.parent_id
    for _level in range(DEPTH):
        near |= Q(**{below: organization.pk})
        below += "__parent"
    if above:
        near |= Q(pk=above) | Q(parent=above)
    return Organization.objects.filter(near)
