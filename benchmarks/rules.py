"""Measures the rules: a key for 98 municipalities with full trace, the power of 30 voters, a large forecast."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from decimal import Decimal

from samraad.rules.decisions import Body, power
from samraad.rules.forecast import Ages, supply
from samraad.rules.run import run
from samraad.rules.scheme_file import parse_scheme

MUNICIPALITIES, YEARS, AGES = 98, 20, 100


def benchmark() -> list[tuple[str, float, float, str]]:
    """(what, measured, at most, unit) for each measure."""
    return [
        ("placement key, 98 municipalities, full trace", _median(_key) * 1000, 5, "ms"),
        ("voting power, 30 voters in 30 groups", _median(_power), 0.5, "s"),
        ("supply forecast, 98 municipalities, 20 years, 100 ages", _median(_forecast, times=3), 1, "s"),
    ]


def _median(measured: Callable[[], Callable[[], object]], times: int = 9) -> float:
    work = measured()
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def _key() -> Callable[[], object]:
    rows = "".join(f"      - {{municipality: K{n}, population: {20_000 + 997 * n}}}\n" for n in range(MUNICIPALITIES))
    text = (
        "title: t\nparameters: {total: {value: 1057}}\ntables:\n  t:\n    dimensions: {municipality: Kommune}\n    rows:\n"
        + rows
        + "    inputs: {population: {}}\n    formulas:\n      share: {formula: population / sum(population)}\n"
        "      places: {formula: share * total, decimals: 1}\n      key: {formula: 100 * share, decimals: 2}\n"
    )
    scheme = parse_scheme(text, "bench.yaml", lambda name: "")
    return lambda: run(scheme)


def _power() -> Callable[[], object]:
    body = Body({f"g{n}": 1 for n in range(30)}, required={"g0": 1, "g1": 1}, casting_vote="g2")
    return lambda: power(body)


def _forecast() -> Callable[[], object]:
    ages = Ages(
        start={age: Decimal(1000 + age) for age in range(AGES)},
        stays={age: Decimal("0.985") for age in range(AGES + 1)},
        graduates={25: Decimal("0.4"), 26: Decimal("0.6")},
    )
    years = range(2017, 2017 + YEARS + 1)
    graduates = {year: Decimal(35) for year in years}
    return lambda: [supply(ages, graduates, years) for _ in range(MUNICIPALITIES)]
