"""The lines of a document as rows to be shown: a paragraph, a table or a side line, with the facts and findings that stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from samraad.archive.models import DossierLine, Fact, FindingPlace, Table

BODY, BLANK = "body", "blank"


@dataclass(slots=True)
class Row:
    """One thing to show. ``lines`` are all its source lines but the blank ones; ``body`` those that are its text.

    ``level`` is the heading level, 0 for running text. A row with neither body nor sides stands for a page without text.
    """

    lines: list[DossierLine] = field(default_factory=list)
    body: list[DossierLine] = field(default_factory=list)
    sides: list[DossierLine] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    findings: list[FindingPlace] = field(default_factory=list)
    table: Table | None = None
    level: int = 0

    @property
    def first(self) -> int:
        return self.lines[0].number

    @property
    def last(self) -> int:
        return self.lines[-1].number


@dataclass(slots=True)
class Sheet:
    """Rows of one page of the source; where the source has no pages, rows that are laid out together."""

    page: int | None
    file: str = ""
    rows: list[Row] = field(default_factory=list)


def rows(
    lines: Iterable[DossierLine],
    tables: Sequence[Table],
    facts: Sequence[Fact],
    headings: Mapping[int, int],
    findings: Sequence[FindingPlace] = (),
) -> list[Row]:
    """Gather lines into rows. ``headings`` gives the level of the lines that open a chapter, item or section."""
    made = list(_gather(list(lines), _table_lines(tables), headings))
    _place_beside(made, facts, findings)
    _even_levels(made)
    return made


def sheets(made: Iterable[Row], *, rows_each: int = 60) -> list[Sheet]:
    """Rows by page, or in even lots where there are no pages."""
    found: list[Sheet] = []
    for row in made:
        page, file = row.lines[0].page, row.lines[0].file
        full = page is None and bool(found) and len(found[-1].rows) >= rows_each
        if not found or full or (found[-1].page, found[-1].file) != (page, file):
            found.append(Sheet(page, file))
        found[-1].rows.append(row)
    return found


def _gather(lines: Sequence[DossierLine], table_of: Mapping[int, Table], headings: Mapping[int, int]) -> Iterator[Row]:
    with_text = {(line.file, line.page) for line in lines if line.role != BLANK}
    row = Row()
    for line in lines:
        if line.role == BLANK:
            if line.starts_page and line.page and (line.file, line.page) not in with_text:
                if row.lines:
                    yield row
                    row = Row()
                yield Row(lines=[line])
            continue
        table = table_of.get(line.number)
        breaks = line.number in headings or table is not row.table
        if row.lines and breaks:
            yield row
            row = Row()
        row.table = table
        row.level = row.level or headings.get(line.number, 0)
        row.lines.append(line)
        (row.body if line.role == BODY else row.sides).append(line)
        ends = line.role == BODY and "\n" in line.after
        alone = line.role != BODY and not row.body
        if table is None and (ends or alone):
            yield row
            row = Row()
    if row.lines:
        yield row


def _table_lines(tables: Sequence[Table]) -> dict[int, Table]:
    """The table each line stands in; of two that overlap, the first."""
    table_of: dict[int, Table] = {}
    for table in tables:
        if len(table.rows) < 2:
            continue
        span = range(table.first_line, table.last_line + 1)
        if not any(number in table_of for number in span):
            table_of.update(dict.fromkeys(span, table))
    return table_of


def _place_beside(made: Sequence[Row], facts: Sequence[Fact], findings: Sequence[FindingPlace]) -> None:
    starts = [row.first for row in made]
    for place in findings:
        at = bisect_right(starts, place.first_line) - 1
        if at >= 0:
            made[at].findings.append(place)
    for fact in facts:
        at = bisect_right(starts, fact.first_line) - 1
        if at >= 0:
            made[at].facts.append(fact)


def _even_levels(made: Sequence[Row]) -> None:
    """Headings go down one level at a time, below the page's own first-level heading."""
    above = 1
    for row in made:
        if row.level:
            row.level = min(row.level, above + 1)
            above = row.level
