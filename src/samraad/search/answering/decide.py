"""Ranks candidates and decides whether the best is good enough to be called an answer; the weights are data."""

from __future__ import annotations

import math
from dataclasses import fields
from functools import cache

from samraad.search.answering.lists import pairs
from samraad.search.answering.score import Candidate, Features


@cache
def _weights() -> tuple[tuple[float, ...], float, float]:
    given = {name: float(value) for name, value in pairs("weights")}
    return tuple(given[field.name] for field in fields(Features)), given["constant"], given["enough"]


def confidence(features: Features) -> float:
    """From 0 to 1: how sure it is that this answers the question."""
    weights, constant, _ = _weights()
    total = constant + sum(w * f for w, f in zip(weights, features.vector(), strict=True))
    return 1.0 / (1.0 + math.exp(-max(min(total, 30.0), -30.0)))


def ranked(found: list[Candidate]) -> list[tuple[float, Candidate]]:
    """The candidates, surest first."""
    scored = [(confidence(each.features), each) for each in found]
    return sorted(scored, key=lambda pair: -pair[0])


def enough() -> float:
    """Below this confidence the archive is said to be silent."""
    return _weights()[2]
