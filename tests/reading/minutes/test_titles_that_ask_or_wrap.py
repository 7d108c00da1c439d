"""Titles that ask, count, or wrap after a comma or an ordinal; case lines and headings of older minutes."""

from __future__ import annotations

import pytest

from samraad.reading.minutes.agenda import Agenda, find_agenda
from samraad.reading.model import Line, Role


def agenda_of(text: str) -> Agenda:
    lines = tuple(
        Line(number, raw, raw.strip(), Role.BODY if raw.strip() else Role.BLANK)
        for number, raw in enumerate(text.split("\n"), 1)
    )
    return find_agenda(lines, "minutes")


BEFORE = "1. Sager\n1.1. Godkendelse af dagsorden\nSAG-2020-00001 abc\nBeslutning\nGodkendt.\n"
AFTER = "1.3. Mødeplan\nSAG-2020-00001 abc\nBeslutning\nGodkendt.\n"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("1.2. Skal kommunerne dele en jordbank?", "Skal kommunerne dele en jordbank?"),
        ("1.2. Unge i job: Kan vi nå 50 pct. i 2028?", "Unge i job: Kan vi nå 50 pct. i 2028?"),
        (
            "1.2. Fælles mål for sygefravær og trivsel: fra 5,1 pct.\ntil 4,5 pct. i 2030",
            "Fælles mål for sygefravær og trivsel: fra 5,1 pct. til 4,5 pct. i 2030",
        ),
        (
            "1.2. Ny bekendtgørelse om dimensionering, kapitel 1,\n2 og 4",
            "Ny bekendtgørelse om dimensionering, kapitel 1, 2 og 4",
        ),
        (
            "1.2. Samarbejde mellem kommuner, sygehuse,\npraksis, apoteker, hospicer\nog frivillige",
            "Samarbejde mellem kommuner, sygehuse, praksis, apoteker, hospicer og frivillige",
        ),
        ("1.2. Letbanens etape 1.", "Letbanens etape 1."),
    ],
)
def test_the_whole_title_of_an_item_without_case_number(heading: str, title: str) -> None:
    agenda = agenda_of(
        f"{BEFORE}{heading}\nIndstilling\nDet indstilles, at KKR drøfter sagen.\nBeslutning\nDrøftet.\n{AFTER}"
    )
    assert [item.number for item in agenda.items] == ["1.1", "1.2", "1.3"]
    assert agenda.items[1].title == title
    assert [section.name for section in agenda.items[1].sections] == ["recommendation", "decision"]


def test_questions_in_a_text_are_no_items() -> None:
    agenda = agenda_of(
        f"{BEFORE}1.2. Kysten\nSAG-2020-00001 abc\nBaggrund\nTo spørgsmål er stillet:\n1. Hvad koster det?\n"
        f"2. Hvem betaler?\nIndstilling\nDet indstilles, at KKR drøfter sagen.\nBeslutning\nDrøftet.\n{AFTER}"
    )
    assert [item.number for item in agenda.items] == ["1.1", "1.2", "1.3"]


def test_minutes_that_put_the_verb_into_the_heading() -> None:
    agenda = agenda_of(
        "1 Forretningsorden\nJournal nr. 06/998\nDet indstilles\nat forretningsordenen vedtages\n"
        "Det blev besluttet\nat vedtage forretningsordenen.\n2 Vækstforum\nJournal nr. 06/998\nDet indstilles\n"
        "at orienteringen tages til efterretning\nDet blev besluttet\nat tage orienteringen til efterretning.\n"
    )
    assert [(item.number, item.case_number, item.decision and item.decision.outcome) for item in agenda.items] == [
        ("1", "06/998", "adopted"),
        ("2", "06/998", "noted"),
    ]


def test_headings_and_case_numbers_of_an_exported_agenda() -> None:
    agenda = agenda_of(
        "Punkt 1. Kystens fremtid\n00.01.00-P35-12-22\nResumé\nKysten flytter sig.\nIndstilling\n"
        "Sekretariatet indstiller, at planen drøftes.\nBilag\n1. Plan\n2. Kort\n"
        "Beslutning for Punkt 1: Kystens fremtid\nDrøftet.\n"
        "Punkt 2. Beredskab\n00.01.00-P35-12-22\nIndstilling\nSekretariatet indstiller, at planen godkendes.\n"
        "Beslutning for Punkt 2: Beredskab\nGodkendt.\n"
    )
    assert [(item.number, item.title, item.case_number) for item in agenda.items] == [
        ("1", "Kystens fremtid", "00.01.00-P35-12-22"),
        ("2", "Beredskab", "00.01.00-P35-12-22"),
    ]
    assert [item.decision and item.decision.outcome for item in agenda.items] == ["discussed", "approved"]


