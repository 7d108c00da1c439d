"""How a meeting that is written here is called in the search index, and how a change of it is told to the index."""

from __future__ import annotations

from samraad.archive.links import DECIDED, DRAFT, ITEM, MEETING
from samraad.archive.models import IndexJob
from samraad.meetings.models import Meeting


def key_of(meeting_pk: int) -> str:
    """The meeting's key where a dossier has its slug."""
    return f"{MEETING}{meeting_pk}"


def meeting_pk_of(key: str) -> int | None:
    """The meeting of a key, None where it is a dossier's."""
    return int(key.removeprefix(MEETING)) if key.startswith(MEETING) else None


def shown_item(item_pk: int) -> str:
    """Within the meeting's key: what stands on the page of an item."""
    return f"{ITEM}{item_pk}"


def draft_item(version_pk: int, item_pk: int) -> str:
    """What stands in a draft of the minutes."""
    return f"{DRAFT}{version_pk}-{item_pk}"


def entered_item(item_pk: int) -> str:
    """What was entered at the meeting and is not out yet."""
    return f"{DECIDED}{item_pk}"


def queue_meeting(meeting: Meeting) -> None:
    """Tell search that the meeting has changed, in the transaction that changes it."""
    IndexJob.objects.create(dossier_slug=key_of(meeting.pk))
