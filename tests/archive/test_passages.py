"""Passages: of a good size, in one place each, every line of text in one of them, and no contacts."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samraad.archive.passages import MOST_LINES, MOST_WORDS, cut_passages
from samraad.reading.model import Line, Role
from samraad.reading.read import read
from samraad.reading.to_json import to_json

WORDS = st.sampled_from(["vi", "Drivhuse", "kommunerne", "bestyrelsen.", "3.000", "–", "noget, der varer længe", ""])
LINES = st.lists(
    st.tuples(
        st.lists(WORDS, max_size=14).map(" ".join),
        st.sampled_from([Role.BODY, Role.BODY, Role.BODY, Role.BLANK, Role.NOTE, Role.FOOT]),
        st.sampled_from(["\n", " ", ""]),
    ),
    max_size=120,
)


def made(drawn: list[tuple[str, Role, str]]) -> list[Line]:
    return [Line(n, text, text, role, after) for n, (text, role, after) in enumerate(drawn, 1)]


def proposal(documents: list[tuple[int, int]], last: int) -> dict[str, Any]:
    spans = [{"first_line": a, "last_line": min(b, last), "item": None} for a, b in documents if a <= last]
    return {"documents": spans, "items": [], "separators": [], "chapters": []}


@given(LINES, st.lists(st.integers(1, 120), max_size=4, unique=True))
def test_every_line_of_text_is_in_exactly_one_passage(drawn: list[tuple[str, Role, str]], starts: list[int]) -> None:
    lines = made(drawn)
    starts = sorted(starts)
    spans = [(start, after - 1) for start, after in pairwise([*starts, 10**6])]
    cuts = cut_passages(lines, proposal(spans, len(lines)))
    words = [word for line in lines if line.role in (Role.BODY, Role.NOTE) for word in line.text.split()]
    assert sorted("".join(words)) == sorted("".join("".join(cut.text.split()) for cut in cuts))
    for cut in cuts:
        inside = [line for line in lines if cut.first_line <= line.number <= cut.last_line]
        printed = [line for line in inside if line.role in (Role.BODY, Role.NOTE) and line.text.strip()]
        assert 1 <= len(printed) <= MOST_LINES
        assert len(cut.text.split()) <= MOST_WORDS
        assert not any(cut.first_line < start <= cut.last_line for start in starts)
    assert cuts == cut_passages(lines, proposal(spans, len(lines)))


def test_a_heading_opens_a_passage_and_goes_along_with_those_that_follow() -> None:
    sentence = "Kommunerne har i fællesskab undersøgt, hvad der skal til for at løse opgaven bedre end i dag."
    texts = ["Om drivhuse", *[sentence] * 9, "Om cykelstier", *[sentence] * 3]
    lines = [Line(n, text, text) for n, text in enumerate(texts, 1)]
    cuts = cut_passages(lines, proposal([], len(lines)))
    assert [cut.heading for cut in cuts] == ["", "Om drivhuse", "Om drivhuse"] or cuts[1].heading == "Om drivhuse"
    assert any(cut.text.startswith("Om cykelstier") for cut in cuts)


def test_a_passage_knows_its_item_and_section_and_leaves_out_contacts(minutes_file: Path) -> None:
    reading = read(minutes_file)
    said = to_json(reading)
    cuts = cut_passages(reading.lines, said, said["facts"])
    background = next(cut for cut in cuts if "ældrecentrene" in cut.text)
    assert (background.item, background.section) == ("3.1", "background")
    contact = next(cut for cut in cuts if "Berta" in cut.text)
    assert contact.has_contact
    assert "@" not in contact.text
    assert {cut.section for cut in cuts if cut.text.startswith("Beslutning")} == {"decision"}


@pytest.mark.dossiers
def test_the_real_dossiers_give_passages_of_a_good_size(dossiers: Path) -> None:
    for path in sorted(dossiers.glob("*.txt")):
        reading = read(path)
        cuts = cut_passages(reading.lines, to_json(reading))
        sizes = sorted(len(cut.text.split()) for cut in cuts)
        assert 35 <= sizes[len(sizes) // 2] <= 100
        assert sizes[-1] <= MOST_WORDS
