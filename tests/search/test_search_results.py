"""What a reader finds: the query language, ranking, filters with counts, groups, rights, corrections."""

import datetime as dt
from collections.abc import Callable

import pytest

from samraad.search import Index, Passage, SearchRequest, SearchResult

Make = Callable[..., Passage]
MakeIndex = Callable[..., Index]


def ids(result: SearchResult) -> list[int]:
    return [hit.passage.id for group in result.groups for hit in group.hits]


def ask(index: Index, query: str, **options: object) -> list[int]:
    return ids(index.search(SearchRequest(query, limit=50, hits_per_document=50, **options)))  # type: ignore[arg-type]


TEXTS = {
    1: "Fordelingsnøglen for praktikpladser i sygeplejerskeområdet drøftes.",
    2: "Nøglerne ligger på kontoret i Høje Taastrup.",
    3: "Kommunerne betaler 1.275.761 kr., jf. § 4 og SAG-2022-03934.",
    4: "Den grønne omstilling kræver EU-midler og klimaaftaler.",
    5: "En omstilling til grønne busser koster 3,125 mio. kr.",
    6: "Varmeplanlægning og fjernvarme i Aarhus og Ikast.",
}


@pytest.fixture(scope="module")
def index(passage: Make, tmp_path_factory: pytest.TempPathFactory) -> Index:
    passages = [passage(number, text, document=f"d{number}", document_title="Bilag") for number, text in TEXTS.items()]
    return Index.rebuild(tmp_path_factory.mktemp("results") / "index", 1, passages)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("nøgle", {1, 2}),
        ("nøglerne", {1, 2}),
        ("noegle", {1, 2}),
        ("plads", {1}),
        ("pladserne", {1}),
        ("sygeplejerske", {1}),
        ("planlægning", {6}),
        ("varme", {6}),
        ("århus", {6}),
        ("Høje Tåstrup", {2}),
        ("1275761", {3}),
        ("1.275.761", {3}),
        ("3,125", {5}),
        ("§ 4", {3}),
        ("§4", {3}),
        ("SAG-2022-03934", {3}),
        ("sag-2022-03934", {3}),
        ("EU-midler", {4}),
        ("midler", {4}),
        ("klima", {4}),
        ("grøn omstilling", {4, 5}),
        ('"grønne omstilling"', {4}),
        ('"grønne omstilling', {4}),
        ("«grønne omstilling»", {4}),
        ('"omstilling til grønne"', {5}),
        ("omst*", {4, 5}),
        ("fjern* aarhus", {6}),
        ("omstilling -busser", {4}),
        ("busser OR århus", {5, 6}),
        ("busser ELLER århus", {5, 6}),
        ("busser | århus", {5, 6}),
        ("nøgle OR busser kontor OR omstilling", {2, 5}),
        ("og", {3, 4, 6}),
        ("kommunerne og", {3}),
        ("-omstilling", {1, 2, 3, 6}),
        ("badebro", set()),
        ("", set()),
    ],
)
def test_queries(index: Index, query: str, found: set[int]) -> None:
    result = index.search(SearchRequest(query, limit=50))
    assert set(ids(result)) == found
    assert result.total == len(ids(result))


FIELDS = {
    1: {
        "council": "KKR Sjælland",
        "year": 2019,
        "item": "2.2",
        "document_title": "Rapport om havne",
        "organization": "DI",
    },
    2: {
        "council": "KKR Hovedstaden",
        "year": 2022,
        "item": "3.1",
        "item_kind": "Orienteringssag",
        "document_kind": "brev",
    },
    3: {"council": "KKR Hovedstaden", "year": 2023, "item": "3.12", "item_title": "Udpegning til bestyrelsen"},
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("råd:hovedstaden havn", {2, 3}),
        ("council:Sjælland havn", {1}),
        ('råd:"KKR Hovedstaden"', {2, 3}),
        ("raad:hovedstaden år:2022", {2}),
        ("year:2019-2022", {1, 2}),
        ("år:2022–2019", {1, 2}),
        ("punkt:3.1", {2}),
        ("item:3.12", {3}),
        ("punkt:udpegninger", {3}),
        ("dokument:havn", {1}),
        ("title:rapporter", {1}),
        ("sagstype:orienteringssag", {2}),
        ("type:brev", {2}),
        ("udsteder:di", {1}),
        ("havn -råd:sjælland", {2, 3}),
        ("råd:jylland", set()),
    ],
)
def test_fields(make_index: MakeIndex, passage: Make, query: str, found: set[int]) -> None:
    index = make_index(*(passage(n, "Havnen", document=f"d{n}", **fields) for n, fields in FIELDS.items()))
    assert set(ask(index, query)) == found


def test_words_before_a_colon_that_name_no_field_are_words(index: Index) -> None:
    result = index.search(SearchRequest("kontoret:nøgle"))
    assert set(ids(result)) == {2}
    assert [(notice.code, notice.words) for notice in result.notices] == [("unknown_field", ("kontoret",))]


def test_printed_form_before_lemma_before_compound(make_index: MakeIndex, passage: Make) -> None:
    texts = {1: "En praktikplads er ledig.", 2: "De pladser er ledige.", 3: "En plads er ledig."}
    index = make_index(*(passage(n, text, document_title="Bilag") for n, text in texts.items()))
    assert ask(index, "plads") == [3, 2, 1]


