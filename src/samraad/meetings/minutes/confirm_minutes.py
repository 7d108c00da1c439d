"""Members confirm published minutes with one click; the list of who has, and who has not, is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import Actor, NotAllowed, require
from samraad.councils.directory import SUBSTITUTE, members_of
from samraad.meetings.errors import CannotApprove
from samraad.meetings.models import Meeting, MinutesConfirmation, PublishedVersion
from samraad.meetings.models.version import VersionKind


@dataclass(frozen=True, slots=True)
class Confirmations:
    """Of one version: who has confirmed it and when, and which members have not."""

    version: PublishedVersion
    confirmed: tuple[tuple[str, dt.datetime], ...]
    missing: tuple[str, ...]


def confirm_minutes(actor: Actor, version: PublishedVersion) -> MinutesConfirmation:
    """Confirmed already, it stays. Raises CannotApprove where the version is not the latest of published minutes."""
    meeting = version.meeting
    require(actor, "minutes.confirm", meeting.organization.slug)
    if not isinstance(actor, User):
        raise NotAllowed("minutes.confirm")
    if version.kind != VersionKind.MINUTES:
        raise CannotApprove("Kun et offentliggjort referat kan bekræftes. Vent, til det er offentliggjort.")
    if _latest(meeting) != version:
        raise CannotApprove("Referatet er siden rettet. Læs og bekræft den nyeste version.")
    person = getattr(actor, "person", None)
    with transaction.atomic():
        made, new = MinutesConfirmation.objects.get_or_create(
            version=version, user=actor, defaults={"name": (person.name if person else str(actor))[:200]}
        )
        if new:
            history.record(actor, "minutes.confirm", meeting, after={"version": version.number})
    return made


def confirmations(actor: Actor, meeting: Meeting) -> Confirmations | None:
    """Of the latest minutes; None where none are published."""
    require(actor, "meetings.read_closed", meeting.organization.slug)
    version = _latest(meeting)
    if version is None:
        return None
    rows = list(version.confirmations.select_related("user__person"))
    people = {row.user.person.pk for row in rows if row.user and hasattr(row.user, "person")}
    day = meeting.date or version.published_at.date()
    seats = members_of(meeting.organization, day).exclude(role=SUBSTITUTE)
    missing = tuple(seat.person.name for seat in seats if seat.person_id not in people)
    return Confirmations(version, tuple((row.name, row.at) for row in rows), missing)


def _latest(meeting: Meeting) -> PublishedVersion | None:
    return meeting.versions.filter(kind=VersionKind.MINUTES).order_by("-number").first()