def test_who_recommends_may_be_the_heading() -> None:
    agenda = agenda_of(
        f"{BEFORE}1.2. Kysten\nSAG-2020-00001 abc\nSagens indhold\nKommunerne svarer senest den 15. oktober\n"
        f"Formandskabet indstiller\n- at KKR drøfter udkastet\n./. Bilag vedlægges: Udkast\nBeslutning\nDrøftet.\n{AFTER}"
    )
    sections = {section.name: section for section in agenda.items[1].sections}
    assert list(sections) == ["presentation", "recommendation", "attachments", "decision"]
    assert [point.text for point in sections["recommendation"].points] == ["at KKR drøfter udkastet"]


def test_titles_that_say_whether_the_item_is_open() -> None:
    agenda = agenda_of(
        "1 (Åben) Kystens fremtid\nSagsnr.: 330-2020-164 Dok.nr.: 330-2020-488201 Åbent\nIndstilling\n"
        "Sekretariatet indstiller,\n1. at planen godkendes.\nBeslutning i KKR Sjælland den 8. marts 2021:\nGodkendt.\n"
        "2 (Lukket) Ansættelse\nSagsnr.: 330-2020-165 Dok.nr.: 330-2020-488202 Lukket\nIndstilling\n"
        "Sekretariatet indstiller,\n1. at sagen drøftes.\nBeslutning i KKR Sjælland den 8. marts 2021:\nDrøftet.\n"
    )
    assert [(item.title, item.case_number) for item in agenda.items] == [
        ("Kystens fremtid", "330-2020-164"),
        ("Ansættelse", "330-2020-165"),
    ]
    assert [item.decision and item.decision.outcome for item in agenda.items] == ["approved", "discussed"]


def test_anybody_may_recommend() -> None:
    agenda = agenda_of(
        "Sagnr.: 1-51-71-3321-08\n1. Kystens fremtid\nResume\nKysten flytter sig.\n\n"
        "Kredsen af kommunaldirektører indstiller,\n\nat planen drøftes, og\n\nat sagen genoptages i juni.\n\n"
        "Sagsfremstilling\nFlere steder falder klinten ned.\nSagnr.: 1-51-71-3321-09\n2. Mødekalender\n\n"
        "Kredsen af kommunaldirektører indstiller,\n\nat kalenderen godkendes.\n\nSagsfremstilling\nDer er fem møder.\n"
    )
    one = "Kredsen af kommunaldirektører indstiller, at kalenderen godkendes."
    points = [[p.text for s in item.sections for p in s.points] for item in agenda.items]
    assert points == [["at planen drøftes, og", "at sagen genoptages i juni."], [one]]


def test_minutes_without_any_heading_below_their_titles() -> None:
    agenda = agenda_of(
        "1. Godkendelse af dagsorden\nDagsordenen blev godkendt.\n\n2. Kystens fremtid v. Ida Holm\n"
        "Klinten falder ned flere steder.\nKKR Sjælland tog orienteringen til efterretning.\n\n"
        "3. Fælles indkøb\nDer var opbakning til forslaget.\n\n4. Eventuelt\nIntet.\n"
    )
    assert [item.title for item in agenda.items] == [
        "Godkendelse af dagsorden",
        "Kystens fremtid v. Ida Holm",
        "Fælles indkøb",
        "Eventuelt",
    ]
    assert [item.decision and item.decision.outcome for item in agenda.items] == ["approved", "noted", "adopted", None]


def test_an_abbreviated_last_title_below_its_number() -> None:
    agenda = agenda_of(
        "Punkt 1:\nGodkendelse af dagsorden\nBeslutning:\nGodkendt.\nPunkt 2:\nKysten\nSagsnr. 09/445\nBeslutning:\n"
        "KKR Sjælland støtter ansøgningen.\nPunkt 3:\nEvt.\nIntet.\n"
    )
    assert [(item.number, item.title) for item in agenda.items] == [
        ("1", "Godkendelse af dagsorden"),
        ("2", "Kysten"),
        ("3", "Evt."),
    ]
    assert agenda.items[1].decision is not None
    assert agenda.items[1].decision.outcome == "adopted"
