"""Tables where the format knows the columns: lines that came with cells."""

from __future__ import annotations

from samraad.reading.flow import span_of
from samraad.reading.model import Line, Table
from samraad.reading.tables.figures import is_number, is_year


def tables_of_cells(lines: tuple[Line, ...]) -> list[Table]:
    """One table for each run of lines with cells; blank lines, heads and page numbers between do not end it."""
    tables: list[Table] = []
    run: list[Line] = []
    for line in lines:
        if line.cells is not None and len(line.cells) > 1:
            if run and (line.file != run[-1].file or abs(len(line.cells) - len(run[-1].cells or ())) > 2):
                _close(run, lines, tables)
                run = []
            run.append(line)
        elif line.text and line.role.value == "body" and run:
            _close(run, lines, tables)
            run = []
    _close(run, lines, tables)
    return tables


def _close(run: list[Line], lines: tuple[Line, ...], tables: list[Table]) -> None:
    if len(run) < 2:
        return
    rows = _whole_rows(
        [tuple(" ".join(cell.replace("\u00ad", "").split()) for cell in line.cells or ()) for line in run]
    )
    header: tuple[str, ...] = ()
    if len(rows) > 1 and _is_head(rows[0]):
        header, rows = rows[0], rows[1:]
    span = span_of(lines, run[0].number, run[-1].number)
    tables.append(Table(_caption(run[0], lines), header, tuple(row for row in rows if row != header), span))


def _whole_rows(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows with the lines that only go on with a cell of the row above put back into it."""
    whole: list[tuple[str, ...]] = []
    for row in rows:
        goes_on = whole and len(row) == len(whole[-1]) and row[0] == "" and not any(map(is_number, row))
        if goes_on and any(row):
            whole[-1] = tuple(f"{a} {b}".strip() for a, b in zip(whole[-1], row, strict=True))
        elif any(row):
            whole.append(row)
    return whole


def _is_head(row: tuple[str, ...]) -> bool:
    """Whether no cell after the first is a figure, years apart."""
    return all(not is_number(cell) or is_year(cell) for cell in row[1:]) and any(row[1:])


def _caption(first: Line, lines: tuple[Line, ...]) -> str | None:
    """The body line right above, where it is no sentence."""
    for line in reversed(lines[max(first.number - 6, 0) : first.number - 1]):
        if line.role.value == "body" and line.text and line.cells is None:
            heading = len(line.text) <= 120 and line.text[-1] not in ".;?!" and line.text[0] != "–"
            return line.text.rstrip(" :") if heading else None
    return None