def test_decisions_before_discussion_and_new_before_old(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(
        passage(1, "Havnen udvides.", year=2010),
        passage(2, "Havnen udvides.", year=2020),
        passage(3, "Havnen udvides.", year=2010, decided=True),
    )
    assert ask(index, "havn") == [3, 2, 1]


def test_a_title_lifts_and_completes_a_passage(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(
        passage(1, "Prisen er fast.", document="a", document_title="Bilag"),
        passage(2, "Prisen er fast.", document="b", document_title="Takster for havnen"),
    )
    assert ask(index, "pris") in ([1, 2], [2, 1])
    assert ask(index, "pris takst") == [2]
    assert ask(index, "takst") == [2]


def test_when_no_passage_has_all_words_those_with_most_are_shown(index: Index) -> None:
    result = index.search(SearchRequest("fjernvarme planlægning solskin"))
    assert ids(result) == [6]
    assert [notice.code for notice in result.notices] == ["relaxed"]


def test_a_compound_that_is_not_there_is_looked_for_by_its_parts(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(passage(1, "Taksten for at bruge havnen er fast."))
    result = index.search(SearchRequest("havnetakst"))
    assert ids(result) == [1]
    assert [notice.code for notice in result.notices] == ["relaxed"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("sygeplejreskeområdet", "sygeplejerskeområdet"), ("komunerne", "Kommunerne"), ("xqzxqz", None)],
)
def test_misspellings_are_corrected(index: Index, typed: str, meant: str | None) -> None:
    assert index.search(SearchRequest(typed)).suggestion == meant


def many(passage: Make) -> list[Passage]:
    """60 passages in 12 documents of 3 councils and 4 years."""
    return [
        passage(
            n,
            f"Havnen nr. {n} udvides.",
            document=f"d{n % 12}",
            document_title=f"Bilag {n % 12}",
            council=f"Råd {n % 3}",
            year=2018 + n % 4,
            document_kind="brev" if n % 2 else None,
        )
        for n in range(60)
    ]


def test_filters_and_counts(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(*many(passage))
    filters = {"council": ("Råd 1",), "year": ("2018", "2019")}
    request = SearchRequest("havn", filters=filters, limit=50, hits_per_document=50)
    wanted = {n for n in range(60) if n % 3 == 1 and n % 4 in (0, 1)}
    assert set(ids(index.search(request))) == wanted
    counts = {name: {c.value: c.passages for c in values} for name, values in index.counts(request).counts.items()}
    assert counts["council"] == {f"Råd {r}": sum(n % 3 == r and n % 4 in (0, 1) for n in range(60)) for r in range(3)}
    assert counts["year"] == {str(2018 + y): sum(n % 3 == 1 and n % 4 == y for n in range(60)) for y in range(4)}
    assert counts["document_kind"] == {"brev": sum(n % 2 for n in wanted)}
    assert set(counts) == {"council", "year", "item_kind", "document_kind", "organization"}


def test_filters_alone_show_everything_that_fits(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(*many(passage))
    assert index.search(SearchRequest("", filters={"council": ("Råd 2",)})).total == 20
    assert index.search(SearchRequest("", filters={"council": ("Råd 9",)})).total == 0
    assert index.search(SearchRequest("", filters={"unheard of": ("x",)})).total == 60


def test_hits_are_grouped_and_pages_do_not_overlap(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(*many(passage))
    pages = [index.search(SearchRequest("havn", offset=offset, limit=5)) for offset in (0, 5, 10, 15)]
    documents = [group.document for page in pages for group in page.groups]
    assert len(documents) == len(set(documents)) == 12
    assert [page.more for page in pages] == [True, True, False, False]
    assert all(group.total == 5 and len(group.hits) == 3 for page in pages for group in page.groups)
    assert all(hit.passage.document == group.document for group in pages[0].groups for hit in group.hits)
    assert pages[0].total == 60


def test_one_long_document_does_not_hide_the_others(make_index: MakeIndex, passage: Make) -> None:
    long = [passage(n, "Havnen, havnen, havnen. " * 6, document="lang") for n in range(1, 1500)]
    index = make_index(*long, passage(2000, "Havnen i et langt og sjældent brev om meget andet.", document="kort"))
    assert [group.document for group in index.search(SearchRequest("havn")).groups] == ["lang", "kort"]


def test_frequent_words_are_ranked_alike(make_index: MakeIndex, passage: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a number of matches the best are found in two steps: the order of the best stays."""
    texts = {1: "En praktikplads er ledig.", 2: "De pladser er ledige.", 3: "En plads er ledig."}
    index = make_index(*(passage(n, text, document_title="Bilag") for n, text in texts.items()))
    before = index.search(SearchRequest("plads"))
    monkeypatch.setattr("samraad.search.searching._MANY", 0)
    after = index.search(SearchRequest("plads"))
    assert ids(before) == ids(after) == [3, 2, 1]


def test_dates_and_lines_come_with_the_hit(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(passage(1, "Havnen", date=dt.date(2022, 11, 25), first_line=3066, last_line=3070, page=12))
    hit = index.search(SearchRequest("havn")).groups[0].hits[0]
    assert (hit.passage.first_line, hit.passage.last_line, hit.passage.page) == (3066, 3070, 12)


def test_a_heading_comes_after_what_says_something(make_index: MakeIndex, passage: Make) -> None:
    said = "Kommunerne vil sammen undersøge, om havnen kan drives i fællesskab, og hvad det i så fald koster dem hver om året."
    index = make_index(
        passage(1, "Havnen", document="a"),
        passage(2, said, document="b"),
        passage(3, "Havnen", document="c", decided=True),
    )
    assert ask(index, "havn") == [3, 2, 1]
