"""Contacts and the numbers of cases and documents."""

from collections.abc import Callable

import pytest

from samraad.reading.model import Fact

Facts = Callable[..., list[Fact]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("E-mail lise.proevesen@eksempel.dk", "lise.proevesen@eksempel.dk"),
        ("Skriv til LP@eksempel.dk.", "LP@eksempel.dk"),
        ("Tlf. 2058 1815", "20581815"),
        ("Tlf. 29 12 12 55", "29121255"),
        ("Tel : 33 92 33 70", "33923370"),
        ("Direkte: 3370 3285", "33703285"),
        ("Ring +45 20 58 18 15", "+4520581815"),
        ("Web : www.eksempel.dk", "www.eksempel.dk"),
        ("Testvej 2, 2620 Albertslund", "Testvej 2, 2620 Albertslund"),
        ("Prøvegade 10\nPostboks 3370\n2300 København S", "Prøvegade 10 Postboks 3370, 2300 København S"),
        ("Mød op i salen, Ny Testgade 4, 8000 Aarhus C", "Ny Testgade 4, 8000 Aarhus C"),
    ],
)
def test_a_contact_is_found(facts_in: Facts, text: str, value: str) -> None:
    assert [fact.value for fact in facts_in(text, "contact")] == [value]


@pytest.mark.parametrize(
    "text", ["I 2023 København", "12.345.678 kr.", "https://eksempel.dk/www.html", "Sag 2018-15082"]
)
def test_what_reaches_nobody_is_no_contact(facts_in: Facts, text: str) -> None:
    assert facts_in(text, "contact") == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("SAG-2022-03934 gitb", "case_number", "SAG-2022-03934"),
        ("Sags ID: SAG-2023-02889", "case_number", "SAG-2023-02889"),
        ("Sagsnr.: 2018-15082", "case_number", "2018-15082"),
        ("J.nr. 22-1234", "case_number", "22-1234"),
        ("Journalnummer: 00.01.00-A00-1-22", "case_number", "00.01.00-A00-1-22"),
        ("Dok. ID: 3383639", "document_number", "3383639"),
        ("Dok. nr. 122567", "document_number", "122567"),
        ("Ref.-nr. 38475", "document_number", "38475"),
    ],
)
def test_a_number_of_a_case_or_document_is_found(facts_in: Facts, text: str, kind: str, value: str) -> None:
    assert [(fact.type, fact.value) for fact in facts_in(text)] == [(kind, value)]


@pytest.mark.parametrize("text", ["sag om 2018", "Dok. ID: ", "Ref. LP", "dagsorden nr. 4"])
def test_a_label_without_a_number_is_none(facts_in: Facts, text: str) -> None:
    assert facts_in(text) == []
