"""How each body line reads on: spacing, width and the decision for every pair of neighbours."""

from __future__ import annotations

from itertools import accumulate

from samraad.reading.model import Role
from samraad.reading.repair.breaks import Gap, goes_on
from samraad.reading.repair.draft import Draft

_AROUND = 6  # neighbours on each side that show the spacing of a region
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
    widths = _widths(body, ordinary)
    return [Gap(*gap) for gap in zip(blanks, spaced, pages, ordinary, widths, strict=True)]


def _between(drafts: list[Draft], body: list[Draft]) -> tuple[list[int], list[bool], list[bool]]:
    """Per gap: blank lines (heads, notes and numbers do not count), an empty paragraph among them, a page start."""
    blanks: list[int] = []
    spaced: list[bool] = []
    pages: list[bool] = []
    for line, following in zip(body, body[1:], strict=False):
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


def _widths(body: list[Draft], ordinary: list[bool]) -> list[int]:
    """The width of the column after each line: the longest of its block's neighbours, of the region's where it has none."""
    lengths = [len(draft.text) for draft in body]
    widths: list[int] = []
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
    return widths


def set_after(body: list[Draft], gaps: list[Gap]) -> None:
    """Give every line that no hyphen has joined its blank or its line break."""
    for at, gap in enumerate(gaps):
        if body[at].after == "\n" and goes_on(body[at], body[at + 1], gap):
            body[at].after = " "
