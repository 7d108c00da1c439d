"""One amount with two rates: an amount printed to the last krone in two papers, each with another rate beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from samraad.checking.finding import LIKELY_ERROR, Finding, finding
from samraad.checking.paper import Paper
from samraad.checking.quantity import Quantity

CODE = "two_rates"
_EXACT_DIGITS = 5
_BETWEEN = 90  # characters between a rate and its amount
_FARTHEST = Decimal("1.25")

Pair = tuple[Paper, Quantity, Quantity]


def find_two_rates(papers: Sequence[Paper]) -> Iterator[Finding]:
    """Pairs of rates of the same kind, not far from each other, that are said to give the very same amount."""
    index: dict[tuple[Decimal, str | None, str | None], list[Pair]] = defaultdict(list)
    for paper in papers:
        for pair in _pairs(paper):
            _, rate, amount = pair
            if amount.value is not None:
                index[amount.value, amount.unit, rate.unit].append(pair)
    for pairs in index.values():
        for one, other in combinations(pairs, 2):
            if _differ(one[1], other[1]):
                yield _finding(one, other)
                break


def _pairs(paper: Paper) -> Iterator[Pair]:
    for sentence in paper.sentences:
        for rate, amount in zip(sentence.quantities, sentence.quantities[1:], strict=False):
            if not rate.unit or "/" not in rate.unit or amount.value is None or amount.hedge:
                continue
            digits = str(abs(int(amount.value))).rstrip("0")
            if len(digits) >= _EXACT_DIGITS and amount.start - rate.end <= _BETWEEN:
                yield paper, rate, amount


def _differ(a: Quantity, b: Quantity) -> bool:
    if a.value is None or b.value is None or a.value == b.value:
        return False
    low, high = sorted((a.value, b.value))
    return low > 0 and high <= low * _FARTHEST


def _finding(one: Pair, other: Pair) -> Finding:
    (paper, rate, amount), (second, other_rate, again) = one, other
    text = f"{amount.text} er sat til {rate.text} det ene sted og {other_rate.text} det andet; kun én af satserne kan give beløbet."
    places = [paper.place(rate.start, amount.end), second.place(other_rate.start, again.end)]
    figures = sorted([rate.text, other_rate.text])
    return finding(CODE, LIKELY_ERROR, text, places, [*figures, amount.text], [*figures, amount.text])
