"""Publish a meeting with all its dossiers, or take it back.

Of one that is written here the agenda is published first (``publishing.publish_agenda``); here it is taken back, and let out
again.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.archive.models import Dossier
from samraad.archive.publish import publish, unpublish
from samraad.meetings.errors import NotLive
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import Meeting
from samraad.meetings.models.meeting import MeetingOrigin


def publish_meeting(actor: Actor, meeting: Meeting) -> None:
    """Everybody may read the meeting and the dossiers it was read from."""
    require(actor, "meetings.publish", meeting.organization.slug)
    with transaction.atomic():
        if meeting.origin == MeetingOrigin.WRITTEN and not meeting.versions.exists():
            raise NotLive("Dagsordenen er en kladde. Offentliggør den fra dagsordenens side.")
        for dossier in _dossiers(meeting, open_only=True):
            publish(actor, dossier)
        if meeting.published_at is None:
            meeting.published_at = timezone.now()
            meeting.save(update_fields=["published_at"])
            queue_meeting(meeting)
            history.record(actor, "meetings.publish", meeting)


def unpublish_meeting(actor: Actor, meeting: Meeting) -> None:
    """Only secretaries may read it from now on."""
    require(actor, "meetings.publish", meeting.organization.slug)
    with transaction.atomic():
        for dossier in _dossiers(meeting, open_only=False):
            unpublish(actor, dossier)
        if meeting.published_at is not None:
            meeting.published_at = None
            meeting.save(update_fields=["published_at"])
            queue_meeting(meeting)
            history.record(actor, "meetings.unpublish", meeting)


def _dossiers(meeting: Meeting, *, open_only: bool) -> QuerySet[Dossier]:
    """What it was read from, and what is attached to its items, unless that belongs to another council or meeting."""
    attached = Q(attached_to__item__meeting=meeting, in_meeting=None, organization=meeting.organization)
    if open_only:
        attached &= Q(attached_to__item__closed=False)
    return Dossier.objects.filter(Q(in_meeting__meeting=meeting) | attached).distinct()
