"""Publish a scheme to everybody, or take it back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.schemes.models import Scheme


def publish_scheme(actor: Actor, scheme: Scheme) -> None:
    """Everybody may see and try it from now on. Published already, nothing changes."""
    require(actor, "schemes.publish")
    with transaction.atomic():
        if Scheme.objects.filter(pk=scheme.pk, published_at=None).update(published_at=timezone.now()):
            history.record(actor, "schemes.publish", scheme)
    scheme.refresh_from_db()


def unpublish_scheme(actor: Actor, scheme: Scheme) -> None:
    """Only secretaries see it from now on."""
    require(actor, "schemes.publish")
    with transaction.atomic():
        if Scheme.objects.filter(pk=scheme.pk, published_at__isnull=False).update(published_at=None):
            history.record(actor, "schemes.unpublish", scheme)
    scheme.refresh_from_db()
