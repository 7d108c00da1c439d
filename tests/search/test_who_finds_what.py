"""Readers find, count, mark and are offered only what one of their scopes may read; the names of scopes mean nothing here."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samraad.search import PUBLIC, Index, Passage, SearchRequest
from samraad.search.answering import Archive, understand
from samraad.search.answering.words import Senses
from samraad.search.scopes import term_of

Make = Callable[..., Passage]
MakeIndex = Callable[..., Index]
WHO = ["public", "members:a", "members:b", "secretaries:a", "draft:7"]


def found(index: Index, query: str, *scopes: str, without: tuple[str, ...] = ()) -> set[int]:
    request = SearchRequest(query, limit=50, hits_per_document=50, scopes=scopes, without=without)
    return {hit.passage.id for group in index.search(request).groups for hit in group.hits}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    needed=st.lists(st.sets(st.sampled_from(WHO), max_size=3), min_size=1, max_size=12),
    readers=st.lists(st.sets(st.sampled_from([*WHO, "nobody"]), max_size=4), min_size=1, max_size=5),
)
def test_a_reader_finds_what_shares_a_scope(
    make_index: MakeIndex, passage: Make, needed: list[set[str]], readers: list[set[str]]
) -> None:
    index = make_index(
        *(passage(n, "Havnen", scopes=tuple(sorted(scopes)), council=f"råd {n}") for n, scopes in enumerate(needed))
    )
    for has in readers:
        seen = {n for n, scopes in enumerate(needed) if scopes & has}
        request = SearchRequest("havn", limit=50, hits_per_document=50, scopes=tuple(has))
        assert found(index, "havn", *has) == seen
        assert found(index, "-fjord", *has) == seen
        assert index.search(request).total == len(seen)
        counts = index.counts(request).counts["council"]
        assert {count.value for count in counts} == {f"råd {n}" for n in seen}


def test_without_scopes_nobody_finds_it_and_by_default_one_is_the_public(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(passage(1, "Havnen"), passage(2, "Havnen", scopes=()), passage(3, "Havnen", scopes=("x",)))
    assert {hit.passage.id for group in index.search(SearchRequest("havn")).groups for hit in group.hits} == {1}
    assert found(index, "havn", "", "|", "x") == {3}
    assert found(index, "havn") == set()


def test_scopes_come_back_and_change_with_the_passage(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(passage(1, "Havnen", scopes=("b", "a")), passage(2, "Havnen", page=3, scopes=()))
    index.apply(2, [passage(1, "Havnen", scopes=("a", PUBLIC))])
    hit = index.search(SearchRequest("havn")).groups[0].hits[0]
    assert hit.passage.scopes == ("a", PUBLIC)
    index.apply(3, [passage(1, "Havnen", scopes=("a",))])
    assert found(index, "havn", PUBLIC) == set()


@pytest.mark.parametrize("scope", ["", "to ord", "linje\nskift"])
def test_a_scope_is_a_plain_name(scope: str) -> None:
    with pytest.raises(ValueError, match="scope"):
        term_of((scope,))


def test_words_that_may_not_be_read_are_neither_offered_nor_missed(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(
        passage(1, "Havnen og fiskeriet"),
        passage(2, "Sammenlægning af Bryggerierne", scopes=("members:a",)),
        passage(3, "Et fiskerri", scopes=("members:a",)),
    )
    offered = {
        scopes: index.search(SearchRequest("bryggerirne", scopes=scopes)).suggestion
        for scopes in ((PUBLIC,), ("members:a",))
    }
    assert offered == {(PUBLIC,): None, ("members:a",): "Bryggerierne"}
    assert index.search(SearchRequest("fiskerri")).suggestion == "fiskeriet" or not found(index, "fiskerri", PUBLIC)
    assert found(index, "brygg*", PUBLIC) == set()


def test_dossiers_can_be_left_out(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(passage(1, "Havnen", dossier="a"), passage(2, "Havnen", dossier="b"))
    assert found(index, "havn", PUBLIC, without=("a",)) == {2}
    assert found(index, "havn", PUBLIC, without=("a", "b", "c")) == set()


def test_a_question_sees_only_what_its_reader_may(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(
        passage(1, "Havnen koster 7 mio. kr."),
        passage(2, "Bryggeriet i havnen koster 9 mio. kr.", scopes=("members:a",), dossier="lukket"),
    )
    senses = Senses(index.analyser)
    archives = [Archive(index.snapshot, index.analyser, scopes) for scopes in ((PUBLIC,), ("members:a", PUBLIC))]
    seen = []
    for archive in archives:
        question = understand("Hvad koster bryggeriet i havnen?", senses, archive.rarity)
        known = {term.printed for term in question.terms if archive.knows(term)}
        seen.append(({passage.id for _, passage in archive.search(question, 9)}, "bryggeriet" in known))
    assert seen == [({1}, False), ({1, 2}, True)]
    left_out = Archive(index.snapshot, index.analyser, ("members:a", PUBLIC), ("lukket",))
    question = understand("Hvad koster bryggeriet i havnen?", senses, left_out.rarity)
    assert {passage.id for _, passage in left_out.search(question, 9)} == {1}
