"""Publish a meeting with all its dossiers, or take it back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.archive.models import Dossier
from samraad.archive.publish import publish, unpublish
from samraad.meetings.models import Meeting


def publish_meeting(actor: Actor, meeting: Meeting) -> None:
    """Everybody may read the meeting and the dossiers it was read from."""
    require(actor, "meetings.publish", meeting.organization.slug)
    with transaction.atomic():
        for dossier in Dossier.objects.filter(in_meeting__meeting=meeting):
            publish(actor, dossier)
        if meeting.published_at is None:
            meeting.published_at = timezone.now()
            meeting.save(update_fields=["published_at"])
            history.record(actor, "meetings.publish", meeting)


def unpublish_meeting(actor: Actor, meeting: Meeting) -> None:
    """Only secretaries may read it from now on."""
    require(actor, "meetings.publish", meeting.organization.slug)
    with transaction.atomic():
        for dossier in Dossier.objects.filter(in_meeting__meeting=meeting):
            unpublish(actor, dossier)
        if meeting.published_at is not None:
            meeting.published_at = None
            meeting.save(update_fields=["published_at"])
            history.record(actor, "meetings.unpublish", meeting)
