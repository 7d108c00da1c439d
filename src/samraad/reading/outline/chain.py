"""The chain of numbered lines that carries the most evidence when numbers should not fall."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

FALLS = -3.5
SAME_OR_NEXT = 0.5
_Best = tuple[float, int]
_NONE: _Best = (float("-inf"), 1)


def best_chain(
    candidates: Sequence[T], order: Callable[[T], tuple[int, int]], weight: Callable[[T], float]
) -> tuple[T, ...]:
    """The subsequence with the highest sum of weights; a fall in order costs, the same or the next number gains a little.

    Among equals the earliest candidates win. The best chain that ends at or below a number is kept in a Fenwick tree, so
    that a file of nothing but such lines takes no longer than its length asks.
    """
    if not candidates:
        return ()
    orders = [order(candidate) for candidate in candidates]
    ranks = {each: rank for rank, each in enumerate(sorted(set(orders)), 1)}
    tree = [_NONE] * (len(ranks) + 1)
    at_order: dict[tuple[int, int], _Best] = {}
    top = _NONE
    totals: list[float] = []
    previous: list[int | None] = []
    for here, candidate in enumerate(candidates):
        chapter, number = orders[here]
        near = max(at_order.get((chapter, each), _NONE) for each in (number, number - 1))
        below = _best_to(tree, ranks[orders[here]])
        options = ((near[0] + SAME_OR_NEXT, near[1]), below, (top[0] + FALLS, top[1]))
        gain, link = max(options)
        total = max(gain, 0.0) + weight(candidate)
        totals.append(total)
        previous.append(-link if gain > 0 else None)
        mine = (total, -here)
        at_order[orders[here]] = max(mine, at_order.get(orders[here], _NONE))
        _raise(tree, ranks[orders[here]], mine)
        top = max(top, mine)
    at: int | None = max(range(len(totals)), key=totals.__getitem__)
    chosen: list[T] = []
    while at is not None:
        chosen.append(candidates[at])
        at = previous[at]
    return tuple(reversed(chosen))


def _best_to(tree: list[_Best], rank: int) -> _Best:
    """The best of all ranks up to this one."""
    best = _NONE
    while rank > 0:
        best = max(best, tree[rank])
        rank &= rank - 1
    return best


def _raise(tree: list[_Best], rank: int, value: _Best) -> None:
    while rank < len(tree):
        tree[rank] = max(tree[rank], value)
        rank += rank & -rank
