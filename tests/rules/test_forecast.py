"""The educators' forecast: graduates, demand and supply, what is missing, and the printed years again."""

import csv
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samraad.rules.errors import RuleError
from samraad.rules.forecast import Ages, Group, Training, back_test, demand, mean_completion, span, supply

CSV = Path(__file__).resolve().parents[2] / "examples" / "schemes" / "educator-intake-2010-2019.csv"
ROWS = list(csv.DictReader(CSV.read_text("utf-8").splitlines()))
STARTED = {int(row["year"]): Decimal(row["started"]) for row in ROWS}
PRINTED = {int(row["year"]): Decimal(row["completed"]) for row in ROWS if row["completed"]}
COMPLETION = mean_completion(
    [Decimal(row["model_completion_percent"]) for row in ROWS if row["year"] in {"2012", "2013", "2014"}]
)
WEIGHTS = {5: Decimal("0.20"), 4: Decimal("0.60"), 3: Decimal("0.20")}
TRAINING = Training(STARTED, WEIGHTS, COMPLETION, (2018, Decimal(1881)), Decimal(135))


def test_the_printed_years_again() -> None:
    tests = back_test(TRAINING, PRINTED)
    assert [test.year for test in tests] == [2015, 2016, 2017]
    assert [round(test.modelled) for test in tests] == [1197, 1323, 1383]
    assert round(tests[2].error) == 2


def test_graduates_settle_when_the_intake_does() -> None:
    assert TRAINING.graduates(2033) == Decimal(1881) * COMPLETION + 135
    with pytest.raises(RuleError, match="2009 mangler"):
        TRAINING.graduates(2014)


GROUPS = [
    Group("mindre børn", Decimal(12141), "0-5-årige"),
    Group("større børn", Decimal(8295), "6-17-årige"),
    Group("øvrige sociale institutioner", Decimal(6468), "18-årige og derover"),
    Group("andet", Decimal(4239), None),
]


def test_what_is_missing_is_named_and_the_rest_is_computed() -> None:
    found = demand(GROUPS, {"6-17-årige": {2017: Decimal(100), 2018: Decimal(110)}}, [2017, 2018])
    assert found.by_group["større børn"][2018] == Decimal("9124.5")
    assert found.by_group["andet"][2018] == 4239
    assert len(found.missing) == 2
    assert found.total(2018) is None


def test_the_groups_sum_to_the_start() -> None:
    drivers = {group.driver: {2017: Decimal(1)} for group in GROUPS if group.driver}
    assert demand(GROUPS, drivers, [2017]).total(2017) == 31143


def ages(stays: str) -> Ages:
    return Ages(
        start={age: Decimal(100) for age in range(25, 60)},
        stays={age: Decimal(stays) for age in range(20, 67)},
        graduates={25: Decimal("0.5"), 26: Decimal("0.5")},
    )


def test_supply_ages_by_a_year_and_takes_in_the_graduates() -> None:
    found = supply(ages("0.98"), {2018: Decimal(50), 2019: Decimal(50)}, [2017, 2018, 2019])
    assert found[2017] == 3500
    assert found[2018] == 3500 * Decimal("0.98") + 50
    with pytest.raises(RuleError, match="2018 mangler"):
        supply(ages("0.98"), {}, [2017, 2018])


@given(st.decimals("0", "1", places=3), st.integers(1, 30))
def test_without_graduates_nobody_is_added(stays: Decimal, years: int) -> None:
    found = supply(ages(str(stays)), dict.fromkeys(range(2018, 2018 + years), Decimal(0)), range(2017, 2018 + years))
    totals = list(found.values())
    assert all(later <= earlier for earlier, later in pairwise(totals))


def test_uncertainty_is_the_span_of_named_assumptions() -> None:
    years = range(2017, 2020)
    new = dict.fromkeys(years, Decimal(50))
    found = span({name: supply(ages(rate), new, years) for name, rate in (("lav", "0.97"), ("høj", "0.99"))}, years)
    assert found[0].low == found[0].high == 3500
    assert found[2].low == found[2].by_assumption["lav"] < found[2].high


@pytest.mark.parametrize("stays", ["1.2", "-0.1"])
def test_shares_outside_zero_to_one_are_refused(stays: str) -> None:
    with pytest.raises(RuleError, match="mellem 0 og 1"):
        ages(stays)


def test_weights_that_do_not_sum_to_one_are_refused() -> None:
    with pytest.raises(RuleError, match="summe til 1"):
        Training(STARTED, {3: Decimal("0.5"), 4: Decimal("0.4")}, COMPLETION)
