"""Publish a dossier, or take it back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.archive.models import Dossier
from samraad.archive.write_reading import queue_index


def publish(actor: Actor, dossier: Dossier) -> None:
    """Everybody may read it from now on. Published already, nothing changes."""
    require(actor, "archive.publish", dossier.organization_slug)
    with transaction.atomic():
        fresh = Dossier.objects.select_for_update().get(pk=dossier.pk)
        if fresh.published_at is None:
            fresh.published_at = timezone.now()
            fresh.save(update_fields=["published_at"])
            queue_index(fresh)
            history.record(actor, "archive.publish", fresh)
    dossier.published_at = fresh.published_at


def unpublish(actor: Actor, dossier: Dossier) -> None:
    """Only secretaries may read it from now on."""
    require(actor, "archive.publish", dossier.organization_slug)
    with transaction.atomic():
        fresh = Dossier.objects.select_for_update().get(pk=dossier.pk)
        if fresh.published_at is not None:
            history.record(actor, "archive.unpublish", fresh, before={"published_at": fresh.published_at.isoformat()})
            fresh.published_at = None
            fresh.save(update_fields=["published_at"])
            queue_index(fresh)
    dossier.published_at = None
