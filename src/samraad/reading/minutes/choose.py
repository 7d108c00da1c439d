"""Which of the numbered lines are the chapters and items: the ascending sequence that most speaks for.

A table of contents repeats the numbers, sections hold numbered lists, text quotes other items. What the real headings
have in common is that their numbers ascend through the whole document and that a case number or a section follows.
So each candidate is weighed by what stands around it, and the heaviest strictly ascending sequence wins.
"""

from __future__ import annotations

from collections.abc import Sequence

from samraad.reading.minutes.headings import Candidate, ends_with_page, is_closing_chapter, is_known_chapter
from samraad.reading.minutes.rows import Row
from samraad.reading.minutes.sections import heads_section

_OPENING_SECTIONS = ("background", "recommendation", "presentation", "decision")
_ITEM_SUPPORT = ("case", *_OPENING_SECTIONS)
_LONGEST_LIST_STEP = 8


def choose(rows: Sequence[Row], candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The chapters and items among the candidates, in order."""
    weights = _weights(rows, candidates)
    kept = [(candidate, weight) for candidate, weight in zip(candidates, weights, strict=True) if weight > 0]
    chosen = _heaviest([candidate for candidate, _ in kept], [weight for _, weight in kept])
    return _with_strays(_to_the_end(chosen), candidates)


def _to_the_end(chosen: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Leaves out what ascends beyond the last chapter of a meeting: headings of documents that are appended to it."""
    closing = next((at for at, c in enumerate(chosen) if len(c.number) == 1 and is_closing_chapter(c.title)), None)
    if closing is None:
        return tuple(chosen)
    last = chosen[closing].number[0]
    later = [
        c
        for c in chosen[closing + 1 :]
        if c.number[0] == last or c.support == "case" or (len(c.number) == 1 and is_known_chapter(c.title))
    ]
    return (*chosen[: closing + 1], *later)


def _with_strays(chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Adds items out of sequence: added at the meeting and printed elsewhere, or with a number given twice."""
    taken = {candidate.row for candidate in chosen}
    numbers = {candidate.number for candidate in chosen}
    found = list(chosen)
    for candidate in candidates:
        if candidate.row in taken or len(candidate.number) != 2 or candidate.support not in _ITEM_SUPPORT:
            continue
        before = next((c.number for c in reversed(chosen) if c.row < candidate.row), (0,))
        after = next((c.number for c in chosen if c.row > candidate.row), (100,))
        twice = candidate.support == "case" and before <= candidate.number <= after
        if twice or (candidate.added and candidate.number not in numbers):
            found.append(candidate)
    return tuple(sorted(found, key=lambda candidate: candidate.row))


def _weights(rows: Sequence[Row], candidates: Sequence[Candidate]) -> list[float]:
    flat, plain = _is_flat(candidates), _is_plain(candidates)
    weights = [0.0] * len(candidates)
    first: dict[tuple[int, ...], int] = {}
    for at, candidate in enumerate(candidates):
        first.setdefault(candidate.number, at)
    for at in range(len(candidates) - 1, -1, -1):
        candidate = candidates[at]
        following = candidates[at + 1] if at + 1 < len(candidates) else None
        adjacent = following is not None and following.row == candidate.body
        if len(candidate.number) == 1 and not plain and not (flat and candidate.support):
            weights[at] = _chapter_weight(rows, candidates, weights, at, adjacent)
        else:
            number = candidate.number
            follows = number[-1] == 1 or first.get((*number[:-1], number[-1] - 1), at) < at
            weights[at] = _item_weight(rows, candidate, adjacent) if follows or candidate.support else 0.0
    return weights


def _is_flat(candidates: Sequence[Candidate]) -> bool:
    """Whether the items are numbered 1, 2, 3 instead of 1.1, 1.2, 2.1."""
    one = {c.number for c in candidates if len(c.number) == 1 and c.support in _ITEM_SUPPORT}
    two = {c.number for c in candidates if len(c.number) == 2 and c.support in _ITEM_SUPPORT}
    return len(one) > len(two)


def _is_plain(candidates: Sequence[Candidate]) -> bool:
    """Whether there is nothing but titles numbered 1, 2, 3 with text below them: minutes of the plainest kind."""
    return all(len(c.number) == 1 and c.support not in _ITEM_SUPPORT for c in candidates)


def _item_weight(rows: Sequence[Row], candidate: Candidate, adjacent: bool) -> float:
    row = rows[candidate.row]
    if candidate.support == "case":
        weight = 7.0
    elif candidate.support in _OPENING_SECTIONS:
        weight = 6.0
    elif candidate.support:
        weight = 3.0
    elif len(candidate.number) > 2 or heads_section(candidate.title):
        return 0.0  # a subheading
    elif adjacent or ends_with_page(row.text):
        return 0.3  # nothing below it: a table of contents, or an agenda that is no more than a list
    else:
        weight = 1.0
    return weight + _look(row)


def _look(row: Row) -> float:
    """How much a row looks like a heading by its print."""
    return 0.5 * (row.line.bold or (row.line.size or 1.0) > 1.1) + 0.3 * (row.gap > 1 or row.line.starts_page)


def _chapter_weight(
    rows: Sequence[Row], candidates: Sequence[Candidate], weights: Sequence[float], at: int, adjacent: bool
) -> float:
    candidate = candidates[at]
    row = rows[candidate.row]
    following = candidates[at + 1] if at + 1 < len(candidates) else None
    weight = 0.0
    if following is not None and following.number == (*candidate.number, 1):
        near = following.row - candidate.body <= _LONGEST_LIST_STEP
        weight += min(5.0, weights[at + 1]) if adjacent else 2.0 * (near and weights[at + 1] >= 6)
    elif adjacent and following is not None and following.number == (candidate.number[0] + 1,):
        weight += 1.0 if weights[at + 1] >= 2 else 0.2
    if is_known_chapter(candidate.title):
        weight += 3.0
    if candidate.support in _ITEM_SUPPORT and not _in_list(candidates, at):
        weight += 2.0
    if weight == 0 and not _in_list(candidates, at) and (candidate.body >= len(rows) or row.line.bold):
        weight = 0.5
    if ends_with_page(row.text):
        weight *= 0.1
    return weight + _look(row) if weight else 0.0


def _in_list(candidates: Sequence[Candidate], at: int) -> bool:
    """Whether a numbered neighbour of the same depth is so close that both are points of a list."""
    candidate = candidates[at]
    for other in (*candidates[max(at - 1, 0) : at], *candidates[at + 1 : at + 2]):
        step = abs(other.number[0] - candidate.number[0])
        if len(other.number) == 1 and step == 1 and abs(other.row - candidate.row) <= _LONGEST_LIST_STEP:
            return True
    return False


def _heaviest(candidates: Sequence[Candidate], weights: Sequence[float]) -> tuple[Candidate, ...]:
    """The heaviest subsequence with strictly ascending numbers (a Fenwick tree of best sums by rank)."""
    ranks = {number: rank for rank, number in enumerate(sorted({c.number for c in candidates}), 1)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    before = [-1] * len(candidates)
    for at, candidate in enumerate(candidates):
        best = (0.0, -1)
        rank = ranks[candidate.number] - 1
        while rank > 0:
            best = max(best, tree[rank])
            rank &= rank - 1
        before[at] = best[1]
        mine = (best[0] + weights[at], at)
        rank = ranks[candidate.number]
        while rank < len(tree):
            tree[rank] = max(tree[rank], mine)
            rank += rank & -rank
    at = max(tree)[1]
    chosen: list[Candidate] = []
    while at >= 0:
        chosen.append(candidates[at])
        at = before[at]
    return tuple(reversed(chosen))
