"""Bundles whose text does not tell where pages start: what the layout and the words still show."""

from __future__ import annotations

import pytest
from tests.reading.outline.bundles import alone, number_of, prose, text_lines

from samraad.reading.model import Line
from samraad.reading.outline.documents import find_documents
from samraad.reading.outline.layout import Layout
from samraad.reading.outline.separators import find_separators


def starts(lines: tuple[Line, ...]) -> list[str]:
    documents = find_documents(lines, "attachments", find_separators(lines, "attachments"))
    return [lines[document.span.first_line - 1].raw.strip() for document in documents]


def report(title: str, width: int, *headings: str) -> list[str]:
    """A document with an empty line above every heading but the first, which opens its page right below what precedes."""
    parts = [[title, "", *prose(4, width)], *(["", heading, "", *prose(4, width, first=2)] for heading in headings)]
    lines = [line for part in parts for line in part]
    while not lines[-1].strip():
        lines.pop()
    return lines


def test_a_heading_close_below_the_end_of_a_paragraph_opens_a_page() -> None:
    lines = text_lines(
        report("Notat om vejlederkorps", 90, "Baggrund", "Økonomi", "Proces"),
        report("Kysten i forandring", 60, "Metode", "Resultater", "Næste skridt"),
        report("Unge i job", 90, "Metode", "Resultater", "Næste skridt"),
    )
    assert starts(lines) == ["Notat om vejlederkorps", "Kysten i forandring", "Unge i job"]


def test_headings_that_always_stand_close_open_no_page() -> None:
    lines = text_lines(
        ["Notat om vejlederkorps", *prose(4)],
        *([heading, *(line for line in prose(4) if line)] for heading in ("Metode", "Resultater", "Udgifter", "Råd")),
    )
    assert not any(line.starts_page for line in lines[1:])


def test_marks_of_pages_are_never_added_to() -> None:
    lines = text_lines([" Notat", "", *prose(4)], report("Kysten", 60, "Metode", "Resultater", "Næste skridt"))
    assert [line.raw for line in lines if line.starts_page] == [" Notat"]


def test_what_follows_a_signature_is_another_document() -> None:
    letter = [
        "Kystfonden",
        "Havnegade 4",
        "9000 Aalborg",
        "Dato: 4. maj 2011",
        "Ansøgning om tilskud til vejlederkorpset",
    ]
    lines = text_lines(
        [*letter, *filter(None, prose(8, 70)), "Venlig hilsen", "Ida Holm", "Direktør"],
        ["Fordeling af lærepladser 2012", *filter(None, prose(8, 70))],
    )
    assert starts(lines) == ["Kystfonden", "Fordeling af lærepladser 2012"]


def test_a_title_over_a_list_of_contents_is_a_document() -> None:
    lines = text_lines(
        ["Notat om vejlederkorps", *filter(None, prose(10))],
        ["Styringsaftale 2012", "Kommunerne i Nordjylland og Region Nordjylland", "Indholdsfortegnelse"],
        [
            "1. Indledning 3",
            "2. Takster 4",
            "1. Indledning",
            *filter(None, prose(6)),
            "2. Takster",
            *filter(None, prose(6)),
        ],
    )
    assert starts(lines) == ["Notat om vejlederkorps", "Styringsaftale 2012"]


def test_a_page_in_another_language_speaks_for_another_document() -> None:
    english = (
        "The hubs offer advice and testing to small enterprises and to the public sector. This paper sets out how the "
        "authorities may take part in the work of the network and what it would cost for them to do so."
    )
    lines = text_lines(
        [" Bredbånd i kommunerne", "", *prose(10)],
        [" Status", *prose(10)],
        [" Hubs for the digital coast", "", english, "", english],
    )
    assert starts(lines)[-1] == "Hubs for the digital coast"


def test_minutes_by_name_with_their_participants() -> None:
    lines = text_lines(
        ["Notat om vejlederkorps", "", *prose(14)],
        ["", "Referat", "Møde i styregruppen for vejlederkorpset", "Deltagere: Ida Storm, Per Lind", "", *prose(6)],
    )
    assert starts(lines) == ["Notat om vejlederkorps", "Referat"]


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("2.1 Temadrøftelse: Energi", ["og forsyningssikkerhed i de", "nordjyske kommuner frem", "mod 2030"]),
        ("2.1 Beslutningssag: Aftale om fælles drift af sygeplejen og", ["", "Side 5", "", "de øvrige tilbud"]),
    ],
)
def test_a_separator_over_narrow_rows_or_over_the_foot_of_its_page(title: str, rows: list[str]) -> None:
    lines = text_lines(
        [" Notat om vejlederkorps", "", *prose(8)], alone(title, *rows), [" Kysten i forandring", *prose(6)]
    )
    (separator,) = find_separators(lines, "attachments")
    expected = " ".join([title.partition(": ")[2], *(row for row in rows if row and not row.startswith("Side"))])
    assert (separator.item, separator.title) == ("2.1", expected)
    assert separator.span.last_line == number_of(lines, rows[-1])


def test_a_separator_that_says_no_more_than_its_item() -> None:
    lines = text_lines(
        [" Notat om vejlederkorps", "", *prose(8)], alone("Bilag: 2.1"), [" Kysten i forandring", *prose(6)]
    )
    assert [(s.item, s.title) for s in find_separators(lines, "attachments")] == [("2.1", "")]


def test_a_source_with_pages_of_its_own_is_known_to_have_them() -> None:
    lines = text_lines(*([f" Side {at} om kysten", "", *prose(10, first=at)] for at in range(6)))
    assert Layout.of(lines).has_pages
    assert not Layout.of(text_lines(["Kysten", *prose(10)])).has_pages
