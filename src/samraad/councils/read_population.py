"""Statistikbanken's table of inhabitants as figures: long (a row for each figure) or wide (a column for each period)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samraad.councils.errors import CannotSave
from samraad.councils.find import name_key
from samraad.councils.read_table import Rows

_AREA = {"område", "omrade", "kommune", "municipality", "area", "region", "code"}
_TIME = {"tid", "time", "dag", "day", "år", "year", "kvartal", "dato", "date"}
_COUNT = {"indhold", "inhabitants", "population", "folketal", "indbyggere", "antal"}
_TOTALS = {
    "",
    *("i alt", "ialt", "tot", "alder i alt", "tot i alt", "ialt i alt", "ialt alder i alt"),
    *("total", "age, total", "all denmark", "hele landet"),
}
_PERIOD = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?:(?P<unit>[KQM])(?P<part>[0-9]{1,2}))?\Z", re.IGNORECASE)
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_NUMBER = re.compile(r"[0-9]+|[0-9]{1,3}(?:[ .,\u00a0][0-9]{3})+")
_CODED = re.compile(r"(?:0(?=[1-9][0-9]{2}\b))?(?P<code>[0-9]{2,4})(?:\s+(?P<name>.+))?\Z")
_MOST = 10_000_000


@dataclass(frozen=True, slots=True)
class Figure:
    """How many the file says live in an area, named as printed, on a day."""

    area: str
    day: dt.date
    inhabitants: int


def read_population(rows: Rows) -> list[Figure]:
    """Every figure of the table, of municipalities and of other areas. Raises CannotSave."""
    rows = [row for row in rows if any(row)]
    found = list(_long(rows) if _is_long(rows[0]) else _wide(rows))
    if not found:
        raise CannotSave(
            "Der er ingen folketal i filen. Hent tabel FOLK1A i Statistikbanken med område og tid, gem den som "
            "CSV med semikolon, og vælg den igen."
        )
    return found


def area_key(area: str) -> tuple[str, str]:
    """Code and compared name of a printed area: ``101 København`` → (``101``, ``københavn``); either may be empty."""
    match = _CODED.match(area.strip())
    if match:
        return match["code"], name_key(match["name"] or "")
    return "", name_key(area)


def day_of(period: str) -> dt.date | None:
    """The first day of ``2024``, ``2024K1``, ``2024Q1``, ``2024M01``, or a day itself; None for anything else."""
    if _ISO_DAY.match(period):
        try:
            return dt.date.fromisoformat(period)
        except ValueError:
            return None
    match = _PERIOD.match(period)
    if not match:
        return None
    part, by_month = int(match["part"] or 1), (match["unit"] or "").upper() == "M"
    month = part if by_month else 3 * part - 2
    return dt.date(int(match["year"]), month, 1) if 1 <= month <= (12 if by_month else 10) else None


def _is_long(header: list[str]) -> bool:
    names = {cell.casefold() for cell in header}
    return bool(names & _TIME and names & _COUNT and names & _AREA)


def _long(rows: Rows) -> Iterator[Figure]:
    header = [cell.casefold() for cell in rows[0]]
    area, time, count = (
        next(at for at, name in enumerate(header) if name in known) for known in (_AREA, _TIME, _COUNT)
    )
    others = [
        at for at in range(len(header)) if at not in (area, time, count) and header[at] not in {"kilde", "source"}
    ]
    body = [row for row in rows[1:] if len(row) == len(header)]
    totals = [row for row in body if all(row[at].casefold() in _TOTALS for at in others)]
    if body and not totals:
        split = ", ".join(rows[0][at].lower() for at in others)
        raise CannotSave(
            f"Tallene er delt op på {split} uden en række for i alt. Vælg i alt i Statistikbanken, og hent igen."
        )
    for row in totals:
        day, inhabitants = day_of(row[time]), _number(row[count])
        if day and inhabitants is not None and row[area]:
            yield Figure(row[area], day, inhabitants)


def _wide(rows: Rows) -> Iterator[Figure]:
    at = next((at for at, row in enumerate(rows) if any(day_of(cell) for cell in row)), None)
    if at is None:
        return
    days = {column: day for column, cell in enumerate(rows[at]) if (day := day_of(cell))}
    labels = range(min(days))
    last: dict[int, str] = {}
    for row in rows[at + 1 :]:
        last.update({column: row[column] for column in labels if column < len(row) and row[column]})
        named = [text for column in labels if (text := last.get(column, "")) and not _is_total(text, labels)]
        if len(named) > 1:
            raise CannotSave(
                f"Tallene er delt op på mere end område og tid ({', '.join(named)[:100]}). Vælg i alt i Statistikbanken, og hent igen."
            )
        area = named[0] if named else last.get(max(labels, default=0), "")
        for column, day in days.items():
            inhabitants = _number(row[column]) if column < len(row) else None
            if area and inhabitants is not None:
                yield Figure(area, day, inhabitants)


def _is_total(text: str, labels: range) -> bool:
    return len(labels) > 1 and text.casefold() in _TOTALS


def _number(text: str) -> int | None:
    """A whole number, with or without signs between the thousands; None for ``..`` and what is none."""
    if not _NUMBER.fullmatch(text):
        return None
    number = int(re.sub(r"\D", "", text)) if len(text) < 14 else _MOST + 1
    return number if 0 < number <= _MOST else None


def national_totals(figures: list[Figure]) -> Mapping[dt.date, int]:
    """What the file itself gives for the whole country, by day."""
    names = {"helelandet", "alldenmark"}
    return {
        figure.day: figure.inhabitants
        for figure in figures
        if area_key(figure.area)[1] in names or area_key(figure.area)[0] == "000"
    }
