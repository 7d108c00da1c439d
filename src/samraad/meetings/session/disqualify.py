"""Note that somebody takes no part in an item (*inhabil*), and take it back."""

from __future__ import annotations

from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.archive.storable import storable
from samraad.meetings.errors import CannotHold
from samraad.meetings.models import AgendaItem, Attendance, Disqualification
from samraad.meetings.stage import ENTERED, locked

REASON = 300


def disqualify(actor: Actor, item: AgendaItem, attendance: Attendance, reason: str) -> Disqualification:
    """Noted already, the reason is changed. Raises CannotHold, NotLive."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    reason = storable(reason).strip()
    if not reason or len(reason) > REASON:
        raise CannotHold(f"Skriv på højst {REASON} tegn, hvorfor {attendance.name} er inhabil.")
    if attendance.meeting_id != item.meeting_id:
        raise CannotHold(f"{attendance.name} er ikke på dette mødes liste. Genindlæs siden.")
    with transaction.atomic():
        locked(item.meeting, *ENTERED)
        row, _new = Disqualification.objects.update_or_create(
            item=item, attendance=attendance, defaults={"reason": reason}
        )
        history.record(actor, "session.disqualify", item, after={"name": attendance.name, "reason": reason})
    return row


def lift_disqualification(actor: Actor, row: Disqualification) -> None:
    """Take it back."""
    require(actor, "meetings.edit", row.item.meeting.organization.slug)
    with transaction.atomic():
        locked(row.item.meeting, *ENTERED)
        history.record(
            actor, "session.lift_disqualification", row.item, before={"name": row.attendance.name, "reason": row.reason}
        )
        Disqualification.objects.filter(pk=row.pk).delete()
