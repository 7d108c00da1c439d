"""The chain of numbered lines that carries the most evidence when numbers should not fall."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

FALLS = -3.5
SAME_OR_NEXT = 0.5


def best_chain(
    candidates: Sequence[T], order: Callable[[T], tuple[int, int]], weight: Callable[[T], float]
) -> tuple[T, ...]:
    """The subsequence with the highest sum of weights; a fall in order costs, the same or the next number gains a little."""
    if not candidates:
        return ()
    best: list[float] = []
    previous: list[int | None] = []
    for here, candidate in enumerate(candidates):
        options = [(0.0, None)] + [(best[i] + _step(order(candidates[i]), order(candidate)), i) for i in range(here)]
        total, link = max(options, key=lambda option: option[0])
        best.append(total + weight(candidate))
        previous.append(link)
    at: int | None = max(range(len(best)), key=best.__getitem__)
    chosen: list[T] = []
    while at is not None:
        chosen.append(candidates[at])
        at = previous[at]
    return tuple(reversed(chosen))


def _step(before: tuple[int, int], after: tuple[int, int]) -> float:
    if after < before:
        return FALLS
    near = after[0] == before[0] and after[1] - before[1] <= 1
    return SAME_OR_NEXT if near else 0.0
