"""Withdraw an acceptance: the dossier is a proposal again, and the meeting keeps only what others say."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.archive.models import Dossier, DossierStatus
from samraad.archive.write_reading import queue_index
from samraad.councils.find import find_organization
from samraad.meetings.models import AgendaItem, ItemSource, Marking, MeetingDossier, PrivateNote
from samraad.meetings.rebuild_meeting import rebuild_meeting
from samraad.meetings.remove_empty import remove_if_empty


def withdraw_acceptance(actor: Actor, dossier: Dossier) -> None:
    """Undo ``accept_dossier``. A dossier that is not accepted is left as it is."""
    require(actor, "meetings.accept", dossier.organization_slug)
    with transaction.atomic():
        link = MeetingDossier.objects.select_related("meeting").filter(dossier=dossier).first()
        if link is None:
            return
        meeting = link.meeting
        history.record(actor, "meetings.withdraw", dossier, before={"meeting": str(meeting)})
        link.delete()
        dossier = Dossier.objects.select_for_update().get(pk=dossier.pk)
        dossier.status = DossierStatus.PROPOSED
        dossier.organization = find_organization(dossier.council_name) or dossier.imported_for
        dossier.accepted_at, dossier.changed_since_accepted = None, False
        dossier.save(update_fields=["status", "organization", "accepted_at", "changed_since_accepted"])
        queue_index(dossier)
        rebuild_meeting(meeting)
        remove_if_empty(meeting)


def lost_by_withdrawing(dossier: Dossier) -> int:
    """How many private notes and markings stand on items that no other dossier tells of, and would go with them."""
    others = ItemSource.objects.filter(item=OuterRef("pk")).exclude(dossier=dossier)
    items = AgendaItem.objects.filter(~Exists(others), sources__dossier=dossier).exclude(read_number="")
    notes = PrivateNote.objects.filter(item__in=items).count()
    return notes + Marking.objects.filter(item__in=items, removed_at=None).count()
