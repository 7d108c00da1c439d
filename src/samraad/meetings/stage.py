"""At which stage is a meeting, and may this be done now?"""

from __future__ import annotations

from samraad.meetings.errors import NotLive
from samraad.meetings.models import LiveMeeting, Meeting
from samraad.meetings.models.live import State

ORDER = list(State)
PREPARED = (State.DRAFT, State.PUBLISHED, State.RUNNING)
ENTERED = (State.RUNNING, State.HELD, State.COMMENT, State.MINUTES)
_WHY = {
    State.PLANNED: "Mødet er kun planlagt. Begynd dagsordenen først.",
    State.DRAFT: "Dagsordenen er en kladde. Offentliggør den først.",
    State.PUBLISHED: "Mødet er ikke åbnet. Åbn det først.",
    State.RUNNING: "Mødet er i gang. Luk det først.",
    State.HELD: "Mødet er holdt. Ret referatet i stedet.",
    State.COMMENT: "Referatet er sendt til kommentering. Ret referatet i stedet.",
    State.MINUTES: "Referatet er offentliggjort. Optag en rettelse på det næste møde.",
    State.APPROVED: "Referatet er godkendt og kan ikke ændres.",
}


def live_of(meeting: Meeting) -> LiveMeeting:
    """The live part of a meeting, for reading; raises NotLive where it was read from the archive."""
    found = LiveMeeting.objects.select_related("meeting__organization").filter(meeting=meeting).first()
    if found is None:
        raise NotLive("Mødet er læst fra arkivet. Ret dossieret, og godkend det igen.")
    return found


def locked(meeting: Meeting, *states: State) -> LiveMeeting:
    """The live part, locked until the transaction ends; raises NotLive at any other stage than ``states``, or where cancelled."""
    live = locked_also_cancelled(meeting, *states)
    if live.cancelled_at:
        raise NotLive("Mødet er aflyst. Ophæv aflysningen, før du arbejder videre med det.")
    return live


def locked_also_cancelled(meeting: Meeting, *states: State) -> LiveMeeting:
    """As ``locked``, for what can also be done to a meeting that is cancelled."""
    live_of(meeting)
    live = (
        LiveMeeting.objects.select_for_update(of=("self",)).select_related("meeting__organization").get(meeting=meeting)
    )
    if states and live.state not in states:
        raise NotLive(_WHY[State(live.state)])
    return live


def is_published(live: LiveMeeting) -> bool:
    """Has an agenda been published?"""
    return ORDER.index(State(live.state)) >= ORDER.index(State.PUBLISHED)


def is_announced(meeting: Meeting) -> bool:
    """Do others know of it? A meeting planned with the year is in everybody's calendar; a draft made by hand once it is out."""
    return meeting.published_at is not None or meeting.deadlines.exists()
