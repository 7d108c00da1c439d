"""Lines gathered into rows: paragraphs read on, side lines stay marked, pages without text are kept, no line is lost."""

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from samraad.archive.document_rows import rows, sheets


def line(number: int, text: str = "ord", role: str = "body", after: str = "\n", **more: Any) -> Any:
    known = {"file": "", "page": None, "starts_page": False, "raw": text}
    return SimpleNamespace(number=number, text=text, role=role, after=after, **{**known, **more})


def table(first: int, last: int, count: int = 2) -> Any:
    return SimpleNamespace(first_line=first, last_line=last, rows=[["a", "1"]] * count, header=[], caption="")


def test_a_paragraph_reads_on_past_blank_lines_and_a_page_head() -> None:
    made = rows(
        [line(1, after=""), line(2, role="blank"), line(3, role="head"), line(4, after=" "), line(5)], [], [], {}
    )
    assert [[each.number for each in row.body] for row in made] == [[1, 4, 5]]
    assert [each.number for each in made[0].sides] == [3]


def test_headings_go_down_one_level_at_a_time() -> None:
    made = rows([line(n) for n in range(1, 5)], [], [], {1: 4, 2: 2, 3: 4, 4: 3})
    assert [row.level for row in made] == [2, 2, 3, 3]


def test_a_table_is_one_row_and_two_do_not_overlap() -> None:
    made = rows([line(n) for n in range(1, 8)], [table(2, 4), table(4, 6), table(6, 7, count=1)], [], {})
    assert [(row.first, row.last, row.table is not None) for row in made] == [
        (1, 1, False),
        (2, 4, True),
        (5, 5, False),
        (6, 6, False),
        (7, 7, False),
    ]


def test_facts_stand_by_the_row_they_are_in() -> None:
    fact = SimpleNamespace(first_line=4)
    made = rows([line(1), line(3, after=" "), line(4), line(5)], [], [fact], {})
    assert [len(row.facts) for row in made] == [0, 1, 0]


def test_a_page_without_text_is_kept() -> None:
    pages = [line(1, page=1, starts_page=True), line(2, "", role="blank", page=2, starts_page=True), line(3, page=3)]
    found = sheets(rows(pages, [], [], {}))
    assert [sheet.page for sheet in found] == [1, 2, 3]
    assert not found[1].rows[0].body


def test_a_blank_first_line_of_a_page_with_text_is_no_page_of_its_own() -> None:
    pages = [line(1, "", role="blank", page=1, starts_page=True), line(2, page=1)]
    assert [row.first for row in rows(pages, [], [], {})] == [2]


ROLES = st.sampled_from(["body", "body", "body", "blank", "head", "note"])


@given(
    st.lists(st.tuples(ROLES, st.sampled_from(["", " ", "\n"])), max_size=60),
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 9)), max_size=4),
)
def test_every_line_is_shown_once_and_in_order(said: list[tuple[str, str]], spans: list[tuple[int, int]]) -> None:
    lines = [line(n, role=role, after=after) for n, (role, after) in enumerate(said, 1)]
    made = rows(lines, [table(first, first + more) for first, more in spans], [], {first: 3 for first, _ in spans})
    shown = [each.number for row in made for each in row.lines]
    assert shown == [each.number for each in lines if each.role != "blank"]
    assert all(
        sorted(each.number for each in row.body + row.sides) == [each.number for each in row.lines] for row in made
    )
    assert [row for sheet in sheets(made) for row in sheet.rows] == made
