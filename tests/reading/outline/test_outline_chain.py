"""The chain of numbered lines is the heaviest there is, whatever way it is found."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from samraad.reading.outline.chain import FALLS, SAME_OR_NEXT, best_chain

Numbered = tuple[tuple[int, int], float]


def total(chain: tuple[Numbered, ...]) -> float:
    steps = 0.0
    for (before, _), (after, _) in pairwise(chain):
        near = after[0] == before[0] and 0 <= after[1] - before[1] <= 1
        steps += FALLS if after < before else SAME_OR_NEXT if near else 0.0
    return steps + sum(weight for _, weight in chain)


numbered = st.tuples(st.tuples(st.integers(1, 4), st.integers(0, 4)), st.sampled_from([0.25, 1.0, 2.5, 4.0, 6.0]))


@given(st.lists(numbered, min_size=1, max_size=9))
def test_no_other_chain_weighs_more(candidates: list[Numbered]) -> None:
    chosen = best_chain(candidates, lambda c: c[0], lambda c: c[1])
    heaviest = max(
        total(tuple(candidates[at] for at in places))
        for size in range(1, len(candidates) + 1)
        for places in combinations(range(len(candidates)), size)
    )
    assert abs(total(chosen) - heaviest) < 1e-9


def test_nothing_gives_nothing() -> None:
    assert best_chain([], lambda c: c, lambda _: 1.0) == ()
