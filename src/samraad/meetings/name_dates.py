"""Dates in a file's name: 2023-11-24, 24.11.2023, 20231124, 2023-11."""

from __future__ import annotations

import datetime as dt
import re

_DAY = re.compile(
    r"(?<!\d)(\d{4})[-_. ]?(\d{2})[-_. ]?(\d{2})(?!\d)|(?<!\d)(\d{1,2})[-_. ](\d{1,2})[-_. ](\d{4})(?!\d)"
)
_MONTH = re.compile(r"(?<!\d)(\d{4})[-_. ](\d{2})(?!\d)")


def dates_in_name(name: str) -> tuple[dt.date | None, set[tuple[int, int]]]:
    """The day the name gives, if it gives one, and the year and month of what it gives."""
    for match in _DAY.finditer(name):
        year, month, day = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
        try:
            found = dt.date(int(year), int(month), int(day))
        except ValueError:
            continue
        if 1970 <= found.year <= 2100:
            return found, {(found.year, found.month)}
    months = {(int(year), int(month)) for year, month in _MONTH.findall(name)}
    return None, {(year, month) for year, month in months if 1970 <= year <= 2100 and 1 <= month <= 12}
