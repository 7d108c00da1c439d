"""The files as they came, byte for byte, in ``originals/<sha256>`` of the data folder."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from samraad.access.permissions import Actor, allowed
from samraad.archive.errors import CannotImport
from samraad.archive.models import Dossier
from samraad.reading.errors import ReadingError
from samraad.reading.inputs.bundle import folder_files

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Original:
    """A stored original: a file, or a folder of files."""

    sha256: str
    size: int
    path: Path


def store(source: Path) -> Original:
    """Copy a file or folder in, named by the hash of its content; what is there already is left as it is.

    Must be called under the writer's lock. Killed half-way it leaves only a ``.part``, which the next call removes.
    """
    folder = _folder()
    for rest in folder.glob("*.part"):
        _remove(rest)
    part = folder / f"{os.getpid()}.part"
    try:
        sha256, size = _copy_folder(source, part) if source.is_dir() else _copy_file(source, part)
    except OSError as error:
        _remove(part)
        raise CannotImport(f"{source} kan ikke læses ({error.strerror}). Kontrollér stien og rettighederne.") from None
    except ReadingError as error:
        _remove(part)
        raise CannotImport(str(error)) from None
    target = folder / sha256
    if target.exists():
        _remove(part)
    else:
        part.rename(target)
        _sync(folder)
    return Original(sha256, size, target)


def original_path(dossier: Dossier) -> Path:
    """Where the original lies: a file, or a folder for a dossier that came as one."""
    return _folder() / dossier.sha256


def may_read_original(actor: Actor, dossier: Dossier) -> bool:
    """The public may have the original of what is published, unless something is struck out in it."""
    if dossier.is_public and not dossier.redactions.exists():
        return allowed(actor, "archive.read")
    return allowed(actor, "archive.read_unpublished", dossier.organization_slug)


def remove(sha256: str) -> None:
    """Remove an original for good; only erasing does so."""
    _remove(_folder() / sha256)


def _folder() -> Path:
    folder: Path = settings.SAMRAAD_DATA / "originals"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _copy_file(source: Path, target: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as reader, target.open("wb") as writer:
        while chunk := reader.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            writer.write(chunk)
        writer.flush()
        os.fsync(writer.fileno())
    return digest.hexdigest(), size


def _copy_folder(source: Path, target: Path) -> tuple[str, int]:
    """A folder's hash is that of its files' names and hashes, in reading order."""
    digest, size = hashlib.sha256(), 0
    for name, content in folder_files(source):
        digest.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
        size += len(content)
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        with copy.open("wb") as writer:
            writer.write(content)
            writer.flush()
            os.fsync(writer.fileno())
    if not size:
        raise CannotImport(f"{source} er en tom mappe. Vælg en mappe med PDF-, DOCX- eller tekstfiler.")
    return digest.hexdigest(), size


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
