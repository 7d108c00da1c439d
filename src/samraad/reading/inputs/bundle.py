"""A folder or a zip of files is one bundle: its files in the order a person would sort them by name."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath

from samraad.reading.errors import ReadingError
from samraad.reading.inputs.limits import MAX_BYTES, MAX_MEMBERS, MAX_UNPACKED_BYTES, check_size
from samraad.reading.inputs.names import natural, shown_name

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
)


def folder_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The visible files below a folder: relative name and content, sorted naturally."""
    label = shown_name(folder.name or str(folder.absolute()))
    found: list[tuple[str, Path]] = []
    for root, folders, names in os.walk(folder, onerror=_raise, followlinks=False):
        folders[:] = [name for name in folders if _is_visible(name)]
        for name in filter(_is_visible, names):
            path = Path(root) / name
            if path.is_file() and not path.is_symlink():
                found.append((shown_name(path.relative_to(folder).as_posix()), path))
        _check_count(len(found), label)
    total = 0
    for name, path in sorted(found, key=lambda pair: natural(pair[0])):
        size = path.stat().st_size
        total += size
        check_size(max(size, 1), name, MAX_BYTES)
        check_size(max(total, 1), label, MAX_UNPACKED_BYTES)
        yield name, path.read_bytes()


def zip_files(content: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """The visible files in a zip: name and content, sorted naturally; nothing is written to disk."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = _members(archive, name)
            for member_name, info in members:
                yield member_name, _unpacked(archive, info)
    except _BROKEN_ZIP:
        raise ReadingError(f"{name} er beskadiget: zip-filen kan ikke pakkes ud. Hent den igen.") from None


def _members(archive: zipfile.ZipFile, name: str) -> list[tuple[str, zipfile.ZipInfo]]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    _check_count(len(infos), name)
    check_size(max(sum(info.file_size for info in infos), 1), name, MAX_UNPACKED_BYTES)
    members = [(_member_name(info), info) for info in infos]
    for member_name, info in members:
        path = PurePosixPath(member_name)
        if path.is_absolute() or ".." in path.parts or re.match("[A-Za-z]:", member_name):
            raise ReadingError(
                f"{name} afvises: filen {member_name} peger ud af zip-filen. Pak den ud, og kontrollér den."
            )
        if info.flag_bits & _ENCRYPTED:
            raise ReadingError(f"{name} er beskyttet med adgangskode. Gem den uden adgangskode, og prøv igen.")
    visible = [pair for pair in members if all(map(_is_visible, PurePosixPath(pair[0]).parts))]
    return sorted(visible, key=lambda pair: natural(pair[0]))


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The content of one file; a size the directory lies about shows as a wrong checksum."""
    with archive.open(info) as stream:
        return stream.read()


def _member_name(info: zipfile.ZipInfo) -> str:
    """The name as its maker wrote it: zips without the UTF-8 mark hold UTF-8 (macOS) or a DOS code page (Windows)."""
    raw_name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        raw = raw_name.encode("cp437", "replace")
        try:
            raw_name = raw.decode("utf-8")
        except UnicodeDecodeError:
            raw_name = raw.decode("cp850", "replace")
    return shown_name(raw_name.replace("\\", "/"))


def _is_visible(name: str) -> bool:
    return not name.startswith((".", "~$")) and name not in ("__MACOSX", "Thumbs.db", "desktop.ini")


def _check_count(count: int, name: str) -> None:
    if count > MAX_MEMBERS:
        raise ReadingError(f"{name} har for mange filer: grænsen er {MAX_MEMBERS}. Del den i mindre bundter.")


def _raise(error: OSError) -> None:
    raise error
