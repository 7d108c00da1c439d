"""One writer at a time: a lock on a file in the data folder, let go when its holder ends, however it ends."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.conf import settings

_PAUSE = 0.02


class LockBusy(Exception):
    """Somebody else held the lock all the time that was given."""


@contextmanager
def held(name: str, within: float | None = None) -> Iterator[None]:
    """Hold the lock of that name; wait for it as long as it takes, or raise LockBusy after ``within`` seconds."""
    folder = settings.SAMRAAD_DATA / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / name, "w") as file:
        if within is None:
            fcntl.flock(file, fcntl.LOCK_EX)
        else:
            _lock_within(file, within)
        yield


def _lock_within(file: IO[str], seconds: float) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= until:
                raise LockBusy(file.name) from None
            time.sleep(_PAUSE)
