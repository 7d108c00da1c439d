"""Two figures of the same kind that a sentence goes between: "fra 30 ture om måneden til 180 ture"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from samraad.checking.paper import Paper, Sentence
from samraad.checking.quantity import Quantity

_FROM = re.compile(r"\bfra\s+(?:[a-zæøå.]+\s+){0,3}$", re.IGNORECASE)
_TO = re.compile(r"(?P<said>[^;()]{0,50}?)\btil\s+(?:[a-zæøå.]+\s+){0,3}$", re.IGNORECASE)
_OTHER = re.compile(r"\bfra\b|\btil\b|\bog\b|\bmens\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FromTo:
    """``start`` is where "fra" stands; ``loose`` where more than a few words stand between the figures."""

    start: int
    end: int
    first: Quantity
    last: Quantity
    loose: bool


def from_to(paper: Paper, sentence: Sentence) -> Iterator[FromTo]:
    """Every pair of figures of the same unit between which a sentence goes."""
    text, quantities = paper.text, sentence.quantities
    for first, last in pairwise(quantities):
        opening = _FROM.search(text, max(first.start - 40, sentence.start), first.start)
        between = _TO.fullmatch(text[first.end : last.start])
        if opening is None or between is None or first.value is None or last.value is None:
            continue
        if _OTHER.search(between["said"]) or not _same_unit(first, last):
            continue
        yield FromTo(opening.start(), last.end, first, last, len(between["said"]) > 25)


def _same_unit(first: Quantity, last: Quantity) -> bool:
    """A figure without a unit goes with any but a percentage ("fra 30 til 180 ture")."""
    if first.unit == last.unit:
        return first.unit != "år"
    return first.unit is None and not last.is_percent and last.unit != "år"
