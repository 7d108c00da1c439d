"""Who sees what of the archive: the published is everybody's, the rest the secretaries'."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from samraad.access.models import User
from samraad.access.permissions import Actor, allowed
from samraad.archive.models import Dossier, Fact


def dossiers_for(actor: Actor) -> QuerySet[Dossier]:
    """The dossiers ``actor`` may see."""
    if allowed(actor, "archive.read_unpublished"):
        return Dossier.objects.all()
    seen = Q(published_at__isnull=False)
    if isinstance(actor, User):
        own = [slug for slug in actor.grants.values_list("organization", flat=True).distinct() if slug]
        seen |= Q(organization__slug__in=[slug for slug in own if allowed(actor, "archive.read_unpublished", slug)])
    return Dossier.objects.filter(seen)


def sees(actor: Actor, dossier: Dossier) -> bool:
    """May ``actor`` see this dossier?"""
    return dossier.is_public or allowed(actor, "archive.read_unpublished", dossier.organization_slug)


def facts_for(actor: Actor, dossier: Dossier) -> QuerySet[Fact]:
    """The dossier's facts, without contacts for those who may not see them."""
    facts = dossier.facts.all()
    return (
        facts if allowed(actor, "archive.read_contacts", dossier.organization_slug) else facts.exclude(type="contact")
    )
