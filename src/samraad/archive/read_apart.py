"""Read a file in a process of its own, so that a file that brings the reader down brings down nothing else."""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from pathlib import Path

from django.conf import settings

from samraad.reading import model
from samraad.reading.errors import ReadingError
from samraad.reading.read import read

log = logging.getLogger(__name__)


def read_safely(path: Path, name: str) -> model.Dossier:
    """As ``read``; an error in the reader itself is logged, and refuses this file only."""
    try:
        return read(path, name)
    except ReadingError:
        raise
    except Exception:
        log.exception("The reader failed on %s", name)
        raise ReadingError(
            f"{name} kan ikke læses: der er en fejl i Samråds læser. Send filen til dem, der passer Samråd."
        ) from None


def new_pool(workers: int, seconds: float | None = None) -> ProcessPoolExecutor:
    """Processes that read, and end with this one, or after ``seconds``. Spawned: a fork would share the database connection."""
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=spawn, initializer=_end_with_parent, initargs=(seconds,))


def _end_with_parent(seconds: float | None) -> None:
    """A parent that is killed cannot stop its workers; they would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_exit_after, args=(parent.sentinel, seconds), daemon=True).start()


def _exit_after(sentinel: int, seconds: float | None) -> None:
    wait([sentinel], seconds)
    os._exit(1)


def read_apart(path: Path, name: str) -> model.Dossier:
    """As ``read_safely``; raises ReadingError also where the reading process died or took longer than it may."""
    seconds = settings.SAMRAAD_READING_SECONDS
    began = time.monotonic()
    with new_pool(1, seconds) as pool:
        try:
            return pool.submit(read_safely, path, name).result()
        except BrokenProcessPool:
            if time.monotonic() - began >= seconds:
                raise ReadingError(
                    f"{name} tog for lang tid at læse. Del filen i mindre filer, og prøv igen."
                ) from None
            raise ReadingError(
                f"{name} kan ikke læses: læsningen brød sammen. Gem filen på ny fra det program, den er lavet i, og prøv igen."
            ) from None
