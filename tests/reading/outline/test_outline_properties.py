"""What holds for any lines at all."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.outline.bundles import text_lines

from samraad.reading.model import Line, Span
from samraad.reading.outline.chain import SAME_OR_NEXT, best_chain
from samraad.reading.outline.council import find_council
from samraad.reading.outline.documents import find_documents
from samraad.reading.outline.kind import kind_of
from samraad.reading.outline.meeting import find_meeting
from samraad.reading.outline.separators import find_separators

WORDS = st.sampled_from(
    ["3.1", "2.2.", "Punkt", "Bilag", "til", "punkt", "NOTAT", "KKR", "Sjælland", "Beslutningssag:", "Orientering", "om", "kyst",
     "Side", "1", "af", "9", "Dato:", "5.", "februar", "2021", "|", "05-02-2021", "Indstilling", "Beslutning", "•", "12,5", "-", "K", "\t"]
)  # fmt: skip
LINE = st.one_of(
    st.just(""), st.just(" "), st.text(max_size=40).map(lambda t: t.replace("\n", " ").replace("\r", " ")),
    st.lists(WORDS, min_size=1, max_size=7).map(" ".join), st.lists(WORDS, min_size=1, max_size=7).map(lambda w: " " + " ".join(w)),
)  # fmt: skip


def inside(lines: tuple[Line, ...], span: Span) -> bool:
    return 1 <= span.first_line <= span.last_line <= len(lines)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINE, max_size=60))
def test_any_lines_give_an_outline_inside_the_source(texts: list[str]) -> None:
    lines = text_lines(texts)
    kind = kind_of(lines)
    assert kind in ("agenda", "minutes", "attachments")
    separators = find_separators(lines, "attachments")
    documents = find_documents(lines, "attachments", separators)
    council = find_council(lines, kind, "a.txt")
    meeting = find_meeting(lines, kind, council)
    spans = [*(s.span for s in separators), *(d.span for d in documents), *meeting.evidence]
    assert all(inside(lines, span) for span in spans + list(council.evidence if council else ()))
    assert find_documents(lines, "attachments", separators) == documents


@settings(max_examples=100, deadline=None)
@given(st.lists(LINE, max_size=60))
def test_documents_follow_each_other_and_leave_separators_out(texts: list[str]) -> None:
    lines = text_lines(texts)
    separators = find_separators(lines, "attachments")
    documents = find_documents(lines, "attachments", separators)
    for before, after in pairwise(documents):
        assert before.span.last_line < after.span.first_line
    for separator in separators:
        assert not any(d.span.first_line <= separator.span.first_line <= d.span.last_line for d in documents)
    assert all(document.item is None for document in documents) or separators
    assert all(document.title for document in documents)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 9), st.floats(0.1, 9)), max_size=12))
def test_the_best_chain_is_a_subsequence_and_no_single_line_outweighs_it(steps: list[tuple[int, int, float]]) -> None:
    chosen = best_chain(steps, lambda step: step[:2], lambda step: step[2])
    remaining = iter(steps)
    assert all(step in remaining for step in chosen)
    total = sum(weight for _, _, weight in chosen) + SAME_OR_NEXT * len(chosen)
    assert total >= max((weight for _, _, weight in steps), default=0)
