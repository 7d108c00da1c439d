"""How each body line reads on: spacing, width and the decision for every pair of neighbours."""

from __future__ import annotations

from itertools import accumulate, pairwise

from samraad.reading.model import Role
from samraad.reading.repair.breaks import Gap, goes_on, looks_like_row
from samraad.reading.repair.draft import Draft

_AROUND = 6  # neighbours on each side that show the spacing of a region
_NEAR = 15  # neighbours on each side that show whether words are split here
_REGION = 8
_TABLE = 6
_FULL, _FULL_SPLIT = 0.78, 0.86
_BLOCK = 5  # neighbours on each side that show the width of a column


def body_of(drafts: list[Draft]) -> list[Draft]:
    """The lines that carry the text."""
    return [draft for draft in drafts if draft.role is Role.BODY]


def gaps_of(drafts: list[Draft], body: list[Draft]) -> list[Gap]:
    """The gap after each body line but the last."""
    blanks, spaced, pages = _between(drafts, body)
    singles = [0, *accumulate(blank == 0 for blank in blanks)]
    doubles = [0, *accumulate(blank == 1 and not space for blank, space in zip(blanks, spaced, strict=True))]
    ordinary: list[bool] = []
    for at, blank in enumerate(blanks):
        low, high = max(at - _AROUND, 0), min(at + _AROUND + 1, len(blanks))
        double = doubles[high] - doubles[low] > singles[high] - singles[low]
        ordinary.append(blank == 0 or (double and blank == 1 and not spaced[at]))
    widths, regions = _widths(body, ordinary)
    least, tables, items = _least(body), _near_rows(body), _near_items(body)
    return [
        Gap(*gap) for gap in zip(blanks, spaced, pages, ordinary, widths, regions, least, tables, items, strict=True)
    ]


def _between(drafts: list[Draft], body: list[Draft]) -> tuple[list[int], list[bool], list[bool]]:
    """Per gap: blank lines (heads, notes and numbers do not count), an empty paragraph among them, a page start."""
    blanks: list[int] = []
    spaced: list[bool] = []
    pages: list[bool] = []
    for line, following in pairwise(body):
        if following.number == line.number + 1:
            blanks.append(0)
            spaced.append(False)
            pages.append(following.starts_page)
            continue
        between = drafts[line.number : following.number - 1]
        empty = [draft for draft in between if draft.role is Role.BLANK]
        page = following.starts_page or len(empty) < len(between)
        blanks.append(len(empty))
        spaced.append(any(draft.raw.text for draft in empty))
        pages.append(page)
    return blanks, spaced, pages


def _widths(body: list[Draft], ordinary: list[bool]) -> tuple[list[int], list[int]]:
    """After each line: the width of its column, the longest of its block's neighbours, and that of the region."""
    lengths = [len(draft.text) for draft in body]
    widths: list[int] = []
    regions: list[int] = []
    for at in range(len(ordinary)):
        low = at
        while low > 0 and at - low < _BLOCK and ordinary[low - 1]:
            low -= 1
        high = at
        while high < len(ordinary) and high - at < _BLOCK and ordinary[high]:
            high += 1
        if high - low < 2:
            low, high = max(at - 3, 0), min(at + 4, len(body) - 1)
        widths.append(max(lengths[low : high + 1]))
        regions.append(min(max(lengths[max(at - _REGION, 0) : at + _REGION]), 130))
    return widths, regions


def _least(body: list[Draft]) -> list[float]:
    """How much of the column a full line takes: more where words are split at line ends."""
    ends = [0, *accumulate(draft.text[-1:] in "-\u00ad‐‑" for draft in body)]
    return [
        _FULL_SPLIT if ends[min(at + _NEAR, len(body))] - ends[max(at - _NEAR, 0)] >= 2 else _FULL
        for at in range(len(body) - 1)
    ]


def _near_rows(body: list[Draft]) -> list[bool]:
    """Whether a row of figures stands within a few lines: then short lines are a table's heads."""
    for draft in body:
        draft.row = looks_like_row(draft.text)
    rows = [0, *accumulate(draft.row for draft in body)]
    last = len(body)
    return [rows[min(at + _TABLE + 1, last)] - rows[max(at - _TABLE // 2, 0)] >= 2 for at in range(last - 1)]


def _near_items(body: list[Draft]) -> list[int]:
    """How many of the lines around are opened by a bullet."""
    items = [0, *accumulate(draft.bullet for draft in body)]
    last = len(body)
    return [items[min(at + _TABLE, last)] - items[max(at - _TABLE // 2, 0)] for at in range(last - 1)]


def set_after(body: list[Draft], gaps: list[Gap]) -> None:
    """Give every line that no hyphen has joined its blank or its line break."""
    for at, gap in enumerate(gaps):
        if body[at].after == "\n" and goes_on(body[at], body[at + 1], gap):
            body[at].after = " "
