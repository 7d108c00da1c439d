"""Figures, dates, periods and bodies in a text, by the kind that is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samraad.search.answering.model import Kind
from samraad.search.answering.values import repeats, values


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Kind.MONEY, "Det koster 1,2 mio. kr. om året", "1,2 mio. kr"),
        (Kind.MONEY, "Prisen er kr. 450", "kr. 450"),
        (Kind.MONEY, "over en halv milliard kroner", "halv milliard"),
        (Kind.SHARE, "knap 40 pct. af byerne", "40 pct"),
        (Kind.SHARE, "otte ud af ti byer", "otte ud af ti"),
        (Kind.COUNT, "Der er 1.250 drivhuse i området", "1.250"),
        (Kind.COUNT, "Der er syv drivhuse", "syv"),
        (Kind.DATE, "Mødet holdes den 4. maj 2031 kl. 10", "4. maj 2031"),
        (Kind.DATE, "Planen er klar ultimo 2031", "ultimo 2031"),
        (Kind.DATE, "senest i 2. kvartal 2031", "2. kvartal 2031"),
        (Kind.DURATION, "Ordningen gælder i fem år", "fem år"),
        (Kind.FREQUENCY, "Udvalget mødes to gange om året", "to gange om året"),
        (Kind.FREQUENCY, "Der rapporteres månedligt", "månedligt"),
        (Kind.MUNICIPALITY, "Det gælder især Gribskov Kommune", "Gribskov Kommune"),
        (Kind.PLACE, "Mødet holdes i Kerteminde", "Kerteminde"),
    ],
)
def test_the_value_is_found_as_printed(kind: Kind, text: str, expected: str) -> None:
    assert expected in [value.text for value in values(text, kind)]


@pytest.mark.parametrize("text", ["Se bilag 4", "jf. § 12", "den 3. maj 2031", "Der er 0-emissionsbusser", "40 pct."])
def test_what_counts_nothing_is_no_count(text: str) -> None:
    assert not [value for value in values(text, Kind.COUNT) if value.trust > 0.5]


def test_people_are_those_the_archive_knows() -> None:
    found = values("Formand Rosa Lundgaard bød velkommen", Kind.WHO, ("Rosa Lundgaard",))
    assert max(found, key=lambda value: value.trust).text == "Rosa Lundgaard"


def test_a_value_that_repeats_the_question_answers_nothing() -> None:
    found = values("I 2031 blev der bygget 12 drivhuse", Kind.DATE)
    assert repeats(found[0], frozenset({"2031"}))
    assert not repeats(found[0], frozenset({"2030"}))


@given(st.text(max_size=200), st.sampled_from(list(Kind)))
def test_any_text_gives_values_within_it(text: str, kind: Kind) -> None:
    for value in values(text, kind):
        assert 0 <= value.start <= value.end <= len(text)
        assert 0 < value.trust <= 1
