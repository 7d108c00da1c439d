"""A progress bar for each file and the stage it has come to, on standard error; nothing where nobody is looking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from samraad.archive.models.jobs import ImportStage

_STEPS = {stage: step for step, stage in enumerate(ImportStage)}


class ImportProgress:
    """Open it with ``with``; tell it each stage, and each file that is done."""

    def __init__(self, paths: Sequence[Path]) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            SpinnerColumn(finished_text="✓"),
            TextColumn("{task.fields[file]}", markup=False),
            BarColumn(bar_width=20),
            TextColumn("{task.description}", markup=False),
            TimeElapsedColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._tasks: dict[Path, TaskID] = {
            path: self._progress.add_task("Venter", total=len(_STEPS), file=path.name, start=False)
            for path in dict.fromkeys(paths)
        }

    def __enter__(self) -> ImportProgress:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def stage(self, path: Path, stage: ImportStage) -> None:
        """The file has come to this stage."""
        task = self._tasks[path]
        self._progress.start_task(task)
        self._progress.update(task, completed=_STEPS[stage], description=str(stage.label))

    def done(self, path: Path, error: str | None) -> None:
        """The file is in, or was refused."""
        description = "Ikke læst" if error else "Lagt ind"
        completed = 0 if error else _STEPS[ImportStage.INDEX]
        self._progress.update(self._tasks[path], completed=completed, description=description)
        if error:
            self._progress.stop_task(self._tasks[path])

    def index(self, apply: Callable[[], int]) -> int:
        """The last stage, for all files at once."""
        waiting = [key for key in self._tasks.values() if self._progress.tasks[key].completed]
        for task in waiting:
            self._progress.update(task, description=str(ImportStage.INDEX.label))
        indexed = apply()
        for task in waiting:
            self._progress.update(task, completed=len(_STEPS), description="Færdig")
        return indexed
