"""Attach a file to an item: kept and read by the archive, refused with the reader's own sentence."""

from __future__ import annotations

from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from samraad.access import history
from samraad.access.permissions import Actor, NotAllowed, require
from samraad.access.stale import is_said_already
from samraad.archive.errors import CannotImport
from samraad.archive.import_dossier import import_dossier
from samraad.archive.mask import BLOCK
from samraad.archive.models import Dossier, DossierStatus
from samraad.archive.originals import original_path
from samraad.archive.read_apart import read_apart
from samraad.archive.storable import storable
from samraad.archive.upload import keep_upload
from samraad.archive.write_reading import queue_index
from samraad.meetings.agenda.save_item import editable
from samraad.meetings.errors import CannotAttach
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import AgendaItem, ItemAttachment
from samraad.meetings.who_reads import may_read_closed, may_read_published, may_read_working_copy

TITLE = 300


def attach(actor: Actor, item: AgendaItem, upload: UploadedFile[bytes], title: str = "") -> ItemAttachment:
    """Take the file in and attach it. Attached already, it stays as it is. Raises CannotAttach, or NotLive."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    with transaction.atomic():
        editable(item)
    council = item.meeting.organization
    try:
        path, name = keep_upload(upload)
        try:
            imported = import_dossier(actor, path, name=name, reader=read_apart, organization=council.slug)
        finally:
            path.unlink(missing_ok=True)
    except CannotImport as error:
        raise CannotAttach(str(error)) from None
    with transaction.atomic():
        item = editable(item)  # reading took its time: somebody may have removed the item
        dossier = _belongs(imported.dossier, item)
        last = item.attachments.aggregate(last=Max("position"))["last"] or 0
        attached, new = ItemAttachment.objects.get_or_create(
            item=item,
            sha256=dossier.sha256,
            defaults={
                "position": last + 1,
                "title": _title(title, dossier, name),
                "name": name,
                "size": dossier.size,
                "media_type": dossier.media_type,
                "pages": dossier.pages,
                "dossier": dossier,
            },
        )
        if new:
            queue_meeting(item.meeting)
            history.record(actor, "agenda.attach", item, after={"title": attached.title, "sha256": attached.sha256})
    return attached


def rename_attachment(actor: Actor, attached: ItemAttachment, title: str, version: int) -> ItemAttachment:
    """Another title. Raises CannotAttach or StaleEdit."""
    require(actor, "meetings.edit", attached.item.meeting.organization.slug)
    with transaction.atomic():
        item = editable(attached.item)
        attached = ItemAttachment.objects.select_for_update(of=("self",)).get(pk=attached.pk)
        title = storable(title).strip()
        if not title or len(title) > TITLE:
            raise CannotAttach(f"Bilagets titel skal have mellem 1 og {TITLE} tegn. Ret titlen.")
        if is_said_already(attached, version, "bilagets titel", title, attached.title):
            return attached
        before, attached.title, attached.version = attached.title, title, attached.version + 1
        attached.save(update_fields=["title", "version"])
        queue_meeting(item.meeting)
        history.record(actor, "agenda.attachment_title", item, before={"title": before}, after={"title": title})
    return attached


def order_attachments(actor: Actor, item: AgendaItem, keys: list[int]) -> None:
    """Save their order. The list must name every one; nothing is removed by leaving it out."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    with transaction.atomic():
        item = editable(item)
        if sorted(keys) != sorted(item.attachments.values_list("pk", flat=True)):
            raise CannotAttach("Listen af bilag passer ikke med dem, der er her. Genindlæs punktet, og prøv igen.")
        for position, key in enumerate(keys, 1):
            ItemAttachment.objects.filter(pk=key).update(position=position)
        history.record(actor, "agenda.attachment_order", item, after={"order": keys})


def detach(actor: Actor, attached: ItemAttachment) -> None:
    """Take it off the item; the file stays in the archive, and in what is published already."""
    require(actor, "meetings.edit", attached.item.meeting.organization.slug)
    with transaction.atomic():
        item = editable(attached.item)
        history.record(actor, "agenda.detach", item, before={"title": attached.title, "sha256": attached.sha256})
        ItemAttachment.objects.filter(pk=attached.pk).delete()
        queue_meeting(item.meeting)


def attachment_path(actor: Actor, attached: ItemAttachment) -> Path:
    """Where its bytes lie, for whoever may read the item; raises NotAllowed or CannotAttach."""
    meeting, item = attached.item.meeting, attached.item
    closed = item.closed and not may_read_closed(actor, meeting)
    published = attached.dossier is not None and may_read_published(actor, meeting) and _is_out(actor, attached)
    if closed or not (published or may_read_working_copy(actor, meeting)):
        raise NotAllowed("meetings.read_closed" if closed else "meetings.edit")
    if attached.dossier is None or BLOCK in attached.name or attached.dossier.redactions.exists():
        raise CannotAttach("Bilaget er slettet eller overstreget i arkivet og kan ikke hentes som fil.")
    return original_path(attached.dossier)


def _is_out(actor: Actor, attached: ItemAttachment) -> bool:
    """Does a published version have it, and not on an item that was closed then?"""
    closed_too = may_read_closed(actor, attached.item.meeting)
    for version in attached.item.meeting.versions.order_by("-number"):
        for item in version.content["items"]:
            if item.get("closed") and not closed_too:
                continue
            if item["key"] == attached.item_id and any(each["key"] == attached.pk for each in item["attachments"]):
                return True
    return False


def _belongs(dossier: Dossier, item: AgendaItem) -> Dossier:
    """A file that a secretary attaches is no proposal: it is known where it belongs."""
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
    if dossier.status == DossierStatus.PROPOSED:
        dossier.status, dossier.accepted_at = DossierStatus.ACCEPTED, timezone.now()
        dossier.organization = dossier.organization or item.meeting.organization
        dossier.save(update_fields=["status", "accepted_at", "organization"])
        queue_index(dossier)
    return dossier


def _title(title: str, dossier: Dossier, name: str) -> str:
    """As given, else the title that was read where the file is one document, else its name."""
    documents = list(dossier.documents.all()[:2])
    read = documents[0].title if len(documents) == 1 else ""
    return (storable(title).strip() or read or Path(name).stem)[:TITLE]
