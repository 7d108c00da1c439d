"""Days, months, quarters and seasons apart from their year, and how officials cut a year."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Period:
    """From ``first`` to ``last`` (month, day), the latter ``years`` on; ``exact`` for single days."""

    first: tuple[int, int]
    last: tuple[int, int]
    years: int = 0
    exact: bool = False
    vague_month: bool = False

    def within(self, year: int) -> tuple[dt.date, dt.date] | None:
        """The period that begins in ``year``; None where the calendar has no such day."""
        try:
            return _date(year, *self.first), _date(year + self.years, *self.last)
        except ValueError:
            return None


END: Final = -1  # as a day: the last of its month
YEAR: Final = Period((1, 1), (12, 31))
STUDY_YEAR: Final = Period((8, 1), (7, 31), years=1)
SEASONS: Final = {
    "forår": Period((3, 1), (5, 31)),
    "sommer": Period((6, 1), (8, 31)),
    "efterår": Period((9, 1), (11, 30)),
    "vinter": Period((12, 1), (2, END), years=1),
}
_EDGES: Final = {"begyndelsen": "primo", "starten": "primo", "midten": "medio", "slutningen": "ultimo"}
_OF_MONTH: Final = {"primo": (1, 10), "medio": (11, 20), "ultimo": (21, END)}
_OF_YEAR: Final = {
    "primo": Period((1, 1), (2, END)),
    "medio": Period((6, 1), (6, 30)),
    "ultimo": Period((11, 1), (12, 31)),
}


def day(month: int, number: int) -> Period:
    return days(month, number, number)


def days(month: int, first: int, last: int) -> Period:
    """Some days of a month; which the calendar may not have."""
    return Period((month, first), (month, last), exact=True)


def month(number: int) -> Period:
    return Period((number, 1), (number, END), vague_month=True)


def years(more: int) -> Period:
    """A year and ``more`` years after it."""
    return Period((1, 1), (12, 31), years=more)


def part_of_year(name: str, number: int) -> Period | None:
    """The ``number``-th "kvartal" or "halvår"; None where a year has fewer."""
    length = 3 if name == "kvartal" else 6
    if not 1 <= number <= 12 // length:
        return None
    return Period((length * (number - 1) + 1, 1), (length * number, END))


def edge(name: str, whole: Period) -> Period:
    """The primo, medio or ultimo of a period: thirds of a month, some months of a year; its "udgang" is its last day."""
    if name == "udgangen":
        return Period(whole.last, whole.last, exact=True)
    part = _EDGES.get(name, name)
    if whole == YEAR:
        return _OF_YEAR[part]
    if whole.first[0] == whole.last[0]:
        low, high = _OF_MONTH[part]
        return Period((whole.first[0], low), (whole.last[0], high))
    return whole


def _date(year: int, month: int, day: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1] if day == END else day)
