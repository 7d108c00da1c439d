"""Tables that came out a cell a line: a label, then a line for each of its figures, the next label, and so on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from samraad.reading.flow import span_of
from samraad.reading.model import Line, Table
from samraad.reading.tables.figures import figure_alone, is_year

_ENDS = (".", ":", ";", ",", "?", "!")
_LONGEST = 60
_FEWEST = 3  # rows, and more of them where a row is no more than a label and a figure
_MOST = 12  # figures in a row: more of them are the scale of a figure


@dataclass(frozen=True, slots=True)
class _Record:
    """A label at ``lines[index]`` and the figures on the lines below it."""

    index: int
    label: str
    figures: tuple[str, ...]

    @property
    def end(self) -> int:
        return self.index + 1 + len(self.figures)


def stacked_tables(body: list[Line], lines: tuple[Line, ...]) -> list[Table]:
    """The tables whose cells stand a line each; ``body`` are the lines with text of ``lines``."""
    return [_table(run, body, lines) for run in _runs(list(_records(body)))]


def _records(body: list[Line]) -> Iterator[_Record]:
    at = 0
    while at < len(body):
        end = at + 1
        figures: list[str] = []
        if _is_label(body[at]):
            while end < len(body) and body[end].cells is None and (figure := _figure(body[end])):
                figures.append(figure)
                end += 1
            if 2 <= len(figures) <= _MOST:
                yield _Record(at, body[at].text, tuple(figures))
        at = end


def _figure(line: Line) -> str | None:
    """The figure of a line; the sign of an empty cell as printed, which repair takes for a bullet."""
    return figure_alone(line.raw.strip() if len(line.text) == 1 else line.text)


def _is_label(line: Line) -> bool:
    text = line.text
    return line.cells is None and len(text) <= _LONGEST and text[0].isalpha() and text[-1] not in _ENDS


def _runs(records: list[_Record]) -> Iterator[list[_Record]]:
    """Rows below each other with the same number of figures; a head of years opens a run."""
    run: list[_Record] = []
    for record in [*records, None]:
        if record and run and record.index == run[-1].end and len(record.figures) == len(run[-1].figures):
            run.append(record)
            continue
        if sum(not _is_head(each) for each in run) >= _FEWEST and _is_even(run):
            yield run
        run = [record] if record else []


def _is_head(record: _Record) -> bool:
    return all(map(is_year, record.figures))


def _is_even(run: list[_Record]) -> bool:
    """Whether the labels are names of different things, not a word that comes again and again."""
    return Counter(record.label for record in run).most_common(1)[0][1] * 2 <= len(run)


def _table(run: list[_Record], body: list[Line], lines: tuple[Line, ...]) -> Table:
    rows = [(record.label, *record.figures) for record in run]
    first = run[0].index
    header: tuple[str, ...] = ()
    if _is_head(run[0]):
        header, rows = rows[0], rows[1:]
    else:
        above = body[max(first - len(rows[0]), 0) : first]
        if len(above) == len(rows[0]) and all(map(_is_label, above)) and not any(map(_goes_on, above)):
            header, first = tuple(line.text for line in above), first - len(above)
    caption = body[first - 1].text if first and _is_label(body[first - 1]) else None
    top = first - 1 if caption else first
    return Table(caption, header, tuple(rows), span_of(lines, body[top].number, body[run[-1].end - 1].number))


def _goes_on(line: Line) -> bool:
    return line.after != "\n"
