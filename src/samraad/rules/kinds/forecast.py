"""Schemes of a workforce forecast: graduates, demand by driver and supply by age, as far as the inputs reach."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from samraad.rules.errors import RuleError
from samraad.rules.forecast import Ages, Group, Training, back_test, demand, mean_completion, span, supply
from samraad.rules.kinds.heading import HEADING, read_heading
from samraad.rules.numbers import HALF_UP, danish, parse_plain
from samraad.rules.report import Block, Column, Entry, Heading, Report
from samraad.rules.yaml_fields import Field

CsvText = Callable[[str], str]
Series = Mapping[int, Decimal]
LONGEST = 100


@dataclass(frozen=True, slots=True)
class ForecastScheme:
    """``ages`` by the name of an assumption; None where the user has brought no age profile.

    ``buffers``: full-time workers who are not in the supply and could be, shown beside it and never added.
    """

    heading: Heading
    years: range
    training: Training
    printed_graduates: Series
    groups: tuple[Group, ...]
    drivers: Mapping[str, Series]
    ages: Mapping[str, Ages] | None
    published: Mapping[str, Decimal]
    buffers: Mapping[str, Decimal]


def read_forecast(root: Field, csv_text: CsvText) -> ForecastScheme:
    """Fields years, intake, groups, drivers, ages, published, buffers."""
    fields = root.known(*HEADING, "years", "intake", "groups", "drivers", "ages", "published", "buffers")
    for needed in ("years", "intake", "groups"):
        if needed not in fields:
            raise root.fail(f"feltet {needed} mangler.")
    years = [year.whole(1900, 2199) for year in fields["years"].items()]
    if len(years) != 2 or not 0 < years[1] - years[0] <= LONGEST:
        raise fields["years"].fail(f"her ventes første og sidste år, højst {LONGEST} år fra hinanden.")
    training, printed = _intake(fields["intake"], csv_text)
    return ForecastScheme(
        heading=read_heading(root, fields),
        years=range(years[0], years[1] + 1),
        training=training,
        printed_graduates=printed,
        groups=tuple(_group(name, field) for name, field in fields["groups"].fields().items()),
        drivers=_drivers(fields["drivers"], csv_text) if "drivers" in fields else {},
        ages=_ages(fields["ages"], csv_text) if "ages" in fields else None,
        published={n: f.number() for n, f in fields["published"].fields().items()} if "published" in fields else {},
        buffers={n: f.number() for n, f in fields["buffers"].fields().items()} if "buffers" in fields else {},
    )


def _intake(field: Field, csv_text: CsvText) -> tuple[Training, Series]:
    fields = field.known("csv", "weights", "completion_years", "from", "started", "besides")
    for needed in ("csv", "weights", "completion_years"):
        if needed not in fields:
            raise field.fail(f"feltet {needed} mangler.")
    file = fields["csv"].text()
    rows = {
        int(row["year"]): row
        for row in _rows(file, csv_text, ("year", "started", "completed", "model_completion_percent"))
    }
    started = {year: _number(file, row, "started") for year, row in rows.items() if row["started"]}
    printed = {year: _number(file, row, "completed") for year, row in rows.items() if row["completed"]}
    years = [year.whole(1900, 2199) for year in fields["completion_years"].items()]
    completion = mean_completion(
        [_number(file, rows[year], "model_completion_percent") for year in years if year in rows]
    )
    lags = {_lag(lag, weight): weight.number() for lag, weight in fields["weights"].fields().items()}
    assumed = (
        (fields["from"].whole(1900, 2199), fields["started"].number())
        if "from" in fields and "started" in fields
        else None
    )
    besides = fields["besides"].number() if "besides" in fields else Decimal(0)
    try:
        return Training(started, lags, completion, assumed, besides), printed
    except RuleError as error:
        raise fields["weights"].fail(str(error)) from None


def _lag(text: str, field: Field) -> int:
    if not text.isdecimal() or int(text) > LONGEST:
        raise field.fail("her ventes et antal år siden starten, fx 4.")
    return int(text)


def _group(name: str, field: Field) -> Group:
    fields = field.known("start", "driver")
    if "start" not in fields:
        raise field.fail("feltet start mangler.")
    return Group(name, fields["start"].number(), fields["driver"].text() if "driver" in fields else None)


def _drivers(field: Field, csv_text: CsvText) -> dict[str, dict[int, Decimal]]:
    found: dict[str, dict[int, Decimal]] = {}
    file = field.text()
    for row in _rows(file, csv_text, ("driver", "year", "value")):
        series = found.setdefault(row["driver"], {})
        year = int(_number(file, row, "year"))
        if year in series:
            raise RuleError(f"{file}: {row['driver']} {year} står to gange.")
        series[year] = _number(file, row, "value")
    return found


def _ages(field: Field, csv_text: CsvText) -> dict[str, Ages]:
    fields = field.known("csv", "assumptions")
    if "csv" not in fields:
        raise field.fail("feltet csv mangler.")
    file = fields["csv"].text()
    shifts = (
        {n: f.number() for n, f in fields["assumptions"].fields().items()}
        if "assumptions" in fields
        else {"mellem": Decimal(0)}
    )
    rows = list(_rows(file, csv_text, ("age", "start", "stays", "graduates")))
    ages = [(int(_number(file, row, "age")), row) for row in rows]
    if len({age for age, _ in ages}) < len(ages):
        raise RuleError(f"{file}: en alder står to gange.")
    return {
        name: Ages(
            start={age: _number(file, row, "start") for age, row in ages if row["start"]},
            stays={age: _bounded(_number(file, row, "stays") + shift) for age, row in ages if row["stays"]},
            graduates={age: _number(file, row, "graduates") for age, row in ages if row["graduates"]},
        )
        for name, shift in shifts.items()
    }


def _bounded(share: Decimal) -> Decimal:
    return min(Decimal(1), max(Decimal(0), share))


def _rows(file: str, csv_text: CsvText, columns: tuple[str, ...]) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(csv_text(file)))
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise RuleError(f"{file}: kolonnen {missing[0]} mangler; der ventes {', '.join(columns)}.")
    return [{column: (row[column] or "").strip() for column in columns} for row in reader]


def _number(file: str, row: Mapping[str, str], column: str) -> Decimal:
    return parse_plain(row[column], f"{file}, {next(iter(row.values()))}, {column}")


def report_forecast(scheme: ForecastScheme) -> Report:
    """What can be computed, with what is missing named."""
    blocks = (_back_test_block(scheme), _graduates_block(scheme), _demand_block(scheme), _supply_block(scheme))
    return Report("forecast", scheme.heading, tuple(block for block in blocks if block is not None))


def _whole(value: Decimal, trace: tuple[str, ...] = ()) -> Entry:
    return Entry(danish(HALF_UP.round(value)), str(value), trace)


def _back_test_block(scheme: ForecastScheme) -> Block:
    columns = (Column("modelled", "Beregnet"), Column("printed", "Trykt"), Column("error", "Forskel"))
    rows = tuple(
        (
            (str(test.year),),
            {"modelled": _whole(test.modelled), "printed": _whole(test.printed), "error": _whole(test.error)},
        )
        for test in back_test(scheme.training, scheme.printed_graduates)
    )
    note = "De trykte år er uden voksenuddannelse og udenlandsk uddannelse."
    return Block("back_test", "Modellen holdt op mod de trykte år", ("År",), columns, rows, (note,))


def _known_graduates(scheme: ForecastScheme) -> tuple[dict[int, Decimal], tuple[str, ...]]:
    known: dict[int, Decimal] = {}
    missing: list[str] = []
    for year in scheme.years:
        try:
            known[year] = scheme.training.graduates(year)
        except RuleError as error:
            missing.append(f"Nyuddannede i {year} kan ikke beregnes: {error}")
    return known, tuple(missing)


def _graduates_block(scheme: ForecastScheme) -> Block:
    known, missing = _known_graduates(scheme)
    training = scheme.training
    rows = tuple(
        ((str(year),), {"graduates": _whole(count, _weights(training, year))}) for year, count in known.items()
    )
    return Block("graduates", "Nyuddannede", ("År",), (Column("graduates", "Nyuddannede"),), rows, missing)


def _weights(training: Training, year: int) -> tuple[str, ...]:
    told = tuple(
        f"{danish(weight)} × {danish(training.intake(year - lag))} påbegyndt i {year - lag}"
        for lag, weight in training.weights.items()
    )
    completion = HALF_UP.round(training.completion * 100, 2)
    return (*told, f"× fuldførelse {danish(completion)} pct.", f"+ {danish(training.besides)} fra anden uddannelse")


def _demand_block(scheme: ForecastScheme) -> Block:
    found = demand(scheme.groups, scheme.drivers, scheme.years)
    columns: tuple[Column, ...] = tuple(Column(name, name) for name in found.by_group)
    rows = []
    for year in scheme.years:
        entries = {
            group.name: _whole(found.by_group[group.name][year], _driven(group, scheme, year))
            for group in scheme.groups
            if group.name in found.by_group
        }
        total = found.total(year)
        if total is not None:
            entries["total"] = _whole(total)
        rows.append(((str(year),), entries))
    if found.total(scheme.years[0]) is not None:
        columns += (Column("total", "I alt"),)
    return Block(
        "demand", "Efterspørgsel", ("År",), columns, tuple(rows), (*found.missing, *_published(scheme, "demand"))
    )


def _driven(group: Group, scheme: ForecastScheme, year: int) -> tuple[str, ...]:
    if group.driver is None:
        return (f"{danish(group.start)} ved starten, holdt uændret",)
    driver, first = scheme.drivers[group.driver], scheme.years[0]
    return (
        f"{danish(group.start)} × {danish(driver[year])} / {danish(driver[first])} ({group.driver}, {year} og {first})",
    )


def _supply_block(scheme: ForecastScheme) -> Block:
    if scheme.ages is None:
        missing: tuple[str, ...] = (
            "Udbuddet kan ikke beregnes: aldersfordelingen ved starten og andelen, der bliver, mangler.",
        )
        return Block("supply", "Udbud", ("År",), (), (), (*missing, *_published(scheme, "supply"), *_buffers(scheme)))
    graduates, missing = _known_graduates(scheme)
    results = {name: supply(ages, graduates, scheme.years) for name, ages in scheme.ages.items()}
    rows = tuple(
        (
            (str(step.year),),
            {
                name: _whole(value, _stock(results[name], graduates, step.year))
                for name, value in step.by_assumption.items()
            },
        )
        for step in span(results, scheme.years)
    )
    columns = tuple(Column(name, f"Udbud, {name}") for name in results)
    return Block(
        "supply", "Udbud", ("År",), columns, rows, (*missing, *_published(scheme, "supply"), *_buffers(scheme))
    )


def _stock(result: Series, graduates: Series, year: int) -> tuple[str, ...]:
    if year - 1 not in result:
        return ("udbuddet ved starten, efter alder",)
    before, new = result[year - 1], graduates[year]
    left = before + new - result[year]
    return tuple(
        f"{danish(HALF_UP.round(figure))} {told}"
        for figure, told in ((before, f"i {year - 1}"), (new, "nyuddannede"), (-left, "gået fra eller på pension"))
    )


def _published(scheme: ForecastScheme, name: str) -> tuple[str, ...]:
    return (f"Trykt for {scheme.years[-1]}: ca. {danish(scheme.published[name])}.",) if name in scheme.published else ()


def _buffers(scheme: ForecastScheme) -> tuple[str, ...]:
    return tuple(f"Buffer ved siden af udbuddet: {name}, {danish(count)}." for name, count in scheme.buffers.items())
