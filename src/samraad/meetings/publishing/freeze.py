"""Freeze a content as the next version of its kind, in the caller's transaction."""

from __future__ import annotations

from django.db.models import Max

from samraad.access.models import User
from samraad.access.permissions import Actor
from samraad.meetings.content.as_json import digest, to_json
from samraad.meetings.content.model import Content
from samraad.meetings.models import Meeting, PublishedVersion
from samraad.meetings.redaction.in_force import struck_text


def freeze(actor: Actor, meeting: Meeting, content: Content, note: str = "") -> PublishedVersion:
    """The row with the next number; the caller holds the meeting's lock."""
    data = to_json(content)
    last = meeting.versions.filter(kind=content.kind).aggregate(last=Max("number"))["last"] or 0
    return PublishedVersion.objects.create(
        meeting=meeting,
        kind=content.kind,
        number=last + 1,
        note=struck_text(meeting, note),
        content=data,
        sha256=digest(data),
        published_by=actor if isinstance(actor, User) else None,
        published_by_name=str(actor)[:200],
    )


def is_intact(version: PublishedVersion) -> bool:
    """Does the stored content still have the hash it was published with?"""
    return digest(version.content) == version.sha256
