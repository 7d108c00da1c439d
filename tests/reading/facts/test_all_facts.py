"""All facts together: spans, order, roles, and the real dossiers."""

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samraad.reading.facts.find import find_facts
from samraad.reading.inputs.load import load
from samraad.reading.model import Fact, Line, Meeting, Role
from samraad.reading.repair.lines import repair

Facts = Callable[..., list[Fact]]
TYPES = {"amount", "percentage", "date", "deadline", "person", "contact", "case_number", "document_number", "reference"}
MEETING = Meeting(dt.date(2023, 3, 10), True, ())
FRAGMENTS = (
    "1.275.761 3,125 kr. mio. mia. pct. % 40-55 ½ 28/2 13/1-2023 d. den 16. nov. maj 2023 2023/2024 ultimo primo senest inden "
    "udgangen af Frist for er skal jf. pkt. § 4, stk. bilag SAG-2022-03934 Dok. ID: tlf. 20581815 x@y.dk Søren Prøve (C), "
    "Hvidovre Kommune ca. op mod i 2018-tal 2. kvartal og - – \n [2] mellem fra til 99 januar sidste år www."
)
WORDS = st.sampled_from(FRAGMENTS.split(" "))


def test_a_fact_stands_on_its_own_lines(facts_in: Facts) -> None:
    (fact,) = facts_in("Indledning.\n\nPrisen er 36 kr. i alt.\n\nSlut.", "amount")
    assert (fact.span.first_line, fact.span.last_line) == (3, 3)


def test_a_fact_over_two_lines_spans_them() -> None:
    lines = (Line(7, "frem til 1.", "frem til 1.", after=" "), Line(9, "oktober 2022 og", "oktober 2022 og"))
    (fact,) = find_facts(lines, MEETING, ())
    assert (fact.text, fact.span.first_line, fact.span.last_line) == ("1. oktober 2022", 7, 9)


def test_notes_count_and_a_running_head_counts_once() -> None:
    lines = (
        Line(1, "", "KKR | 25-11-2022", Role.HEAD),
        Line(2, "", "Tekst", Role.BODY),
        Line(3, "", "KKR | 25-11-2022", Role.HEAD),
        Line(4, "", "1 Kilde: 12 elever", Role.NOTE),
        Line(5, "", "[HER INDSÆTTES 5 kr.]", Role.PLACEHOLDER),
    )
    found = find_facts(lines, MEETING, ())
    assert [(fact.type, fact.span.first_line) for fact in found] == [("date", 1), ("amount", 4)]


def test_a_figure_within_a_date_or_number_is_no_fact_of_its_own(facts_in: Facts) -> None:
    found = facts_in("Tlf. 20 58 18 15, J.nr. 01.02.2023-12 den 3. maj 2023")
    assert [fact.type for fact in found] == ["contact", "case_number", "date"]


@settings(max_examples=150)
@given(st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=25).map(" ".join))
def test_any_text_gives_sound_facts(text: str) -> None:
    lines = tuple(Line(number, raw, raw, Role.BODY, " ") for number, raw in enumerate(text.split("\n"), 1))
    found = find_facts(lines, MEETING, ())
    assert [fact.span.first_line for fact in found] == sorted(fact.span.first_line for fact in found)
    for fact in found:
        assert fact.type in TYPES
        assert 1 <= fact.span.first_line <= fact.span.last_line <= len(lines)
        _assert_exact(fact)


def _assert_exact(fact: Fact) -> None:
    for value in (fact.value, fact.low, fact.high):
        if value is not None and fact.type in ("amount", "percentage"):
            assert Decimal(value).is_finite()
        elif value is not None and fact.type in ("date", "deadline"):
            dt.date.fromisoformat(value)


@pytest.mark.dossiers
def test_every_expected_fact_of_the_real_dossiers_is_found(shared: Path, dossiers: Path) -> None:
    missing = []
    for path in sorted((shared / "truth").glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        meeting = Meeting(dt.date.fromisoformat(truth["meeting_date"]), False, ())
        found = find_facts(repair(load(dossiers / f"{path.stem}.txt")), meeting, ())
        missing += [want for want in truth["facts"] if not any(_is(fact, want) for fact in found)]
    assert missing == []


def _is(fact: Fact, want: dict[str, str | int]) -> bool:
    if (
        fact.type != want["type"]
        or fact.span.last_line < want["first_line"]
        or want["last_line"] < fact.span.first_line
    ):  # type: ignore[operator]
        return False
    if fact.type in ("amount", "percentage"):
        return fact.value is not None and Decimal(fact.value) == Decimal(want["value"]) and fact.unit == want["unit"]
    return fact.value == want["value"]
