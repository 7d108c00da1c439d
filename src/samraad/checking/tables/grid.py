"""A table as figures: its cells as exact numbers in columns, its rows as addends and totals."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from samraad.checking.wordlists import either, entries
from samraad.reading.model import Table

_CELL = re.compile(
    r"(?P<sign>[-−–+]?)\s?(?P<figure>(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?)\s?"
    r"(?P<unit>%|pct\.?|procent|‰|(?:mio\.|mia\.|t\.)?\s?kr\.?|dkk)?\*{0,3}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[/-]\s?(?:20)?\d\d)?\*{0,3}")
_TOTAL = re.compile(rf"(?:{either(entries('total_labels'))})(?![a-zæøå])", re.IGNORECASE)
_TOTAL_AT_END = re.compile(r"\s(?:i alt|total)$", re.IGNORECASE)
_PART = re.compile(rf"[-–•\s]*(?:{either(entries('part_labels'))})(?![a-zæøå])", re.IGNORECASE)
_PERCENT = ("%", "pct", "pct.", "procent")


@dataclass(frozen=True, slots=True)
class Cell:
    """``printed`` keeps its decimals."""

    text: str
    printed: Decimal
    percent: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """``cells`` are as many as the row prints; they stand in columns only where the row is whole."""

    label: str
    cells: tuple[Cell | None, ...]

    @property
    def is_total(self) -> bool:
        label = self.label.strip(" *:")
        return _TOTAL.match(label) is not None or _TOTAL_AT_END.search(label) is not None

    @property
    def is_part(self) -> bool:
        """Whether the row tells of which, and so adds nothing to a total."""
        return _PART.match(self.label) is not None


@dataclass(frozen=True, slots=True)
class Grid:
    """``columns`` is the number of figures of a whole row."""

    table: Table
    rows: tuple[GridRow, ...]
    columns: int

    def head(self, column: int) -> str:
        """The name of a column as printed, or an empty text."""
        return self.table.header[column + 1] if column + 1 < len(self.table.header) else ""

    def whole(self, row: GridRow) -> bool:
        return len(row.cells) == self.columns


def grid_of(table: Table) -> Grid | None:
    """The table's figures; None where it is no table of labelled figures."""
    rows = tuple(_row(cells) for cells in table.rows if len(cells) > 1)
    if len(rows) < 3 or sum(_is_label(row.label) for row in rows) * 5 < len(rows) * 4:
        return None
    columns = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    return Grid(table, rows, columns)


def cell_of(text: str) -> Cell | None:
    """The figure of a cell; None for what is no single plain figure (an empty cell, a year, a figure in brackets)."""
    match = _CELL.fullmatch(text.strip())
    if match is None or _YEAR.fullmatch(text.strip()):
        return None
    printed = Decimal(match["figure"].replace(".", "").replace(",", "."))
    if match["sign"] and match["sign"] != "+":
        printed = printed.copy_negate()
    return Cell(text, printed, (match["unit"] or "").lower() in _PERCENT)


def _row(cells: tuple[str, ...]) -> GridRow:
    return GridRow(cells[0], tuple(cell_of(cell) for cell in cells[1:]))


def _is_label(text: str) -> bool:
    return cell_of(text) is None
