"""One writer at a time: a lock on a file in the data folder, let go when its holder ends, however it ends."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings


@contextmanager
def held(name: str) -> Iterator[None]:
    """Wait for the lock of that name, and hold it."""
    folder = settings.SAMRAAD_DATA / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / name, "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
