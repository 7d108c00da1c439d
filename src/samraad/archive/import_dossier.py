"""Take a file in: keep the original, read it, write what was read, tell search.

The same content is taken in once, whatever its name. It is read again only when the reader is another; corrections and
redactions are then applied again. Killed at any moment it leaves either nothing or the whole dossier, and the next call
goes on from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import Actor, require
from samraad.archive import originals, write_lock
from samraad.archive.errors import CannotImport
from samraad.archive.models import Dossier, Tombstone
from samraad.archive.models.jobs import ImportStage
from samraad.archive.read_apart import read_safely
from samraad.archive.reader_version import reader_version
from samraad.archive.storable import storable
from samraad.archive.write_reading import write_reading
from samraad.councils.find import slug_of
from samraad.councils.models import Organization
from samraad.reading import model
from samraad.reading.errors import ReadingError

Progress = Callable[[ImportStage], None]
Reader = Callable[[Path, str], model.Dossier]


class Outcome(StrEnum):
    NEW = "new"
    REREAD = "reread"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Imported:
    """The dossier, and whether it is new, was read again or was there already."""

    dossier: Dossier
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Stored:
    """An original that is safely in, and the dossier it is already, if any. ``is_read``: by this very reader."""

    name: str
    original: originals.Original
    dossier: Dossier | None

    @property
    def is_read(self) -> bool:
        return self.dossier is not None and self.dossier.reader == reader_version()


def import_dossier(
    actor: Actor,
    path: Path,
    *,
    name: str | None = None,
    progress: Progress = lambda stage: None,
    reader: Reader = read_safely,
    organization: str | None = None,
) -> Imported:
    """Take one file or folder in. Raises CannotImport with one Danish sentence; then nothing of it is stored.

    ``organization`` is the slug of the council it is taken in for, where that is known.
    """
    require(actor, "archive.import", organization)
    progress(ImportStage.STORE)
    stored = store(path, name)
    if stored.dossier and stored.is_read:
        return Imported(stored.dossier, Outcome.UNCHANGED)
    progress(ImportStage.READ)
    try:
        reading = reader(stored.original.path, stored.name)
    except ReadingError as error:
        forget(stored)
        raise CannotImport(str(error)) from None
    progress(ImportStage.WRITE)
    return write(actor, stored, reading, organization)


def store(path: Path, name: str | None = None) -> Stored:
    """The first stage: the original is in, and known or not."""
    if not path.exists():
        raise CannotImport(f"{path} findes ikke. Kontrollér stien og filnavnet.")
    name = storable(name or path.name or path.resolve().name)[:255]
    with write_lock.held("write"):
        original = originals.store(path)
        tombstone = Tombstone.objects.filter(sha256=original.sha256).first()
        if tombstone:
            originals.remove(original.sha256)
            raise CannotImport(
                f"{name} blev slettet fra arkivet {tombstone.erased_at:%d-%m-%Y} ({tombstone.reason}) og tages ikke ind igen."
            )
        known = Dossier.objects.filter(sha256=original.sha256).first()
        return Stored(known.name if known else name, original, known)


def forget(stored: Stored) -> None:
    """The file could not be read: its original goes too, unless it is a dossier's."""
    with write_lock.held("write"):
        if not Dossier.objects.filter(sha256=stored.original.sha256).exists():
            originals.remove(stored.original.sha256)


def write(actor: Actor, stored: Stored, reading: model.Dossier, organization: str | None = None) -> Imported:
    """The last stage, in one transaction. Somebody else may have written the same file meanwhile: then it stays as it is."""
    require(actor, "archive.import", organization)
    version = reader_version()
    with write_lock.held("write"), transaction.atomic():
        if not stored.original.path.exists():
            raise CannotImport(f"{stored.name} blev slettet, mens den blev læst. Læg den ind igen.")
        dossier = Dossier.objects.select_for_update().filter(sha256=stored.original.sha256).first()
        if dossier and dossier.reader == version:
            return Imported(dossier, Outcome.UNCHANGED)
        outcome = Outcome.REREAD if dossier else Outcome.NEW
        before = {"reader": dossier.reader} if dossier else None
        dossier = dossier or _new(actor, stored, reading, organization)
        write_reading(dossier, reading, version)
        history.record(actor, f"archive.import.{outcome.value}", dossier, before=before, after={"reader": version})
    return Imported(dossier, outcome)


def _new(actor: Actor, stored: Stored, reading: model.Dossier, organization: str | None) -> Dossier:
    return Dossier.objects.create(
        slug=_free_slug(stored.name),
        name=stored.name,
        sha256=stored.original.sha256,
        size=stored.original.size,
        media_type=reading.source.media_type,
        kind=reading.kind[:20],
        read_at=timezone.now(),
        imported_by=actor if isinstance(actor, User) else None,
        imported_for=Organization.objects.filter(slug=organization).first() if organization else None,
    )


def _free_slug(name: str) -> str:
    """The file's name as a key; numbered where it is taken, also by what was erased."""
    wanted = slug_of(re.sub(r"\.\w{1,5}$", "", name))
    taken = {
        *Dossier.objects.filter(slug__startswith=wanted).values_list("slug", flat=True),
        *Tombstone.objects.filter(slug__startswith=wanted).values_list("slug", flat=True),
    }
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
