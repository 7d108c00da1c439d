"""Amounts and percentages: value, unit, range, hedge and price level."""

from collections.abc import Callable

import pytest

from samraad.reading.model import Fact

Facts = Callable[..., list[Fact]]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Tilskuddet er 1.275.761 kr. i alt.", "1275761", "kr."),
        ("Tilskuddet er 1 275 761 kr. i alt.", "1275761", "kr."),
        ("Rammen er i alt 12 500 kr. om året.", "12500", "kr."),
        ("Rammen er kr. 1 250 000 om året.", "1250000", "kr."),
        ("I 2022 150 kr. om året.", "150", "kr."),
        ("Satsen er 3,125 kr./indbygger.", "3.125", "kr./indbygger"),
        ("Prisen var 34,50 kr. pr. passager.", "34.50", "kr."),
        ("Der mangler 521 mio.kr. i Movia.", "521", "mio. kr."),
        ("Anlægget koster 0,182 mia. kr. at bygge.", "0.182", "mia. kr."),
        ("Rammen er 250 t.kr. om året.", "250", "t.kr."),
        ("Rammen er DKK 5.000 om året.", "5000", "kr."),
        ("Budgettet er kr. 2,5 mio. om året.", "2.5", "mio. kr."),
        ("Gebyret er 12.500,- om året.", "12500", "kr."),
        ("Der afsættes en halv milliard kroner.", "0.5", "mia. kr."),
        ("Der afsættes 2½ mio. kroner.", "2.5", "mio. kr."),
        ("Puljen er på 3 mio. euro.", "3", "mio. euro"),
        ("Der er 1057,0 pladser.", "1057.0", "pladser"),
        ("Regionen bidrager med 1,5 fuldtidsårsværk.", "1.5", "fuldtidsårsværk"),
        ("Der kommer 59.000 flere små børn.", "59000", "børn"),
        ("De mangler 340 social- og sundhedsassistentelever.", "340", "sundhedsassistentelever"),
        ("Der spildes 16,7 mio. timer i kø.", "16.7", "mio. timer"),
        ("Turen er 16 km lang.", "16", "km"),
        ("Besked gives to timer før.", "2", "timer"),
        ("Der er 125.000[2] medarbejdere.", "125000", "medarbejdere"),
        ("Målet er 2000 deltagere i alt.", "2000", "deltagere"),
        ("Et 5 dages forløb.", "5", "dage"),
        ("Resultatet blev -2,5 mio. kr. i år.", "-2.5", "mio. kr."),
    ],
)
def test_an_amount_has_its_exact_value_and_unit(facts_in: Facts, text: str, value: str, unit: str) -> None:
    (fact,) = facts_in(text, "amount")
    assert (fact.value, fact.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Andelen er 65 pct. Mere end før.", "65", "%"),
        ("Andelen er 48% nu.", "48", "%"),
        ("Andelen er 40,3\u2009% nu.", "40.3", "%"),
        ("Kun 13 procent svarede.", "13", "%"),
        ("Her bor seks procent af dem.", "6", "%"),
        ("Den steg 9 procentpoint.", "9", "procentpoint"),
        ("Den steg 7,7 pct.-point.", "7.7", "procentpoint"),
    ],
)
def test_a_percentage_has_its_unit(facts_in: Facts, text: str, value: str, unit: str) -> None:
    (fact,) = facts_in(text, "percentage")
    assert (fact.value, fact.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Faldet er 40-55 pct. i alt.", "40", "55", "%"),
        ("Prisen er 1-1,75 mia. kr. i alt.", "1", "1.75", "mia. kr."),
        ("Prisen er 4 -7.000 kr. i alt.", "4000", "7000", "kr."),
        ("Prisen er mellem 5 og 7 mio. kr. i alt.", "5", "7", "mio. kr."),
        ("Det tager 2-3 måneder at nå.", "2", "3", "måneder"),
    ],
)
def test_a_range_keeps_both_ends(facts_in: Facts, text: str, low: str, high: str, unit: str) -> None:
    (fact,) = facts_in(text)
    assert (fact.value, fact.low, fact.high, fact.unit) == (None, low, high, unit)


@pytest.mark.parametrize(
    "hedge", ["ca.", "knap", "godt", "over", "op mod", "mindst", "minimum", "omkring", "mere end", "højst", "maks."]
)
def test_a_hedge_is_kept(facts_in: Facts, hedge: str) -> None:
    (fact,) = facts_in(f"Udgiften er {hedge} 40 mio. kr. om året.", "amount")
    assert (fact.hedge, fact.text) == (hedge, "40 mio. kr.")


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Der betales i dag 3,125 kr./indbygger, som i 2018 tal svarer til 5.000 kr.", [None, "2018"]),
        ("Bidraget er i 2018-tal 900 kr. for den ene og 400 kr. for den anden.", ["2018", "2018"]),
        ("Bidraget er 12 mio. kr. i 2023-priser.", ["2023"]),
        ("Bidraget er 12 mio. kr. (2024-PL) og 3 mio. kr. om året.", ["2024", "2024"]),
        ("Bidraget er 12 kr. pr. døgn (2023 p/l).", ["2023"]),
        ("Pris- og lønniveau 2024: 3.456 kr.", ["2024"]),
        ("I 2018-tal er det 5 kr. i alt. Nu er det 7 kr. i alt.", ["2018", None]),
    ],
)
def test_a_price_level_follows_its_sums(facts_in: Facts, text: str, levels: list[str | None]) -> None:
    assert [fact.price_level for fact in facts_in(text, "amount")] == levels


def test_listed_figures_share_their_unit(facts_in: Facts) -> None:
    found = facts_in("Taksten er enten 48 eller 60 kr. og steg fra 3 til 5 mio. kr.", "amount")
    assert [(fact.value, fact.unit) for fact in found] == [
        ("48", "kr."),
        ("60", "kr."),
        ("3", "mio. kr."),
        ("5", "mio. kr."),
    ]


def test_large_figures_count_in_sentences_not_in_tables(facts_in: Facts) -> None:
    text = "Udbuddet stiger fra ca. 30.000 i 2017 til ca. 37.500 i 2033.\nHele landet 12.551 12.795 12.774\nSkole 4.239 Uændret"
    assert [fact.value for fact in facts_in(text, "amount")] == ["30000", "37500"]


@pytest.mark.parametrize(
    "text",
    [
        "I 2017 elever og 2018 kommuner som tal for 2019.",
        "Mødet er kl. 8.30 timer før, og 2.1 elever er en overskrift.",
        "Ishøj 15,2 13,4 -2\nI alt 1057,0 1057,0 0",
        "Linje 400S, DK2020, CO2, § 6, 3-årige og 80-80-100 ordningen, 2/3-dele, 24/7.",
        "Beløb i kr. 2022 2023",
        "Anlæg (i 1.000 kr.)",
        "12 ud af 15 kommuner",
        "De 7+3 prioriterede projekter",
    ],
)
def test_what_is_no_amount_is_left_alone(facts_in: Facts, text: str) -> None:
    assert facts_in(text, "amount") == []
