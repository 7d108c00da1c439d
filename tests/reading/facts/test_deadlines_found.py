"""Deadlines: the last day, what must be done, by whom and to whom."""

from collections.abc import Callable

import pytest

from samraad.reading.model import Deadline, Fact

Facts = Callable[..., list[Fact]]


@pytest.mark.parametrize(
    ("text", "day", "deadline"),
    [
        (
            "Kommunerne skal senest den 1. juni 2023 indsende budgetter til Movia.",
            "2023-06-01",
            Deadline("indsende budgetter til Movia", "Kommunerne", "Movia"),
        ),
        (
            "Frist for færdige bidrag til kapitlerne er ultimo juni 2023.",
            "2023-06-30",
            Deadline("færdige bidrag til kapitlerne", None, None),
        ),
        (
            "Inden 1. juli 2023 skal regionerne melde tilbage.",
            "2023-07-01",
            Deadline("skal regionerne melde tilbage", "regionerne", None),
        ),
        ("Svarene skal indsendes den 3. april 2023.", "2023-04-03", Deadline("Svarene skal indsendes", None, None)),
        ("Høringsfrist: 1. maj 2023", "2023-05-01", Deadline("Høringsfrist", None, None)),
        ("Den 1. oktober 2023 er deadline for bidrag.", "2023-10-01", Deadline("bidrag", None, None)),
        (
            "At udarbejde varmeplaner inden udgangen af 2022",
            "2022-12-31",
            Deadline("udarbejde varmeplaner", None, None),
        ),
        (
            "Planerne skal være færdige med udgangen af 2022.",
            "2022-12-31",
            Deadline("Planerne skal være færdige", None, None),
        ),
        (
            "Ambitionen er, at nettet skal være udrullet senest i 2028.",
            "2028-12-31",
            Deadline("Ambitionen er, at nettet skal være udrullet", None, None),
        ),
        ("Tilmelding senest fredag den 3. marts 2023 kl. 12.", "2023-03-03", Deadline("Tilmelding", None, None)),
        ("Planen er i høring frem til den 15. august 2023.", "2023-08-15", Deadline("Planen er i høring", None, None)),
    ],
)
def test_a_deadline_says_what_by_whom_and_to_whom(facts_in: Facts, text: str, day: str, deadline: Deadline) -> None:
    (fact,) = facts_in(text, "deadline")
    assert (fact.value, fact.deadline) == (day, deadline)


def test_before_a_season_is_before_it_begins(facts_in: Facts) -> None:
    assert [fact.value for fact in facts_in("Udkastet ses inden sommeren 2024.", "deadline")] == ["2024-05-31"]


def test_a_deadline_is_a_date_too_and_inferred_with_it(facts_in: Facts) -> None:
    found = facts_in("Svar senest den 1. maj.")
    assert {(fact.type, fact.value, fact.inferred) for fact in found} == {
        ("date", "2023-05-01", True),
        ("deadline", "2023-05-01", True),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Mødet holdes den 8. februar 2023.",
        "Strategien udløber med udgangen af 2023.",
        "Inden for rammen er der i maj 2023 plads.",
        "Planerne forventes at være færdige i ultimo 2023.",
        "Hvis der inden medio 2023 er fundet en model, kan det rummes.",
        "Derudover skal planen, når den ligger klar i ultimo 2024, indgå.",
        "Det var kort frist. Mødet er den 1. maj 2023.",
    ],
)
def test_other_dates_are_no_deadlines(facts_in: Facts, text: str) -> None:
    assert facts_in(text, "deadline") == []


def test_only_the_date_of_the_deadline_is_one(facts_in: Facts) -> None:
    found = facts_in("Fristen var 1. maj 2022, mens mødet holdes den 5. juni 2022.", "deadline")
    assert [fact.value for fact in found] == ["2022-05-01"]
