"""Cancel a meeting that is planned, drafted or published, and take that back. Members are told where they knew of it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.archive.storable import storable
from samraad.meetings.errors import CannotEdit
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import LiveMeeting, Meeting
from samraad.meetings.publishing.notify_changes import notify_cancelled, notify_revived
from samraad.meetings.publishing.recipients import recipients
from samraad.meetings.stage import is_announced, locked_also_cancelled
from samraad.meetings.who_reads import BEFORE_THE_MEETING

REASON = 1000


def told_of(meeting: Meeting) -> int:
    """How many members get a mail when the meeting is cancelled or taken back."""
    return len(recipients(meeting.organization, meeting.date)) if meeting.date and is_announced(meeting) else 0


def cancel_meeting(actor: Actor, meeting: Meeting, reason: str, version: int) -> LiveMeeting:
    """The meeting is not held. It keeps its agenda and its state. ``version`` is LiveMeeting.version.

    Raises CannotEdit without a reason, StaleEdit, or NotLive once the meeting has begun.
    """
    require(actor, "meetings.edit", meeting.organization.slug)
    reason = " ".join(storable(reason).split())
    if not reason:
        raise CannotEdit(
            "Skriv, hvorfor mødet er aflyst. Begrundelsen står i mailen til medlemmerne og på mødets side."
        )
    if len(reason) > REASON:
        raise CannotEdit(f"Begrundelsen må højst fylde {REASON} tegn. Forkort den.")
    with transaction.atomic():
        live = locked_also_cancelled(meeting, *BEFORE_THE_MEETING)
        if is_said_already(live, version, "mødet", f"Aflyst: {reason}", _words(live)):
            return live
        if live.cancelled_at:
            raise CannotEdit("Mødet er allerede aflyst. Ophæv aflysningen, hvis det skal holdes alligevel.")
        live.cancelled_at, live.cancelled_because = timezone.now(), reason
        _save(live)
        if told_of(live.meeting):
            notify_cancelled(live)
        history.record(actor, "meetings.cancel", live.meeting, after={"reason": reason})
    return live


def revive_meeting(actor: Actor, meeting: Meeting, version: int, note: str = "") -> LiveMeeting:
    """The meeting is held after all, as far prepared as it was. Raises StaleEdit, NotLive."""
    require(actor, "meetings.edit", meeting.organization.slug)
    with transaction.atomic():
        live = locked_also_cancelled(meeting, *BEFORE_THE_MEETING)
        if is_said_already(live, version, "mødet", "", _words(live)):
            return live
        before = live.cancelled_because
        live.cancelled_at, live.cancelled_because = None, ""
        _save(live)
        if told_of(live.meeting):
            notify_revived(live, storable(note).strip())
        history.record(actor, "meetings.revive", live.meeting, before={"reason": before}, after={"note": note})
    return live


def _save(live: LiveMeeting) -> None:
    live.version += 1
    live.sequence += 1
    live.save(update_fields=["cancelled_at", "cancelled_because", "version", "sequence"])
    queue_meeting(live.meeting)


def _words(live: LiveMeeting) -> str:
    return f"Aflyst: {live.cancelled_because}" if live.cancelled_at else ""
