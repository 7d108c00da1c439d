"""How a meeting that is written here is called in the search index, and how a change of it is told to the index."""

from __future__ import annotations

from samraad.archive.links import MEETING
from samraad.archive.models import IndexJob
from samraad.meetings.models import Meeting


def key_of(meeting_pk: int) -> str:
    """The meeting's key where a dossier has its slug."""
    return f"{MEETING}{meeting_pk}"


def meeting_pk_of(key: str) -> int | None:
    """The meeting of a key, None where it is a dossier's."""
    return int(key.removeprefix(MEETING)) if key.startswith(MEETING) else None


def queue_meeting(meeting: Meeting) -> None:
    """Tell search that the meeting has changed, in the transaction that changes it."""
    IndexJob.objects.create(dossier_slug=key_of(meeting.pk))
