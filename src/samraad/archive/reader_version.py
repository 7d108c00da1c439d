"""Which reader read it: a hash of the code itself that reads and cuts passages, so that no change can go unnoticed."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

_CUTTING = ("passages.py", "mask.py")
_DATA = (".py", ".yaml", ".csv", ".txt", ".json")


@cache
def reader_version() -> str:
    """Sixteen hexadecimal digits that change with the code or the word lists of ``samraad.reading``, or with the cutting."""
    digest = hashlib.sha256()
    archive = resources.files("samraad.archive")
    files = [*code_files(resources.files("samraad.reading"), ""), *((name, archive / name) for name in _CUTTING)]
    for name, file in sorted(files, key=lambda pair: pair[0]):
        digest.update(f"{name}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def code_files(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    """The files of a package that say what it does, each with its path."""
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        name = f"{prefix}/{entry.name}"
        if entry.is_dir():
            found += code_files(entry, name)
        elif entry.name.endswith(_DATA):
            found.append((name, entry))
    return found
