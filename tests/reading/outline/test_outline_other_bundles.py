"""Bundles as other councils lay them out: numbered attachments, a front without separators, minutes enclosed first."""

from __future__ import annotations

import datetime as dt

from tests.reading.outline.bundles import alone, page, prose, text_lines

from samraad.reading.model import Line
from samraad.reading.outline.council import find_council
from samraad.reading.outline.documents import find_documents
from samraad.reading.outline.kind import kind_of
from samraad.reading.outline.meeting import find_meeting
from samraad.reading.outline.separators import find_separators


def separators(lines: tuple[Line, ...]) -> list[tuple[str, str]]:
    return [(s.item, s.title) for s in find_separators(lines, "attachments")]


def test_attachments_that_carry_the_number_of_their_item() -> None:
    lines = text_lines(
        ["Bilagsoversigt", "", "Bilag 2.1.1: Aftale om kysten", "Bilag 3.1.2: Evaluering", ""],
        alone("Bilag 2.1.1: Aftale om kysten"),
        page("Aftale om kysten", prose(8)),
        alone("Bilag 3.1.2: Evaluering af vejlederkorpset"),
        page("Evaluering af vejlederkorpset", prose(8)),
    )
    assert separators(lines) == [("2.1", "Aftale om kysten"), ("3.1", "Evaluering af vejlederkorpset")]


def test_an_appendix_within_a_report_is_no_separator() -> None:
    lines = text_lines(page("Rapport om kysten", prose(8), "Bilag 2.1.1: Tabeller", prose(6)))
    assert separators(lines) == []


def test_a_front_that_names_council_and_meeting_is_no_document() -> None:
    lines = text_lines(
        page("KKR Sjælland", "Bilag til møde den 6. februar 2019", ""),
        page("Notat om kysten", "", prose(10)),
        page("Side 2 om kysten", prose(10)),
    )
    documents = find_documents(lines, "attachments", ())
    assert [document.title for document in documents] == ["Notat om kysten"]
    council = find_council(lines, "attachments", "bilag.txt")
    meeting = find_meeting(lines, "attachments", council)
    assert (meeting.date, meeting.printed) == (dt.date(2019, 2, 6), True)


def test_minutes_enclosed_first_neither_make_nor_date_the_dossier() -> None:
    minutes = [
        *["REFERAT", "KKR Sjælland", "12. november 2018", "Til stede: Ida Holm, Bo Friis"],
        *["1. Godkendelse af dagsorden", "Godkendt.", "2. Trafik", *prose(2), "Beslutning", "Taget til efterretning."],
    ]
    lines = text_lines(
        alone("1.1 Godkendelse af referat"),
        page(minutes),
        alone("2.1 Kystens fremtid"),
        page("Notat om kysten", "", prose(10)),
        alone("2.2 Fælles vejlederkorps"),
        page("Plan for vejlederkorpset", "", prose(10)),
    )
    assert kind_of(lines) == "attachments"
    council = find_council(lines, "attachments", "bilag.txt")
    assert council is not None
    assert find_meeting(lines, "attachments", council).printed is False


def test_referat_as_the_heading_of_a_decision_still_tells_minutes() -> None:
    item = ["Sagsfremstilling", *prose(2), "Referat", "KKR godkendte planen.", ""]
    lines = text_lines(
        page("KKR Sjælland", "Møde den 4. december 2020", ""),
        *(["", f"{number}. Sag om kysten", "", *item] for number in range(1, 5)),
    )
    assert kind_of(lines) == "minutes"


def test_a_title_of_council_kind_and_date_dates_the_meeting() -> None:
    lines = text_lines(page("KKR Sjælland – Referat – 8. marts 2021", ""), prose(4))
    meeting = find_meeting(lines, "minutes", find_council(lines, "minutes", "referat.txt"))
    assert (meeting.date, meeting.printed) == (dt.date(2021, 3, 8), True)
