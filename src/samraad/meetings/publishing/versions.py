"""Published versions as a reader may see them: closed items are left out for those who may not read them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from samraad.access.permissions import Actor, NotAllowed, allowed
from samraad.meetings.content.differences import Difference
from samraad.meetings.content.differences import differences as compare
from samraad.meetings.content.model import Content
from samraad.meetings.models import Meeting, PublishedVersion
from samraad.meetings.models.version import VersionKind
from samraad.meetings.redaction.in_force import content_of
from samraad.meetings.who_reads import may_read_closed, may_read_published


def versions(actor: Actor, meeting: Meeting) -> list[PublishedVersion]:
    """What the actor may read of it, oldest first; without the content itself."""
    if not may_read_published(actor, meeting):
        return []
    found = meeting.versions.defer("content").order_by("published_at", "pk")
    if not _may_read_minutes_draft(actor, meeting):
        found = found.exclude(kind=VersionKind.MINUTES_DRAFT)
    return list(found)


def read_version(actor: Actor, version: PublishedVersion) -> Content:
    """The version as it was, but for what is struck out, and without the closed items for those who may not read them.

    Raises NotAllowed.
    """
    meeting = version.meeting
    if not may_read_published(actor, meeting):
        raise NotAllowed("meetings.edit")
    if version.kind == VersionKind.MINUTES_DRAFT and not _may_read_minutes_draft(actor, meeting):
        raise NotAllowed("minutes.comment")
    content = content_of(version)
    if may_read_closed(actor, meeting):
        return content
    return open_part(content, set(meeting.items.filter(closed=True).values_list("pk", flat=True)))


def latest(actor: Actor, meeting: Meeting) -> tuple[PublishedVersion, Content] | None:
    """What holds now: the minutes once they are published, else the agenda. None where nothing is, or may be read."""
    if not may_read_published(actor, meeting):
        return None
    published = meeting.versions.select_related("meeting__organization")
    for kind in (VersionKind.MINUTES, VersionKind.AGENDA):
        found = published.filter(kind=kind).order_by("-number").first()
        if found:
            return found, read_version(actor, found)
    return None


def differences(actor: Actor, old: PublishedVersion, new: PublishedVersion) -> tuple[Difference, ...]:
    """What changed between two versions, as far as the actor may read them."""
    return compare(read_version(actor, old), read_version(actor, new))


def open_part(content: Content, closed_since: Container[int] = ()) -> Content:
    """The content without closed items, neither those that were closed then nor those that have been closed since."""
    return replace(content, items=tuple(i for i in content.items if not i.closed and i.key not in closed_since))


def _may_read_minutes_draft(actor: Actor, meeting: Meeting) -> bool:
    return allowed(actor, "minutes.comment", meeting.organization.slug)
