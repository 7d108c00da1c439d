"""Roundings, printed intervals and solving backwards."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samraad.rules.errors import RuleError
from samraad.rules.numbers import (
    HALF_UP,
    ROUNDINGS,
    Interval,
    Rounding,
    danish,
    decimal_text,
    exactly,
    parse_printed,
    solve_amount,
    solve_base,
    solve_rate,
)

fractions = st.fractions(min_value=-(10**6), max_value=10**6)
roundings = st.sampled_from(list(ROUNDINGS.values()))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("half_up", {"2.5": 3, "-2.5": -3, "2.4": 2, "0.5": 1}),
        ("half_even", {"2.5": 2, "3.5": 4, "-2.5": -2, "2.51": 3}),
        ("down", {"2.9": 2, "-2.9": -2}),
        ("up", {"2.1": 3, "-2.1": -3, "2": 2}),
    ],
)
def test_each_rounding_by_its_name(name: str, values: dict[str, int]) -> None:
    for value, whole in values.items():
        assert ROUNDINGS[name].round(Decimal(value)) == whole


@given(fractions, st.integers(0, 6), roundings)
def test_a_number_lies_in_the_interval_of_what_it_is_printed_as(
    value: Fraction, decimals: int, rounding: Rounding
) -> None:
    printed = rounding.round(value, decimals)
    assert value in rounding.origins(printed)
    assert abs(Fraction(printed) - value) < Fraction(1, 10**decimals)


@given(st.decimals(-10000, 10000, places=2), roundings)
def test_what_lies_outside_the_interval_is_printed_as_something_else(printed: Decimal, rounding: Rounding) -> None:
    origins = rounding.origins(printed)
    for end, closed in ((origins.low, origins.low_closed), (origins.high, origins.high_closed)):
        assert (rounding.round(end, 2) == printed) == closed


def test_a_printed_figure_is_the_interval_the_rules_name() -> None:
    assert HALF_UP.origins(Decimal("393.4")) == Interval(Fraction("393.35"), Fraction("393.45"), True, False)


intervals = st.tuples(fractions, fractions).map(lambda ends: Interval(min(ends), max(ends)))


@given(intervals, intervals, st.fractions(0, 1), st.fractions(0, 1))
def test_interval_arithmetic_holds_every_choice(a: Interval, b: Interval, s: Fraction, t: Fraction) -> None:
    x, y = a.low + s * (a.high - a.low), b.low + t * (b.high - b.low)
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b
    if not b.low <= 0 <= b.high:
        assert x / y in a / b


def test_half_open_intervals_that_only_touch_do_not_meet() -> None:
    assert not Interval(Fraction(0), Fraction(1), True, False).meets(exactly(1))
    assert Interval(Fraction(0), Fraction(1)).meets(exactly(1))


def test_the_printed_dues_are_solved_backwards() -> None:
    assert list(solve_base(Decimal("3.125"), Decimal("5693750")).bases) == [1822000]
    assert list(solve_base(Decimal("1.528"), Decimal("1275761")).bases) == [834922]
    assert solve_base(Decimal("5"), Decimal("12")).nearest == ((2, 10), (3, 15))
    assert len(solve_base(Decimal("5"), Decimal("12")).bases) == 0


@given(st.decimals("0.001", "500", places=3), st.integers(0, 10**7), roundings)
def test_the_base_that_gave_an_amount_is_found(rate: Decimal, base: int, rounding: Rounding) -> None:
    amount = solve_amount(rate, base, 0, rounding)
    found = solve_base(rate, amount, rounding)
    assert base in found.bases
    assert all(solve_amount(rate, other, 0, rounding) == amount for other in (found.bases[0], found.bases[-1]))
    (below, _), (above, _) = found.nearest
    assert below * Fraction(rate) < amount < above * Fraction(rate)


def test_the_rate_is_solved_from_base_and_amount_and_two_printed_rates_give_no_whole_base() -> None:
    possible = solve_rate(1_822_000, Decimal("5693750"))
    assert Fraction("3.125") in possible
    assert Fraction("3.126") not in possible
    for printed_rate in ("2.820", "2.829"):
        assert not solve_base(Decimal(printed_rate), Decimal("5358122")).bases


@pytest.mark.parametrize("rate", ["0", "-1", "0.0000001"])
def test_a_rate_that_cannot_be_solved_is_refused(rate: str) -> None:
    with pytest.raises(RuleError):
        solve_base(Decimal(rate), Decimal("5"))


@given(st.decimals(-(10**9), 10**9, places=3))
def test_danish_figures_go_there_and_back(value: Decimal) -> None:
    assert parse_printed(danish(value)) == value


@pytest.mark.parametrize("text", ["", "1.05", "1,0.0", "tolv", "--1", "=1+1"])
def test_what_is_not_a_printed_figure_is_refused(text: str) -> None:
    with pytest.raises(RuleError):
        parse_printed(text)


@pytest.mark.parametrize(
    ("value", "text"), [("1/8", "0.125"), ("1/3", "1/3"), ("-5/2", "-2.5"), ("7", "7"), ("100", "100")]
)
def test_an_exact_number_as_text(value: str, text: str) -> None:
    assert decimal_text(Fraction(value)) == text
