"""Create a meeting, begin its agenda from the council's template, and change its date, place and times."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.archive.storable import storable
from samraad.councils.models import Organization
from samraad.meetings.agenda.fill_standing import fill_standing, refresh_standing
from samraad.meetings.agenda.template import template_of
from samraad.meetings.errors import CannotEdit
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import Chapter, LiveMeeting, Meeting
from samraad.meetings.models.live import State
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.stage import PREPARED, is_announced, locked, locked_also_cancelled

NAME, PLACE = 200, 200
_TAKEN = "Rådet har allerede et møde den {day:%d-%m-%Y}. Vælg en anden dato, eller giv mødet et navn."


def create_meeting(
    actor: Actor,
    organization: Organization,
    date: dt.date | None = None,
    *,
    name: str = "",
    place: str = "",
    starts: dt.time | None = None,
    ends: dt.time | None = None,
) -> Meeting:
    """A new meeting with a draft agenda, by hand; the date may wait. Raises CannotEdit where there is one that day."""
    require(actor, "meetings.edit", organization.slug)
    with transaction.atomic():
        meeting = new_meeting(organization, date, name=name, place=place, starts=starts, ends=ends)
        history.record(actor, "meetings.create", meeting, after=_said(meeting.live))
        begin(meeting.live)
    return meeting


def start_draft(actor: Actor, meeting: Meeting) -> Meeting:
    """Begin the agenda of a meeting that was planned. Begun already, nothing changes."""
    require(actor, "meetings.edit", meeting.organization.slug)
    with transaction.atomic():
        live = locked(meeting)
        if live.state == State.PLANNED:
            begin(live)
            history.record(actor, "meetings.start_draft", meeting)
    return meeting


def edit_meeting(actor: Actor, meeting: Meeting, version: int, **changed: Any) -> LiveMeeting:
    """Change ``date``, ``name``, ``place``, ``starts`` or ``ends``. ``version`` is LiveMeeting.version.

    Raises CannotEdit, StaleEdit, or NotLive once the meeting has begun.
    """
    require(actor, "meetings.edit", meeting.organization.slug)
    if unknown := set(changed) - {"date", "name", "place", "starts", "ends"}:
        raise TypeError(f"no such fields of a meeting: {unknown}")
    with transaction.atomic():
        live = locked(meeting, State.PLANNED, *PREPARED)
        meeting, before = live.meeting, _said(live)
        if "date" in changed and changed["date"] is None and meeting.date and live.state != State.DRAFT:
            raise CannotEdit(
                "Et møde, der er planlagt eller offentliggjort, skal have en dato. Vælg en anden dato i stedet."
            )
        for field, value in changed.items():
            setattr(live if field in {"starts", "ends"} else meeting, field, value)
        after = _said(live)
        if is_said_already(live, version, "mødet", _lines(after), _lines(before)):
            return live
        _check(meeting, live.starts, live.ends)
        _save_meeting(meeting)
        live.version += 1
        live.sequence += 1
        live.save()
        if live.state == State.DRAFT and before["date"] != after["date"]:
            refresh_standing(live)
        queue_meeting(meeting)
        history.record(actor, "meetings.edit", meeting, before=before, after=after)
    return live


def remove_meeting(actor: Actor, meeting: Meeting) -> None:
    """Remove a meeting that nobody has heard of. Raises NotLive, or CannotEdit where others know of it: cancel that instead."""
    require(actor, "meetings.edit", meeting.organization.slug)
    with transaction.atomic():
        live = locked_also_cancelled(meeting, State.PLANNED, State.DRAFT)
        if is_announced(live.meeting):
            raise CannotEdit("Andre kender mødet. Aflys det i stedet, så får de besked.")
        history.record(actor, "meetings.remove", meeting.organization, before={**_said(live), "meeting": str(meeting)})
        queue_meeting(live.meeting)
        live.meeting.delete()


def new_meeting(
    organization: Organization, date: dt.date | None, *, state: State = State.DRAFT, **said: Any
) -> Meeting:
    """The rows of a new meeting, in the caller's transaction."""
    starts, ends = said.pop("starts", None), said.pop("ends", None)
    said = {key: storable(value).strip() for key, value in said.items()}
    meeting = Meeting(organization=organization, date=date, origin=MeetingOrigin.WRITTEN, **said)
    _check(meeting, starts, ends)
    _save_meeting(meeting)
    meeting.live = LiveMeeting.objects.create(
        meeting=meeting, state=state, starts=starts, ends=ends, numbering=template_of(organization).numbering
    )
    return meeting


def begin(live: LiveMeeting) -> None:
    """Chapters and standing items from the template, in the caller's transaction."""
    meeting, template = live.meeting, template_of(live.meeting.organization)
    live.state, live.numbering = State.DRAFT, template.numbering
    live.version += 1
    live.save(update_fields=["state", "numbering", "version"])
    for position, chapter in enumerate(template.chapters, 1):
        Chapter.objects.create(meeting=meeting, position=position, number=str(position), title=chapter.title[:300])
    fill_standing(live, template)
    queue_meeting(meeting)


def _check(meeting: Meeting, starts: dt.time | None, ends: dt.time | None) -> None:
    if len(meeting.name) > NAME or len(meeting.place) > PLACE:
        raise CannotEdit(f"Mødets navn og sted må højst fylde {NAME} tegn hver. Forkort teksten.")
    if starts and ends and ends <= starts:
        raise CannotEdit("Mødet slutter, før det begynder. Ret tidspunkterne.")
    if meeting.date and not 1970 <= meeting.date.year <= 2199:
        raise CannotEdit(f"Året {meeting.date.year} kan ikke være rigtigt. Ret datoen.")


def _save_meeting(meeting: Meeting) -> None:
    try:
        with transaction.atomic():
            meeting.save()
    except IntegrityError:
        raise CannotEdit(_TAKEN.format(day=meeting.date)) from None


def _said(live: LiveMeeting) -> dict[str, Any]:
    meeting = live.meeting
    return {
        "date": meeting.date.isoformat() if meeting.date else None,
        "name": meeting.name,
        "place": meeting.place,
        "starts": f"{live.starts:%H:%M}" if live.starts else None,
        "ends": f"{live.ends:%H:%M}" if live.ends else None,
    }


def _lines(said: dict[str, Any]) -> str:
    return "\n".join(str(value or "–") for value in said.values())
