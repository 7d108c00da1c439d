"""The findings of the real and the example dossiers, each judged by hand against the text; and what no text may do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samraad.checking.check import check
from samraad.checking.to_json import to_json
from samraad.reading.errors import ReadingError
from samraad.reading.model import Dossier
from samraad.reading.read import read

EXAMPLES = Path(__file__).resolve().parents[2] / "src" / "samraad" / "web" / "demo" / "sources"

# Every finding on the three dossiers: each was looked up in the text and is true.
JUDGED = {
    "kkr-hovedstaden-2019-02-bilag.txt": [
        ("growth", 224),
        ("growth", 226),
        ("repeated_word", 933),
        ("repeated_paragraph", 1254),
        ("unconfirmed", 2407),
        ("placeholder", 2546),
        ("attachment_absent", 2561),
        ("attachment_absent", 2562),
        ("attachment_reference", 3244),
    ],
    "kkr-hovedstaden-2022-11-referat.txt": [("point_about_other", 934), ("text_and_table", 1740)],
    "kkr-hovedstaden-2023-11-bilag.txt": [
        ("rate_amount", 147),
        ("contradiction", 265),
        ("contradiction", 549),
        ("placeholder", 2391),
        ("placeholder", 2457),
        ("placeholder", 2473),
        ("placeholder", 2546),
        ("placeholder", 2567),
        ("placeholder", 2589),
        ("table_total_rounded", 3056),
        ("table_total_rounded", 3148),
        ("shares_rounded", 3634),
        ("factor", 3737),
        ("counted_list", 4612),
        ("period", 4789),
    ],
}


@pytest.fixture(scope="module")
def real(dossiers: Path) -> list[Dossier]:
    return [read(dossiers / name) for name in JUDGED]


@pytest.mark.dossiers
def test_the_findings_of_the_real_dossiers_are_those_judged_true(real: list[Dossier]) -> None:
    found = check(real)
    for name, judged in JUDGED.items():
        here = [(one.code, one.places[0].span.first_line) for one in found if one.places[0].dossier == name]
        assert here == judged
    assert len(found) >= 20
    assert len({one.key for one in found}) == len(found)


@pytest.mark.dossiers
def test_a_dossier_has_the_same_findings_alone_and_beside_others(real: list[Dossier]) -> None:
    together = {one.key for one in check(real)}
    assert {one.key for dossier in real for one in check([dossier])} <= together


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_the_examples_hold_the_one_error_that_was_written_into_them(path: Path) -> None:
    serious = [(one.code, one.computed) for one in check([read(path)]) if one.severity != "note"]
    wrong_budget = path.name == "kkr-fjordlandet-2026-04-bilag.txt"
    assert serious == ([("table_total", "1.465.000")] if wrong_budget else [])


PIECES = st.sampled_from(
    [
        "fra",
        "til",
        "12 pct.",
        "3.000 kr.",
        "mio. kr.",
        "i 5 år",
        "fordoblet",
        "I alt",
        "bilag 2",
        "punkt 3.1",
        "heraf",
        "\n",
        "\n\n",
        "– ",
        "1. ",
        "tre forslag:",
        "31. april 2024",
        "mandag den",
        "2,5 kr./indbygger",
        "svarer til",
        "halvdelen",
        "2027-2024",
        ".",
    ]
)


@settings(max_examples=60)
@given(st.lists(PIECES | st.text(max_size=8), max_size=60).map(" ".join))
def test_any_text_can_be_checked(text: str) -> None:
    try:
        dossier = read(("Notat\n" + text).encode(), "prøve.txt")
    except ReadingError:
        return
    found = check([dossier])
    assert to_json(found) == to_json(check([dossier]))
    for one in found:
        assert one.message.rstrip().endswith((".", "…", "«."))
        assert all(1 <= place.span.first_line <= place.span.last_line <= len(dossier.lines) for place in one.places)


def test_nothing_is_found_in_nothing() -> None:
    assert check([]) == ()
    assert check([read(b".", "tom.txt")]) == ()
