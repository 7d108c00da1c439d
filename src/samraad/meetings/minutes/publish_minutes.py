"""Publish the minutes: frozen as a version of their own, for everybody, with the decisions in the search index."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.archive.models import Dossier
from samraad.archive.publish import publish
from samraad.archive.storable import storable
from samraad.meetings.content.build import minutes_content
from samraad.meetings.content.differences import differences
from samraad.meetings.content.model import Content
from samraad.meetings.errors import CannotPublish
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.minutes.check_minutes import reasons_not_to_send
from samraad.meetings.models import Meeting, PublishedVersion
from samraad.meetings.models.live import State
from samraad.meetings.models.version import VersionKind
from samraad.meetings.publishing.freeze import freeze
from samraad.meetings.publishing.notify import notify_minutes
from samraad.meetings.redaction.in_force import content_of
from samraad.meetings.stage import locked


def publish_minutes(actor: Actor, meeting: Meeting, note: str = "") -> PublishedVersion:
    """The first version, or a corrected one, which must say in ``note`` what was corrected. Raises CannotPublish, NotLive."""
    require(actor, "meetings.publish", meeting.organization.slug)
    note = storable(note).strip()
    with transaction.atomic():
        live = locked(meeting, State.HELD, State.COMMENT, State.MINUTES)
        meeting = live.meeting
        meeting.items.update(fixed_number=True)
        content = minutes_content(meeting)
        if reasons := (*reasons_not_to_send(content), *_reasons_by_last(meeting, content, note)):
            raise CannotPublish(reasons)
        version = freeze(actor, meeting, content, note)
        if meeting.published_at is None:
            meeting.published_at = timezone.now()
            meeting.save(update_fields=["published_at"])
        live.state, live.version = State.MINUTES, live.version + 1
        live.save(update_fields=["state", "version"])
        _publish_files(actor, meeting, content)
        notify_minutes(version, content)
        queue_meeting(meeting)
        history.record(
            actor, "minutes.publish", meeting, after={"version": version.number, "sha256": version.sha256, "note": note}
        )
    return version


def _reasons_by_last(meeting: Meeting, content: Content, note: str) -> tuple[str, ...]:
    last = meeting.versions.filter(kind=VersionKind.MINUTES).order_by("-number").first()
    if last is None:
        return ()
    if not differences(content_of(last), content):
        return ("Intet er ændret siden det offentliggjorte referat. Der er ikke noget at offentliggøre.",)
    return () if note else ("Referatet er offentliggjort før. Skriv, hvad der er rettet.",)


def _publish_files(actor: Actor, meeting: Meeting, content: Content) -> None:
    """The files of items that were added at the meeting come out with the minutes."""
    slugs = {each.dossier for item in content.items if not item.closed for each in item.attachments}
    for dossier in Dossier.objects.select_related("organization").filter(slug__in=slugs, published_at=None):
        if dossier.organization_slug == meeting.organization.slug:
            publish(actor, dossier)
