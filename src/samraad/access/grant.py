"""Give a user a role, or take it back."""

from __future__ import annotations

from django.db import transaction

from samraad.access import history
from samraad.access.models import Grant, User
from samraad.access.permissions import Actor, require
from samraad.access.roles import Role


def grant(actor: Actor, user: User, role: Role, *, organization: str = "", municipality: str = "") -> Grant:
    """Give ``role`` everywhere, or in one organization (slug), or for one municipality (code). Given twice, it is one."""
    require(actor, "access.grant", organization or None)
    if role == Role.PUBLIC:
        raise ValueError("Offentligheden er ikke en rolle, der kan gives.")
    with transaction.atomic():
        given, new = Grant.objects.get_or_create(
            user=user, role=role, organization=organization, municipality=municipality
        )
        if new:
            history.record(actor, "access.grant", user, after={"role": role.value, "organization": organization})
    vars(user).pop("_grants_cache", None)
    return given


def revoke(actor: Actor, given: Grant) -> None:
    """Take a role back."""
    require(actor, "access.grant", given.organization or None)
    with transaction.atomic():
        history.record(
            actor, "access.revoke", given.user, before={"role": given.role, "organization": given.organization}
        )
        given.delete()
