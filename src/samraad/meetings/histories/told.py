"""A page of a history: what was saved as it was typed is told as one change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from samraad.access.models import Change
from samraad.meetings.histories.difference import Line, lines
from samraad.meetings.histories.records import History

#: the same person on the same text within this is one sitting
SITTING = dt.timedelta(minutes=15)
TYPED = {"agenda.section", "agenda.points", "agenda.edit_item", "session.decide", "session.statement"}


@dataclass(frozen=True, slots=True)
class Told:
    """One change, or one sitting: ``change`` is the last of it, ``since`` when it began, ``count`` how often it was saved."""

    change: Change
    since: dt.datetime
    count: int
    lines: tuple[Line, ...]
    is_about_other: bool


def told(history: History, changes: Iterable[Change], subject: tuple[str, str]) -> list[Told]:
    """``changes`` newest first; ``subject`` is type and key of the record whose page this is."""
    found = []
    for sitting in _sittings(changes):
        last, first = sitting[0], sitting[-1]
        shown = () if last.action in history.unsaid else lines(last, first.before, last.after, history.hidden)
        about_other = (last.subject_type, last.subject_id) != subject
        found.append(Told(last, first.at, len(sitting), shown, about_other))
    return found


def _sittings(changes: Iterable[Change]) -> list[list[Change]]:
    found: list[list[Change]] = []
    for change in changes:
        newer = found[-1][-1] if found else None
        if newer and _is_one_sitting(newer, change):
            found[-1].append(change)
        else:
            found.append([change])
    return found


def _is_one_sitting(newer: Change, older: Change) -> bool:
    same = all(
        getattr(newer, name) == getattr(older, name)
        for name in ("action", "actor_id", "actor_name", "subject_type", "subject_id")
    )
    follows = newer.before == older.after
    return newer.action in TYPED and same and follows and newer.at - older.at <= SITTING
