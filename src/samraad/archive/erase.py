"""Erase a dossier for good: its file, its text and all that was read in it. A tombstone says that it was here."""

from __future__ import annotations

from django.db import transaction

from samraad.access import history
from samraad.access.models import Change
from samraad.access.permissions import Actor, require
from samraad.archive import originals, write_lock
from samraad.archive.errors import CannotErase
from samraad.archive.forget_findings import forget_findings
from samraad.archive.models import Dossier, Tombstone
from samraad.archive.write_reading import queue_index


def erase(actor: Actor, dossier: Dossier, reason: str) -> Tombstone:
    """Remove everything but the fact that it was done. What the history tells of the content goes too."""
    require(actor, "archive.erase", dossier.organization_slug)
    reason = " ".join(reason.split())[:500]
    if not reason:
        raise CannotErase("Skriv, hvorfor filen skal slettes.")
    with write_lock.held("write"), transaction.atomic():
        tombstone = Tombstone.objects.create(
            slug=dossier.slug, sha256=dossier.sha256, reason=reason, erased_by=str(actor)[:200]
        )
        Change.objects.filter(pk__in=history.of(dossier)).update(before=None, after=None, subject_name="")
        forget_findings(dossier)
        history.record(actor, "archive.erase", tombstone, after={"reason": reason})
        queue_index(dossier)
        dossier.delete()
        # A crash between the commit and this leaves a file that the tombstone names, and forget_erased removes.
        transaction.on_commit(lambda: originals.remove(tombstone.sha256))
    return tombstone


def forget_erased() -> None:
    """Remove the originals that an interrupted erasure left."""
    with write_lock.held("write"):
        for sha256 in Tombstone.objects.values_list("sha256", flat=True):
            originals.remove(sha256)
