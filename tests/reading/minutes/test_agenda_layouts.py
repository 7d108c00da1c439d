"""Chapters, items, sections and decisions in the layouts that agendas and minutes come in."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from samraad.reading.minutes.agenda import Agenda, find_agenda
from samraad.reading.model import Item, Line, Role

_SPEC = importlib.util.spec_from_file_location("agenda_samples", Path(__file__).with_name("agenda_samples.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
samples = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(samples)


def agenda_of(text: str, kind: str = "minutes") -> Agenda:
    lines = tuple(
        Line(number, raw, raw.strip(), Role.BODY if raw.strip() else Role.BLANK)
        for number, raw in enumerate(text.split("\n"), 1)
    )
    return find_agenda(lines, kind)


def by_number(agenda: Agenda) -> dict[str, Item]:
    return {item.number: item for item in agenda.items}


def section_names(item: Item) -> list[str]:
    return [section.name for section in item.sections]


def points_of(item: Item) -> list[str]:
    return [point.text for section in item.sections for point in section.points]


def outcomes(agenda: Agenda) -> dict[str, str | None]:
    return {item.number: item.decision.outcome if item.decision else None for item in agenda.items}


def test_numbers_on_lines_of_their_own_and_a_table_of_contents() -> None:
    agenda = agenda_of(samples.WRAPPED_NUMBERS)
    assert [(c.number, c.title) for c in agenda.chapters] == [
        ("1", "Godkendelse af referat"),
        ("2", "Siden sidst"),
        ("3", "Regionalpolitiske sager"),
        ("4", "Eventuelt"),
    ]
    assert [item.title for item in agenda.items] == [
        "Godkendelse af referat",
        "Meddelelser",
        "Rammeaftale for det specialiserede socialområde",
        "Kollektiv trafik på tværs",
    ]
    assert [item.case_number for item in agenda.items] == [
        "SAG-2015-00111",
        "SAG-2015-00111",
        "SAG-2015-00222",
        "SAG-2015-00333",
    ]
    assert outcomes(agenda) == {
        "1.1": "approved",
        "2.1": "noted",
        "3.1": "adopted with addition",
        "3.2": "postponed",
    }


def test_numbered_lists_and_subheadings_in_sections_are_no_items() -> None:
    item = by_number(agenda_of(samples.WRAPPED_NUMBERS))["3.1"]
    assert section_names(item) == ["background", "recommendation", "presentation", "attachments", "decision"]
    assert len(points_of(item)) == 3
    assert points_of(item)[1].endswith("den 15. oktober 2015, og")
    assert item.decision is not None
    assert [statement.party for statement in item.decision.statements] == ["Dansk Folkeparti"]


def test_flat_numbering_makes_items_of_what_would_be_chapters() -> None:
    agenda = agenda_of(samples.FLAT)
    assert agenda.chapters == ()
    assert [item.number for item in agenda.items] == ["1", "2", "3"]
    first, second, _ = agenda.items
    assert first.case_number == "SAG-2010-00012"
    assert len(points_of(first)) == 2
    assert second.decision is not None
    assert second.decision.outcome == "appointed"
    assert [a.person for a in second.decision.appointments] == ["Anna Berg", "Bo Holm"]


def test_the_word_punkt_case_types_run_in_headings_and_colons() -> None:
    agenda = agenda_of(samples.POINT_WORD)
    items = by_number(agenda)
    assert list(items) == ["1.1", "3.1", "3.2", "3.3", "7.1"]
    assert items["3.1"].kind == "Beslutningssag"
    assert items["3.1"].title == "Udpegning til Sundhedsfagligt Råd og Fælles Udvalg for Praksis"
    assert items["3.1"].case_number == "2020-1234"
    assert len(points_of(items["3.1"])) == 2
    assert section_names(items["3.2"]) == ["recommendation", "decision"]
    assert items["3.3"].added
    assert not items["3.2"].added
    assert outcomes(agenda)["1.1"] == "approved with addition"
    assert outcomes(agenda)["3.2"] == "noted"


def test_an_agenda_that_is_only_a_list() -> None:
    agenda = agenda_of(samples.LIST_ONLY, "agenda")
    assert [c.number for c in agenda.chapters] == ["1", "2", "3", "4", "5"]
    assert [(item.number, item.kind) for item in agenda.items] == [
        ("2.1", None),
        ("3.1", "Temadrøftelse"),
        ("3.2", "Beslutningssag"),
    ]
    assert all(item.decision is None for item in agenda.items)


def test_short_minutes_without_headings_still_tell_their_decisions() -> None:
    agenda = agenda_of(samples.WITHOUT_HEADINGS)
    assert outcomes(agenda) == {
        "1.1": "approved",
        "1.2": "approved with adjustment",
        "2.1": "noted",
        "3.1": "adopted",
        "3.2": None,
    }
    assert all(item.sections == () for item in agenda.items)


def test_a_case_number_above_the_title_belongs_to_the_item_below() -> None:
    agenda = agenda_of(samples.CASE_ABOVE)
    assert [item.case_number for item in agenda.items] == ["19/3143", "19/3144"]
    assert outcomes(agenda) == {"1": "discussed", "2": "postponed"}
    first = agenda.items[0]
    assert first.decision is not None
    assert first.decision.text == "Drøftet."


def test_items_added_at_the_meeting_and_printed_after_the_last_chapter() -> None:
    agenda = agenda_of(samples.ADDED_LATE)
    items = by_number(agenda)
    assert list(items) == ["1.1", "2.1", "2.2"]
    assert [items[number].added for number in items] == [False, False, True]
    assert outcomes(agenda) == {"1.1": "approved with addition", "2.1": "adopted", "2.2": "noted"}
    assert items["2.1"].title == (
        "Fælles pejlemærker for det nære og sammenhængende sundhedsvæsen i årene frem mod 2030"
    )


def test_points_keep_their_sublists_and_leave_what_follows() -> None:
    points = points_of(by_number(agenda_of(samples.ADDED_LATE))["2.1"])
    assert len(points) == 3
    assert "mål" in points[0]
    assert "midler" in points[0]
    assert points[1] == "godkender, at pejlemærkerne sendes i høring i kommunerne"
    assert points[2] == "tager tidsplanen til efterretning"


def test_a_bundle_of_attachments_has_no_agenda() -> None:
    assert agenda_of(samples.FLAT, "attachments") == Agenda()


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Baggrund", "background"),
        ("RESUMÉ:", "background"),
        ("Indstillinger", "recommendation"),
        ("Sagsbeskrivelse", "presentation"),
        ("Baggrund og sagsfremstilling", "background"),
        ("./. Bilag:", "attachments"),
        ("Konklusion", "decision"),
        ("KKR Fyns beslutning", "decision"),
        ("Beslutning i KKR Fyn den 3. maj 2021:", "decision"),
        ("Referat:", "decision"),
    ],
)
def test_headings_of_sections(heading: str, name: str) -> None:
    agenda = agenda_of(f"1.1 Rammeaftale\nSAG-2021-00001 abc\n{heading}\nTekst i afsnittet.")
    (item,) = agenda.items
    assert [(section.name, section.span.first_line, section.text) for section in item.sections] == [
        (name, 3, "Tekst i afsnittet.")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Baggrunden for sagen er kendt",
        "Beslutning i sagen ventes først til foråret.",
        "Indstilling af kandidater sker hvert fjerde år",
        "Bilaget er vedlagt",
        "Referat af møde i KKR Fyn den 9. september 2022 er udsendt til",
    ],
)
def test_sentences_are_no_headings(line: str) -> None:
    (item,) = agenda_of(f"1.1 Rammeaftale\nSAG-2021-00001 abc\nBaggrund\n{line}\nmere tekst.").items
    assert section_names(item) == ["background"]


def test_a_repeated_heading_is_a_subheading_and_the_councils_decision_is_the_last() -> None:
    text = (
        "1.1 Plan\nSAG-2021-00001 abc\nIndstilling\nKKR godkender planen.\nSagsfremstilling\nTekst.\nIndstilling\n"
        "Bestyrelsens ord.\nBeslutning i K29 den 3. maj 2021:\nDrøftet.\nBeslutning\nGodkendt."
    )
    (item,) = agenda_of(text).items
    assert section_names(item) == ["recommendation", "presentation", "decision"]
    assert item.decision is not None
    assert item.decision.outcome == "approved"


def test_a_recommendation_without_heading_opens_with_its_words() -> None:
    text = "1.1 Plan\nSAG-2021-00001 abc\nBaggrund\nTekst.\n\nDet indstilles, at KKR godkender planen.\n\nBeslutning\nGodkendt."
    (item,) = agenda_of(text).items
    assert [(s.name, s.span.first_line) for s in item.sections] == [
        ("background", 3),
        ("recommendation", 6),
        ("decision", 8),
    ]
    assert points_of(item) == ["Det indstilles, at KKR godkender planen."]


def test_documents_appended_after_the_last_chapter_are_no_items() -> None:
    text = samples.WRAPPED_NUMBERS + "\n5. Borgerinvolvering i planen\nTekst.\n5.1 Formål\nBaggrund\nTekst."
    assert [item.number for item in agenda_of(text).items] == ["1.1", "2.1", "3.1", "3.2"]


def test_a_chapter_with_sections_of_its_own_is_an_item_as_well() -> None:
    agenda = agenda_of(samples.WRAPPED_NUMBERS.replace("\nIntet.", "\nBeslutning\nDrøftet."))
    assert [chapter.number for chapter in agenda.chapters] == ["1", "2", "3", "4"]
    assert outcomes(agenda)["4"] == "discussed"


def test_a_number_given_twice_keeps_both_items() -> None:
    text = "\n".join(f"3.{n}. Sag om vand\nSAG-2021-0000{n} abc\nBeslutning\nGodkendt." for n in (1, 2, 2, 3))
    assert [item.number for item in agenda_of(text).items] == ["3.1", "3.2", "3.2", "3.3"]


@pytest.mark.parametrize(
    ("recommendation", "count"),
    [
        ("Det indstilles, at KKR tager orienteringen til efterretning.", 1),
        ("KKR godkender planen. KKR udpeger to medlemmer.", 2),
        ("Det indstilles, at KKR\n– drøfter planen\n– godkender budgettet.", 2),
        ("Det indstilles, at\n1. planen drøftes\n2. budgettet godkendes\n3. tidsplanen udsættes", 3),
        ("Det indstilles,\nat planen drøftes,\nat budgettet godkendes, og\nat der udpeges to.", 3),
        ("Det indstilles, at KKR:\n•\nDrøfter planen\n•\nGodkender budgettet", 2),
        ("Det indstilles, at KKR\nDrøfter planen\nGodkender budgettet", 2),
        ("Det indstilles, at KKR udpeger medlemmer til:\n– Udvalget for vand\n– Udvalget for vej", 1),
        ("Sekretariatet indstiller, at KKR:\n– tager status til efterretning\n– udpeger to medlemmer", 2),
        ("Det indstilles, at planen drøftes. Det indstilles desuden, at budgettet godkendes.", 2),
        ("Til drøftelse.", 1),
        ("Ingen.", 0),
        ("Næste møde er den 3. maj. Mødet varer to timer.\n\nPunkter:\n– Vand\n– Vej", 0),
        ("Det indstilles, at KKR godkender planen.\nBudgettet er på 2 mio. kr. i 2024-tal. Det er højt.", 1),
    ],
)
def test_points_of_a_recommendation(recommendation: str, count: int) -> None:
    text = f"1.1 Plan\nSAG-2021-00001 abc\nIndstilling\n{recommendation}\nSagsfremstilling\nTekst."
    (item,) = agenda_of(text).items
    assert len(points_of(item)) == count
