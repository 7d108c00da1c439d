"""The rows of a scheme's table: from a CSV file or inline, with years as columns unpivoted to a dimension."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from samraad.rules.errors import RuleError
from samraad.rules.numbers import parse_plain
from samraad.rules.tables import Key
from samraad.rules.yaml_fields import Field

MOST_ROWS = 500_000


@dataclass(frozen=True, slots=True)
class Rows:
    """``cells`` by row and column as text; ``lines`` tells where each row stands in ``file``."""

    file: str
    dimensions: tuple[str, ...]
    keys: tuple[Key, ...]
    cells: Mapping[Key, Mapping[str, str]]
    lines: Mapping[Key, int]

    def fail(self, key: Key, column: str, reason: str) -> RuleError:
        return RuleError(f"{self.file}, linje {self.lines[key]}, {' / '.join(key)}, {column}: {reason}")

    def text(self, key: Key, column: str, asked_by: Field) -> str:
        if column not in self.cells[key]:
            raise asked_by.fail(f"kolonnen {column} findes ikke i {self.file}; der er {', '.join(self.cells[key])}.")
        return self.cells[key][column].strip()

    def number(self, key: Key, column: str, asked_by: Field) -> Decimal | None:
        """The figure of a cell, None where it is empty; raises RuleError on anything but a number."""
        text = self.text(key, column, asked_by)
        if not text:
            return None
        try:
            return parse_plain(text, column)
        except RuleError:
            kind = "en formel" if text[:1] in "=@" else "ikke et tal som 3.125"
            raise self.fail(key, column, f"»{text}« er {kind}.") from None


def read_rows(
    table: Field,
    fields: Mapping[str, Field],
    dimensions: tuple[str, ...],
    csv_text: Callable[[str], str],
    known: Mapping[str, frozenset[str]],
) -> Rows:
    """The rows of a table field; raises RuleError on unknown, missing or repeated rows."""
    if ("csv" in fields) == ("rows" in fields):
        raise table.fail("tabellen skal have enten csv eller rows.")
    if "csv" in fields:
        file, found = fields["csv"].text(), _csv_rows(fields["csv"], csv_text)
    else:
        file, found = table.file, _inline_rows(fields["rows"])
    if "where" in fields:
        wanted = {name: value.text() for name, value in fields["where"].fields().items()}
        found = [(line, row) for line, row in found if all(row.get(name) == value for name, value in wanted.items())]
    if "unpivot" in fields:
        found = _unpivot(fields["unpivot"], found, dimensions)
    if not found:
        raise table.fail("tabellen har ingen rækker.")
    if len(found) > MOST_ROWS:
        raise table.fail(f"tabellen har flere end {MOST_ROWS} rækker.")
    cells: dict[Key, dict[str, str]] = {}
    lines: dict[Key, int] = {}
    for line, row in found:
        key = _key(file, line, row, dimensions, known)
        if key in cells:
            raise RuleError(f"{file}, linje {line}: rækken {' / '.join(key)} står to gange (også linje {lines[key]}).")
        cells[key], lines[key] = row, line
    return Rows(file, dimensions, tuple(cells), cells, lines)


def _key(
    file: str, line: int, row: Mapping[str, str], dimensions: tuple[str, ...], known: Mapping[str, frozenset[str]]
) -> Key:
    for name in dimensions:
        value = row.get(name, "").strip()
        if not value:
            raise RuleError(f"{file}, linje {line}: {name} mangler.")
        if name in known and value not in known[name]:
            raise RuleError(f"{file}, linje {line}: »{value}« er ikke en kendt {name}; ret navnet.")
    return tuple(row[name].strip() for name in dimensions)


def _csv_rows(field: Field, csv_text: Callable[[str], str]) -> list[tuple[int, dict[str, str]]]:
    text = csv_text(field.text())
    reader = csv.DictReader(io.StringIO(text), strict=True)
    rows = []
    try:
        for row in reader:
            if None in row or None in row.values():
                raise RuleError(
                    f"{field.text()}, linje {reader.line_num}: rækken har et andet antal celler end overskriften."
                )
            rows.append((reader.line_num, dict(row)))
    except csv.Error as error:
        raise RuleError(f"{field.text()}, linje {reader.line_num}: filen er ikke gyldig CSV ({error}).") from None
    return rows


def _inline_rows(field: Field) -> list[tuple[int, dict[str, str]]]:
    return [
        (row.node.start_mark.line + 1, {name: value.text() for name, value in row.fields().items()})
        for row in field.items()
    ]


def _unpivot(
    field: Field, rows: list[tuple[int, dict[str, str]]], dimensions: tuple[str, ...]
) -> list[tuple[int, dict[str, str]]]:
    """Columns become rows: each of ``columns`` is a value of the dimension ``into``.

    Its cell goes to the column that the cell of ``measure`` names, else to ``value``.
    """
    fields = field.known("columns", "into", "measure")
    columns = [column.text() for column in fields["columns"].items()]
    into, measure = fields["into"].text(), fields["measure"].text() if "measure" in fields else None
    merged: dict[Key, tuple[int, dict[str, str]]] = {}
    for line, row in rows:
        name = "value" if measure is None else row.get(measure, "")
        for column in columns:
            if column not in row:
                raise field.fail(f"kolonnen {column} findes ikke.")
            here = {**{d: row.get(d, "") for d in dimensions}, into: column}
            target = merged.setdefault(tuple(here.values()), (line, here))[1]
            if name in target:
                raise RuleError(f"linje {line}: {name} for {' / '.join(here.values())} står to gange.")
            target[name] = row[column]
    measures = list(dict.fromkeys(name for _, row in merged.values() for name in row))
    return [(line, {name: row.get(name, "") for name in measures}) for line, row in merged.values()]
