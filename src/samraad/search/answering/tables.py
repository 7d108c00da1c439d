"""Questions that a table answers: which row is highest or lowest, the total, the figure of a row under a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from samraad.search.answering.model import TableView
from samraad.search.answering.question import Question
from samraad.search.answering.words import Senses, best, match
from samraad.search.danish.fold import fold
from samraad.search.danish.tokens import spans

_FIGURE = re.compile(r"^[(+−-]?\s*\d[\d.]*(?:,\d+)?\s*%?\)?$")
_DIFFERENCE = re.compile(r"differen|ændring|forskel|stigning|fald|udvikling", re.IGNORECASE)
_TOTALS = frozenset({"i alt", "ialt", "samlet", "hele landet", "total", "sum", "tilsammen"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell a question asks for: its row's label and the figure as printed."""

    row: tuple[str, ...]
    label: str
    figure: str


_MONEY = re.compile(r"\bkr\b|kroner|\bmio\b|\bmia\b|beløb|udgift|pris|bidrag|budget|takst", re.IGNORECASE)
_SHARES = re.compile(r"%|pct|procent|andel|nøgle", re.IGNORECASE)


def is_of(table: TableView, text: str, *, money: bool) -> bool:
    """Whether the figures of the row are amounts of money, or else shares: its head or the row itself says so."""
    said = " ".join((table.caption, *table.header, table.head, text))
    return bool((_MONEY if money else _SHARES).search(said))


def is_total(label: str) -> bool:
    """Whether a row of this label sums up the others."""
    return fold(label).strip(" :*") in {fold(each) for each in _TOTALS} or fold(label).startswith("i alt")


def extreme_row(table: TableView, question: Question, senses: Senses) -> Cell | None:
    """The row with the highest or lowest figure in the column the question means."""
    column = asked_column(table, question, senses)
    if column is None:
        return None
    best_cell: tuple[Decimal, Cell] | None = None
    for row in table.rows:
        if len(row) <= column or is_total(row[0]):
            continue
        amount = figure(row[column])
        if amount is None:
            continue
        amount *= question.extreme
        if best_cell is None or amount > best_cell[0]:
            best_cell = (amount, Cell(row, row[0], row[column]))
    return best_cell[1] if best_cell else None


def asked_column(table: TableView, question: Question, senses: Senses) -> int | None:
    """The column whose heading has most of the question; that of the differences where a change is asked for."""
    headings = list(enumerate(table.header))[1:]
    if question.change:
        differences = [at for at, text in headings if _DIFFERENCE.search(text)]
        if differences:
            return differences[-1]
    scored = [(_worth(text, question, senses), -at) for at, text in headings if _has_figures(table, at)]
    return -max(scored)[1] if scored else None


def figure(cell: str) -> Decimal | None:
    """The exact figure of a cell; None where it is no figure."""
    text = cell.strip()
    if not _FIGURE.match(text):
        return None
    plain = re.sub(r"[^\d,−-]", "", text).replace(",", ".").replace("−", "-")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def row_of(table: TableView, text: str) -> tuple[str, ...] | None:
    """The row that is printed as this line: its label begins it, and its other cells follow in order."""
    printed = " ".join(text.split())
    return next((row for row in table.rows if row and row[0] and _is_printed(row, printed)), None)


def _is_printed(row: tuple[str, ...], printed: str) -> bool:
    at = 0
    for index, cell in enumerate(row):
        if not cell:
            continue
        found = printed.find(cell, at)
        if found < 0 or (index == 0 and found != 0):
            return False
        at = found + len(cell)
    return True


def figure_of(table: TableView, row: tuple[str, ...], question: Question, senses: Senses) -> str | None:
    """The figure of the row that the question asks for."""
    column = asked_column(table, question, senses)
    if column is not None and column < len(row) and figure(row[column]) is not None:
        return row[column]
    return next((cell for cell in row[1:] if figure(cell) is not None), None)


def _worth(text: str, question: Question, senses: Senses) -> float:
    tokens = [senses.of(printed) for _, _, printed in spans(text)]
    total = 0.0
    for term in question.terms:
        total += term.weight * best(match(sense, term.sense, term.alike, term.name) for sense in tokens).strength
    return total


def _has_figures(table: TableView, column: int) -> bool:
    return any(len(row) > column and figure(row[column]) is not None for row in table.rows)
