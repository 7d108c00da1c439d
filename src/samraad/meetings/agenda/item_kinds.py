"""What a council calls the kinds of items and sections, and which items must be decided."""

from __future__ import annotations

from samraad.councils.models import Organization
from samraad.meetings.agenda.template import KINDS, template_of


def kinds_of(organization: Organization) -> tuple[str, ...]:
    """The names of its kinds of items: theme, decision, information, appointment."""
    return tuple(template_of(organization).kinds.values())


def to_be_decided(slug: str) -> frozenset[str]:
    """The names, in the organization and in common, of the kinds that need a recommendation and a decision."""
    organization = Organization.objects.filter(slug=slug).first()
    names = template_of(organization).kinds if organization else KINDS
    return frozenset(said[key] for said in (names, KINDS) for key in ("decision", "appointment"))
