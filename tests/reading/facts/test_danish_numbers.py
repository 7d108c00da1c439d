"""Danish figures become exact decimals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samraad.reading.facts.numbers import find_numbers, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.275.761", "1275761"),
        ("3,125", "3.125"),
        ("1057,0", "1057.0"),
        ("2482", "2482"),
        ("1.234,56", "1234.56"),
        ("½", "0.5"),
        ("2½", "2.5"),
        ("-1,93", "-1.93"),
        ("−7", "-7"),
        (" 12 ", "12"),
        ("1.5", "1.5"),
        ("ti", "10"),
        ("femogtyve", "25"),
        ("en halv", "0.5"),
        ("Halvanden", "1.5"),
        ("to og en halv", "2.5"),
    ],
)
def test_reads_a_figure(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "kommune", "1,2,3", "1.", "1.23.4", "40-55", "DK2020", "²"])
def test_what_is_no_single_figure_has_no_value(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("40-55", "40", "55"),
        ("1-1,75", "1", "1.75"),
        ("4 -7.000", "4000", "7000"),
        ("100.000–150.000", "100000", "150000"),
        ("mellem 5 og 7", "5", "7"),
        ("60 til 69", "60", "69"),
    ],
)
def test_a_range_has_bounds_and_no_value(text: str, low: str, high: str) -> None:
    (number,) = find_numbers(text)
    assert (number.value, number.low, number.high) == (None, Decimal(low), Decimal(high))


def test_from_to_is_a_change_not_a_range() -> None:
    assert [number.value for number in find_numbers("steg fra 48 til 60")] == [Decimal(48), Decimal(60)]


def test_digits_within_words_and_codes_are_no_figures() -> None:
    assert find_numbers("DK2020, CO2 og C40s mål, jf. 3.5.1") == ()


def test_numbers_and_words_come_in_order() -> None:
    assert [number.value for number in find_numbers("tre kommuner, 12 byer og ti skoler")] == [3, 12, 10]


@given(st.decimals(min_value=0, max_value=10**12, places=3))
def test_a_figure_printed_as_danes_print_it_reads_back(value: Decimal) -> None:
    assert parse_number(_danish(value)) == value


@given(st.integers(min_value=0))
def test_a_whole_number_of_any_size_reads_back(value: int) -> None:
    assert parse_number(_danish(Decimal(value))) == value


@given(st.text())
def test_any_text_is_searched_without_an_error(text: str) -> None:
    for number in find_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
        assert number.value is not None or (number.low is not None and number.high is not None)
    parse_number(text)


def _danish(value: Decimal) -> str:
    whole, _, decimals = format(value, "f").partition(".")
    groups = []
    while whole:
        whole, group = whole[:-3], whole[-3:]
        groups.append(group)
    return ".".join(reversed(groups)) + ("," + decimals if decimals else "")
