"""Private notes and markings on items and attachments. Only their owner reads them; they are in no history and no index."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from samraad.access.models import User
from samraad.access.permissions import Actor, NotAllowed, require
from samraad.access.stale import is_said_already
from samraad.archive.storable import storable
from samraad.meetings.errors import CannotKeepNote
from samraad.meetings.models import AgendaItem, ItemAttachment, Marking, Meeting, PrivateNote
from samraad.meetings.publishing.versions import latest
from samraad.meetings.visible import items_for
from samraad.meetings.who_reads import may_read_draft

TEXT, QUOTE = 50_000, 5000
NEW = 0


def save_note(
    actor: Actor, item: AgendaItem, text: str, *, attachment: ItemAttachment | None = None, version: int = NEW
) -> PrivateNote | None:
    """Store one's note; an empty text removes it. Raises CannotKeepNote, StaleEdit (from one's other tablet)."""
    user = _owner(actor, item, attachment)
    text = storable(text).strip()
    if len(text) > TEXT:
        raise CannotKeepNote(f"Noten må højst fylde {TEXT} tegn. Forkort den.")
    with transaction.atomic():
        User.objects.select_for_update(of=("self",)).get(pk=user.pk)
        note = PrivateNote.objects.filter(user=user, item=item, attachment=attachment).first()
        if note is None:
            if not text:
                return None
            return PrivateNote.objects.create(user=user, item=item, attachment=attachment, text=text)
        if is_said_already(note, version, "din note", text, note.text):
            return note
        if not text:
            note.delete()
            return None
        note.text, note.version = text, note.version + 1
        note.save()
    return note


def notes(actor: Actor, meeting: Meeting) -> QuerySet[PrivateNote]:
    """One's own notes of a meeting."""
    return PrivateNote.objects.filter(user=_user(actor, meeting), item__meeting=meeting).select_related("item")


def mark(
    actor: Actor,
    item: AgendaItem,
    *,
    attachment: ItemAttachment | None = None,
    section: str = "",
    quote: str = "",
    lines: tuple[int, int] | None = None,
) -> Marking:
    """Mark words of a section, or lines of an attachment. Raises CannotKeepNote."""
    user = _owner(actor, item, attachment)
    quote = storable(quote).strip()
    if len(quote) > QUOTE:
        raise CannotKeepNote(f"En markering kan højst have {QUOTE} tegn. Markér mindre ad gangen.")
    if lines and (attachment is None or not 1 <= lines[0] <= lines[1]):
        raise CannotKeepNote("Linjer kan kun markeres i et bilag. Markér teksten i stedet.")
    if not (quote or lines):
        raise CannotKeepNote("Der er ikke markeret noget. Markér først teksten.")
    first, last = lines or (None, None)
    return Marking.objects.create(
        user=user,
        item=item,
        attachment=attachment,
        section=section[:20],
        quote=quote,
        first_line=first,
        last_line=last,
    )


def unmark(actor: Actor, marking: Marking) -> None:
    """Only its owner can."""
    if not isinstance(actor, User) or marking.user_id != actor.pk:
        raise NotAllowed("meetings.keep_notes")
    marking.delete()


def markings(actor: Actor, meeting: Meeting) -> QuerySet[Marking]:
    """One's own markings of a meeting."""
    return Marking.objects.filter(user=_user(actor, meeting), item__meeting=meeting).select_related("item")


def _owner(actor: Actor, item: AgendaItem, attachment: ItemAttachment | None) -> User:
    user = _user(actor, item.meeting)
    if attachment is not None and attachment.item_id != item.pk:
        raise CannotKeepNote("Bilaget hører til et andet punkt. Genindlæs siden.")
    if not _sees(user, item):
        raise CannotKeepNote("Punktet findes ikke, eller du har ikke adgang til det.")
    return user


def _user(actor: Actor, meeting: Meeting) -> User:
    require(actor, "meetings.keep_notes", meeting.organization.slug)
    if not isinstance(actor, User):
        raise NotAllowed("meetings.keep_notes")
    return actor


def _sees(user: User, item: AgendaItem) -> bool:
    if may_read_draft(user, item.meeting) or items_for(user, item.meeting).filter(pk=item.pk).exists():
        return True
    shown = latest(user, item.meeting)
    return shown is not None and shown[1].item(item.pk) is not None
