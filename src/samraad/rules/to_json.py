"""Results of the rules as plain JSON values: figures as text, so that none loses a digit."""

from __future__ import annotations

from typing import Any

from samraad.rules.compare import Comparison
from samraad.rules.inputs import Indicator, Source
from samraad.rules.numbers import decimal_text
from samraad.rules.report import Report
from samraad.rules.run import Cell, Result, Row, TableResult
from samraad.rules.tables import Scheme
from samraad.rules.trace import Trace


def result_json(result: Result) -> dict[str, Any]:
    """The result, row by row, each figure with its trace."""
    return {
        "scheme": scheme_json(result.scheme),
        "tables": [_table(table) for table in result.tables.values()],
    }


def scheme_json(scheme: Scheme) -> dict[str, Any]:
    return {
        "name": scheme.name,
        "title": scheme.title,
        "council": scheme.council,
        "source": scheme.source and source_json(scheme.source),
        "notes": list(scheme.notes),
        "invented": list(scheme.invented),
        "parameters": [
            {**indicator_json(p.indicator), "value": decimal_text(p.figure.value), "certain": p.figure.certain}
            for p in scheme.parameters.values()
        ],
    }


def source_json(source: Source) -> dict[str, Any]:
    return {
        "dossier": source.dossier,
        "first_line": source.first_line,
        "last_line": source.last_line,
        "text": source.text,
    }


def indicator_json(indicator: Indicator) -> dict[str, Any]:
    return {
        "name": indicator.name,
        "title": indicator.title,
        "unit": indicator.unit,
        "date": indicator.date and indicator.date.isoformat(),
        "price_level": indicator.price_level,
        "source": indicator.source and source_json(indicator.source),
        "invented": indicator.invented,
    }


def _table(found: TableResult) -> dict[str, Any]:
    columns = [indicator for indicator, _ in found.table.inputs.values()]
    columns += [column.indicator for column in found.table.computed.values()]
    return {
        "name": found.table.name,
        "title": found.table.title,
        "dimensions": dict(found.table.dimensions),
        "columns": [indicator_json(indicator) for indicator in columns],
        "rows": [_row(found, row) for row in found.rows],
        "totals": {
            name: {
                "exact": decimal_text(total.exact),
                "sum_of_rounded": format(total.of_rounded, "f"),
                "printed": None if total.published is None else format(total.published, "f"),
                "does_not_sum": total.does_not_sum,
                "sentence": total.sentence(),
            }
            for name, total in found.totals.items()
        },
        "ties": {column: [list(tie) for tie in ties] for column, ties in found.ties.items()},
        "missing": list(found.missing),
    }


def _row(found: TableResult, row: Row) -> dict[str, Any]:
    return {
        "key": dict(zip(found.table.dimensions, row.key, strict=True)),
        "certain": row.certain,
        "cells": {name: _cell(cell) for name, cell in row.cells.items()},
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "value": format(cell.rounded, "f"),
        "exact": decimal_text(cell.exact),
        "trace": cell.trace and _trace(cell.trace),
    }


def _trace(trace: Trace) -> dict[str, Any]:
    return {
        "formula": trace.formula,
        "inputs": [
            {"name": operand.name, "value": decimal_text(operand.value), "certain": operand.certain}
            for operand in trace.operands
        ],
        "rounding": trace.rounding and trace.rounding.name,
    }


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Every printed cell with its answer, how many got each, and the checks."""
    return {
        "scheme": comparison.result.scheme.name,
        "counts": {agreement.value: count for agreement, count in sorted(comparison.count().items())},
        "cells": [
            {
                "table": cell.table,
                "row": list(cell.key),
                "column": cell.column,
                "printed": format(cell.printed, "f"),
                "recomputed": format(cell.recomputed, "f"),
                "agreement": cell.agreement.value,
                "certain": cell.certain,
            }
            for cell in comparison.cells
        ],
        "checks": [
            {"title": check.title, "row": list(check.key), "agreement": check.agreement.value}
            for check in comparison.checks
        ],
    }


def report_json(report: Report) -> dict[str, Any]:
    """Any kind of report, row by row, each entry with its trace."""
    heading = report.heading
    return {
        "scheme": {
            "name": heading.name,
            "kind": report.kind,
            "title": heading.title,
            "council": heading.council,
            "source": heading.source and source_json(heading.source),
            "notes": list(heading.notes),
            "invented": list(heading.invented),
        },
        "tables": [
            {
                "name": block.name,
                "title": block.title,
                "dimensions": list(block.labels),
                "columns": [{"name": c.name, "title": c.title, "unit": c.unit} for c in block.columns],
                "rows": [
                    {
                        "key": list(key),
                        "cells": {
                            name: {"value": entry.value, "text": entry.text, "trace": list(entry.trace)}
                            for name, entry in entries.items()
                        },
                    }
                    for key, entries in block.rows
                ],
                "sentences": list(block.sentences),
            }
            for block in report.blocks
        ],
    }
