"""Add an organization (council, committee, group, board), change it, and say which municipalities take part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Q

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.councils.directory import holds_on
from samraad.councils.errors import CannotSave
from samraad.councils.find import slug_of
from samraad.councils.models import Membership, Municipality, Organization, OrganizationKind, Party

FIELDS = ("name", "short_name", "kind", "parent", "first_day", "last_day")
NAME, SHORT_NAME = 200, 50


def add_organization(
    actor: Actor,
    name: str,
    kind: OrganizationKind,
    *,
    parent: Organization | None = None,
    short_name: str = "",
    first_day: dt.date | None = None,
    last_day: dt.date | None = None,
) -> Organization:
    """A new organization; the secretary of a council may add those below it. Raises CannotSave."""
    require(actor, "councils.edit", parent.slug if parent else None)
    made = Organization(
        name=name, kind=kind, parent=parent, short_name=short_name, first_day=first_day, last_day=last_day
    )
    with transaction.atomic():
        _check(made)
        wanted, number = slug_of(made.name), 1
        made.slug = wanted
        while Organization.objects.filter(slug=made.slug).exists():
            number += 1
            made.slug = f"{wanted}-{number}"
        made.save()
        history.record(actor, "councils.add_organization", made, after=_said(made))
    return made


def edit_organization(actor: Actor, organization: Organization, version: int, **changed: Any) -> Organization:
    """Change ``name``, ``short_name``, ``kind``, ``parent``, ``first_day`` or ``last_day``; its address stays."""
    require(actor, "councils.edit", organization.slug)
    if unknown := set(changed) - set(FIELDS):
        raise TypeError(f"no such fields of an organization: {unknown}")
    with transaction.atomic():
        organization = Organization.objects.select_for_update(of=("self",)).get(pk=organization.pk)
        before = _said(organization)
        for name, value in changed.items():
            setattr(organization, name, value)
        _check(organization)
        after = _said(organization)
        if is_said_already(organization, version, organization.name, str(after), str(before)):
            return organization
        organization.version += 1
        organization.save()
        history.record(actor, "councils.edit_organization", organization, before=before, after=after)
    return organization


def set_municipalities(
    actor: Actor,
    organization: Organization,
    municipalities: Collection[Municipality],
    since: dt.date,
    version: int | None = None,
) -> None:
    """Which municipalities take part from a day on. What was before that day stays as it was. An empty list is refused.

    ``version`` is the organization's as the list was made from; raises StaleEdit where another was saved since.
    """
    require(actor, "councils.edit", organization.slug)
    if not municipalities:
        raise CannotSave("Listen af kommuner var tom, så intet er ændret. Vælg de kommuner, der deltager.")
    with transaction.atomic():
        stored = Organization.objects.select_for_update(of=("self",)).get(pk=organization.pk)
        wanted = {municipality.pk for municipality in municipalities}
        names = sorted(municipality.name for municipality in municipalities)
        eve, before = since - dt.timedelta(days=1), _taking_part(stored, since)
        if version is not None and is_said_already(stored, version, str(stored), ", ".join(names), ", ".join(before)):
            return
        stored.version += 1
        stored.save(update_fields=["version"])
        organization.parties.filter(first_day__gte=since).delete()
        running = list(organization.parties.filter(Q(last_day=None) | Q(last_day__gte=eve)))
        for row in running:
            last_day = None if row.municipality_id in wanted else eve
            if row.last_day != last_day:
                row.last_day = last_day
                row.save(update_fields=["last_day"])
        for key in sorted(wanted - {row.municipality_id for row in running}):
            Party.objects.create(organization=organization, municipality_id=key, first_day=since)
        after = {"names": names, "first_day": since.isoformat()}
        history.record(actor, "councils.municipalities", organization, before={"names": before}, after=after)


def _taking_part(organization: Organization, day: dt.date) -> list[str]:
    rows = organization.parties.filter(holds_on(day)).select_related("municipality")
    return sorted(row.municipality.name for row in rows)


def members_left_out(
    organization: Organization, municipalities: Collection[Municipality], since: dt.date
) -> list[Membership]:
    """Who would sit in the organization or below it from a municipality that does not take part then."""
    names = [organization, *organization.children.all()]
    seats = Membership.objects.filter(organization__in=names).exclude(last_day__lt=since)
    left = seats.exclude(person__municipality=None).exclude(person__municipality__in=municipalities)
    return list(
        left.select_related("person__municipality", "organization").order_by(
            "person__municipality__name", "person__name"
        )
    )


def _check(organization: Organization) -> None:
    organization.name = " ".join(organization.name.split())
    organization.short_name = organization.short_name.strip()
    if not organization.name or len(organization.name) > NAME or len(organization.short_name) > SHORT_NAME:
        raise CannotSave(f"Navnet skal have mellem 1 og {NAME} tegn og kortnavnet højst {SHORT_NAME}. Ret dem.")
    if organization.kind not in OrganizationKind.values:
        raise CannotSave(f"»{organization.kind}« er ikke en slags organisation. Vælg en fra listen.")
    if organization.first_day and organization.last_day and organization.last_day < organization.first_day:
        raise CannotSave("Organisationen slutter, før den begynder. Ret datoerne.")
    if Organization.objects.filter(name__iexact=organization.name).exclude(pk=organization.pk).exists():
        raise CannotSave(f"{organization.name} findes allerede. Vælg den fra listen, eller giv den nye et andet navn.")
    above = organization.parent
    while above is not None:
        if above.pk == organization.pk:
            raise CannotSave("En organisation kan ikke ligge under sig selv. Vælg en anden at placere den under.")
        above = above.parent


def _said(organization: Organization) -> dict[str, Any]:
    return {
        "name": organization.name,
        "short_name": organization.short_name,
        "kind": str(organization.kind),
        "parent": organization.parent.slug if organization.parent else "",
        "first_day": organization.first_day.isoformat() if organization.first_day else None,
        "last_day": organization.last_day.isoformat() if organization.last_day else None,
    }
