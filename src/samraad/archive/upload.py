"""Files handed in through the browser: kept at once, taken in by a process of its own that the page can follow."""

from __future__ import annotations

import logging
import subprocess
import sys
import uuid
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from samraad.access.models import User
from samraad.access.permissions import OPERATOR, Actor, allowed, require
from samraad.archive import write_lock
from samraad.archive.errors import CannotImport
from samraad.archive.find_findings import find_due_quietly
from samraad.archive.import_dossier import Outcome, import_dossier
from samraad.archive.indexing import apply_pending
from samraad.archive.models import ImportJob, ImportState
from samraad.archive.models.jobs import ImportStage
from samraad.archive.read_apart import read_apart
from samraad.archive.storable import storable
from samraad.councils.find import find_organization
from samraad.reading import model
from samraad.reading.errors import ReadingError

log = logging.getLogger(__name__)

WORKER = "uploads"
"""The lock of whoever takes uploads in."""


def take_upload(actor: Actor, upload: UploadedFile[bytes], organization: str = "") -> ImportJob:
    """Keep the file, and start taking it in, for the council with that slug where one is named.

    Raises CannotImport where it is empty or too large; then nothing is kept.
    """
    require(actor, "archive.import", organization or None)
    path, name = keep_upload(upload)
    by = actor if isinstance(actor, User) else None
    job = ImportJob.objects.create(
        key=uuid.UUID(path.name), name=name, path=str(path), by=by, organization=organization
    )
    transaction.on_commit(start_worker)
    return job


def keep_upload(upload: UploadedFile[bytes]) -> tuple[Path, str]:
    """Write it to the folder of uploads; its path and name. Raises CannotImport where it is empty or too large."""
    name = storable(Path(upload.name or "").name or "uden navn")[:255]
    size = upload.size or 0
    if not size:
        raise CannotImport(f"{name} er tom. Vælg en fil med indhold.")
    most = settings.SAMRAAD_MAX_UPLOAD
    if size > most:
        raise CannotImport(f"{name} fylder {size // 1_000_000} MB. Del den i filer på højst {most // 1_000_000} MB.")
    folder: Path = settings.SAMRAAD_DATA / "uploads"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / str(uuid.uuid4())
    with path.open("wb") as target:
        for chunk in upload.chunks():
            target.write(chunk)
    return path, name


def start_worker() -> None:
    """Start the process that takes in what waits; it ends by itself. None is started while one is at work."""
    try:
        with write_lock.held(WORKER, within=0):
            pass
    except write_lock.LockBusy:
        return
    subprocess.Popen(
        [sys.executable, "-m", "samraad.cli", "import-uploads", "--data", str(settings.SAMRAAD_DATA)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def import_waiting() -> int:
    """Take in what waits, oldest first, and what an interrupted worker left; says how many. Leaves it to who is at it already."""
    done = 0
    # A file handed in while the lock was about to be let go found a worker at work and started none: look once more.
    while ImportJob.objects.filter(state__in=(ImportState.WAITING, ImportState.RUNNING)).exists():
        try:
            with write_lock.held(WORKER, within=0):
                done += _import_all()
        except write_lock.LockBusy:
            break
    if done:
        find_due_quietly(OPERATOR)
    return done


def _import_all() -> int:
    # Whoever held the lock before is gone: what is marked as under way is not.
    ImportJob.objects.filter(state=ImportState.RUNNING).update(state=ImportState.WAITING)
    done = 0
    while job := ImportJob.objects.filter(state=ImportState.WAITING).order_by("id").first():
        _import_one(job)
        done += 1
    return done


def _import_one(job: ImportJob) -> None:
    _say(job, state=ImportState.RUNNING)
    try:
        if job.by is None:
            raise CannotImport(f"{job.name} tages ikke ind: den, der lagde filen op, findes ikke længere.")
        imported = import_dossier(
            job.by,
            Path(job.path),
            name=job.name,
            progress=lambda stage: _say(job, stage=stage),
            reader=lambda path, name: _read_for(job, path, name),
            organization=job.organization or None,
        )
        _say(job, stage=ImportStage.INDEX)
        apply_pending()
    except CannotImport as error:
        _say(job, state=ImportState.FAILED, message=str(error).replace(job.path, job.name))
    except Exception:
        log.exception("Taking in %s failed", job.name)
        _say(job, state=ImportState.FAILED, message=f"{job.name} blev ikke lagt ind på grund af en fejl. Prøv igen.")
    else:
        _say(job, state=ImportState.DONE, dossier=imported.dossier, unchanged=imported.outcome is Outcome.UNCHANGED)
    finally:
        if job.state != ImportState.RUNNING:
            Path(job.path).unlink(missing_ok=True)


def _read_for(job: ImportJob, path: Path, name: str) -> model.Dossier:
    """What is read; refused where it is the dossier of a council that the sender is no secretary of."""
    reading = read_apart(path, name)
    told = find_organization(reading.council.name) if reading.council else None
    if told and not allowed(job.by or AnonymousUser(), "archive.import", told.slug):
        raise ReadingError(f"{name} er fra {told}. Den skal lægges ind af en sekretær for {told} eller for alle råd.")
    return reading


def _say(job: ImportJob, **what: object) -> None:
    for name, value in what.items():
        setattr(job, name, value)
    with transaction.atomic():
        job.save(update_fields=[*what, "updated_at"])
