"""Schemes of targets: a contract's goals, whether parts add up to their whole, and where they stand at a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samraad.rules.kinds.heading import HEADING, read_heading
from samraad.rules.numbers import danish
from samraad.rules.report import Block, Column, Entry, Heading, Report
from samraad.rules.targets import DIRECTIONS, Target, adds_up, progress
from samraad.rules.trace import reader_figure
from samraad.rules.yaml_fields import Field


@dataclass(frozen=True, slots=True)
class Measured:
    value: Fraction
    date: dt.date


@dataclass(frozen=True, slots=True)
class TargetsScheme:
    """``wholes``: for a target, the names of the parts that should add up to it; ``measured`` by target."""

    heading: Heading
    targets: Mapping[str, Target]
    wholes: Mapping[str, tuple[str, ...]]
    measured: Mapping[str, Measured]


def read_targets(root: Field) -> TargetsScheme:
    """The field targets; each may have parts and a measurement."""
    fields = root.known(*HEADING, "targets")
    if "targets" not in fields:
        raise root.fail("feltet targets mangler.")
    targets: dict[str, Target] = {}
    wholes: dict[str, tuple[str, ...]] = {}
    measured: dict[str, Measured] = {}
    listed = fields["targets"].fields()
    for name, field in listed.items():
        parts = field.known(
            "measure",
            "unit",
            "value",
            "direction",
            "due",
            "baseline",
            "baseline_date",
            "measured_by",
            "parts",
            "measured",
            "measured_on",
        )
        targets[name] = _target(name, field, parts)
        if "parts" in parts:
            wholes[name] = tuple(_known(part, listed) for part in parts["parts"].items())
        if "measured" in parts and "measured_on" in parts:
            measured[name] = Measured(Fraction(parts["measured"].number()), parts["measured_on"].date())
    return TargetsScheme(read_heading(root, fields), targets, wholes, measured)


def _known(part: Field, listed: Mapping[str, Field]) -> str:
    if part.text() not in listed:
        raise part.fail(f"målet {part.text()} findes ikke.")
    return part.text()


def _target(name: str, field: Field, parts: Mapping[str, Field]) -> Target:
    for needed in ("measure", "unit", "due"):
        if needed not in parts:
            raise field.fail(f"feltet {needed} mangler.")
    direction = parts["direction"].text() if "direction" in parts else "at_least"
    if direction not in DIRECTIONS:
        raise parts["direction"].fail(f"vælg mellem {', '.join(DIRECTIONS)}.")
    return Target(
        name=name,
        measure=parts["measure"].text(),
        unit=parts["unit"].text(),
        value=Fraction(parts["value"].number()) if "value" in parts else None,
        direction=direction,
        due=parts["due"].date(),
        baseline=Fraction(parts["baseline"].number()) if "baseline" in parts else None,
        baseline_date=parts["baseline_date"].date() if "baseline_date" in parts else None,
        measured_by=parts["measured_by"].text() if "measured_by" in parts else None,
    )


def report_targets(scheme: TargetsScheme) -> Report:
    """The targets, firm or awaiting, with their sums and progress."""
    columns = (
        Column("measure", "Mål"),
        Column("goal", "Måltal"),
        Column("due", "Senest"),
        Column("measured", "Målt"),
        Column("status", "Status"),
    )
    rows = tuple(((name,), _row(target, scheme.measured.get(name))) for name, target in scheme.targets.items())
    sentences = []
    for whole, parts in scheme.wholes.items():
        found = adds_up(scheme.targets[whole], [scheme.targets[part] for part in parts])
        told = f"{' + '.join(parts)} giver {_figure(found.parts)}"
        sentences.append(
            f"{told}, som {whole} siger." if found.agrees else f"{told}, men {whole} siger {_figure(found.whole)}."
        )
    return Report("targets", scheme.heading, (Block("targets", "Måltal", ("Navn",), columns, rows, tuple(sentences)),))


def _row(target: Target, measured: Measured | None) -> dict[str, Entry]:
    direction = DIRECTIONS[target.direction].danish
    goal = "afventer" if target.value is None else f"{direction} {_figure(target.value)} {target.unit}"
    entries = {
        "measure": Entry(target.measure, target.measure),
        "goal": Entry(goal, "" if target.value is None else str(target.value)),
        "due": Entry(target.due.isoformat(), target.due.isoformat()),
    }
    if measured is None or target.value is None or target.baseline is None:
        entries["status"] = Entry("ikke målt" if target.firm else "afventer", "")
        return entries
    found = progress(target, measured.value, measured.date)
    entries["measured"] = Entry(f"{_figure(measured.value)} pr. {measured.date.isoformat()}", str(measured.value))
    status = "nået" if found.reached else "på vej" if found.on_track else "bagud"
    trace: tuple[str, ...] = (f"Forventet på dagen: {_figure(found.expected)}",)
    if found.pace is not None and not found.reached:
        trace += (f"Nødvendigt tempo: {_figure(found.pace)} {target.unit} om året",)
    entries["status"] = Entry(status, status, trace)
    return entries


def _figure(value: Fraction) -> str:
    return danish(Decimal(value.numerator)) if value.denominator == 1 else reader_figure(value)
