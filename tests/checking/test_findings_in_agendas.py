"""Findings that need an agenda, minutes or a bundle: points, numbers left out, deadlines past, attachments listed."""

from __future__ import annotations

from samraad.checking.check import check
from samraad.checking.finding import Finding
from samraad.reading.read import read

MINUTES = """REFERAT

KKR Fjordlandet
Dato: 25. november 2022

1. Godkendelse af referat

1.1. Godkendelse af dagsorden
SAG-2022-00001 abcd

Indstilling
Det indstilles, at KKR Fjordlandet godkender dagsordenen.

Beslutning
Dagsordenen blev godkendt.

3. Regionalpolitiske sager

3.1. Fælles cykelstier langs fjorden
SAG-2022-00001 abcd

Baggrund
{first}

Indstilling
Det indstilles, at KKR Fjordlandet tager orienteringen til efterretning.

Beslutning
KKR Fjordlandet tog orienteringen til efterretning.

{number}. Lærepladser i ældreplejen
SAG-2022-00001 abcd

Baggrund
{second}

Indstilling
Det indstilles, at KKR Fjordlandet tager orienteringen til efterretning.

Beslutning
KKR Fjordlandet tog orienteringen til efterretning.
"""


def findings(first: str = "Stierne bygges.", second: str = "Der mangler elever.", number: str = "3.2") -> list[Finding]:
    text = MINUTES.format(first=first, second=second, number=number)
    return list(check([read(text.encode(), "referat.txt")]))


def codes(**parts: str) -> list[str]:
    return [one.code for one in findings(**parts)]


def test_minutes_in_order_have_no_findings() -> None:
    assert codes() == []


def test_a_reference_to_a_point_that_is_not_there() -> None:
    assert codes(first="Sagen hænger sammen med en anden (se punkt 3.7).") == ["point_reference"]
    assert codes(first="Sagen hænger sammen med en anden (se punkt 3.2).") == []
    assert codes(first="Sagen følger af aftalen, jf. punkt 3.7 i rammeaftalen.") == []


def test_a_reference_to_a_point_about_something_else() -> None:
    said = "Mange lærepladser i ældreplejen står tomme (se punkt 1.1), og det koster."
    (one,) = findings(first=said)
    assert one.code == "point_about_other"
    assert one.figures == ("1.1", "3.2")
    assert codes(first=said.replace("1.1", "3.2")) == []


def test_a_number_left_out() -> None:
    assert codes(number="3.3") == ["item_number"]


def test_a_deadline_that_is_past_at_the_meeting() -> None:
    assert codes(first="Kommunerne bedes indsende bemærkninger senest den 1. november 2022.") == ["deadline_past"]
    assert codes(first="Kommunerne bedes indsende bemærkninger senest den 1. december 2022.") == []
    assert codes(first="Kommunerne blev bedt om at indsende bemærkninger senest den 1. november 2022.") == []


def test_an_answer_due_before_the_body_decides_on_it() -> None:
    said = (
        "Høringsfristen er den 1. februar 2023. Udkast til høringssvar behandles på KKR-mødet den {day}. februar 2023."
    )
    assert codes(first=said.format(day=8)) == ["deadline_before_decision"]
    assert codes(first=said.format(day=1)) == []


BUNDLE = """{rows}3.1 Beslutningssag: Ny model for erhvervsfremme{rows}NOTAT

Nyt system for erhvervsfremme i kommunerne

Kommunerne skal drøfte det nye system.

Bilag:
– Forslag til model for kommunalt ejerskab af erhvervshuset
{rows}3.2 Orienteringssag: Flextur i kommunerne{rows}NOTAT

{title}

Der er kommet flere ture i det sidste år.
"""


def test_an_attachment_that_is_listed_and_not_in_the_bundle() -> None:
    blank = "\n" * 14
    other = BUNDLE.format(rows=blank, title="Orientering om en ny model for flextur")
    there = BUNDLE.format(rows=blank, title="Forslag til model for kommunalt ejerskab af erhvervshuset")
    assert [one.code for one in check([read(other.encode(), "bilag.txt")])] == ["attachment_absent"]
    assert check([read(there.encode(), "bilag.txt")]) == ()
