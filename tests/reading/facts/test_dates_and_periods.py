"""Every way an official writes a date."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samraad.reading.facts.dates import find_dates
from samraad.reading.facts.find import find_facts
from samraad.reading.model import Document, Fact, Line, Meeting, Role, Span

Facts = Callable[..., list[Fact]]
NAMES = "januar februar marts april maj juni juli august september oktober november december"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("den 8. februar 2023", "2023-02-08"),
        ("8. Februar 2019", "2019-02-08"),
        ("10.januar 2023", "2023-01-10"),
        ("25-11-2022", "2022-11-25"),
        ("24-10-2023", "2023-10-24"),
        ("30.06.2023", "2023-06-30"),
        ("30.06.23.", "2023-06-30"),
        ("13/1-2023", "2023-01-13"),
        ("13/1-23", "2023-01-13"),
        ("1/1-2021", "2021-01-01"),
        ("1/12 2023", "2023-12-01"),
        ("2023-11-14", "2023-11-14"),
        ("pr. 31.\ndecember 2018", "2018-12-31"),
        ("med udgangen af 2022", "2022-12-31"),
        ("udgangen af juni 2023", "2023-06-30"),
        ("udgangen af februar 2024", "2024-02-29"),
        ("udgangen af 3. kvartal 2023", "2023-09-30"),
    ],
)
def test_a_day_is_an_iso_date(facts_in: Facts, text: str, iso: str) -> None:
    (fact,) = facts_in(f"Det sker {text}", "date")
    assert (fact.value, fact.low, fact.inferred) == (iso, None, False)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("i oktober 2022", "2022-10-01", "2022-10-31"),
        ("1. kvartal 2023", "2023-01-01", "2023-03-31"),
        ("første kvartal af 2023", "2023-01-01", "2023-03-31"),
        ("1. halvår 2024", "2024-01-01", "2024-06-30"),
        ("Q3 2023", "2023-07-01", "2023-09-30"),
        ("foråret 2024", "2024-03-01", "2024-05-31"),
        ("vinteren 2023", "2023-12-01", "2024-02-29"),
        ("studieåret 2023/2024", "2023-08-01", "2024-07-31"),
        ("skoleåret 2023/24.", "2023-08-01", "2024-07-31"),
        ("perioden 2022-2026", "2022-01-01", "2026-12-31"),
        ("ultimo juni 2023", "2023-06-21", "2023-06-30"),
        ("medio juni 2023", "2023-06-11", "2023-06-20"),
        ("primo juni 2023", "2023-06-01", "2023-06-10"),
        ("medio 2023", "2023-06-01", "2023-06-30"),
        ("primo 2025", "2025-01-01", "2025-02-28"),
        ("slutningen af 2023", "2023-11-01", "2023-12-31"),
    ],
)
def test_a_period_has_bounds_and_no_day(facts_in: Facts, text: str, low: str, high: str) -> None:
    (fact,) = facts_in(f"Det sker {text}", "date")
    assert (fact.value, fact.low, fact.high) == (None, low, high)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("den 23.–24. august 2023", [("2023-08-23", "2023-08-24")]),
        ("1.-3. marts 2024", [("2024-03-01", "2024-03-03")]),
        ("28. februar - 3. marts 2024", [("2024-02-28", None), ("2024-03-03", None)]),
        ("30. december til 2. januar 2024", [("2023-12-30", None), ("2024-01-02", None)]),
        ("den 8., 15. og 22. juni 2023", [("2023-06-08", None), ("2023-06-15", None), ("2023-06-22", None)]),
    ],
)
def test_several_days_share_month_and_year(facts_in: Facts, text: str, days: list[tuple[str, str | None]]) -> None:
    found = facts_in(text, "date")
    assert [(fact.value, fact.high) for fact in found] == days
    assert not any(fact.inferred for fact in found)


def test_months_share_the_year_printed_last(facts_in: Facts) -> None:
    found = facts_in("Drøftes i februar, april og juni 2023.", "date")
    assert [(fact.low, fact.inferred) for fact in found] == [
        ("2023-02-01", False),
        ("2023-04-01", False),
        ("2023-06-01", False),
    ]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Mødet er den 1. maj.", "2023-05-01"),
        ("Vedtaget d. 16. nov. af alle.", "2022-11-16"),
        ("Mandag den 28. november holdes oplæg.", "2022-11-28"),
        ("Fredag den 28. november holdes oplæg.", "2022-11-28"),
        ("Svar gives d. 28/2 af alle.", "2023-02-28"),
        ("Svar gives 28/2", "2023-02-28"),
    ],
)
def test_a_missing_year_follows_from_the_meeting_and_is_marked(facts_in: Facts, text: str, iso: str) -> None:
    (fact,) = facts_in(text, "date")
    assert (fact.value, fact.inferred) == (iso, True)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Aftalen fra januar i år gælder.", "2023-01-01"),
        ("Aftalen fra oktober sidste år gælder.", "2022-10-01"),
        ("I 2022 er der fra januar indgået aftaler.", "2022-01-01"),
    ],
)
def test_a_year_said_in_the_sentence_counts(facts_in: Facts, text: str, low: str) -> None:
    (fact,) = facts_in(text, "date")
    assert (fact.low, fact.inferred) == (low, True)


def test_the_document_dates_before_the_meeting() -> None:
    lines = tuple(
        Line(number, text, text, Role.BODY) for number, text in enumerate(["Notat", "Frist er den 1. maj."], 1)
    )
    document = Document("Notat", None, None, dt.date(2019, 4, 1), None, None, False, Span(1, 2))
    found = find_facts(lines, Meeting(dt.date(2023, 6, 1), True, ()), (document,))
    assert [(fact.value, fact.inferred) for fact in found if fact.type == "date"] == [("2019-05-01", True)]


def test_without_any_dated_neighbour_there_is_no_date(facts_in: Facts) -> None:
    assert facts_in("Mødet er den 1. maj.", "date", None) == []
    assert [fact.value for fact in facts_in("Den 3. juni 2020. Igen den 1. maj.", "date", None)] == [
        "2020-06-03",
        "2020-05-01",
    ]


@pytest.mark.parametrize(
    "text", ["31/13", "32. marts", "3/4 af alle", "24/7", "Sag 3.12", "1:1", "99-99-9999", "marts-planen"]
)
def test_what_is_no_day_of_the_calendar_is_no_date(facts_in: Facts, text: str) -> None:
    assert facts_in(f"Se {text} her", "date") == []


def test_find_dates_serves_a_question() -> None:
    (date,) = find_dates("Hvad skete den 1. maj?", 2022)
    assert (date.value, date.inferred) == ("2022-05-01", True)
    assert find_dates("Hvad skete den 1. maj?") == ()


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_reads_back(day: dt.date) -> None:
    for text in (
        f"{day.day}. {NAMES.split()[day.month - 1]} {day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        f"{day.day}/{day.month}-{day.year}",
    ):
        assert [date.low for date in find_dates(text)] == [day]


@given(st.text(), st.one_of(st.none(), st.integers(min_value=1900, max_value=2100)))
def test_any_text_is_searched_for_dates_without_an_error(text: str, year: int | None) -> None:
    for date in find_dates(text, year):
        assert 0 <= date.start < date.end <= len(text)
        assert date.low <= date.high
