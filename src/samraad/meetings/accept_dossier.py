"""Accept a proposal: a secretary says which meeting a dossier belongs to, and what it says of items and decisions holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import Actor, require
from samraad.archive.correct import correct
from samraad.archive.models import Dossier, DossierStatus
from samraad.archive.write_reading import queue_index
from samraad.councils.models import Organization
from samraad.meetings.errors import CannotAccept
from samraad.meetings.models import Meeting, MeetingDossier
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.propose_meeting import Evidence
from samraad.meetings.rebuild_meeting import rebuild_meeting
from samraad.meetings.remove_empty import remove_if_empty


def accept_dossier(
    actor: Actor, dossier: Dossier, organization: Organization, date: dt.date | None, evidence: Iterable[Evidence] = ()
) -> Meeting:
    """Write the dossier's items and decisions to the organization's meeting of that day, which is made where there is none.

    Accepting again changes nothing but what was corrected since; accepting for another meeting moves it. Raises
    CannotAccept with one Danish sentence; then nothing is changed.
    """
    require(actor, "meetings.accept", organization.slug)
    require(actor, "meetings.accept", dossier.organization_slug)
    if date is None:
        raise CannotAccept("Angiv mødets dato: den står ikke i filen, og et møde skal have en.")
    with transaction.atomic():
        dossier = Dossier.objects.select_for_update().get(pk=dossier.pk)
        before = MeetingDossier.objects.select_related("meeting").filter(dossier=dossier).first()
        meeting, _ = Meeting.objects.get_or_create(organization=organization, date=date, name="")
        if meeting.origin == MeetingOrigin.WRITTEN:
            raise CannotAccept(
                "Mødet den dag er skrevet i Samråd og har sine egne punkter. Vedhæft filen til et punkt i stedet."
            )
        MeetingDossier.objects.update_or_create(
            dossier=dossier,
            defaults={
                "meeting": meeting,
                "evidence": [each.to_json() for each in evidence],
                "confirmed_by": actor if isinstance(actor, User) else None,
            },
        )
        _say_so(actor, dossier, organization, date)
        _mark_accepted(dossier, organization)
        _date_from_dossiers(meeting)
        rebuild_meeting(meeting)
        if before and before.meeting_id != meeting.pk:
            _date_from_dossiers(before.meeting)
            rebuild_meeting(before.meeting)
            remove_if_empty(before.meeting)
        history.record(
            actor,
            "meetings.accept",
            dossier,
            before={"meeting": str(before.meeting)} if before else None,
            after={"meeting": str(meeting), "organization": organization.slug, "date": date.isoformat()},
        )
    return meeting


def _say_so(actor: Actor, dossier: Dossier, organization: Organization, date: dt.date) -> None:
    """What the secretary says otherwise than the reader is a correction, and so outlives every later reading."""
    if dossier.organization != organization:
        correct(actor, dossier, "dossier", "council_name", organization.name)
    if dossier.meeting_date != date:
        correct(actor, dossier, "dossier", "meeting_date", date.isoformat())


def _mark_accepted(dossier: Dossier, organization: Organization) -> None:
    dossier.status = DossierStatus.ACCEPTED
    dossier.organization = organization
    dossier.accepted_at = timezone.now()
    dossier.changed_since_accepted = False
    dossier.save(update_fields=["status", "organization", "accepted_at", "changed_since_accepted"])
    queue_index(dossier)


def _date_from_dossiers(meeting: Meeting) -> None:
    """The meeting's date is inferred unless one of its dossiers prints it."""
    printed = Dossier.objects.filter(in_meeting__meeting=meeting, meeting_date_printed=True, meeting_date=meeting.date)
    meeting.date_inferred = not printed.exists()
    meeting.save(update_fields=["date_inferred"])
