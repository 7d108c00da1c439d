"""Who sees which schemes: the published are everybody's, the rest the secretaries'."""

from __future__ import annotations

from django.db.models import QuerySet

from samraad.access.permissions import Actor, allowed
from samraad.schemes.models import Scheme


def schemes_for(actor: Actor) -> QuerySet[Scheme]:
    """The schemes ``actor`` may see, by council and title."""
    every = Scheme.objects.all()
    return every if allowed(actor, "schemes.save") else every.filter(published_at__isnull=False)
