"""Dues in their price level, targets that add up, and the dates of a year."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samraad.rules.dues import Amount, indexed, per_inhabitant, pro_rata, saving, share_by_inhabitants
from samraad.rules.errors import RuleError
from samraad.rules.notices import parse_period
from samraad.rules.targets import Target, adds_up, progress
from samraad.rules.wheel import Deadline, chair_in, latest_before, leaves_at_year_end, local_election, wheel


def test_the_printed_dues_follow_from_the_bases_behind_them() -> None:
    assert per_inhabitant(Decimal("3.125"), 1_822_000, 2018).kroner == 5_693_750
    assert per_inhabitant(Decimal("1.528"), 834_922, 2018).kroner == 1_275_761
    assert per_inhabitant(Decimal("2.125"), 2_656_740, 2018).kroner == 5_645_573


def test_kroner_of_different_years_need_an_index() -> None:
    old, new = Amount(Fraction(5_693_750), 2018), Amount(Fraction(5_358_122), 2024)
    with pytest.raises(RuleError, match="uden et indeks"):
        saving(old, new)
    moved = indexed(old, {year: Decimal("2.0") for year in range(2019, 2025)}, 2024)
    assert saving(moved, new).price_level == 2024
    with pytest.raises(RuleError, match="fra 2018 til 2019 mangler"):
        indexed(old, {}, 2024)


@given(st.lists(st.integers(1, 700_000), min_size=1, max_size=46), st.integers(0, 10**7))
def test_a_common_sum_is_shared_to_the_last_krone(inhabitants: list[int], total: int) -> None:
    parties = {f"kommune {n}": count for n, count in enumerate(inhabitants)}
    assert sum(share_by_inhabitants(Amount(Fraction(total), 2018), parties).places.values()) == total


def test_a_member_that_enters_during_the_year_pays_for_the_rest_of_it() -> None:
    assert pro_rata(Amount(Fraction(365), 2023), dt.date(2023, 7, 1)).kroner == 184
    assert pro_rata(Amount(Fraction(365), 2023), dt.date(2023, 1, 1)).kroner == 365


def target(name: str, value: int | None, direction: str = "at_least") -> Target:
    goal = None if value is None else Fraction(value)
    return Target(name, name, "deltagere", goal, direction, dt.date(2024, 12, 31), Fraction(0), dt.date(2023, 12, 31))


def test_four_targets_add_up_to_the_whole_and_a_changed_one_does_not() -> None:
    parts = [target(name, value) for name, value in (("a", 1500), ("b", 1000), ("c", 2000), ("d", 2000))]
    assert adds_up(target("i alt", 6500), parts).agrees
    assert not adds_up(target("i alt", 6600), parts).agrees
    with pytest.raises(RuleError, match="afventer"):
        adds_up(target("i alt", 6500), [*parts, target("e", None)])


def test_the_pace_that_is_needed_and_whether_it_is_kept() -> None:
    found = progress(target("a", 1500), Fraction(700), dt.date(2024, 7, 1))
    assert found.expected == Fraction(1500 * 183, 366)
    assert not found.on_track
    assert found.pace == Fraction(800 * 365, 183)
    assert progress(target("a", 1500), Fraction(1500), dt.date(2024, 7, 1)).reached


def test_the_wheel_of_an_assembly() -> None:
    deadlines = [
        Deadline("indkaldelse", parse_period("10 weeks")),
        Deadline("forslag fra medlemmer", parse_period("6 weeks")),
        Deadline("bilag", parse_period("4 weeks"), on_working_day=True),
    ]
    marks = wheel("generalforsamling", dt.date(2024, 6, 27), deadlines)
    assert [mark.date for mark in marks] == [
        dt.date(2024, 4, 18),
        dt.date(2024, 5, 16),
        dt.date(2024, 5, 30),
        dt.date(2024, 6, 27),
    ]
    assert latest_before(dt.date(2024, 7, 1)) == dt.date(2024, 6, 28)


def test_a_deadline_on_a_holiday_moves_to_the_working_day_before() -> None:
    marks = wheel("møde", dt.date(2024, 4, 15), [Deadline("udsendelse", parse_period("2 weeks"), on_working_day=True)])
    assert marks[0].date == dt.date(2024, 3, 27)
    assert "flyttet" in marks[0].because


def test_exit_elections_and_the_chair() -> None:
    assert leaves_at_year_end(dt.date(2024, 6, 30), parse_period("6 months")) == dt.date(2024, 12, 31)
    assert leaves_at_year_end(dt.date(2024, 7, 1), parse_period("6 months")) == dt.date(2025, 12, 31)
    assert [local_election(year) for year in (2021, 2025)] == [dt.date(2021, 11, 16), dt.date(2025, 11, 18)]
    order = ["Region Hovedstaden", "Region Sjælland", "KKR Hovedstaden", "KKR Sjælland"]
    assert [chair_in(year, order, 2019) for year in (2019, 2020, 2021, 2026, 2027)] == [
        order[0],
        order[0],
        order[1],
        order[3],
        order[0],
    ]
    with pytest.raises(RuleError):
        local_election(2024)
