"""Danish words and dates of a paper."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from babel.dates import format_date

_DENMARK = ZoneInfo("Europe/Copenhagen")


@cache
def words() -> dict[str, Any]:
    text = resources.files("samraad.meetings.papers").joinpath("words.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def filled(sentence: str, **values: object) -> str:
    """A sentence of the words with its values; a brace in a value stays a brace."""
    parts = sentence.split("{")
    found = [parts[0]]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        found.append(f"{values[name]}{rest}")
    return "".join(found)


def long_date(day: dt.date | None) -> str:
    """``fredag den 25. november 2022``"""
    if day is None:
        return str(words()["no_date"])
    return format_date(day, "EEEE 'den' d. MMMM y", locale="da")


def date_in_text(day: dt.date | None) -> str:
    """``25. november 2022``"""
    if day is None:
        return str(words()["no_date"])
    return format_date(day, "d. MMMM y", locale="da")


def short_date(day: dt.date | None) -> str:
    """``25-11-2022``, as running heads have it."""
    return f"{day:%d-%m-%Y}" if day else str(words()["no_date"])


def clock(time: dt.time) -> str:
    return f"{time:%H.%M}"


def moment(at: dt.datetime) -> str:
    """``21. november 2024 kl. 15.05``, by the clock in Denmark."""
    at = at.astimezone(_DENMARK) if at.tzinfo else at
    return f"{date_in_text(at.date())} kl. {clock(at.time())}"
