"""Notices both ways with Danish holidays; what a trip costs."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samraad.rules.errors import RuleError
from samraad.rules.notices import (
    UNITS,
    Period,
    earliest_meeting,
    last_day,
    notice,
    parse_date,
    parse_period,
    working_day_before,
)
from samraad.rules.tariffs import online_fare, passenger_fare, trip

dates = st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1))
periods = st.builds(Period, st.integers(1, 60), st.sampled_from(list(UNITS.values())))


def test_three_weeks_before_the_fourteenth_is_the_twenty_fourth() -> None:
    found = notice(dt.date(2023, 11, 14), parse_period("3 weeks"), dt.date(2023, 10, 24))
    assert (found.latest, found.given_days, found.sufficient, found.margin_days) == (dt.date(2023, 10, 24), 21, True, 0)


def test_a_day_late_is_said_by_its_margin() -> None:
    found = notice(dt.date(2023, 11, 14), parse_period("21 dage"), dt.date(2023, 10, 25))
    assert (found.sufficient, found.margin_days) == (False, -1)


def test_working_days_step_over_easter() -> None:
    assert parse_period("3 working days").before(dt.date(2024, 4, 3)) == dt.date(2024, 3, 26)
    assert working_day_before(dt.date(2024, 4, 1)) == dt.date(2024, 3, 27)


def test_a_month_ends_where_the_shorter_month_does() -> None:
    assert parse_period("1 month").before(dt.date(2024, 3, 31)) == dt.date(2024, 2, 29)
    assert last_day(dt.date(2023, 5, 10), parse_period("6 weeks")) == dt.date(2023, 6, 21)


@given(dates, periods)
def test_the_earliest_meeting_is_the_first_with_a_long_enough_notice(given_on: dt.date, period: Period) -> None:
    day = earliest_meeting(given_on, period)
    assert notice(day, period, given_on).sufficient
    before = day - dt.timedelta(days=1)
    assert before == given_on or not notice(before, period, given_on).sufficient


@pytest.mark.parametrize("text", ["", "3", "weeks", "0 weeks", "3 moons", "-3 weeks", "99999999 weeks", "1.5 weeks"])
def test_what_is_not_a_period_is_refused(text: str) -> None:
    with pytest.raises(RuleError):
        parse_period(text)


def test_dates_out_of_range_are_refused() -> None:
    with pytest.raises(RuleError, match="--meeting"):
        parse_date("0001-01-01", "--meeting")
    with pytest.raises(RuleError, match="uden for årene"):
        parse_period("9999 months").after(dt.date(2024, 1, 1))


@pytest.mark.parametrize(
    ("km", "fare", "regular", "online"),
    [
        ("10", "general", "36", "32"),
        ("13", "general", "54", "48"),
        ("12.1", "general", "54", "48"),
        ("3", "low", "24", "21"),
        ("13", "low", "42", "37"),
        ("13", "town48", "48", "43"),
        ("13", "town60", "60", "54"),
        ("40", "free", "0", "0"),
        ("40", "feeder", "21", "21"),
    ],
)
def test_fares_by_length_and_option(km: str, fare: str, regular: str, online: str) -> None:
    assert trip(passenger_fare(Decimal(km), fare)).fare == Decimal(regular)
    assert trip(online_fare(Decimal(km), fare)).fare == Decimal(online)


def test_the_municipality_pays_what_the_fare_does_not() -> None:
    assert trip(passenger_fare(Decimal("13")), Decimal("250")).municipal_cost == Decimal("230.50")
    assert trip(passenger_fare(Decimal("13")), Decimal("250"), Decimal("40")).municipal_cost == Decimal("236")
    assert trip(passenger_fare(Decimal("13"))).municipal_cost is None


@pytest.mark.parametrize(("km", "fare"), [("0", "general"), ("-1", "general"), ("1e9", "general"), ("5", "taxi")])
def test_trips_that_cannot_be_are_refused(km: str, fare: str) -> None:
    with pytest.raises(RuleError):
        passenger_fare(Decimal(km), fare)
