"""A result as a spreadsheet with live formulas: an official changes a figure and the sheet recomputes.

One sheet a table, one of parameters, one of sources. Each formula of the scheme becomes the same formula over cells,
unrounded, with the printed rounding as number format, so the sheet agrees with the engine and with print.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from samraad.rules.errors import RuleError
from samraad.rules.expressions import At, Binary, Expression, Lookup, Name, Negative, Number, Sum
from samraad.rules.inputs import Indicator
from samraad.rules.run import Result, Row, TableResult
from samraad.rules.tables import Formula, Key, Scheme, Table

HEADER_ROW = 3
LONGEST_SHEET_NAME = 31


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each table's rows and columns, and each parameter, stand in the workbook."""

    scheme: Scheme
    sheets: Mapping[str, str]
    rows: Mapping[tuple[str, Key], int]
    columns: Mapping[tuple[str, str], int]
    parameters: Mapping[str, int]

    def cell(self, table: str, column: str, key: Key) -> str:
        return str(xl_rowcol_to_cell(self.rows[table, key], self.columns[table, column]))

    def range(self, table: str, column: str) -> str:
        last = max(row for (name, _), row in self.rows.items() if name == table)
        letter = xl_col_to_name(self.columns[table, column])
        return f"${letter}${HEADER_ROW + 2}:${letter}${last + 1}"


def write_workbook(result: Result, target: Path | BinaryIO) -> None:
    """Write the workbook; raises OSError where the file cannot be written."""
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    try:
        with xlsxwriter.Workbook(target if not isinstance(target, Path) else str(target), options) as book:
            layout = _layout(result)
            formats = _formats(book)
            for found in result.tables.values():
                _write_table(book, layout, found, formats)
            _write_parameters(book, layout, formats)
            _write_sources(book, result.scheme, formats)
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(0, str(error)) from None


def _layout(result: Result) -> Layout:
    rows, columns, sheets = {}, {}, {}
    for name, found in result.tables.items():
        sheets[name] = re.sub(r"[\[\]:*?/\\']", " ", found.table.title)[:LONGEST_SHEET_NAME]
        for number, row in enumerate(found.rows):
            rows[name, row.key] = HEADER_ROW + 1 + number
        for number, column in enumerate([*found.table.inputs, *found.table.computed]):
            columns[name, column] = len(found.table.dimensions) + number
    if len({sheet.lower() for sheet in sheets.values()}) < len(sheets):
        sheets = {name: f"Tabel {number}" for number, name in enumerate(sheets, 1)}
    parameters = {name: number for number, name in enumerate(result.scheme.parameters, 1)}
    return Layout(result.scheme, sheets, rows, columns, parameters)


def _formats(book: Any) -> dict[str, Any]:
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "header": book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"}),
        "input": book.add_format({"font_color": "#1D4E89"}),
        "note": book.add_format({"italic": True}),
        "book": book,
    }


def _write_table(book: Any, layout: Layout, found: TableResult, formats: dict[str, Any]) -> None:
    table, sheet = found.table, book.add_worksheet(layout.sheets[found.table.name])
    sheet.write_string(0, 0, f"{layout.scheme.title}: {table.title}", formats["title"])
    sheet.write_string(1, 0, "Blå tal er inputs og kan ændres; resten regnes om.", formats["note"])
    for number, title in enumerate(table.dimensions.values()):
        sheet.write_string(HEADER_ROW, number, title, formats["header"])
    sheet.set_column(0, len(table.dimensions) - 1, 26)
    for name, (indicator, _) in table.inputs.items():
        sheet.write_string(HEADER_ROW, layout.columns[table.name, name], _heading(indicator), formats["header"])
    for name, column in table.computed.items():
        number = layout.columns[table.name, name]
        sheet.write_string(HEADER_ROW, number, _heading(column.indicator), formats["header"])
    for row in found.rows:
        _write_row(sheet, layout, table, row, formats)
    _write_totals(sheet, layout, found, formats)
    sheet.freeze_panes(HEADER_ROW + 1, len(table.dimensions))


def _heading(indicator: Indicator) -> str:
    told = indicator.title + (f" ({indicator.unit})" if indicator.unit else "")
    return told + (" – opdigtet" if indicator.invented else "")


def _write_row(sheet: Any, layout: Layout, table: Table, row: Row, formats: dict[str, Any]) -> None:
    at = layout.rows[table.name, row.key]
    for number, value in enumerate(row.key):
        sheet.write_string(at, number, value)
    for name in table.inputs:
        if name in row.cells:
            sheet.write_number(at, layout.columns[table.name, name], float(row.cells[name].rounded), formats["input"])
    for name, column in table.computed.items():
        if name not in row.cells:
            continue
        place, cell = (at, layout.columns[table.name, name]), row.cells[name]
        if isinstance(column, Formula):
            formula = "=" + spreadsheet_formula(column.expression, layout, table, row.key)
            sheet.write_formula(*place, formula, _number_format(formats, column.decimals), float(cell.exact))
        else:
            sheet.write_number(*place, float(cell.rounded))


