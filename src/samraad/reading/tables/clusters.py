"""Which rows stand together as one table."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from samraad.reading.model import Line
from samraad.reading.tables.figures import Row, is_year, row_at_end, row_within

_DIGIT = re.compile(r"\d")
_TWO = re.compile(
    r"(?:^|\s)[-−–+±]?\(?\d[\d.,]*\)?\s?[%‰]?\)?\*?(?:\[\d+\])?\s(?:(?:kr\.|mio\.|mia\.|pct\.|-|–|\.\.|i\.a\.)\s)*[-−–+±]?\(?[\d¼½¾-]"
)
_SENTENCE = re.compile(r"[.;:?!,]$")
_ADDRESS = re.compile(
    r"@|https?:|www\.|\b(?:tlf|telefon|tel|direkte|mobil|fax|postboks|cvr|ean|dok|sags?|sagsnr|j\.?\s?nr|ref|id|nr|kl)\b[. :]*(?:nr\.|id)?[ :]*$",
    re.IGNORECASE,
)
_NAME_WITH_NUMBER = re.compile(
    r"\b(?:side|bilag|figur|tabel|pkt|punkt|ring|scope|fase|mål|tema|trin|model|etape|kapitel|afsnit|gate|den|d|§|januar|februar|marts|"
    r"april|maj|juni|juli|august|september|oktober|november|december|i|fra|til|af|på|med|ca|om|pr|over|under|end|og|inden|frem mod)\.?:?$",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:i ?alt|samlet|total|sum|hele landet|gennemsnit|landsgennemsnit|alle)\b", re.IGNORECASE)
_BETWEEN = 2  # short lines of words between two rows: wrapped or section labels
_SHORT = 60


def clusters(lines: list[Line]) -> Iterator[list[Row]]:
    """Rows of one table each, in order; ``lines`` are the body lines."""
    taken = -1
    runs = _runs(_rows_of_two(lines), lines)
    strong = [part for run in runs for part in _parts(run) if _holds(part, lines)]
    marked = {row.index for part in strong for row in part}
    weak = [part for part in _single_runs(lines, marked) if _holds_single(part, lines)]
    for part in sorted(strong + weak, key=lambda rows: rows[0].index):
        if part[0].index > taken:
            taken = part[-1].index
            yield part


def _rows_of_two(lines: list[Line]) -> list[Row]:
    """Lines with two figures side by side or more."""
    rows: list[Row] = []
    for index, line in enumerate(lines):
        if line.cells is not None or not _TWO.search(line.text):
            continue
        row = row_at_end(index, line)
        if row is None or len(row.figures) < 2:
            row = row_within(index, line)
        if row is not None and len(row.figures) >= 2 and not _ADDRESS.search(row.label):
            rows.append(row)
    return rows


def _runs(rows: list[Row], lines: list[Line]) -> Iterator[list[Row]]:
    """Rows with no more than a few short lines of words between them."""
    run: list[Row] = []
    for row in rows:
        if run and not _near(run[-1], row, lines):
            yield run
            run = []
        if run:
            run += _ragged(run[-1].index + 1, row.index, lines)
        run.append(row)
    if run:
        yield run


def _near(row: Row, following: Row, lines: list[Line]) -> bool:
    between = lines[row.index + 1 : following.index]
    if bool(row.tail) != bool(following.tail) and between:
        return False
    words = [line for line in between if not (line.text[-1:].isdigit() and len(line.text) < _SHORT)]
    return len(words) <= _BETWEEN and all(len(line.text) < _SHORT and line.text[-1:] not in ".;" for line in between)


def _ragged(start: int, end: int, lines: list[Line]) -> list[Row]:
    """Lines between two rows that kept only one figure, the empty cells after it lost."""
    found = [row_at_end(index, lines[index]) for index in range(start, end) if lines[index].text[-1:].isdigit()]
    return [row for row in found if row is not None and row.label]


def _parts(run: list[Row]) -> Iterator[list[Row]]:
    """A head of years opens a new table."""
    part: list[Row] = []
    for row in run:
        if row.is_years and part:
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _holds(part: list[Row], lines: list[Line]) -> bool:
    """Whether the rows are a table: enough of them, most alike in their number of figures, none of them prose."""
    rows = [row for row in part if not row.is_years]
    if len(rows) < (2 if len(rows) < len(part) else 3):
        return False
    counts = Counter(len(row.cells) for row in rows)
    most = counts.most_common(1)[0][1]
    prose = sum(_is_prose(row, lines[row.index]) for row in rows)
    headed = len(rows) < len(part)
    alike = most * 2 >= len(rows) or (headed and all(len(row.figures) <= len(part[0].figures) for row in rows))
    return alike and prose * 4 <= len(rows)


def _is_prose(row: Row, line: Line) -> bool:
    text = line.text
    return (bool(row.tail) and text[-1:] in ".,;") or (row.label[:1].islower() and line.after != "\n")


def _single_runs(lines: list[Line], marked: set[int]) -> Iterator[list[Row]]:
    """Lines in a row with one figure each, at the end or with words after it."""
    run: list[Row] = []
    for index, line in enumerate(lines):
        row = None
        if index not in marked and line.cells is None and _DIGIT.search(line.text):
            row = row_at_end(index, line) or _with_tail(index, line)
            if row is not None and not _is_single(row):
                row = None
        if row is not None:
            run.append(row)
            continue
        if len(run) >= 3:
            yield run
        run = []
    if len(run) >= 3:
        yield run


def _is_single(row: Row) -> bool:
    label = row.label
    return len(row.figures) == 1 and bool(label) and not _ADDRESS.search(label) and not _NAME_WITH_NUMBER.search(label)


def _with_tail(index: int, line: Line) -> Row | None:
    row = row_within(index, line)
    return row if row is not None and len(line.text) < 140 and not _SENTENCE.search(line.text) else None


def _holds_single(part: list[Row], lines: list[Line]) -> bool:
    """Whether lines with one figure each are a table, not a list of sentences, addresses or contents."""
    values = [row.figures[0] for row in part]
    if any(is_year(value) for value in values) or len({value.endswith(("%", "pct.")) for value in values}) > 1:
        return False
    if any(_SENTENCE.search(row.label) or row.label[:1] in "–(" for row in part):
        return False
    if any(row.tail for row in part):
        return len(shared_words([row.label for row in part])) >= 3
    total = any(_TOTAL.match(row.label) for row in part)
    if not total and _counts_up(values):
        return False  # a table of contents
    short = all(len(row.label) <= (_SHORT if total else 40) and lines[row.index].after == "\n" for row in part)
    figures = total or all(any(sign in value for sign in ".,%") for value in values) or _is_count(part)
    return short and figures


def _is_count(part: list[Row]) -> bool:
    """Whole numbers beside short names, each name once: a count by municipality, party or year group."""
    names = {row.label for row in part}
    named = (
        len(part) >= 4
        and len(names) == len(part)
        and all(row.label[0].isupper() and len(row.label) <= 30 for row in part)
    )
    return named and any(len(row.figures[0]) >= 2 for row in part)


def _counts_up(values: list[str]) -> bool:
    if not all(value.isdigit() for value in values):
        return False
    return all(int(a) <= int(b) for a, b in itertools.pairwise(values))


def shared_words(labels: list[str]) -> tuple[str, ...]:
    """The first words that at least three labels, and all but two, begin with."""
    if len(labels) < 3:
        return ()
    opening = Counter(label.split(" ")[0] for label in labels).most_common(1)[0][0]
    alike = [label.split(" ") for label in labels if label.split(" ")[0] == opening]
    if len(alike) < 3 or len(alike) < len(labels) - 2:
        return ()
    shared: list[str] = []
    for words in zip(*alike, strict=False):
        if len(set(words)) > 1:
            break
        shared.append(words[0])
    return tuple(shared)
