"""Names of who may read a thing, for what cannot ask the permission table for each reader: the search index.

The scope of an action, or of several that are all needed, is its name, for whoever may do it everywhere, or its name with
an organization, for whoever may do it there.
"""

from __future__ import annotations

from samraad.access.models import User
from samraad.access.permissions import Actor, allowed


def scopes(organization: str | None, *actions: str) -> tuple[str, ...]:
    """The scopes of something for which all of the actions are needed, in the organization with this slug if there is one."""
    name = _name(actions)
    return (name, f"{name}:{organization}") if organization else (name,)


def held(actor: Actor, *actions: str) -> tuple[str, ...]:
    """Of the scopes of these actions, all of them needed, those that ``actor`` has."""
    if all(allowed(actor, action) for action in actions):
        return (_name(actions),)
    if not isinstance(actor, User):
        return ()
    slugs = sorted({slug for slug in actor.grants.values_list("organization", flat=True) if slug})
    return tuple(
        f"{_name(actions)}:{slug}" for slug in slugs if all(allowed(actor, action, slug) for action in actions)
    )


def _name(actions: tuple[str, ...]) -> str:
    return "+".join(sorted(actions))
