"""How a meeting that is written here is called in the search index, and how a change of it is told to the index."""

from __future__ import annotations

from samraad.archive.models import IndexJob
from samraad.meetings.models import Meeting

#: no dossier's key begins so: a colon is in no slug
PREFIX = "moede:"


def key_of(meeting_pk: int) -> str:
    """The meeting's key where a dossier has its slug."""
    return f"{PREFIX}{meeting_pk}"


def meeting_pk_of(key: str) -> int | None:
    """The meeting of a key, None where it is a dossier's."""
    return int(key.removeprefix(PREFIX)) if key.startswith(PREFIX) else None


def queue_meeting(meeting: Meeting) -> None:
    """Tell search that the meeting has changed, in the transaction that changes it."""
    IndexJob.objects.create(dossier_slug=key_of(meeting.pk))
