"""Add an item to an agenda, change its title, kind or who may see it, and set its number by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.archive.models import Dossier
from samraad.archive.publish import unpublish
from samraad.archive.storable import storable
from samraad.meetings.agenda.item_kinds import kinds_of
from samraad.meetings.agenda.numbering import renumber
from samraad.meetings.agenda.template import KINDS as COMMON
from samraad.meetings.errors import CannotEdit
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import AgendaItem, Chapter, LiveMeeting, Meeting
from samraad.meetings.models.live import State
from samraad.meetings.stage import ENTERED, PREPARED, locked

#: the common case types as they are printed before the title; a council may have its own words
KINDS = tuple(COMMON.values())
THEME, DECISION, INFORMATION, APPOINTMENT = KINDS
FIELDS = ("title", "kind", "closed", "case_number")
TITLE, CASE_NUMBER = 1000, 50
_NUMBER = re.compile(r"\d{1,3}[a-zæøå]?")


def add_item(
    actor: Actor,
    meeting: Meeting,
    chapter: Chapter,
    title: str,
    *,
    kind: str = "",
    case_number: str = "",
    closed: bool = False,
) -> AgendaItem:
    """A new item, last in its chapter; numbered by the template. Raises CannotEdit, or NotLive once the meeting is held.

    Once the meeting is open it is an item added at the meeting, and says so (``added``).
    """
    require(actor, "meetings.edit", meeting.organization.slug)
    with transaction.atomic():
        live = locked(meeting, *PREPARED)
        return new_item(actor, live, chapter, title=title, kind=kind, case_number=case_number, closed=closed)


def new_item(actor: Actor, live: LiveMeeting, chapter: Chapter, **said: Any) -> AgendaItem:
    """The item's row and number, in the caller's transaction and under its lock."""
    meeting = live.meeting
    if chapter.meeting_id != meeting.pk:
        raise CannotEdit("Kapitlet hører til et andet møde. Genindlæs siden, og vælg et af dette mødes kapitler.")
    said = checked(said, kinds_of(meeting.organization))
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    at_meeting = live.state == State.RUNNING
    item = AgendaItem.objects.create(
        meeting=meeting, chapter=chapter, position=last + 1, number=f"~+{last + 1}", added=at_meeting, **said
    )
    renumber(live)
    item.refresh_from_db()
    if at_meeting:
        item.fixed_number = True
        item.save(update_fields=["fixed_number"])
    queue_meeting(meeting)
    history.record(actor, "agenda.add_item", item, after={"number": item.number, **said})
    return item


def edit_item(actor: Actor, item: AgendaItem, version: int, **changed: Any) -> AgendaItem:
    """Change ``title``, ``kind``, ``closed`` or ``case_number``. Raises CannotEdit, StaleEdit, or NotLive."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    if unknown := set(changed) - set(FIELDS):
        raise TypeError(f"no such fields of an item: {unknown}")
    with transaction.atomic():
        item = editable(item)
        before = {name: getattr(item, name) for name in changed}
        after = {**{name: getattr(item, name) for name in FIELDS}, **changed}
        after = checked(after, (*kinds_of(item.meeting.organization), item.kind))
        after = {name: after[name] for name in changed}
        if is_said_already(item, version, f"punkt {item.number}", _lines(after), _lines(before)):
            return item
        for name, value in after.items():
            setattr(item, name, value)
        item.version += 1
        item.save(update_fields=[*changed, "version"])
        if after.get("closed") and not before["closed"]:
            _take_back_files(actor, item)
        queue_meeting(item.meeting)
        history.record(actor, "agenda.edit_item", item, before=before, after=after)
    return item


def set_number(actor: Actor, item: AgendaItem, number: str, version: int) -> AgendaItem:
    """Give an item a number of its own; the others take the free ones. Raises CannotEdit where it is taken or no number."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    with transaction.atomic():
        live = locked(item.meeting, *PREPARED)
        item = AgendaItem.objects.select_related("chapter").get(pk=item.pk)
        number, before = number.strip().rstrip(".").lower(), item.number
        if is_said_already(item, version, "nummeret", number, before):
            return item
        _check_number(live, item, number)
        item.number, item.fixed_number, item.version = number, True, item.version + 1
        item.save(update_fields=["number", "fixed_number", "version"])
        renumber(live)
        item.refresh_from_db()
        queue_meeting(live.meeting)
        history.record(actor, "agenda.set_number", item, before={"number": before}, after={"number": number})
    return item


def editable(item: AgendaItem) -> AgendaItem:
    """The item, read again under the meeting's lock. One added at the meeting can be written until the minutes are out."""
    states = (*PREPARED, *ENTERED) if item.added else PREPARED
    locked(item.meeting, *states)
    found = AgendaItem.objects.select_related("meeting__organization", "chapter").filter(pk=item.pk).first()
    if found is None:
        raise CannotEdit("Punktet er fjernet af en anden. Genindlæs dagsordenen.")
    if found.withdrawn:
        raise CannotEdit(f"Punkt {found.number} er udgået. Sæt et nyt punkt på i stedet.")
    return found


def checked(said: dict[str, Any], kinds: Sequence[str]) -> dict[str, Any]:
    """The fields of an item as they are stored; raises CannotEdit."""
    said = {name: storable(value).strip() if isinstance(value, str) else value for name, value in said.items()}
    if not said["title"]:
        raise CannotEdit("Punktet mangler en titel. Skriv en titel.")
    if len(said["title"]) > TITLE:
        raise CannotEdit(f"Titlen fylder {len(said['title'])} tegn. Forkort den til højst {TITLE}.")
    if said["kind"] and said["kind"] not in (*kinds, *KINDS):
        raise CannotEdit(
            f"»{said['kind']}« er ikke en slags punkt. Vælg mellem {', '.join(dict.fromkeys(filter(None, kinds)))}."
        )
    if len(said["case_number"]) > CASE_NUMBER:
        raise CannotEdit(f"Sagsnummeret må højst fylde {CASE_NUMBER} tegn. Forkort det.")
    return said


def _take_back_files(actor: Actor, item: AgendaItem) -> None:
    """The files of an item that is closed are taken back from the public, unless an open item has them too."""
    slug = item.meeting.organization.slug
    for dossier in Dossier.objects.select_related("organization").filter(attached_to__item=item, in_meeting=None):
        elsewhere = dossier.attached_to.filter(item__closed=False).exclude(item=item).exists()
        if dossier.is_public and dossier.organization_slug == slug and not elsewhere:
            unpublish(actor, dossier)


def _check_number(live: LiveMeeting, item: AgendaItem, number: str) -> None:
    prefix = "" if live.numbering == "running" else f"{item.chapter.number}." if item.chapter else ""
    if not number.startswith(prefix) or not _NUMBER.fullmatch(number.removeprefix(prefix)):
        raise CannotEdit(f"»{number}« kan ikke være punktets nummer. Skriv det som {prefix}1.")
    other = live.meeting.items.filter(number=number).exclude(pk=item.pk).first()
    if other:
        raise CannotEdit(
            f"Nummer {number} har punktet »{other.title}« allerede. Vælg et andet nummer, eller flyt punktet."
        )
    if item.fixed_number and live.state != State.DRAFT:
        raise CannotEdit(f"Punkt {item.number} er offentliggjort med sit nummer. Lad det beholde det.")


def _lines(said: dict[str, Any]) -> str:
    return "\n".join(str(value) for value in said.values())
