"""The year's wheel: dates that follow from a meeting, terms to a year's end, election days, and who is in the chair."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from samraad.rules.errors import RuleError
from samraad.rules.notices import Period, working_day_before


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something due a period before a meeting; ``on_working_day`` moves it to the working day before."""

    name: str
    before: Period
    on_working_day: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A date on the wheel, with the words that explain it."""

    date: dt.date
    name: str
    because: str


def wheel(meeting_name: str, meeting: dt.date, deadlines: Sequence[Deadline]) -> tuple[Mark, ...]:
    """A meeting and what is due before it, in date order."""
    marks = [Mark(meeting, meeting_name, "mødet")]
    for deadline in deadlines:
        due = deadline.before.before(meeting)
        because = f"{deadline.before.danish} før"
        if deadline.on_working_day and working_day_before(due) != due:
            due, because = working_day_before(due), f"{because}, flyttet til hverdagen før"
        marks.append(Mark(due, f"{meeting_name}: {deadline.name}", because))
    return tuple(sorted(marks, key=lambda mark: (mark.date, mark.name)))


def latest_before(day: dt.date, on_working_day: bool = True) -> dt.date:
    """The last day before ``day`` (an assembly held *before 1 July*), a working day where the rule says so."""
    last = day - dt.timedelta(days=1)
    return working_day_before(last) if on_working_day else last


def leaves_at_year_end(given: dt.date, notice: Period) -> dt.date:
    """The end of the calendar year for which a notice of exit given on ``given`` is early enough."""
    year = given.year
    while notice.before(dt.date(year, 12, 31)) < given:
        year += 1
    return dt.date(year, 12, 31)


ELECTION_CYCLE, A_LOCAL_ELECTION = 4, 2021


def local_election(year: int) -> dt.date:
    """Election day of the municipal and regional elections: the third Tuesday of November, every fourth year (2021, 2025 …)."""
    if (year - A_LOCAL_ELECTION) % ELECTION_CYCLE:
        raise RuleError(f"Der er ikke kommunalvalg i {year}; der er hvert fjerde år, fx 2021 og 2025.")
    first = dt.date(year, 11, 1)
    return first + dt.timedelta(days=(1 - first.weekday()) % 7 + 14)


def chair_in(year: int, order: Sequence[str], first_year: int, years_each: int = 2) -> str:
    """Who is in the chair in ``year`` when the chair passes on every ``years_each`` years from ``first_year``."""
    if not order or years_each < 1:
        raise RuleError("Rotationen skal have mindst ét navn og mindst ét år til hver.")
    if year < first_year:
        raise RuleError(f"Rotationen begynder i {first_year}.")
    return order[(year - first_year) // years_each % len(order)]
