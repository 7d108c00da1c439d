"""Schemes of notices and terms: meetings with what is due before them, terms, elections, and the rotation of the chair."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from babel.dates import format_date

from samraad.rules.errors import RuleError
from samraad.rules.kinds.heading import HEADING, read_heading
from samraad.rules.notices import Period, parse_period
from samraad.rules.report import Block, Column, Entry, Heading, Report
from samraad.rules.wheel import Deadline, Mark, chair_in, local_election, wheel
from samraad.rules.yaml_fields import Field


@dataclass(frozen=True, slots=True)
class Gathering:
    name: str
    date: dt.date
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class Rotation:
    order: tuple[str, ...]
    first_year: int
    years_each: int
    shown: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WheelScheme:
    heading: Heading
    meetings: tuple[Gathering, ...]
    elections: tuple[int, ...]
    rotation: Rotation | None


def read_wheel(root: Field) -> WheelScheme:
    """Fields meetings (date, deadlines), elections (years), rotation."""
    fields = root.known(*HEADING, "meetings", "elections", "rotation")
    if "meetings" not in fields:
        raise root.fail("feltet meetings mangler.")
    return WheelScheme(
        heading=read_heading(root, fields),
        meetings=tuple(_gathering(name, field) for name, field in fields["meetings"].fields().items()),
        elections=tuple(y.whole(1900, 2199) for y in fields["elections"].items()) if "elections" in fields else (),
        rotation=_rotation(fields["rotation"]) if "rotation" in fields else None,
    )


def _gathering(name: str, field: Field) -> Gathering:
    fields = field.known("date", "deadlines")
    if "date" not in fields:
        raise field.fail("feltet date mangler.")
    deadlines = fields["deadlines"].fields() if "deadlines" in fields else {}
    return Gathering(name, fields["date"].date(), tuple(_deadline(n, f) for n, f in deadlines.items()))


def _deadline(name: str, field: Field) -> Deadline:
    fields = field.known("before", "working_day")
    if "before" not in fields:
        raise field.fail("feltet before mangler.")
    moves = "working_day" in fields and fields["working_day"].boolean()
    return Deadline(name, _period(fields["before"]), moves)


def _period(field: Field) -> Period:
    try:
        return parse_period(field.text())
    except RuleError as error:
        raise field.fail(str(error)) from None


def _rotation(field: Field) -> Rotation:
    fields = field.known("order", "first_year", "years_each", "shown")
    for needed in ("order", "first_year", "shown"):
        if needed not in fields:
            raise field.fail(f"feltet {needed} mangler.")
    return Rotation(
        order=tuple(name.text() for name in fields["order"].items()),
        first_year=fields["first_year"].whole(1900, 2199),
        years_each=fields["years_each"].whole(1, 50) if "years_each" in fields else 2,
        shown=tuple(year.whole(1900, 2199) for year in fields["shown"].items()),
    )


def report_wheel(scheme: WheelScheme) -> Report:
    """The dates in order, and who is in the chair."""
    marks: list[Mark] = []
    for meeting in scheme.meetings:
        marks += wheel(meeting.name, meeting.date, meeting.deadlines)
    marks += [Mark(local_election(year), "Kommunalvalg", "tredje tirsdag i november") for year in scheme.elections]
    rows = tuple(
        ((mark.name,), {"date": _day(mark.date, mark.because), "because": Entry(mark.because, mark.because)})
        for mark in sorted(marks, key=lambda mark: (mark.date, mark.name))
    )
    columns = (Column("date", "Dato"), Column("because", "Hvorfor"))
    blocks = [Block("dates", "Årets hjul", ("Hvad",), columns, rows)]
    if scheme.rotation is not None:
        blocks.append(_rotation_block(scheme.rotation))
    return Report("wheel", scheme.heading, tuple(blocks))


def _rotation_block(rotation: Rotation) -> Block:
    rows: list[tuple[tuple[str, ...], Mapping[str, Entry]]] = []
    for year in rotation.shown:
        name = chair_in(year, rotation.order, rotation.first_year, rotation.years_each)
        rows.append(((str(year),), {"chair": Entry(name, name)}))
    return Block("chair", "Formandskabet", ("År",), (Column("chair", "Formand"),), tuple(rows))


def _day(day: dt.date, because: str) -> Entry:
    return Entry(format_date(day, "d. MMMM y", locale="da"), day.isoformat(), (because,))
