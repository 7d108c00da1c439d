"""Appointments and statements for the record in the decisions of minutes."""

from __future__ import annotations

import pytest

from samraad.reading.minutes.decision import find_decision
from samraad.reading.minutes.rows import rows_of
from samraad.reading.model import Decision, Line, Role


def decision_of(text: str, title: str = "Sag") -> Decision:
    lines = [
        Line(number, raw, raw.strip(), Role.BODY if raw.strip() else Role.BLANK)
        for number, raw in enumerate(text.split("\n"), 1)
    ]
    found = find_decision(rows_of(lines), title, (), ())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (
            "KKR Sjælland udpegede Anna Berg (A), Greve Kommune, og Bo Holm-Lund (V), Køge Kommune.",
            "Udpegning",
            [("Anna Berg", "A", "Greve"), ("Bo Holm-Lund", "V", "Køge")],
        ),
        (
            "Følgende blev udpeget:\n– Anna Berg (A), Greve\n– Bo van der Holm (Ø), Faaborg-Midtfyn Kommune\n– Carl E. Dam (løsgænger), Sorø",
            "Udpegning til udvalg",
            [
                ("Anna Berg", "A", "Greve"),
                ("Bo van der Holm", "Ø", "Faaborg-Midtfyn"),
                ("Carl E. Dam", "løsgænger", "Sorø"),
            ],
        ),
        (
            "KKR udpegede borgmester Anna Berg (C) fra Viborg i stedet for Bo Holm (V).",
            "Udpegning",
            [("Anna Berg", "C", "Viborg")],
        ),
        (
            "Anna Berg (Æ), Lemvig Kommune, blev udpeget som medlem med Bo Holm (B), Skive Kommune, som stedfortræder.",
            "Udpegning",
            [("Anna Berg", "Æ", "Lemvig"), ("Bo Holm", "B", "Skive")],
        ),
        ("Anna Berg (A) orienterede om arbejdet. KKR tog orienteringen til efterretning.", "Status", []),
        (
            "Indstillingen blev godkendt.\nRoskilde: Anna Berg (A)\nLejre: Bo Holm (V)",
            "Udpegning af medlemmer",
            [("Anna Berg", "A", "Roskilde"), ("Bo Holm", "V", "Lejre")],
        ),
        (
            "KKR indstillede Anna Berg, Hjørring Kommune, og Bo Holm, Aalborg Kommune.",
            "Udpegning",
            [("Anna Berg", None, "Hjørring"), ("Bo Holm", None, "Aalborg")],
        ),
        (
            "KKR valgte Anna Berg (A) som formand og Bo Holm (V) som næstformand.",
            "Valg af formandskab",
            [("Anna Berg", "A", None), ("Bo Holm", "V", None)],
        ),
        (
            "Formand: Anna Berg (A), Vejle Kommune\nNæstformand: Bo Holm (V), Varde Kommune",
            "Valg af formand og næstformand",
            [("Anna Berg", "A", "Vejle"), ("Bo Holm", "V", "Varde")],
        ),
        (
            "KKR Nordjylland udpegede:\nAnna Berg (A, Aalborg)\nBo Holm (V, Rebild)\nSom stedfortrædere blev udpeget:\nDitte Ek (F, Thisted)",
            "Udpegning",
            [("Anna Berg", "A", "Aalborg"), ("Bo Holm", "V", "Rebild"), ("Ditte Ek", "F", "Thisted")],
        ),
        (
            "KKR Hovedstaden udpegede Anna Berg, Socialdemokratiet, Gladsaxe Kommune.",
            "Udpegning",
            [("Anna Berg", "A", "Gladsaxe")],
        ),
        (
            "KKR udpegede Anna Berg (M), Høje-Taastrup Kommune, Bo Holm (Å), Københavns Kommune, samt Lis Å. Ek (D), Bornholms Regionskommune.",
            "Udpegning",
            [("Anna Berg", "M", "Høje-Taastrup"), ("Bo Holm", "Å", "København"), ("Lis Å. Ek", "D", "Bornholm")],
        ),
        (
            "KKR Sjælland godkendte rammeaftalen og udpegede Anna Berg (A), Faxe Kommune, til styregruppen.",
            "Rammeaftale",
            [("Anna Berg", "A", "Faxe")],
        ),
        (
            "Anna Berg (A), Bo Holm (V) og Ditte Ek (F) blev udpeget.",
            "Udpegning",
            [("Anna Berg", "A", None), ("Bo Holm", "V", None), ("Ditte Ek", "F", None)],
        ),
        (
            "Udpeget blev: Anna Berg (A), Greve, Bo Holm (V), Køge.",
            "Udpegning",
            [("Anna Berg", "A", "Greve"), ("Bo Holm", "V", "Køge")],
        ),
        ("Valgt blev byrådsmedlem Anna Berg (A), Struer.", "Valg", [("Anna Berg", "A", "Struer")]),
        (
            "Indstillingen blev fulgt, og Anna Berg (A), Odense Kommune blev udpeget.",
            "Udpegning",
            [("Anna Berg", "A", "Odense")],
        ),
    ],
)
def test_appointments(text: str, title: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = decision_of(text, title).appointments
    assert [(a.person, a.party, a.municipality) for a in found] == expected


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("KKR godkendte indstillingen.\nEnhedslisten ønskede ført til referat, at partiet er imod.", ["Enhedslisten"]),
        ("Protokoltilførsel fra Dansk Folkeparti: Partiet kan ikke støtte planen.", ["Dansk Folkeparti"]),
        ("Enhedslisten og SF bad om at få ført til protokol, at de stemte imod.", ["Enhedslisten", "SF"]),
        (
            "Til protokollen:\nRadikale Venstre: Vi støtter ikke forslaget.\nAlternativet: Heller ikke vi.",
            ["Radikale Venstre", "Alternativet"],
        ),
        ("KKR godkendte en supplerende indstilling fra Venstre. Bo Holm (Ø) bemærkede, at tiden er knap.", []),
        ("Nye Borgerlige stemte imod. Indstillingen blev godkendt.", ["Nye Borgerlige"]),
        ("Liberal Alliance bemærker, at økonomien er uklar.", ["Liberal Alliance"]),
        ("Bo Holm (Ø) ønskede ført til protokol, at Enhedslisten ikke kan støtte planen.", ["Enhedslisten"]),
        ("Bo Holm (Ø) bad om protokollering af sin modstand.", ["Ø"]),
        ("For en ordens skyld bad SF om at få protokolleret, at gruppen er enig.", ["SF"]),
        ("KKR drøftede, om bus og tog kører til venstre. Venstre side blev valgt.", []),
        ("Indstillingen blev godkendt. Konservative tager forbehold for økonomien.", ["Konservative"]),
        ("Socialdemokratiet foreslog en pause.", []),
        ("KKR tiltrådte indstillingen på anmodning fra den konservative gruppe.", []),
        (
            "Et mindretal bestående af Enhedslisten og Alternativet kunne ikke tiltræde indstillingen.",
            ["Enhedslisten", "Alternativet"],
        ),
        ("Enhedslisten (Ø) tilkendegav, at partiet støtter planen.", ["Enhedslisten"]),
    ],
)
def test_statements(text: str, parties: list[str]) -> None:
    assert [statement.party for statement in decision_of(text).statements] == parties


def test_a_statement_goes_to_the_end_of_its_paragraph() -> None:
    text = (
        "KKR godkendte indstillingen.\n\nProtokoltilførsel fra Enhedslisten: Vi støtter ikke planen. "
        "Den er for dyr.\n\nSagen genoptages i maj."
    )
    (statement,) = decision_of(text).statements
    assert statement.text.endswith("Den er for dyr.")
    assert (statement.span.first_line, statement.span.last_line) == (3, 3)


def test_an_appointment_over_two_lines_spans_both() -> None:
    (appointment,) = decision_of("KKR udpegede Anna Berg\n(A), Greve Kommune.", "Udpegning").appointments
    assert (appointment.span.first_line, appointment.span.last_line) == (1, 2)
