"""An attachment of a published version as a file, also after it was taken off the item."""

from __future__ import annotations

from pathlib import Path

from samraad.access.permissions import Actor
from samraad.archive.models import Dossier
from samraad.archive.originals import original_path
from samraad.meetings.content.model import Attachment
from samraad.meetings.errors import CannotAttach
from samraad.meetings.models import PublishedVersion
from samraad.meetings.publishing.versions import read_version


def attached_file(actor: Actor, version: PublishedVersion, sha256: str) -> tuple[Attachment, Path]:
    """The attachment and where its bytes lie. Raises NotAllowed, or CannotAttach where the reader's version has no such file."""
    content = read_version(actor, version)
    attached = next((each for item in content.items for each in item.attachments if each.sha256 == sha256), None)
    if attached is None:
        raise CannotAttach("Versionen har ikke det bilag. Gå til versionen, og vælg bilaget dér.")
    dossier = Dossier.objects.filter(slug=attached.dossier, sha256=sha256, redactions=None).first()
    if dossier is None:
        raise CannotAttach("Bilaget er slettet eller overstreget i arkivet og kan ikke hentes som fil.")
    return attached, original_path(dossier)
