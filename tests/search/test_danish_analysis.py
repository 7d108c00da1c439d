"""Danish words: spelling, tokens, lemmas, compounds, and what an archive's own words add."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from samraad.search.danish import Analyser, learn
from samraad.search.danish.fold import fold
from samraad.search.danish.lexicon import danish_lexicon
from samraad.search.danish.tokens import pieces, spans, whole

ANALYSER = Analyser()
COMPOUNDS = [
    line.split("\t")
    for line in (Path(__file__).parent / "compounds.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def words(text: str) -> set[str]:
    return set(ANALYSER.indexed(text)[1].split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aarhus", "Århus"),
        ("paa", "på"),
        ("Høje Taastrup", "høje tåstrup"),
        ("KOEBENHAVN", "København"),
        ("naermiljø", "nærmiljø"),
        ("café", "cafe"),
        ("sam\u00adråd", "samråd"),
        ("a\u030argang", "årgang"),
    ],
)
def test_old_and_foreign_spellings_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folding_keeps_the_seam_of_a_compound() -> None:
    assert words("klimaaftale") >= {"klima", "aftale"}


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("1.275.761", ("1275761",)),
        ("3,125", ("3,125",)),
        ("1.057,50", ("1057,50",)),
        ("3.12", ("3.12",)),
        ("EU-midler", ("eu", "midler")),
        ("§ 4", ("§4",)),
        ("§4", ("§4",)),
        ("KL's", ("kl",)),
        ("2023/2024", ("2023", "2024")),
        ("SAG-2022-03934", ("sag", "2022", "03934")),
    ],
)
def test_pieces(printed: str, found: tuple[str, ...]) -> None:
    assert [token for _, _, token in spans(f"({printed}).")] == [printed]
    assert pieces(printed) == found


def test_identifiers_and_hyphened_words_are_also_found_whole() -> None:
    assert whole("SAG-2022-03934") == "sag-2022-03934"
    assert whole("DK2020-plan") == "dk2020-plan"
    assert whole("klima-plan") == "klimaplan"
    assert whole("klimaplan") is None
    assert "klimaplan" in words("klima-planerne")


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("pladser", "plads"),
        ("Nøglerne", "nøgle"),
        ("kommunernes", "kommune"),
        ("børn", "barn"),
        ("borgerne", "borger"),
        ("borger", "borger"),
        ("rapporter", "rapport"),
        ("svarer", "svare"),
        ("besluttede", "beslutte"),
        ("internationale", "international"),
        ("sosupladserne", "sosuplads"),
        ("Movias", "movia"),
        ("KL", "kl"),
        ("ældre", "ældre"),
    ],
)
def test_lemmas(form: str, lemma: str) -> None:
    assert ANALYSER.reading(form)[1] == (fold(lemma),)


@pytest.mark.parametrize(("word", "parts"), [(line[0], line[1] if len(line) > 1 else "") for line in COMPOUNDS])
def test_compounds_judged_by_hand(word: str, parts: str) -> None:
    assert ANALYSER.parts(word) == tuple(fold(part) for part in parts.split())


def test_most_compounds_of_the_list_are_compounds() -> None:
    assert sum(len(line) > 1 for line in COMPOUNDS) >= 60


def test_inflected_compounds_are_found_by_their_parts() -> None:
    assert words("Praktikpladsernes fordelingsnøgler") >= {"plads", "praktik", "noegle", "fordeling"}


def test_words_of_the_archive_build_compounds() -> None:
    texts = ["flextur i aften", "om flextur", "en flextur til"]
    vocabulary = learn(texts, ANALYSER.lexicon)
    assert vocabulary == {"flextur"}
    assert "flextur" not in ANALYSER.parts("flexturordning")
    assert Analyser(vocabulary=vocabulary).parts("flexturordning") == ("flextur", "ordning")


def test_halves_of_broken_words_are_not_learnt() -> None:
    assert learn(["uddan nelse og uddannelse"] * 5, ANALYSER.lexicon) == frozenset()


def test_stop_words_stand_in_phrases_only() -> None:
    forms, found_by = ANALYSER.indexed("om og for")
    assert forms == "om og for"
    assert not found_by.split()


def test_the_word_file_says_what_the_dictionary_says() -> None:
    dictionary = DefaultDictionaryFactory(1).get_dictionary("da")
    lexicon = danish_lexicon()
    unknown = [
        form for at, form in enumerate(dictionary) if at % 997 == 0 and form.isalpha() and not lexicon.lemma(fold(form))
    ]
    assert unknown == []
    assert lexicon.lemma("qzxqzx") is None
    assert lexicon.lemma("") is None
    assert lexicon.lemma("\uffff") is None


@settings(deadline=None)
@given(st.text(max_size=60))
def test_every_token_lies_in_the_text_and_the_index_knows_the_same_words(text: str) -> None:
    tokens = ANALYSER.analyse(text)
    for before, after in itertools.pairwise(tokens):
        assert before.end <= after.start
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    indexed = ANALYSER.indexed(text)[0].split()
    assert indexed == [form for token in tokens for form in token.forms]


@settings(deadline=None)
@given(st.text(alphabet="abcdefghijklmnoprstuvyæøå", min_size=1, max_size=40))
def test_parts_of_a_compound_are_shorter_than_it(word: str) -> None:
    lemma = ANALYSER.reading(word)[1][0]
    assert all(len(part) < len(lemma) + 2 for part in ANALYSER.parts(word))
