"""Highlights lie in the text and answer the query; no query, and no text, is an error."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samraad.search import Index, Passage, SearchRequest
from samraad.search.danish import Analyser
from samraad.search.danish.fold import fold
from samraad.search.query.parse import parse
from samraad.search.schema import Documents

Make = Callable[..., Passage]
MakeIndex = Callable[..., Index]
ANALYSER = Analyser()
WORDS = [
    "nøgle",
    "Fordelingsnøglen",
    "plads",
    "praktikpladser",
    "børnehaver",
    "barn",
    "EU-midler",
    "3,5",
    "SAG-2022-1",
    "og",
]


@pytest.fixture(scope="module")
def index(passage: Make, tmp_path_factory: pytest.TempPathFactory) -> Index:
    passages = [passage(n, f"{word} ligger her") for n, word in enumerate(WORDS)]
    return Index.rebuild(tmp_path_factory.mktemp("marks") / "index", 1, passages)


def marked(index: Index, text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in index.highlight(text, query)]


@pytest.mark.parametrize(
    ("query", "text", "marks"),
    [
        ("nøgle", "Nøglen og fordelingsnøglerne, ikke nøjagtig.", ["Nøglen", "fordelingsnøglerne"]),
        ("barn", "Børnehaver for børn af barnets alder", ["Børnehaver", "børn", "barnets"]),
        ('"grøn omstilling"', "Grøn omstilling. Omstilling er grøn.", ["Grøn", "omstilling"]),
        ("prak*", "Praktik og praktikanter, ikke upraktisk", ["Praktik", "praktikanter"]),
        ("EU-midler", "EU-midler og EU midler, men ikke andre midler", ["EU-midler", "EU", "midler"]),
        ("1275761", "I alt 1.275.761 kr.", ["1.275.761"]),
        ("nøgle -plads", "nøgle plads", ["nøgle"]),
        ("råd:plads nøgle", "nøgle plads", ["nøgle"]),
        ("og", "Det og det", ["og"]),
        ("nøgle og", "nøgle og lås", ["nøgle"]),
        ("hoeje taastrup", "Høje-Tåstrup", ["Høje-Tåstrup"]),
        ("", "intet", []),
    ],
)
def test_what_is_marked(index: Index, query: str, text: str, marks: list[str]) -> None:
    assert marked(index, text, query) == marks


def test_hits_carry_their_highlights(index: Index) -> None:
    result = index.search(SearchRequest("plads"))
    shown = {hit.passage.text[a:b] for group in result.groups for hit in group.hits for a, b in hit.highlights}
    assert shown == {"plads", "praktikpladser"}


@settings(deadline=None)
@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=12),
    query=st.sampled_from(WORDS),
    glue=st.sampled_from([" ", "\n", ", "]),
)
def test_every_word_asked_for_is_marked_where_it_stands(index: Index, words: list[str], query: str, glue: str) -> None:
    text = glue.join(words)
    assert [mark for mark in marked(index, text, query) if fold(mark) == fold(query)] == [
        w for w in words if w == query
    ]


@settings(deadline=None)
@given(text=st.text(max_size=80), query=st.text(max_size=30))
def test_marks_lie_in_the_text_in_order(index: Index, text: str, query: str) -> None:
    ranges = index.highlight(text, query)
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(ranges))


OPERATORS = st.sampled_from(
    ['"', "-", "*", ":", "(", ")", "OR", "ELLER", "OG", "AND", "|", "råd:", "år:", "år:9999-0000", "punkt:", '-"', "nøgle", "n*", "§",
     "\x00", "\ud800", "\u202e", "^~\\/[]{}!+?", "a" * 300, "nøgle*", "-nøgle", '"og"', "''", "år:2020-", "3,5", ".", "__", "*nøgle"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(OPERATORS, max_size=12).map(" ".join),
        st.lists(OPERATORS, max_size=12).map("".join),
    )
)
def test_no_query_is_an_error(index: Index, query: str) -> None:
    request = SearchRequest(query, filters={"year": ("2022",)})
    result = index.search(request)
    assert result.total >= sum(len(group.hits) for group in result.groups)
    index.counts(request)
    assert parse(str(parse(query))).clauses == parse(str(parse(query))).clauses


@pytest.mark.parametrize(
    "query", ["a" * 10_000, "nøgle " * 5_000, '"' * 10_000, "x OR " * 3_000, "(" * 9_999, "-" * 9_999, "år:" * 4_000]
)
def test_long_queries_are_cut_short_and_say_so(index: Index, query: str) -> None:
    result = index.search(SearchRequest(query))
    assert "shortened" in {notice.code for notice in result.notices}
    assert result.took_ms < 2000


def test_what_is_no_word_is_said_to_be_left_out(index: Index) -> None:
    result = index.search(SearchRequest("nøgle !!!"))
    assert [(notice.code, notice.words) for notice in result.notices] == [("ignored", ("!!!",))]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_can_be_indexed(passage: Make, text: str, title: str) -> None:
    whole = passage(1, text, document_title=title, council=title, dossier=title, organization=title)
    Documents(ANALYSER).document(whole, ANALYSER.indexed(text))


def test_half_characters_are_kept_out(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(passage(1, "havnen \ud800 udvides", document_title="x\udfff", organization="\ud800"))
    assert index.search(SearchRequest("havn")).total == 1
    assert index.search(SearchRequest("havn", filters={"organization": ("\ud800",)})).total == 1


@pytest.mark.parametrize(
    ("offset", "limit", "each"), [(-5, 10, 3), (0, 0, 3), (0, 10, 0), (10_000, 10, 3), (0, 100_000, 3)]
)
def test_strange_pages_are_no_error(index: Index, offset: int, limit: int, each: int) -> None:
    result = index.search(SearchRequest("plads", offset=offset, limit=limit, hits_per_document=each))
    assert result.total == 2
