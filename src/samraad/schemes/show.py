"""A report as a page shows it: rows in the reader's order, cells with their answer against print, totals in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from samraad.rules.compare import DANISH, Agreement, ComparedCell, Comparison
from samraad.rules.inputs import Indicator, Source
from samraad.rules.numbers import danish
from samraad.rules.report import Block, Column, Entry, Report
from samraad.rules.tables import Key, Scheme
from samraad.rules.trace import reader_figure
from samraad.schemes.my_municipality import own_first


@dataclass(frozen=True, slots=True)
class ShownCell:
    entry: Entry | None
    printed: str | None
    agreement: str | None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """``place`` is the row's number in the table's own order, which its page of explanation is asked for by."""

    key: Key
    own: bool
    place: int
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class ShownBlock:
    name: str
    title: str
    labels: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[ShownRow, ...]
    sentences: tuple[str, ...]
    explained: bool


@dataclass(frozen=True, slots=True)
class ShownInput:
    """An input of the scheme with where it comes from."""

    title: str
    value: str | None
    unit: str
    date: dt.date | None
    price_level: str
    source: Source | None
    invented: bool


def shown_blocks(report: Report, comparison: Comparison | None, municipality: str) -> tuple[ShownBlock, ...]:
    """The report's tables for a reader, with what was printed beside what was computed."""
    compared: dict[tuple[str, Key, str], ComparedCell] = {}
    if comparison is not None:
        compared = {(cell.table, cell.key, cell.column): cell for cell in comparison.cells}
    return tuple(_block(block, compared, municipality) for block in report.blocks)


def _block(block: Block, compared: Mapping[tuple[str, Key, str], ComparedCell], municipality: str) -> ShownBlock:
    entries = dict(block.rows)
    places = {key: number for number, (key, _) in enumerate(block.rows)}
    rows = tuple(
        ShownRow(
            key,
            own,
            places[key],
            tuple(_cell(entries[key].get(c.name), compared.get((block.name, key, c.name))) for c in block.columns),
        )
        for key, own in own_first(block, municipality)
    )
    explained = any(entry.trace for cells in entries.values() for entry in cells.values())
    return ShownBlock(block.name, block.title, block.labels, block.columns, rows, block.sentences, explained)


def _cell(entry: Entry | None, compared: ComparedCell | None) -> ShownCell:
    if compared is None:
        return ShownCell(entry, None, None)
    return ShownCell(entry, danish(compared.printed), compared.agreement.value)


def counts_in_words(comparison: Comparison) -> tuple[tuple[str, int], ...]:
    """How many printed cells got each answer, in the order good to bad."""
    counted = comparison.count()
    return tuple((DANISH[agreement], counted[agreement]) for agreement in Agreement if counted[agreement])


def differing(comparison: Comparison) -> tuple[ComparedCell, ...]:
    """The printed cells that do not reproduce."""
    return tuple(cell for cell in comparison.cells if cell.agreement is Agreement.DIFFERS)


def shown_inputs(scheme: Scheme) -> tuple[ShownInput, ...]:
    """Every input of a scheme of tables: parameters with their value, columns without."""
    parameters = [_input(p.indicator, reader_figure(p.figure.value)) for p in scheme.parameters.values()]
    columns = [_input(indicator, None) for table in scheme.tables.values() for indicator, _ in table.inputs.values()]
    return (*parameters, *columns)


def _input(indicator: Indicator, value: str | None) -> ShownInput:
    return ShownInput(
        title=indicator.title,
        value=value,
        unit=indicator.unit or "",
        date=indicator.date,
        price_level=indicator.price_level or "",
        source=indicator.source,
        invented=indicator.invented,
    )
