"""A meeting that was only ever read, and that no dossier tells of any more, is none."""

from __future__ import annotations

from samraad.meetings.models import Meeting
from samraad.meetings.models.meeting import MeetingOrigin


def remove_if_empty(meeting: Meeting) -> bool:
    """Remove it; says whether it did. What somebody wrote here stays."""
    if (
        meeting.origin != MeetingOrigin.READ
        or meeting.dossiers.exists()
        or meeting.items.filter(read_number="").exists()
    ):
        return False
    meeting.delete()
    return True
