"""Tables whose cells came out a line each."""

from __future__ import annotations

from samraad.reading.model import Table
from samraad.reading.raw import RawLine, RawText
from samraad.reading.repair.lines import repair
from samraad.reading.tables.find import find_tables


def tables(*lines: str) -> tuple[Table, ...]:
    return find_tables(repair(RawText("prøve.txt", "0", "text/plain", None, tuple(RawLine(line) for line in lines))))


ROWS = (("Egedal", "23,8", "2 %"), ("Furesø", "22,2", "2 %"), ("Gribskov", "15,9", "-"), ("I alt", "61,9", "4 %"))
CELLS = [cell for row in ROWS for cell in row]


def test_a_head_and_rows_of_a_label_and_figures() -> None:
    (table,) = tables("Fordeling af pladser", "Kommune", "Pladser", "Andel", *CELLS)
    assert table.rows == ROWS
    assert table.header == ("Kommune", "Pladser", "Andel")
    assert table.caption == "Fordeling af pladser"
    assert (table.span.first_line, table.span.last_line) == (1, 16)


def test_years_over_the_columns_are_its_head() -> None:
    (table,) = tables("Kommune", "2021", "2022", "Egedal", "12", "14", "Furesø", "19", "21", "I alt", "31", "35")
    assert table.header == ("Kommune", "2021", "2022")
    assert table.rows == (("Egedal", "12", "14"), ("Furesø", "19", "21"), ("I alt", "31", "35"))


def test_empty_lines_between_cells_do_not_matter() -> None:
    (table,) = tables(*(line for cell in CELLS for line in (cell, "")))
    assert table.rows == ROWS


def test_key_figures_between_words_are_no_table() -> None:
    assert tables("Elever", "120", "140", "Det er flere end året før.", "Lærere", "12", "14", "Skoler", "3") == ()
