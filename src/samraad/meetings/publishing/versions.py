"""Published versions as a reader may see them: closed items are left out for those who may not read them."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from samraad.access.permissions import Actor, NotAllowed, allowed
from samraad.meetings.content.as_json import from_json
from samraad.meetings.content.differences import Difference
from samraad.meetings.content.differences import differences as compare
from samraad.meetings.content.model import Content
from samraad.meetings.models import AgendaItem, Meeting, PublishedVersion
from samraad.meetings.models.version import VersionKind
from samraad.meetings.redaction.in_force import content_of, redactions_by_meeting, strike
from samraad.meetings.who_reads import may_read_closed, may_read_published


def versions(actor: Actor, meeting: Meeting) -> list[PublishedVersion]:
    """What the actor may read of it, oldest first; without the content itself."""
    return versions_of(actor, [meeting])[meeting.pk]


def versions_of(actor: Actor, meetings: Iterable[Meeting]) -> dict[int, list[PublishedVersion]]:
    """``versions`` of several meetings, by their keys; one question, however many there are."""
    known = {each.pk: each for each in meetings}
    found: dict[int, list[PublishedVersion]] = {key: [] for key in known}
    readable = [key for key, each in known.items() if may_read_published(actor, each)]
    rows = PublishedVersion.objects.filter(meeting__in=readable) if readable else PublishedVersion.objects.none()
    for version in rows.defer("content").order_by("published_at", "pk"):
        version.meeting = known[version.meeting_id]
        if may_read(actor, version):
            found[version.meeting_id].append(version)
    return found


def may_read(actor: Actor, version: PublishedVersion) -> bool:
    """Is it published to the actor, or are they among those whom a draft of minutes is for?"""
    meeting = version.meeting
    if version.kind == VersionKind.MINUTES_DRAFT and not _may_read_minutes_draft(actor, meeting):
        return False
    return may_read_published(actor, meeting)


def read_versions(actor: Actor, found: Iterable[PublishedVersion]) -> dict[int, Content]:
    """``read_version`` of each that the actor may read, by its key; three questions, however many there are."""
    readable = {each.pk: each for each in found if may_read(actor, each)}
    meetings = {each.meeting_id: each.meeting for each in readable.values()}
    if not readable:
        return {}
    closed: dict[int, set[int]] = {}
    for of_meeting, item in AgendaItem.objects.filter(meeting__in=meetings, closed=True).values_list("meeting", "pk"):
        closed.setdefault(of_meeting, set()).add(item)
    redactions = redactions_by_meeting(meetings.values())
    contents = {}
    for key, data in PublishedVersion.objects.filter(pk__in=readable).values_list("pk", "content"):
        meeting = readable[key].meeting
        content = strike(from_json(data), redactions[meeting.pk])
        sees_all = may_read_closed(actor, meeting)
        contents[key] = content if sees_all else open_part(content, closed.get(meeting.pk, ()))
    return contents


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


def published_items(actor: Actor, found: Iterable[PublishedVersion]) -> set[int]:
    """The keys of the items that the actor may read in them, without a word of what they say."""
    readable = {each.pk: each for each in found if may_read(actor, each)}
    closed = set(
        AgendaItem.objects.filter(meeting__versions__in=readable, closed=True).order_by().values_list("pk", flat=True)
    )
    items: set[int] = set()
    for key, data in PublishedVersion.objects.filter(pk__in=readable).values_list("pk", "content").iterator(20):
        sees_all = may_read_closed(actor, readable[key].meeting)
        items |= {
            each["key"] for each in data["items"] if sees_all or not (each.get("closed") or each["key"] in closed)
        }
    return items


def newest_of(actor: Actor, meetings: Iterable[Meeting]) -> dict[int, PublishedVersion]:
    """What holds now of each of the meetings, by its key, without the content; one question, however many there are."""
    newest: dict[int, PublishedVersion] = {}
    for key, found in versions_of(actor, meetings).items():
        by_kind = {each.kind: each for each in sorted(found, key=lambda each: each.number)}
        holds = by_kind.get(VersionKind.MINUTES) or by_kind.get(VersionKind.AGENDA)
        if holds:
            newest[key] = holds
    return newest


def differences(actor: Actor, old: PublishedVersion, new: PublishedVersion) -> tuple[Difference, ...]:
    """What changed between two versions, as far as the actor may read them."""
    return compare(read_version(actor, old), read_version(actor, new))


def differences_of(
    actor: Actor, pairs: Iterable[tuple[PublishedVersion, PublishedVersion]]
) -> dict[tuple[int, int], tuple[Difference, ...]]:
    """``differences`` of each pair, by the two keys; every version is read once, and with as few questions as one."""
    wanted = list(pairs)
    contents = read_versions(actor, {each.pk: each for pair in wanted for each in pair}.values())
    return {(old.pk, new.pk): compare(contents[old.pk], contents[new.pk]) for old, new in wanted}


def open_part(content: Content, closed_since: Container[int] = ()) -> Content:
    """The content without closed items, neither those that were closed then nor those that have been closed since."""
    return replace(content, items=tuple(i for i in content.items if not i.closed and i.key not in closed_since))


def _may_read_minutes_draft(actor: Actor, meeting: Meeting) -> bool:
    return allowed(actor, "minutes.comment", meeting.organization.slug)
