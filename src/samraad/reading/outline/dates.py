"""Whole dates as letterheads and headings print them."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
          "december")  # fmt: skip
# The day, the month as a word or number, and a year of four digits (two after a numbered month).
DATE = (
    r"(?<!\d)(?P<day>[0-3]?\d)(?:\.?\s?(?P<word>" + "|".join(MONTHS) + r")\s+(?P<year>(?:19|20)\d\d)"
    r"|(?P<mark>[./-])\s?(?P<month>[01]?\d)(?P=mark)\s?(?P<short>(?:20)?\d\d))(?!\d)"
)
_DATE = re.compile(DATE, re.IGNORECASE)


def date_of(match: re.Match[str]) -> dt.date | None:
    """The date of a match of DATE; None where the calendar has no such day."""
    word = match["word"]
    month = MONTHS.index(word.lower()) + 1 if word else int(match["month"])
    year = int(match["year"] or match["short"])
    try:
        return dt.date(year if year > 99 else 2000 + year, month, int(match["day"]))
    except ValueError:
        return None


def first_date(text: str) -> dt.date | None:
    """The first whole date in the text."""
    return next((date for match in _DATE.finditer(text) if (date := date_of(match))), None)
