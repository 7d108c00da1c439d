"""Tables from consecutive lines of label and numbers."""

from __future__ import annotations

from collections import Counter

from samraad.reading.flow import span_of
from samraad.reading.model import Line, Role, Table
from samraad.reading.tables.clusters import clusters, shared_words
from samraad.reading.tables.figures import Row, is_number
from samraad.reading.tables.from_cells import tables_of_cells
from samraad.reading.tables.heads import heads_of
from samraad.reading.tables.stacked import stacked_tables

_MANY = 4  # words that labels must share before they are taken as the column's name


def find_tables(lines: tuple[Line, ...]) -> tuple[Table, ...]:
    """Tables in line order."""
    body = [line for line in lines if line.role is Role.BODY and line.text]
    tables = tables_of_cells(lines)
    floor = 0
    for rows in clusters(body):
        tables.append(_table(rows, body, lines, floor))
        floor = rows[-1].index + 1
    taken = {number for table in tables for number in range(table.span.first_line, table.span.last_line + 1)}
    tables += [table for table in stacked_tables(body, lines) if table.span.first_line not in taken]
    return tuple(sorted(tables, key=lambda table: table.span.first_line))


def _table(rows: list[Row], body: list[Line], lines: tuple[Line, ...], floor: int) -> Table:
    figures = [row for row in rows if not row.is_years]
    columns = Counter(len(row.figures) for row in figures).most_common(1)[0][0]
    labelled = sum(bool(row.label) for row in figures) * 2 > len(figures)
    heads = heads_of(rows, columns if labelled else columns - 1, body, floor)
    cells = [_cells(row, columns if labelled else 0, rows, body) for row in figures]
    header = heads.header
    shared = shared_words([row[0] for row in cells])
    if len(shared) >= _MANY:
        name = " ".join(shared)
        cells = [(row[0].removeprefix(name).strip() or row[0], *row[1:]) for row in cells]
        header = (name, *header[1:]) if header else header
    last = max(rows[-1].index, _wrapped_end(rows[-1], body))
    span = span_of(lines, body[heads.first].number, body[last].number)
    return Table(heads.caption, header, tuple(cells), span)


def _cells(row: Row, columns: int, rows: list[Row], body: list[Line]) -> tuple[str, ...]:
    """The row's cells with its whole label: what was wrapped onto the lines around it is put back.

    ``columns`` is the number of figures a row has, 0 where rows have no label.
    """
    if not columns:
        return row.cells
    label, figures = row.label, row.figures
    surplus = len(figures) - columns
    if surplus > 0 and label and all(is_number(figure) for figure in figures[:surplus]):
        label, figures = f"{label} {' '.join(figures[:surplus])}", figures[surplus:]
    taken = {other.index for other in rows}
    if label[:1].islower() or (not label and len(figures) == columns):
        above = row.index - 1
        if above >= 0 and above not in taken and _is_label_part(body[above]):
            label = f"{body[above].text} {label}".strip()
    below = row.index + 1
    if (
        label
        and below < len(body)
        and below not in taken
        and body[below].text[:1].islower()
        and _is_label_part(body[below])
    ):
        label = f"{label} {body[below].text}"
    return (label, *figures) if label else figures


def _is_label_part(line: Line) -> bool:
    return len(line.text) < 50 and line.text[-1] not in ".:;?!" and not any(sign.isdigit() for sign in line.text)


def _wrapped_end(row: Row, body: list[Line]) -> int:
    below = row.index + 1
    wrapped = below < len(body) and row.label and body[below].text[:1].islower() and _is_label_part(body[below])
    return below if wrapped else row.index
