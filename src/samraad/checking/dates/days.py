"""Days that the calendar does not have, weekdays that are others, years and periods that cannot be."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from samraad.checking.finding import ERROR, LIKELY_ERROR, WARNING, Finding, finding
from samraad.checking.paper import Paper
from samraad.checking.wordlists import either, entries

DAY_CODE = "impossible_day"
WEEKDAY_CODE = "weekday"
YEAR_CODE = "impossible_year"
BACKWARDS_CODE = "period_backwards"
_MONTHS = entries("months")
_WEEKDAYS = entries("weekdays")
_DATE = re.compile(
    rf"(?<![\w.,:/-])(?P<day>\d{{1,2}})\.\s?(?P<month>{either(_MONTHS)})(?![a-zæøå])"
    r"(?:\s+(?P<year>\d{4})(?=[.,;:)\n]|\s+kl|$)|\s+(?P<sure>(?:19|20)\d\d)(?![\d.,]?\d))?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"(?<![a-zæøå])(?P<weekday>{either(_WEEKDAYS)})\s+(?:den\s+|d\.\s*)?$", re.IGNORECASE)
_BACKWARDS = re.compile(
    r"(?:(?:perioden|årene|aftalen)\s+|\()(?P<from>(?:19|20)\d\d)\s?[-–]\s?(?P<to>(?:19|20)\d\d)(?!\d)"
)
_LEAP_YEAR = 2000
_EARLIEST, _LATEST = 1800, 2100
_NEAREST = 150  # days from the meeting within which a day without a year is meant to lie


def find_days(paper: Paper) -> Iterator[Finding]:
    """Dates with a day, month and perhaps weekday and year that do not belong together."""
    for match in _DATE.finditer(paper.text):
        month, day = _MONTHS.index(match["month"].lower()) + 1, int(match["day"])
        printed = match["year"] or match["sure"]
        year = int(printed) if printed else None
        if year is not None and not _EARLIEST <= year <= _LATEST:
            text = f"Årstallet i »{match[0]}« kan ikke være rigtigt."
            yield _finding(paper, YEAR_CODE, match.start(), match.end(), text)
        elif day < 1 or day > calendar.monthrange(year or _LEAP_YEAR, month)[1]:
            text = f"Datoen »{match[0]}« findes ikke i kalenderen."
            yield _finding(paper, DAY_CODE, match.start(), match.end(), text)
        else:
            yield from _weekday(paper, match, (year, month, day))
    for match in _BACKWARDS.finditer(paper.text):
        if int(match["to"]) < int(match["from"]):
            text = f"Perioden {match['from']}-{match['to']} slutter, før den begynder."
            yield _finding(paper, BACKWARDS_CODE, match.start("from"), match.end(), text)


def _weekday(paper: Paper, match: re.Match[str], said: tuple[int | None, int, int]) -> Iterator[Finding]:
    """A weekday that is not the day's; without a year, not that of the day nearest the dated meeting."""
    before = _WEEKDAY.search(paper.text, max(match.start() - 20, 0), match.start())
    if before is None:
        return
    year, month, day = said
    date = dt.date(year, month, day) if year is not None else _near_meeting(paper, month, day)
    if date is None or _WEEKDAYS[date.weekday()] == before["weekday"].lower():
        return
    printed = " ".join(paper.text[before.start() : match.end()].split())
    real = _WEEKDAYS[date.weekday()]
    text = f"Der står »{printed}«, men {date.day}. {_MONTHS[month - 1]} {date.year} er en {real}."
    judged = ERROR if year is not None else WARNING
    place = paper.place(before.start(), match.end())
    yield finding(WEEKDAY_CODE, judged, text, [place], [paper.around(before.start(), match.end())], [printed], real)


def _near_meeting(paper: Paper, month: int, day: int) -> dt.date | None:
    meeting = paper.dossier.meeting
    if meeting.date is None or not meeting.printed:
        return None
    for year in (meeting.date.year - 1, meeting.date.year, meeting.date.year + 1):
        if day <= calendar.monthrange(year, month)[1]:
            date = dt.date(year, month, day)
            if abs((date - meeting.date).days) <= _NEAREST:
                return date
    return None


def _finding(paper: Paper, code: str, start: int, end: int, text: str) -> Finding:
    return finding(
        code, LIKELY_ERROR, text, [paper.place(start, end)], [paper.around(start, end)], [paper.text[start:end]]
    )
