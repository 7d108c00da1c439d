"""Who sees which schemes, and what was found in them: the published are everybody's, the rest the secretaries'."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from samraad.access.permissions import Actor, allowed
from samraad.archive import visible
from samraad.archive.models import Finding, FindingPlace, FindingState
from samraad.schemes.models import Scheme


def schemes_for(actor: Actor) -> QuerySet[Scheme]:
    """The schemes ``actor`` may see, by council and title."""
    every = Scheme.objects.all()
    return every if allowed(actor, "schemes.save") else every.filter(published_at__isnull=False)


def findings_for(actor: Actor) -> QuerySet[Finding]:
    """Every finding ``actor`` may see: those of texts, and those of schemes as far as the scheme itself may be seen."""
    if allowed(actor, "archive.judge_findings"):
        return Finding.objects.all()
    seen = Q(pk__in=visible.findings_for(actor).values("pk"))
    unpublished = FindingPlace.objects.filter(finding=OuterRef("pk"), dossier__published_at=None)
    confirmed = Q(state=FindingState.CONFIRMED, still_found=True) & ~Q(scheme="") & ~Q(Exists(unpublished))
    schemes = schemes_for(actor).values("slug")
    return Finding.objects.filter(seen | (confirmed & Q(scheme__in=schemes)))