def _number_format(formats: dict[str, Any], decimals: int | None) -> Any:
    key = f"decimals {decimals}"
    if key not in formats:
        pattern = "General" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
        formats[key] = formats["book"].add_format({"num_format": pattern})
    return formats[key]


def _write_totals(sheet: Any, layout: Layout, found: TableResult, formats: dict[str, Any]) -> None:
    if not found.totals or not found.rows:
        return
    at = max(layout.rows[found.table.name, row.key] for row in found.rows) + 1
    sheet.write_string(at, 0, "I alt", formats["header"])
    for name, total in found.totals.items():
        area = layout.range(found.table.name, name)
        place = (at, layout.columns[found.table.name, name])
        sheet.write_formula(*place, f"=SUM({area})", formats["header"], float(total.exact))


def _write_parameters(book: Any, layout: Layout, formats: dict[str, Any]) -> None:
    if not layout.parameters:
        return
    sheet = book.add_worksheet("Parametre")
    sheet.set_column(0, 0, 40)
    for number, title in enumerate(("Parameter", "Værdi", "Enhed")):
        sheet.write_string(0, number, title, formats["header"])
    for name, parameter in layout.scheme.parameters.items():
        at = layout.parameters[name]
        sheet.write_string(at, 0, _heading(parameter.indicator))
        sheet.write_number(at, 1, float(parameter.figure.value), formats["input"])
        sheet.write_string(at, 2, parameter.indicator.unit or "")


def _write_sources(book: Any, scheme: Scheme, formats: dict[str, Any]) -> None:
    sheet = book.add_worksheet("Kilder")
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 3, 30)
    for number, title in enumerate(("Størrelse", "Dato", "Prisniveau", "Kilde")):
        sheet.write_string(0, number, title, formats["header"])
    indicators = [p.indicator for p in scheme.parameters.values()]
    indicators += [indicator for table in scheme.tables.values() for indicator, _ in table.inputs.values()]
    for at, indicator in enumerate(indicators, 1):
        sheet.write_string(at, 0, _heading(indicator))
        sheet.write_string(at, 1, indicator.date.isoformat() if indicator.date else "")
        sheet.write_string(at, 2, indicator.price_level or "")
        sheet.write_string(at, 3, str(indicator.source or scheme.source or ""))
    for number, note in enumerate(scheme.notes, len(indicators) + 2):
        sheet.write_string(number, 0, note, formats["note"])


def spreadsheet_formula(expression: Expression, layout: Layout, table: Table, key: Key) -> str:
    """The formula over cells that stands for a tree in one row, in the file format's English function names."""
    match expression:
        case Number(_, text):
            return text
        case Negative(operand):
            return f"-({spreadsheet_formula(operand, layout, table, key)})"
        case Binary(operator, left, right):
            a = spreadsheet_formula(left, layout, table, key)
            b = spreadsheet_formula(right, layout, table, key)
            return f"({a}{operator}{b})"
        case Name(name) if name in layout.parameters and (table.name, name) not in layout.columns:
            return f"Parametre!$B${layout.parameters[name] + 1}"
        case Name(name):
            return layout.cell(table.name, name, key)
        case At(column, where):
            replaced = dict(where)
            other = tuple(replaced.get(d, value) for d, value in zip(table.dimensions, key, strict=True))
            return layout.cell(table.name, column, other)
        case Lookup(other_table, column):
            here = dict(zip(table.dimensions, key, strict=True))
            other = tuple(here[d] for d in layout.scheme.tables[other_table].dimensions)
            return f"'{layout.sheets[other_table]}'!{layout.cell(other_table, column, other)}"
        case Sum(column, by):
            return _sum_formula(layout, table, column, by, key)
    raise RuleError("Formlen kan ikke skrives i et regneark.")


def _sum_formula(layout: Layout, table: Table, column: str, by: tuple[str, ...], key: Key) -> str:
    area = layout.range(table.name, column)
    if not by:
        return f"SUM({area})"
    criteria = []
    for dimension in by:
        position = list(table.dimensions).index(dimension)
        letter = xl_col_to_name(position)
        first, last = area.replace("$", " ").split(":")[0].split()[1], area.rpartition("$")[2]
        criteria.append(
            f"${letter}${first}:${letter}${last},{xl_rowcol_to_cell(layout.rows[table.name, key], position)}"
        )
    return f"SUMIFS({area},{','.join(criteria)})"
