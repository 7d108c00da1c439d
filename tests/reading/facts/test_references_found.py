"""References keep their target as printed."""

from collections.abc import Callable

import pytest

from samraad.reading.model import Fact

Facts = Callable[..., list[Fact]]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("projekterne, jf. pkt. 3.12, og mere", ["3.12"]),
        ("(se punkt 3.5)", ["3.5"]),
        ("jf. indstillingspunkt 2 og 3 ovenfor", ["2 og 3"]),
        ("en ændring af §6, der", ["§6"]),
        ("efter §4, stk. 4 i loven", ["§4, stk. 4"]),
        ("servicelovens § 52, stk. 3, nr. 5 og § 6 b", ["§ 52, stk. 3, nr. 5", "§ 6 b"]),
        ("læs mere i bilag 1.1.", ["bilag 1.1"]),
        ("for 2023, jf. bilag. Videre", ["bilag"]),
        ("(anbefaling 7, 15 og 17 i planen)", ["anbefaling 7, 15 og 17"]),
        ("fremgår af figur 1 og tabel 2", ["figur 1", "tabel 2"]),
        ("vedtaget på KKR Sjællands møde den 8. februar 2023.", ["KKR Sjællands møde den 8. februar 2023"]),
        ("efter lov nr. 573 af 24. juni 2005 gælder", ["lov nr. 573 af 24. juni 2005"]),
    ],
)
def test_a_reference_points_at_its_target(facts_in: Facts, text: str, values: list[str]) -> None:
    assert [fact.value for fact in facts_in(text, "reference")] == values


@pytest.mark.parametrize(
    "text", ["Bilag 2.2 - Anbefalinger", "Figur 1: Udvikling", "3.5 Orientering", "et godt udgangspunkt 2023"]
)
def test_a_title_is_no_reference(facts_in: Facts, text: str) -> None:
    assert facts_in(text, "reference") == []
