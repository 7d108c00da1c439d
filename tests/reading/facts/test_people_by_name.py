"""People are found by name, places and things called after people are not."""

from collections.abc import Callable

import pytest

from samraad.reading.model import Fact

Facts = Callable[..., list[Fact]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "KKR udpegede Karin Prøvested (C), Hvidovre Kommune og Ib Testgaard (A), Glostrup Kommune.",
            ["Karin Prøvested", "Ib Testgaard"],
        ),
        ("Xerxes Ånderup (Ø) deltog.", ["Xerxes Ånderup"]),
        ("Borgmester Xanthippe Højlund orienterede.", ["Xanthippe Højlund"]),
        ("Zoltan Prøveby, vicedirektør, deltog.", ["Zoltan Prøveby"]),
        ("Lise P. Prøvesen og Lone-Marie Test-Hansen deltog.", ["Lise P. Prøvesen", "Lone-Marie Test-Hansen"]),
        ("Sundhedsborgmester Anne Sofie Prøveskov", ["Anne Sofie Prøveskov"]),
        ("direktør i Erhvervsstyrelsen Mette Prøvelund", ["Mette Prøvelund"]),
        ("H.C. Prøvested (V), Ærø Kommune", ["H.C. Prøvested"]),
        ("Jens Prøve Ishøj Kommune", ["Jens Prøve"]),
        ("Ole Prøvesens oplæg", ["Ole Prøvesen"]),
        ("Per Testgaard talte. Per Testgaards oplæg", ["Per Testgaard", "Per Testgaard"]),
        ("Lars Prøve\nBorgmester i Albertslund Kommune", ["Lars Prøve"]),
    ],
)
def test_a_person_is_named(facts_in: Facts, text: str, names: list[str]) -> None:
    assert [fact.value for fact in facts_in(text, "person")] == names


@pytest.mark.parametrize(
    "text",
    [
        "Region Hovedstaden og Københavns Kommune",
        "Greater Copenhagen og Wonderful Copenhagen i Danmark",
        "Fra Hans Knudsens Plads til Karen Blixens Skole",
        "Niels Brock og Anker Fjord Hospice",
        "Danmarks Erhvervsfremmebestyrelse, Dansk Industri og Høje Taastrup",
        "Erhvervshus Hovedstaden, formand for bestyrelsen",
        "Mandag Morgen i Gladsaxe Trafikplads",
    ],
)
def test_places_bodies_and_streets_are_no_people(facts_in: Facts, text: str) -> None:
    assert facts_in(text, "person") == []
