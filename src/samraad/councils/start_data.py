"""Denmark as a start: regions, municipalities and the five councils, from data files with sources and days."""

from __future__ import annotations

import csv
import datetime as dt
from importlib import resources

from django.db import transaction

from samraad.councils.models import Municipality, MunicipalityRegion, Organization, Party, Population, Region

MUNICIPALITIES_SOURCE = "Danmarks Statistik: Regioner, landsdele og kommuner"
POPULATION_SOURCE = "Danmarks Statistik, FOLK1A: folketal den 1. i kvartalet"


def load_start_data() -> None:
    """Add what is missing. What is there is left as it is, since a secretary may have changed it."""
    with transaction.atomic():
        regions = _regions()
        municipalities = _municipalities(regions)
        _mergers(regions)
        _organizations(municipalities)
        _population()


def _rows(name: str) -> list[dict[str, str]]:
    text = (resources.files("samraad.councils") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _names(text: str) -> list[str]:
    return [name for name in text.split("|") if name]


def _regions() -> dict[str, Region]:
    return {
        row["name"]: Region.objects.get_or_create(
            name=row["name"],
            defaults={
                "code": row["code"],
                "first_day": _day(row["first_day"]),
                "last_day": _day(row["last_day"]),
                "source": row["source"],
            },
        )[0]
        for row in _rows("regions.csv")
    }


def _municipalities(regions: dict[str, Region]) -> dict[str, list[Municipality]]:
    """The municipalities by the region of 2007 they lie in."""
    known = {municipality.code: municipality for municipality in Municipality.objects.all()}
    by_region: dict[str, list[Municipality]] = {name: [] for name in regions}
    for row in _rows("municipalities.csv"):
        municipality = known.get(row["code"]) or Municipality.objects.create(
            code=row["code"],
            name=row["name"],
            variants=_names(row["variants"]),
            first_day=_day(row["first_day"]),
            last_day=_day(row["last_day"]),
            source=MUNICIPALITIES_SOURCE,
        )
        by_region[row["region"]].append(municipality)
        if row["code"] not in known:
            region = regions[row["region"]]
            MunicipalityRegion.objects.create(
                municipality=municipality, region=region, first_day=_day(row["first_day"]), last_day=region.last_day
            )
    return by_region


def _mergers(regions: dict[str, Region]) -> None:
    for row in _rows("mergers.csv"):
        after, first_day = regions[row["after"]], dt.date.fromisoformat(row["first_day"])
        there = set(after.municipalities.values_list("municipality_id", flat=True))
        MunicipalityRegion.objects.bulk_create(
            MunicipalityRegion(municipality_id=key, region=after, first_day=first_day)
            for key in regions[row["before"]].municipalities.values_list("municipality_id", flat=True)
            if key not in there
        )


def _organizations(municipalities: dict[str, list[Municipality]]) -> None:
    for row in _rows("organizations.csv"):
        organization, new = Organization.objects.get_or_create(
            slug=row["slug"],
            defaults={
                "name": row["name"],
                "short_name": row["short_name"],
                "variants": _names(row["variants"]),
                "kind": row["kind"],
                "first_day": _day(row["first_day"]),
                "last_day": _day(row["last_day"]),
                "source": row["source"],
            },
        )
        if new:
            Party.objects.bulk_create(
                Party(organization=organization, municipality=municipality, first_day=organization.first_day)
                for municipality in municipalities[row["region"]]
            )


def _population() -> None:
    """Figures of days for which a municipality has none; never in the place of one that is there."""
    codes = dict(Municipality.objects.values_list("code", "pk"))
    there = set(Population.objects.values_list("municipality_id", "day"))
    rows = [(codes.get(row["code"]), dt.date.fromisoformat(row["day"]), row) for row in _rows("population.csv")]
    Population.objects.bulk_create(
        Population(municipality_id=key, day=day, inhabitants=int(row["inhabitants"]), source=POPULATION_SOURCE)
        for key, day, row in rows
        if key and (key, day) not in there
    )
