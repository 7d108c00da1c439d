"""Before and after as one readable text: what stayed, what went, what came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from samraad.access.models import Change
from samraad.meetings.histories.words import UNTOLD, label, said

SAME, GONE, NEW, LEFT_OUT = "same", "gone", "new", "left_out"
_WORD = re.compile(r"\S+|\n")
#: more words than this on both sides are shown as two texts, as comparing them would take long
MOST_PAIRS = 40_000
#: below this the two have too little in common to be told word by word
RESEMBLING = 0.3
#: words shown around a change
AROUND = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; ``left_out`` stands for unchanged ones that are not shown."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One field that changed; without a label where the action says what it is."""

    label: str
    pieces: tuple[Piece, ...]


def lines(change: Change, before: object, after: object, hidden: frozenset[str] = frozenset()) -> tuple[Line, ...]:
    """What differs between the values before and after, field by field."""
    old, new = (value if isinstance(value, dict) else {} for value in (before, after))
    found = []
    for key in [*new, *(key for key in old if key not in new)]:
        if key in hidden or key in UNTOLD:
            continue
        was, now = (said(change.action, key, values.get(key)) for values in (old, new))
        if not old and new.get(key) is False:
            continue
        if was != now:
            found.append(Line(label(key), pieces(was, now) if old else (Piece(SAME, now),)))
    return tuple(found)


def pieces(was: str, now: str) -> tuple[Piece, ...]:
    """Word by word where the texts resemble each other; else the one struck out and the other."""
    if not was or not now:
        return tuple(Piece(kind, text) for kind, text in ((GONE, was), (NEW, now)) if text)
    old, new = _WORD.findall(was), _WORD.findall(now)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle = list(_compared(old[head : len(old) - tail], new[head : len(new) - tail]))
    start = [Piece(SAME, _joined(old[:head]))] if head else []
    end = [Piece(SAME, _joined(old[len(old) - tail :]))] if tail else []
    return tuple(_shortened([*start, *middle, *end]))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words at the start are the same."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    matched: list[tuple[str, int, int, int, int]] = [("replace", 0, len(old), 0, len(new))]
    if old and new and len(old) * len(new) <= MOST_PAIRS:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        if matcher.ratio() > RESEMBLING:
            matched = [*matcher.get_opcodes()]
    for kind, i, j, k, m in matched:
        if kind == "equal":
            yield Piece(SAME, _joined(old[i:j]))
            continue
        if i < j:
            yield Piece(GONE, _joined(old[i:j]))
        if k < m:
            yield Piece(NEW, _joined(new[k:m]))


def _shortened(found: list[Piece]) -> Iterator[Piece]:
    """Long unchanged runs lose their middle, at the ends all but what stands next to a change."""
    for place, piece in enumerate(found):
        words = _WORD.findall(piece.text) if piece.kind == SAME else []
        first, last = place == 0, place == len(found) - 1
        keep_before = 0 if first else AROUND
        keep_after = 0 if last else AROUND
        if len(words) <= keep_before + keep_after + 3:
            yield piece
            continue
        if keep_before:
            yield Piece(SAME, _joined(words[:keep_before]))
        yield Piece(LEFT_OUT, "…")
        if keep_after:
            yield Piece(SAME, _joined(words[-keep_after:]))


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).replace(" \n ", "\n").strip(" ")
