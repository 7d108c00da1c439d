"""Publish an agenda: freeze it as a numbered version, let everybody read it, and tell the members."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.archive.models import Dossier
from samraad.archive.publish import publish
from samraad.archive.storable import storable
from samraad.meetings.content.build import agenda_content
from samraad.meetings.content.differences import Difference, differences
from samraad.meetings.content.model import Content
from samraad.meetings.errors import CannotPublish
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import LiveMeeting, Meeting, PublishedVersion
from samraad.meetings.models.live import State
from samraad.meetings.models.version import VersionKind
from samraad.meetings.publishing.check_agenda import reasons_not_to_publish
from samraad.meetings.publishing.freeze import freeze
from samraad.meetings.publishing.notify import notify_agenda
from samraad.meetings.redaction.in_force import content_of
from samraad.meetings.stage import locked


def publish_agenda(actor: Actor, meeting: Meeting, note: str = "") -> PublishedVersion:
    """The first version, or a supplement with what changed since. Raises CannotPublish with what is missing.

    Numbers are fixed from now on. Where nothing changed since the last version, that is refused too.
    """
    require(actor, "meetings.publish", meeting.organization.slug)
    with transaction.atomic():
        live = locked(meeting, State.DRAFT, State.PUBLISHED, State.RUNNING)
        meeting = live.meeting
        meeting.items.update(fixed_number=True)
        content = agenda_content(meeting)
        if reasons := reasons_not_to_publish(content):
            raise CannotPublish(reasons)
        changes = _since_last(meeting, content)
        if changes == ():
            raise CannotPublish(("Intet er ændret siden den seneste version. Der er ikke noget at offentliggøre.",))
        version = freeze(actor, meeting, content, storable(note).strip())
        _open_to_public(actor, live, content)
        notify_agenda(version, content, changes or ())
        queue_meeting(meeting)
        history.record(
            actor, "agenda.publish", meeting, after={"version": version.number, "sha256": version.sha256, "note": note}
        )
    return version


def unpublished_changes(meeting: Meeting) -> tuple[Difference, ...] | None:
    """What a supplement would tell of; None where nothing is published yet. For secretaries' pages."""
    return _since_last(meeting, agenda_content(meeting))


def _since_last(meeting: Meeting, content: Content) -> tuple[Difference, ...] | None:
    last = meeting.versions.filter(kind=VersionKind.AGENDA).order_by("-number").first()
    return None if last is None else differences(content_of(last), content)


def _open_to_public(actor: Actor, live: LiveMeeting, content: Content) -> None:
    meeting = live.meeting
    if meeting.published_at is None:
        meeting.published_at = timezone.now()
        meeting.save(update_fields=["published_at"])
    if live.state == State.DRAFT:
        live.state = State.PUBLISHED
    live.version += 1
    live.save(update_fields=["state", "version"])
    slugs = {each.dossier for item in content.items if not item.closed for each in item.attachments}
    for dossier in Dossier.objects.select_related("organization").filter(slug__in=slugs, published_at=None):
        if dossier.organization_slug == meeting.organization.slug:
            publish(actor, dossier)
