"""Open and close a meeting, and say which item it has come to."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.meetings.errors import CannotHold
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import AgendaItem, LiveMeeting, Meeting, Presence
from samraad.meetings.models.live import State
from samraad.meetings.session.attendance import expect_members
from samraad.meetings.stage import locked


def open_meeting(actor: Actor, meeting: Meeting, at: dt.datetime | None = None) -> LiveMeeting:
    """Begin. Open already, nothing changes. Raises NotLive where no agenda is published."""
    require(actor, "meetings.edit", meeting.organization.slug)
    with transaction.atomic():
        live = locked(meeting, State.PUBLISHED, State.RUNNING)
        if live.state == State.RUNNING:
            return live
        expect_members(live.meeting)
        live.state, live.opened_at = State.RUNNING, at or timezone.now()
        live.current_item = live.meeting.items.filter(withdrawn=False).order_by("position").first()
        live.version += 1
        live.save()
        history.record(actor, "meetings.open", meeting, after={"at": live.opened_at.isoformat()})
    return live


def close_meeting(actor: Actor, meeting: Meeting, at: dt.datetime | None = None) -> LiveMeeting:
    """End it: who is still there leaves. Raises CannotHold where nobody was recorded as present, NotLive."""
    require(actor, "meetings.edit", meeting.organization.slug)
    with transaction.atomic():
        live = locked(meeting, State.RUNNING)
        ended = at or timezone.now()
        if not Presence.objects.filter(attendance__meeting=meeting).exists():
            raise CannotHold("Ingen er registreret som mødt. Registrér fremmødet, før mødet lukkes.")
        if live.opened_at and ended < live.opened_at:
            raise CannotHold("Mødet kan ikke lukkes, før det er åbnet. Ret tidspunktet.")
        live.state, live.closed_at, live.current_item = State.HELD, ended, None
        live.version += 1
        live.save()
        queue_meeting(live.meeting)
        history.record(actor, "meetings.close", meeting, after={"at": ended.isoformat()})
    return live


def reopen_meeting(actor: Actor, meeting: Meeting) -> LiveMeeting:
    """Go on with a meeting that was closed too soon."""
    require(actor, "meetings.edit", meeting.organization.slug)
    with transaction.atomic():
        live = locked(meeting, State.HELD)
        live.state, live.closed_at = State.RUNNING, None
        live.version += 1
        live.save()
        history.record(actor, "meetings.reopen", meeting)
    return live


def go_to_item(actor: Actor, item: AgendaItem) -> LiveMeeting:
    """The meeting has come to this item. The last word holds: it says where the meeting is, and overwrites no text."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    with transaction.atomic():
        live = locked(item.meeting, State.RUNNING)
        if item.withdrawn:
            raise CannotHold(f"Punkt {item.number} er udgået. Gå til et andet punkt.")
        live.current_item = item
        live.save(update_fields=["current_item"])
    return live


def undecided(meeting: Meeting) -> list[AgendaItem]:
    """The items that nothing has been entered on, in order: what to look at before closing."""
    return list(
        meeting.items.filter(withdrawn=False)
        .exclude(decisions__dossier=None, decisions__isnull=False)
        .order_by("position")
    )
