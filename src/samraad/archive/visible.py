"""Who sees what of the archive: the published is everybody's, the rest the secretaries'."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from samraad.access.models import User
from samraad.access.permissions import Actor, allowed
from samraad.archive.models import Dossier, Fact, Finding, FindingPlace, FindingState


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
    own = _councils(actor, "archive.read_unpublished")
    return seen | Q(**{f"{dossier}organization__slug__in": own}) if own else seen


def sees(actor: Actor, dossier: Dossier) -> bool:
    """May ``actor`` see this dossier?"""
    return dossier.is_public or allowed(actor, "archive.read_unpublished", dossier.organization_slug)


def facts_for(actor: Actor, dossier: Dossier) -> QuerySet[Fact]:
    """The dossier's facts, without contacts for those who may not see them."""
    facts = dossier.facts.all()
    return (
        facts if allowed(actor, "archive.read_contacts", dossier.organization_slug) else facts.exclude(type="contact")
    )


def findings_for(actor: Actor) -> QuerySet[Finding]:
    """The findings of texts that ``actor`` may see.

    Secretaries see those of their councils. Everybody sees what a secretary has confirmed and what still stands there, where
    every dossier that it cites is published: what is open may be the checker's own mistake.
    """
    if allowed(actor, "archive.judge_findings"):
        return Finding.objects.filter(scheme="")
    places = FindingPlace.objects.filter(finding=OuterRef("pk"))
    seen = Q(state=FindingState.CONFIRMED, still_found=True) & ~Q(Exists(places.filter(dossier__published_at=None)))
    own = judged_councils(actor)
    if own:
        foreign = places.exclude(dossier__organization__slug__in=own, dossier__organization__isnull=False)
        seen |= ~Q(Exists(foreign))
    return Finding.objects.filter(seen, scheme="")


def count_worth_a_look(findings: QuerySet[Finding]) -> int:
    """How many a link to them should promise: those still found and not dismissed."""
    return findings.filter(still_found=True).exclude(state=FindingState.DISMISSED).count()


def judged_councils(actor: Actor) -> list[str]:
    """The slugs of the councils for which alone ``actor`` judges findings."""
    return _councils(actor, "archive.judge_findings")


def may_import(actor: Actor) -> bool:
    """Is there any council for which ``actor`` may take dossiers in?"""
    return allowed(actor, "archive.import") or bool(importing_councils(actor))


def importing_councils(actor: Actor) -> list[str]:
    """The slugs of the councils for which alone ``actor`` may take dossiers in."""
    return _councils(actor, "archive.import")


def _councils(actor: Actor, action: str) -> list[str]:
    if not isinstance(actor, User):
        return []
    slugs = actor.grants.exclude(organization="").values_list("organization", flat=True).distinct()
    return [slug for slug in slugs if allowed(actor, action, slug)]
