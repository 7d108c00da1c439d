"""The title a document gives itself; where it gives none, the words of its separator."""

from __future__ import annotations

from collections.abc import Iterator

from samraad.reading.outline.blocks import Block, block_at, is_furniture, is_title_like
from samraad.reading.outline.issuers import is_body
from samraad.reading.outline.kinds import kind_alone, kind_opening
from samraad.reading.outline.layout import Layout
from samraad.reading.outline.words import fold, mark_of

_HEAD = 30
_SHARED_LETTERS = 5
FIRST, LARGE, KIND, SHARED, LAST, LONG, ONE_WORD, MIDDLE = 3.0, 4.5, 2.0, 1.0, 1.0, 0.5, -1.5, -2.0
_ENOUGH = 2.5


def title_of(layout: Layout, start: int, end: int, separator_title: str | None) -> str:
    """The best title-like block: first in the document, large, opening with a kind, sharing words with its separator."""
    shared = _content_words(separator_title or "")
    best: tuple[float, str] | None = None
    for block, score in _candidates(layout, start, end):
        common = len(shared & _content_words(block.text)) if " " in block.text else 0
        total = score + min(common, 2) * SHARED
        if best is None or total > best[0]:
            best = (total, block.text)
    if best and (best[0] >= _ENOUGH or not separator_title):
        return " ".join(best[1].split())
    if separator_title:
        return separator_title
    return " ".join(layout.texts[start].split())[:120]


def _candidates(layout: Layout, start: int, end: int) -> Iterator[tuple[Block, float]]:
    """Title-like blocks of the head, and single lines further down that name a kind, as slides print their title last."""
    head_end = min(start + _HEAD, end)
    at, opened, large = start, False, _largest(layout, start, head_end)
    while at < head_end:
        text = layout.texts[at]
        if len(text) < 5 or is_furniture(text) or is_body(text) or kind_alone(text) or mark_of(text):
            at += 1
            continue
        block = block_at(layout, at, head_end)
        if is_title_like(layout, block):
            size = layout.filled[at].size
            score = (FIRST if not opened else 0.0) + (LARGE if large and size == large else 0.0)
            score += KIND if kind_opening(block.text) else 0.0
            yield block, score + (LONG if len(block.text) > 25 else 0.0) + (ONE_WORD if " " not in block.text else 0.0)
        opened = True
        at = block.end
    for at in range(head_end, end):
        if len(layout.texts[at]) <= 90 and kind_opening(layout.texts[at]):
            block = Block(at, at + 1, layout.filled[at].text)
            if is_title_like(layout, block):
                yield block, KIND + (LAST if at >= end - 3 else MIDDLE)


def _largest(layout: Layout, start: int, end: int) -> float | None:
    sizes = [line.size for line in layout.filled[start:end] if line.size is not None]
    return max(sizes) if sizes and max(sizes) >= 1.15 else None


def _content_words(text: str) -> frozenset[str]:
    """The stems of the longer words, so that "rammeaftale" meets "Rammeaftalen"."""
    return frozenset(word[:8] for word in fold(text).split() if len(word) >= _SHARED_LETTERS)
