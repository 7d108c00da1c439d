"""Take many files in: read in parallel processes, written by this one, in the order in which they are read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from samraad.access.permissions import Actor, require
from samraad.archive.errors import CannotImport
from samraad.archive.import_dossier import Imported, Outcome, Stored, forget, import_dossier, store, write
from samraad.archive.models.jobs import ImportStage
from samraad.archive.read_apart import new_pool, read_apart, read_safely
from samraad.reading import model
from samraad.reading.errors import ReadingError

Report = Callable[[Path, ImportStage], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one path: taken in, or one Danish sentence why not."""

    path: Path
    imported: Imported | None = None
    error: str | None = None


def import_many(
    actor: Actor, paths: Sequence[Path], report: Report = lambda path, stage: None, workers: int | None = None
) -> Iterator[Result]:
    """Take each path in, and give each result as soon as it is there. One bad file does not stop the others."""
    require(actor, "archive.import")
    workers = workers or min(len(paths), os.cpu_count() or 1)
    if workers <= 1:
        for path in paths:
            yield _one(actor, path, report)
        return
    many = _Many(actor, report, workers)
    try:
        yield from many.run(paths)
    finally:
        many.stop()


def _one(actor: Actor, path: Path, report: Report) -> Result:
    try:
        return Result(path, import_dossier(actor, path, progress=lambda stage: report(path, stage)))
    except CannotImport as error:
        return Result(path, error=str(error))


class _Many:
    """The files under way: at most a few more than there are workers, so that what is read does not pile up."""

    def __init__(self, actor: Actor, report: Report, workers: int) -> None:
        self._actor, self._report, self._workers = actor, report, workers
        self._pool = new_pool(workers)
        self._reading: dict[Future[model.Dossier], tuple[Path, Stored]] = {}

    def stop(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def run(self, paths: Sequence[Path]) -> Iterator[Result]:
        waiting = list(reversed(paths))
        while waiting or self._reading:
            while waiting and len(self._reading) <= self._workers:
                result = self._start(waiting.pop())
                if result:
                    yield result
            done, _ = wait(self._reading, return_when=FIRST_COMPLETED) if self._reading else (set(), set())
            for future in done:
                yield self._finish(future)

    def _start(self, path: Path) -> Result | None:
        """Store the original and send it to be read; a result at once where there is nothing to read."""
        self._report(path, ImportStage.STORE)
        try:
            stored = store(path)
        except CannotImport as error:
            return Result(path, error=str(error))
        if stored.dossier and stored.is_read:
            return Result(path, Imported(stored.dossier, Outcome.UNCHANGED))
        self._report(path, ImportStage.READ)
        self._reading[self._submit(stored)] = (path, stored)
        return None

    def _submit(self, stored: Stored) -> Future[model.Dossier]:
        try:
            return self._pool.submit(read_safely, stored.original.path, stored.name)
        except BrokenProcessPool:
            self._pool = new_pool(self._workers)
            return self._pool.submit(read_safely, stored.original.path, stored.name)

    def _finish(self, future: Future[model.Dossier]) -> Result:
        path, stored = self._reading.pop(future)
        try:
            reading = self._read(future, stored)
        except ReadingError as error:
            forget(stored)
            return Result(path, error=str(error))
        self._report(path, ImportStage.WRITE)
        try:
            return Result(path, write(self._actor, stored, reading))
        except CannotImport as error:
            return Result(path, error=str(error))

    @staticmethod
    def _read(future: Future[model.Dossier], stored: Stored) -> model.Dossier:
        """The reading; where some file brought the processes down, this one is read by itself to see whether it did."""
        try:
            return future.result()
        except BrokenProcessPool:
            return read_apart(stored.original.path, stored.name)
