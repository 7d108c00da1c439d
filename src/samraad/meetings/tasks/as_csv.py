"""Tasks as a table for a spreadsheet: semicolons and a byte order mark, as Danish spreadsheets open it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from samraad.meetings.models import Task

HEAD = ("Frist", "Opgave", "Person", "Organisation", "Råd", "Følger af", "Løst", "Hvad kom der ud af det")
#: a cell that begins so would be run as a formula
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(tasks: Iterable[Task]) -> bytes:
    """A row for each task."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEAD)
    for task in tasks:
        writer.writerow([_cell(value) for value in _row(task)])
    return out.getvalue().encode("utf-8-sig")


def _row(task: Task) -> tuple[str, ...]:
    return (
        task.due.isoformat() if task.due else "",
        task.what,
        task.person.name if task.person else "",
        task.responsible.name if task.responsible else "",
        task.organization.name,
        task.about,
        task.done_on.isoformat() if task.done_on else "",
        task.note,
    )


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
