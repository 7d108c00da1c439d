"""Who sees what of the archive: the published is everybody's, the rest the secretaries'."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from samraad.access.models import User
from samraad.access.permissions import Actor, allowed
from samraad.archive.models import Dossier, Fact


def dossiers_for(actor: Actor) -> QuerySet[Dossier]:
    """The dossiers ``actor`` may see."""
    return Dossier.objects.filter(seen_by(actor))


def seen_by(actor: Actor, dossier: str = "") -> Q:
    """The condition that ``actor`` may see a dossier; ``dossier`` is the path to it from another table (``dossier__``).

    As a condition on a join it costs the same however many dossiers there are; a subquery would list them all.
    """
    if allowed(actor, "archive.read_unpublished"):
        return Q()
    seen = Q(**{f"{dossier}published_at__isnull": False})
    if isinstance(actor, User):
        slugs = actor.grants.exclude(organization="").values_list("organization", flat=True).distinct()
        own = [slug for slug in slugs if allowed(actor, "archive.read_unpublished", slug)]
        if own:
            seen |= Q(**{f"{dossier}organization__slug__in": own})
    return seen


def sees(actor: Actor, dossier: Dossier) -> bool:
    """May ``actor`` see this dossier?"""
    return dossier.is_public or allowed(actor, "archive.read_unpublished", dossier.organization_slug)


def facts_for(actor: Actor, dossier: Dossier) -> QuerySet[Fact]:
    """The dossier's facts, without contacts for those who may not see them."""
    facts = dossier.facts.all()
    return (
        facts if allowed(actor, "archive.read_contacts", dossier.organization_slug) else facts.exclude(type="contact")
    )
