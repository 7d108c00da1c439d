"""Notices and terms: how long before, how soon after, and the year's wheel, with Danish holidays.

The day of dispatch is not counted: three weeks before the 14th is the 24th of the month before.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from holidays import HolidayBase, country_holidays

from samraad.rules.errors import RuleError

LONGEST = 10_000
FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True)
class Unit:
    """A named unit of time; ``shift`` moves a date by a whole number of it, either way."""

    name: str
    one: str
    danish: str
    names: tuple[str, ...]
    shift: Callable[[dt.date, int], dt.date]


def is_working_day(day: dt.date) -> bool:
    """Monday to Friday and no Danish public holiday."""
    return day.weekday() < 5 and day not in _holidays()


@cache
def _holidays() -> HolidayBase:
    return country_holidays("DK")


def working_day_before(day: dt.date) -> dt.date:
    """``day`` itself, or the last working day before it."""
    while not is_working_day(day):
        day -= dt.timedelta(days=1)
    return day


def _working_days(day: dt.date, count: int) -> dt.date:
    step = dt.timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def _months(day: dt.date, count: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


UNITS: Mapping[str, Unit] = {
    unit.name: unit
    for unit in (
        Unit("days", "dag", "dage", ("day", "days", "dag", "dage", "døgn"), lambda day, n: day + dt.timedelta(days=n)),
        Unit("weeks", "uge", "uger", ("week", "weeks", "uge", "uger"), lambda day, n: day + dt.timedelta(weeks=n)),
        Unit("months", "måned", "måneder", ("month", "months", "måned", "måneder"), _months),
        Unit(
            "working_days",
            "arbejdsdag",
            "arbejdsdage",
            ("working day", "working days", "working_days", "arbejdsdag", "arbejdsdage", "hverdag", "hverdage"),
            _working_days,
        ),
    )
}
_BY_NAME = {name: unit for unit in UNITS.values() for name in unit.names}
_PERIOD = re.compile(r"\s*(\d{1,9})\s+(\S.*?)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A whole number of a unit of time."""

    count: int
    unit: Unit

    @property
    def danish(self) -> str:
        """``1 uge``, ``3 uger``"""
        return f"{self.count} {self.unit.one if self.count == 1 else self.unit.danish}"

    def before(self, day: dt.date) -> dt.date:
        return _shifted(self, day, -self.count)

    def after(self, day: dt.date) -> dt.date:
        return _shifted(self, day, self.count)


def _shifted(period: Period, day: dt.date, count: int) -> dt.date:
    try:
        moved = period.unit.shift(day, count)
    except (OverflowError, ValueError):
        moved = dt.date.min
    if not FIRST_YEAR <= moved.year <= LAST_YEAR:
        raise RuleError(
            f"{period.count} {period.unit.danish} fra {day.isoformat()} fører uden for årene {FIRST_YEAR}–{LAST_YEAR}."
        )
    return moved


def parse_period(text: str) -> Period:
    """``3 weeks``, ``10 uger``, ``5 working days`` …; raises RuleError with the units there are."""
    found = _PERIOD.fullmatch(text)
    unit = _BY_NAME.get(" ".join(found.group(2).lower().split())) if found else None
    if not found or not unit:
        raise RuleError(
            f"»{text}« er ikke en periode; skriv fx »3 weeks«, »10 days«, »6 months« eller »5 working days«."
        )
    count = int(found.group(1))
    if not 0 < count <= LONGEST:
        raise RuleError(f"»{text}«: antallet skal være mellem 1 og {LONGEST}.")
    return Period(count, unit)


def parse_date(text: str, field: str) -> dt.date:
    """An ISO date between 1900 and 2199; raises RuleError that names the field."""
    try:
        day = dt.date.fromisoformat(text.strip())
    except ValueError:
        raise RuleError(f"{field}: »{text}« er ikke en dato; skriv den som 2023-11-14.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise RuleError(f"{field}: året {day.year} ligger uden for {FIRST_YEAR}–{LAST_YEAR}.")
    return day


@dataclass(frozen=True, slots=True)
class Notice:
    """``latest`` is the last day to give it; the margin is in days, negative where it came too late."""

    latest: dt.date
    given_days: int | None
    sufficient: bool | None
    margin_days: int | None


def notice(meeting: dt.date, at_least: Period, given: dt.date | None = None) -> Notice:
    """Was the notice long enough, or when is it due?"""
    latest = at_least.before(meeting)
    if given is None:
        return Notice(latest, None, None, None)
    return Notice(latest, (meeting - given).days, given <= latest, (latest - given).days)


def earliest_meeting(given: dt.date, at_least: Period) -> dt.date:
    """The first day that a meeting can be held when notice is given on ``given``."""
    day = at_least.after(given)
    while at_least.before(day) >= given and day > given:
        day -= dt.timedelta(days=1)
    while at_least.before(day) < given or day <= given:
        day += dt.timedelta(days=1)
    return day


def last_day(start: dt.date, within: Period) -> dt.date:
    """The last day of a term that runs from ``start``, that day not counted."""
    return within.after(start)
