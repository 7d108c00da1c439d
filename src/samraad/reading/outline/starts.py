"""Where a document starts without a separator: evidence at each page start, weighed.

A page start is a question, not an answer: most pages go on with the document before. For each, independent evidence is
gathered against and for a new document, with weights one can read:

* the page reads on from the one before (a sentence, a list, a table, a page number, a numbered series) or was foretold by
  the document's own headings or contents: it goes on;
* the page opens as documents do (a letterhead, "NOTAT", "Bilag 2:", a title with "Indledning" below), its number starts
  again at 1, its width of text differs from every page of the document before, or the page before ended one: it is new.

Not every page start is marked in a text: lines that declare a document, open one by its kind or stand over an opening
section are asked as well, and have that against them.
"""

from __future__ import annotations

from bisect import bisect_right

from samraad.reading.outline.known import HEAD_LINES, Bundle, Current
from samraad.reading.outline.layout import PAGE, Layout
from samraad.reading.outline.start_evidence import score
from samraad.reading.outline.unmarked import unmarked_starts


def find_starts(layout: Layout, certain: tuple[int, ...], separators: frozenset[int]) -> tuple[int, ...]:
    """Positions where documents start: the ``certain`` ones (after separators, the first) and those the evidence shows.

    ``separators`` are the positions where a separator starts: never a document, and never part of one.
    """
    fixed = set(certain)
    bundle = Bundle.of(layout, certain)
    bounds = sorted(fixed | separators | set(layout.page_starts))
    unmarked = sorted(set(unmarked_starts(layout)) - set(bounds))
    starts: list[int] = []
    current = Current(0)
    for at, end in zip(bounds, [*bounds[1:], len(layout)], strict=True):
        if at in separators:
            continue
        if at in fixed or (starts and at - starts[-1] > 1 and score(layout, at, end, current, bundle) > 0):
            starts.append(at)
            current = Current(at)
        page = at
        for inside in unmarked[bisect_right(unmarked, at) : bisect_right(unmarked, end - 1)]:
            if inside - starts[-1] <= HEAD_LINES:
                continue
            current.learn(layout, page, inside)
            if score(layout, inside, end if layout.has_pages else min(end, inside + PAGE), current, bundle) > 0:
                starts.append(inside)
                current = Current(inside)
            page = inside
        current.learn(layout, page, end)
        current.turn(layout, max(at, current.start), end)
    return tuple(starts)
