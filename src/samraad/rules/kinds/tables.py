"""Schemes of tables and formulas: keys, dues, places, indices."""

from __future__ import annotations

from samraad.rules.numbers import danish, decimal_text
from samraad.rules.report import Block, Column, Entry, Heading, Report
from samraad.rules.run import Cell, Result, TableResult, run
from samraad.rules.tables import Scheme
from samraad.rules.trace import reader_figure


def report(scheme: Scheme) -> Report:
    """The scheme computed; raises RuleError."""
    return report_of(run(scheme))


def report_of(result: Result) -> Report:
    scheme = result.scheme
    heading = Heading(scheme.name, scheme.title, scheme.council, scheme.source, scheme.notes, scheme.invented)
    return Report("tables", heading, tuple(_block(found) for found in result.tables.values()))


def _block(found: TableResult) -> Block:
    indicators = [indicator for indicator, _ in found.table.inputs.values()]
    indicators += [column.indicator for column in found.table.computed.values()]
    titles = {indicator.name: indicator.title for indicator in indicators}
    sentences = [f"{titles[name]}: {total.sentence()}" for name, total in found.totals.items()]
    sentences += [
        f"{titles[column]}: lige krav på de sidste pladser, givet i tabellens rækkefølge: {', '.join(tie)}."
        for column, ties in found.ties.items()
        for tie in ties
    ]
    if found.missing:
        sentences.append(f"Ikke beregnet i {len(found.missing)} rækker, hvor et tal mangler, fx {found.missing[0]}")
    return Block(
        name=found.table.name,
        title=found.table.title,
        labels=tuple(found.table.dimensions.values()),
        columns=tuple(Column(i.name, i.title, i.unit) for i in indicators),
        rows=tuple((row.key, {name: _entry(cell) for name, cell in row.cells.items()}) for row in found.rows),
        sentences=tuple(sentences),
    )


def _entry(cell: Cell) -> Entry:
    if cell.trace is None:
        return Entry(danish(cell.rounded), decimal_text(cell.exact))
    text = danish(cell.rounded) if cell.trace.rounding or cell.exact.denominator == 1 else reader_figure(cell.exact)
    return Entry(text, decimal_text(cell.exact), cell.trace.lines())
