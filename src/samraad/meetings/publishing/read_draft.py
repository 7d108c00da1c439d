"""The working copy of a meeting as whoever it is shared with may read it."""

from __future__ import annotations

from samraad.access.permissions import Actor, allowed
from samraad.meetings.content.build import agenda_content, minutes_content
from samraad.meetings.content.model import Content
from samraad.meetings.models import Meeting
from samraad.meetings.publishing.versions import open_part
from samraad.meetings.stage import ENTERED
from samraad.meetings.who_reads import may_read_closed, may_read_working_copy


def read_draft(actor: Actor, meeting: Meeting) -> Content | None:
    """All of it for secretaries, what was entered at the meeting too; for others the agenda until the meeting begins.

    Closed items are left out for those who may not read them.
    """
    if not may_read_working_copy(actor, meeting):
        return None
    entered = meeting.live.state in ENTERED and allowed(actor, "meetings.edit", meeting.organization.slug)
    content = minutes_content(meeting) if entered else agenda_content(meeting)
    return content if may_read_closed(actor, meeting) else open_part(content)
