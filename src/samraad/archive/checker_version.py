"""Which checker checked it: a hash of the code that checks, so that what an older one has checked is checked again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

from samraad.archive.reader_version import code_files


@cache
def checker_version() -> str:
    """Sixteen hexadecimal digits that change with the code or the word lists of ``samraad.checking``."""
    digest = hashlib.sha256()
    for name, file in sorted(code_files(resources.files("samraad.checking"), ""), key=lambda pair: pair[0]):
        digest.update(f"{name}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
