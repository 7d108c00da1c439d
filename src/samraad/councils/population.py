"""How many live in some municipalities: the figures of one day, their sum and their source, and what is not known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from samraad.councils.models import Municipality, Population


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """The figures of one day by municipality (primary key). ``missing`` are those without a figure of that day."""

    day: dt.date
    by_municipality: dict[int, int]
    total: int
    sources: tuple[str, ...]
    missing: tuple[Municipality, ...]


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day for which there are figures, and of how many of the municipalities asked for."""

    day: dt.date
    known: int
    is_complete: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A municipality's figure, and how it has changed since the figure before."""

    day: dt.date
    inhabitants: int
    change: int | None
    source: str


def known_days(municipalities: Collection[Municipality]) -> list[KnownDay]:
    """The days for which any of them has a figure, the latest first."""
    counts: dict[dt.date, int] = {}
    for day in Population.objects.filter(municipality__in=municipalities).values_list("day", flat=True):
        counts[day] = counts.get(day, 0) + 1
    return [KnownDay(day, counts[day], counts[day] == len(municipalities)) for day in sorted(counts, reverse=True)]


def inhabitants_on(municipalities: Collection[Municipality], day: dt.date) -> Inhabitants | None:
    """The figures of the last day until then for which all are known, else of the last for which any is.

    A sum is always of one day: figures of different days are never added up.
    """
    days = [known for known in known_days(municipalities) if known.day <= day]
    chosen = next((known for known in days if known.is_complete), days[0] if days else None)
    return figures_of(municipalities, chosen.day) if chosen else None


def figures_of(municipalities: Iterable[Municipality], day: dt.date) -> Inhabitants | None:
    """The figures of exactly this day."""
    wanted = list(municipalities)
    rows = list(Population.objects.filter(municipality__in=wanted, day=day))
    if not rows:
        return None
    found = {row.municipality_id: row.inhabitants for row in rows}
    missing = tuple(municipality for municipality in wanted if municipality.pk not in found)
    return Inhabitants(day, found, sum(found.values()), tuple(sorted({row.source for row in rows})), missing)


def over_time(municipality: Municipality) -> list[Step]:
    """Every figure of a municipality, the latest first."""
    rows = list(municipality.populations.order_by("day"))
    steps = [
        Step(row.day, row.inhabitants, row.inhabitants - rows[at - 1].inhabitants if at else None, row.source)
        for at, row in enumerate(rows)
    ]
    return steps[::-1]
