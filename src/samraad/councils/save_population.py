"""Take in the inhabitants of another day: what a file would change, and saving it once somebody has seen that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.councils.errors import CannotSave
from samraad.councils.find import municipalities_by_name, name_key
from samraad.councils.models import Municipality, Population, Region
from samraad.councils.read_population import area_key, national_totals, read_population
from samraad.councils.read_table import read_table

SOURCE, MUNICIPAL_CODE = 300, 3
#: a municipality that grows or shrinks by more than this a year is looked at again
IMPLAUSIBLE_A_YEAR = 0.05
_DAYS_A_YEAR = 365.25
_NO_MUNICIPALITY = {name_key(name) for name in ("Hele landet", "All Denmark", "Christiansø", "I alt")}


@dataclass(frozen=True, slots=True)
class Line:
    """What the file says of a municipality on a day. ``before`` is the figure of the last day before it."""

    municipality: Municipality
    inhabitants: int
    stored: int | None
    before: int | None
    before_day: dt.date | None
    is_implausible: bool

    @property
    def change(self) -> int | None:
        """Since the figure before."""
        return self.inhabitants - self.before if self.before is not None else None

    @property
    def replaces(self) -> bool:
        """Is another figure stored for that very day?"""
        return self.stored is not None and self.stored != self.inhabitants


@dataclass(frozen=True, slots=True)
class Day:
    """What the file says of a day. ``beyond`` is what the file's own total has besides its municipalities."""

    day: dt.date
    lines: tuple[Line, ...]
    missing: tuple[Municipality, ...]
    total: int
    beyond: int | None

    @property
    def new(self) -> int:
        """How many figures there were none of."""
        return sum(line.stored is None for line in self.lines)

    @property
    def replacing(self) -> tuple[Line, ...]:
        """Those that would take the place of another figure."""
        return tuple(line for line in self.lines if line.replaces)

    @property
    def implausible(self) -> tuple[Line, ...]:
        """Those that changed by more than is likely."""
        return tuple(line for line in self.lines if line.is_implausible)


@dataclass(frozen=True, slots=True)
class PopulationFile:
    """A file as understood: the latest day first, and the areas that are no municipality here."""

    days: tuple[Day, ...]
    unknown: tuple[str, ...]


def propose_population(actor: Actor, content: bytes) -> PopulationFile:
    """What the file would change; nothing is saved. Raises CannotSave where it cannot be understood."""
    require(actor, "councils.edit")
    figures = read_population(read_table(content))
    everybody = list(Municipality.objects.order_by("name"))
    named, coded = municipalities_by_name(), {each.code: each for each in everybody}
    by_day: dict[dt.date, dict[Municipality, int]] = {}
    unknown: dict[str, None] = {}
    for figure in figures:
        code, name = area_key(figure.area)
        municipality = coded.get(code) or named.get(name)
        if municipality is None:
            unknown[figure.area] = None
            continue
        there = by_day.setdefault(figure.day, {}).setdefault(municipality, figure.inhabitants)
        if there != figure.inhabitants:
            raise CannotSave(
                f"Filen har både {there} og {figure.inhabitants} for {municipality} den {figure.day:%d-%m-%Y}. "
                "Hent den igen med én række for hver kommune."
            )
    if not by_day:
        raise CannotSave("Ingen af områderne i filen er en kommune, der kendes her. Er det den rigtige fil?")
    totals = national_totals(figures)
    days = [_day(day, found, everybody, totals.get(day)) for day, found in sorted(by_day.items(), reverse=True)]
    return PopulationFile(tuple(days), _strange(unknown))


def save_population(
    actor: Actor,
    day: dt.date,
    figures: Sequence[tuple[Municipality, int]],
    source: str,
    replacing: Collection[int] = (),
) -> int:
    """Save the figures of a day; how many were new or changed. Another figure gives way only for those in ``replacing``.

    ``replacing`` holds primary keys of municipalities. Raises CannotSave and saves nothing where one would give way unasked.
    """
    require(actor, "councils.edit")
    source = " ".join(source.split())
    if not source or len(source) > SOURCE:
        raise CannotSave(f"Skriv, hvor tallene kommer fra, med højst {SOURCE} tegn.")
    if not figures:
        raise CannotSave("Der var ingen tal at gemme, så intet er ændret.")
    if any(inhabitants <= 0 for _municipality, inhabitants in figures):
        raise CannotSave("Et folketal skal være større end nul. Intet er ændret.")
    with transaction.atomic():
        stored = {row.municipality_id: row for row in Population.objects.select_for_update().filter(day=day)}
        changed = [
            (each, count) for each, count in figures if each.pk not in stored or stored[each.pk].inhabitants != count
        ]
        unasked = [each.name for each, _count in changed if each.pk in stored and each.pk not in replacing]
        if unasked:
            raise CannotSave(
                f"Der står allerede et andet tal for {', '.join(unasked[:5])} den {day:%d-%m-%Y}. "
                "Sæt kryds ved at erstatte, hvis filens tal er det rigtige. Intet er ændret."
            )
        for municipality, inhabitants in changed:
            _keep(actor, municipality, day, inhabitants, source, stored.get(municipality.pk))
    return len(changed)


def _keep(
    actor: Actor, municipality: Municipality, day: dt.date, inhabitants: int, source: str, stored: Population | None
) -> None:
    before = {"day": day.isoformat(), "inhabitants": stored.inhabitants, "source": stored.source} if stored else None
    Population.objects.update_or_create(
        municipality=municipality, day=day, defaults={"inhabitants": inhabitants, "source": source}
    )
    after = {"day": day.isoformat(), "inhabitants": inhabitants, "source": source}
    history.record(actor, "councils.population", municipality, before=before, after=after)


def _day(day: dt.date, found: dict[Municipality, int], everybody: list[Municipality], national: int | None) -> Day:
    stored = dict(Population.objects.filter(day=day).values_list("municipality_id", "inhabitants"))
    earlier: dict[int, tuple[dt.date, int]] = {}
    for row in Population.objects.filter(day__lt=day).order_by("day"):
        earlier[row.municipality_id] = (row.day, row.inhabitants)
    lines = []
    for municipality, inhabitants in sorted(found.items(), key=lambda pair: pair[0].name):
        before_day, before = earlier.get(municipality.pk, (None, None))
        strange = (
            before is not None and before_day is not None and _is_implausible(before, inhabitants, day - before_day)
        )
        lines.append(Line(municipality, inhabitants, stored.get(municipality.pk), before, before_day, strange))
    total = sum(found.values())
    missing = tuple(each for each in everybody if each not in found)
    return Day(day, tuple(lines), missing, total, national - total if national is not None else None)


def _is_implausible(before: int, after: int, passed: dt.timedelta) -> bool:
    years = max(passed.days / _DAYS_A_YEAR, 1.0)
    return abs(after - before) > before * IMPLAUSIBLE_A_YEAR * years


def _strange(unknown: dict[str, None]) -> tuple[str, ...]:
    """Those that are neither a region, a part of the country nor the country itself."""
    regions = {name_key(name) for name in Region.objects.values_list("name", flat=True)}
    return tuple(area for area in unknown if not _is_wider(*area_key(area), regions))


def _is_wider(code: str, name: str, regions: set[str]) -> bool:
    """Municipalities have codes of three digits; 411 is Christiansø, which is none."""
    by_code = code in {"000", "411"} or (code != "" and len(code) != MUNICIPAL_CODE)
    return by_code or name in regions | _NO_MUNICIPALITY or name.startswith(("landsdel", "province", "region"))
