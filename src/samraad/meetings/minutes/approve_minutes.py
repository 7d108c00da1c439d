"""Approve the minutes of the last meeting in an item of this one, with the corrections that were recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.archive.storable import storable
from samraad.meetings.errors import CannotApprove
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import AgendaItem, MinutesApproval
from samraad.meetings.models.live import State
from samraad.meetings.models.version import VersionKind
from samraad.meetings.publishing.freeze import freeze
from samraad.meetings.redaction.in_force import content_of
from samraad.meetings.session.decide import decide
from samraad.meetings.session.phrases import phrases
from samraad.meetings.stage import ENTERED, locked

LONGEST = 2000


def approve_minutes(actor: Actor, item: AgendaItem, corrections: Sequence[str] = ()) -> MinutesApproval:
    """The minutes that ``item`` is about are approved; corrections make a new version of them that tells of each.

    Writes the decision of the item where none is entered yet. Raises CannotApprove, NotLive.
    """
    require(actor, "meetings.edit", item.meeting.organization.slug)
    corrections = _checked(corrections)
    if item.about_meeting is None:
        raise CannotApprove(
            "Punktet handler ikke om et referat. Brug dagsordenens faste punkt om godkendelse af referat."
        )
    with transaction.atomic():
        locked(item.meeting, *ENTERED)
        about = locked(item.about_meeting)
        if about.state == State.APPROVED:
            return MinutesApproval.objects.get(meeting=about.meeting)
        last = about.meeting.versions.filter(kind=VersionKind.MINUTES).order_by("-number").first()
        if last is None or about.state != State.MINUTES:
            raise CannotApprove(f"Referatet af {about.meeting} er ikke offentliggjort. Offentliggør det først.")
        version = last
        if corrections:
            content = replace(content_of(last), corrections=corrections)
            version = freeze(actor, about.meeting, content, "Godkendt med rettelser")
        approval = MinutesApproval.objects.create(
            meeting=about.meeting, item=item, version=version, corrections=list(corrections)
        )
        about.state, about.version = State.APPROVED, about.version + 1
        about.save(update_fields=["state", "version"])
        if not item.decisions.filter(dossier=None).exists():
            _write_decision(actor, item, corrections)
        queue_meeting(about.meeting)
        history.record(
            actor, "minutes.approve", about.meeting, after={"item": str(item), "corrections": list(corrections)}
        )
    return approval


def _write_decision(actor: Actor, item: AgendaItem, corrections: Sequence[str]) -> None:
    council = item.meeting.organization.name
    if not corrections:
        usual = next(each for each in phrases(council) if each.outcome == "approved")
        decide(actor, item, "approved", usual.whole[-1])
        return
    listed = "; ".join(correction.rstrip(".") for correction in corrections)
    decide(actor, item, "approved with adjustment", f"{council} godkendte referatet med følgende rettelser: {listed}.")


def _checked(corrections: Sequence[str]) -> tuple[str, ...]:
    found = tuple(text for text in (storable(each).strip() for each in corrections) if text)
    if any(len(text) > LONGEST for text in found):
        raise CannotApprove(f"En rettelse må højst fylde {LONGEST} tegn. Del den i flere.")
    return found
