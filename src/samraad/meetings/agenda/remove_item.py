"""Take an item off the agenda: a draft's is removed, a published one stays with its number as withdrawn."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.meetings.agenda.numbering import renumber
from samraad.meetings.errors import CannotEdit
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import AgendaItem
from samraad.meetings.models.live import State
from samraad.meetings.stage import is_published, locked


def remove_item(actor: Actor, item: AgendaItem, version: int) -> None:
    """Remove it, with its text kept in the history of the meeting. Removed already, nothing changes."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    with transaction.atomic():
        live = locked(item.meeting, State.DRAFT, State.PUBLISHED, State.RUNNING)
        found = AgendaItem.objects.filter(pk=item.pk).first()
        if found is None or found.withdrawn:
            return
        if found.version != version:
            is_said_already(found, version, f"punkt {found.number}", "fjernet", str(found))
        if live.state == State.RUNNING and found.decisions.filter(dossier=None).exists():
            raise CannotEdit(f"Punkt {found.number} er besluttet. Fjern beslutningen først.")
        said = _said(found)
        if is_published(live) and found.fixed_number and not found.added:
            found.withdrawn, found.version = True, found.version + 1
            found.save(update_fields=["withdrawn", "version"])
            history.record(actor, "agenda.withdraw_item", found, before=said)
        else:
            history.record(actor, "agenda.remove_item", live.meeting, before=said)
            found.delete()
            renumber(live)
        queue_meeting(live.meeting)


def _said(item: AgendaItem) -> dict[str, Any]:
    sections = {section.name: section.html for section in item.sections.filter(dossier=None)}
    points = {
        section.name: [point.text for point in section.points.all()] for section in item.sections.filter(dossier=None)
    }
    return {
        "number": item.number,
        "title": item.title,
        "kind": item.kind,
        "sections": sections,
        "points": [text for texts in points.values() for text in texts],
        "attachments": [f"{each.title} ({each.sha256})" for each in item.attachments.all()],
    }
