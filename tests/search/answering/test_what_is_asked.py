"""Which kind of thing a question asks for, and what its words weigh."""

import pytest

from samraad.search.answering import Kind, understand
from samraad.search.answering.words import Senses, root


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hvornår åbner drivhuset?", Kind.DATE),
        ("Hvad er fristen for bemærkninger?", Kind.DATE),
        ("Hvad er ansøgningsfristen?", Kind.DATE),
        ("Hvilket år blev broen bygget?", Kind.DATE),
        ("Hvor længe gælder aftalen?", Kind.DURATION),
        ("Hvor ofte mødes udvalget?", Kind.FREQUENCY),
        ("Hvem er formand for udvalget?", Kind.WHO),
        ("Hvor ligger drivhuset?", Kind.PLACE),
        ("Hvilken kommune har flest drivhuse?", Kind.MUNICIPALITY),
        ("Hvad koster et drivhus?", Kind.MONEY),
        ("Hvor meget skal kommunen betale til foreningen?", Kind.MONEY),
        ("Hvor stort er tilskuddet til drivhuse?", Kind.MONEY),
        ("Hvad er kontingentet?", Kind.MONEY),
        ("Hvor stor en andel af byerne har drivhuse?", Kind.SHARE),
        ("Hvor mange procent af byerne har drivhuse?", Kind.SHARE),
        ("Hvor mange drivhuse er der?", Kind.COUNT),
        ("Hvor højt er drivhuset?", Kind.FIGURE),
        ("Hvad besluttede KKR Fjordlandet om drivhuse?", Kind.DECISION),
        ("Blev forslaget om drivhuse vedtaget?", Kind.DECISION),
        ("Hvorfor bygges der drivhuse?", Kind.REASON),
        ("Hvordan opvarmes drivhusene?", Kind.TEXT),
        ("", Kind.TEXT),
        ("???", Kind.TEXT),
    ],
)
def test_the_kind_follows_from_how_the_question_begins(text: str, kind: Kind, senses: Senses) -> None:
    assert understand(text, senses, lambda _: 0.5).kind is kind


def test_a_question_may_have_two_parts(senses: Senses) -> None:
    question = understand("Hvem stemte om kontingentet, og hvornår blev det vedtaget?", senses, lambda _: 0.5)
    assert question.kinds == (Kind.WHO, Kind.DATE)
    assert question.vote


def test_names_that_follow_each_other_are_one_name(senses: Senses) -> None:
    question = understand("Hvem er direktør for Drivhus Fjordlandet?", senses, lambda _: 0.5)
    assert [[question.terms[at].printed for at in group] for group in question.groups] == [["Drivhus", "Fjordlandet"]]
    assert [term.printed for term in question.focus] == ["direktør"]


def test_a_hyphenated_word_is_its_parts(senses: Senses) -> None:
    question = understand("Hvor mange KKR-medlemmer er der?", senses, lambda _: 0.5)
    assert [term.printed for term in question.terms if not term.light] == ["KKR", "medlemmer"]


def test_losing_most_is_the_lowest_figure(senses: Senses) -> None:
    assert understand("Hvilken kommune mister flest pladser?", senses, lambda _: 0.5).extreme == -1
    assert understand("Hvilken kommune får flest pladser?", senses, lambda _: 0.5).extreme == 1
    assert understand("Hvilken kommune har færrest pladser?", senses, lambda _: 0.5).extreme == -1
    assert understand("Hvilken kommune har pladser?", senses, lambda _: 0.5).extreme == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("beslutning", "beslutte"), ("betaling", "betale"), ("udpegning", "udpege"), ("finansiering", "finansiere")],
)
def test_derived_words_share_a_root(one: str, other: str) -> None:
    assert root(one) == root(other)
