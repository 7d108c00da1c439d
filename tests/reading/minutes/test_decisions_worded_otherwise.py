"""Decisions as other councils word and print them: asides of parties, parties as labels, details under a title."""

from __future__ import annotations

import pytest

from samraad.reading.minutes.agenda import find_agenda
from samraad.reading.minutes.decision import find_decision
from samraad.reading.minutes.rows import rows_of
from samraad.reading.model import Decision, Line, Role


def lines_of(text: str) -> tuple[Line, ...]:
    return tuple(
        Line(number, raw, raw.strip(), Role.BODY if raw.strip() else Role.BLANK)
        for number, raw in enumerate(text.split("\n"), 1)
    )


def decision_of(text: str, title: str = "Sag") -> Decision:
    found = find_decision(rows_of(lines_of(text)), title, (), ())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("KKR Nordjylland sluttede op om forslaget.", "adopted"),
        ("Som indstillet.", "adopted"),
        ("Sagen blev taget af dagsordenen.", "postponed"),
        ("KKR Sjælland havde en livlig drøftelse af oplægget.", "discussed"),
        ("Indstillingen blev forkastet med 14 stemmer mod 6. Sekretariatet følger op.", "rejected"),
    ],
)
def test_what_was_decided(text: str, outcome: str) -> None:
    assert decision_of(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("KKR Sjælland godkendte indstillingen, idet Enhedslisten tog forbehold for punkt 2.", ["Enhedslisten"]),
        ("Godkendt. Moderaterne undlod at stemme, mens Alternativet stemte imod.", ["Moderaterne", "Alternativet"]),
        ("Godkendt med 12 stemmer mod 6. Dansk Folkeparti undlod at stemme.", ["Dansk Folkeparti"]),
        (
            "Tiltrådt.\nVenstre, Konservative og Liberal Alliance ønskede ført til protokols, at rammen er for stor.",
            ["Venstre", "Konservative", "Liberal Alliance"],
        ),
        ("Godkendt. Venstre i Viborg har holdt et møde om sagen.", []),
    ],
)
def test_who_set_themselves_apart(text: str, parties: list[str]) -> None:
    assert [statement.party for statement in decision_of(text).statements] == parties


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Til følgegruppen udpegedes Rita Dam (A), Aalborg Kommune.", [("Rita Dam", "A")]),
        (
            "Venstre: Ida Holm, Viborg Kommune\nSocialdemokratiet: Bo Friis, Odder",
            [("Ida Holm", "V"), ("Bo Friis", "A")],
        ),
        ("A: Bo Friis, Odder Kommune\nV: Ida Holm, Viborg Kommune", [("Bo Friis", "A"), ("Ida Holm", "V")]),
        ("Ida Holm (V) udtræder af rådet. I stedet udpegedes Bo Friis (A), Odder.", [("Bo Friis", "A")]),
        ("KKR godkendte udpegningen af Ida Holm (V) fra Viborg Kommune.", [("Ida Holm", "V")]),
        ("Godkendt. Rådets repræsentant er Ida Holm (V), Viborg Kommune.", [("Ida Holm", "V")]),
    ],
)
def test_who_was_appointed(text: str, people: list[tuple[str, str]]) -> None:
    decision = decision_of(text, "Udpegning til Kystrådet")
    assert [(each.person, each.party) for each in decision.appointments] == people
    assert decision.outcome == "appointed"


@pytest.mark.parametrize(
    "label", ["Sags ID: SAG-2021-00890", "Sagsbehandler: Pia Dahl", "Deltager: Ib Lund\nTid: 10 min."]
)
def test_details_under_a_title_do_not_hide_the_item(label: str) -> None:
    item = f"{label}\n\nIndstilling:\nDet indstilles, at KKR godkender planen.\n\n"
    text = "".join(f"Punkt {number}: Plan for {name}\n{item}" for number, name in enumerate(("kyst", "by", "land"), 1))
    agenda = find_agenda(lines_of(text), "agenda")
    assert [each.number for each in agenda.items] == ["1", "2", "3"]
    assert all([section.name for section in each.sections] == ["recommendation"] for each in agenda.items)
