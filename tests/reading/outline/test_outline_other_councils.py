"""What other councils' bundles and minutes look like: fronts, letters, contents, heads of two lines."""

from __future__ import annotations

import datetime as dt

from tests.reading.outline.bundles import alone, glued, number_of, page, prose, text_lines

from samraad.reading.outline.council import find_council
from samraad.reading.outline.documents import find_documents
from samraad.reading.outline.kind import kind_of
from samraad.reading.outline.meeting import find_meeting
from samraad.reading.outline.separators import find_separators

PLAN = page("Plan for en levende kyst i alle kommuner", "", prose(14, 88))
LETTER = [
    "Kystministeriet", "Havnegade 1", "1058 København K", "Tlf. 3392 0000", "E-mail: post@eksempel.dk", "", "17. maj 2021",
    "", "Kære formand for rådet", "", *prose(8, 88), "Med venlig hilsen", "Ane Bølge", "Minister",
]  # fmt: skip


def starts(*parts: list[str]) -> list[int]:
    lines = text_lines(*parts)
    return [d.span.first_line for d in find_documents(lines, "attachments", find_separators(lines, "attachments"))]


def test_notes_with_a_background_behind_separators_are_a_bundle() -> None:
    note = [prose(6, 80), ["", "Formål", ""], prose(6, 80)]
    parts = [
        alone(f"Punkt {item} – Fælles {name}") + page(f"Notat om {name}", "", "Baggrund", "", *note)
        for item, name in (("2.1", "klimaindsats"), ("3.1", "indkøb"), ("3.2", "normeringer"), ("4.1", "udpegning"))
    ]
    assert kind_of(text_lines(*parts)) == "attachments"


def test_a_programme_is_no_agenda() -> None:
    times = [[f"{hour}.45  Oplæg fra en borgmester", "Referat", *prose(4, 80)] for hour in range(9, 14)]
    assert kind_of(text_lines(page("Program for en temadag"), *times)) == "attachments"


def test_the_date_of_a_head_that_stands_on_two_lines() -> None:
    head = ["K K R  N O R D J Y L L A N D", "|  06-02-2015", "SIDE  |  2", ""]
    item = ["SAG-2015-00001 abcd", "", "Indstilling", "Referatet af mødet den 14. november 2014 godkendes.", "",
            "Beslutning", "Dagsorden for mødet og referat af mødet den 14. november 2014 blev godkendt.", ""]  # fmt: skip
    parts = [page(*head, f"1.{n}. Fælles sag {n}", *item, *prose(8, 80)) for n in (1, 2, 3)]
    lines = text_lines(*parts)
    council = find_council(lines, "minutes", "x.txt")
    assert council is not None
    assert find_meeting(lines, "minutes", council).date == dt.date(2015, 2, 6)


def test_sections_about_several_councils_are_no_covers() -> None:
    lines = text_lines(
        page("Sundhed i de fem råd", "", "KKR Sjælland", prose(2), "KKR Midtjylland", prose(2)),
        page("KKR Fyn", *["KKR Nordjylland følger sagen, og KKR Nordjylland har bedt om tal."] * 3, prose(8)),
        page("Plan", *["KKR Nordjylland drøfter planen."] * 3, prose(8)),
    )
    council = find_council(lines, "attachments", "x.txt")
    assert council is not None
    assert (council.name, council.inferred) == ("KKR Nordjylland", True)


def test_the_front_of_a_bundle_is_no_document() -> None:
    front = ["KKR Sjælland", "", "Bilag til møde i KKR Sjælland den 8. april 2025", ""]
    lines = text_lines(front, alone("Bilag til pkt. 2.1 Orientering om kysten"), PLAN)
    documents = find_documents(lines, "attachments", find_separators(lines, "attachments"))
    assert [(d.item, d.item_certain) for d in documents] == [("2.1", True)]


def test_a_letterhead_starts_a_document_though_no_page_start_marks_it() -> None:
    lines = text_lines(
        PLAN, ["", *LETTER], page("Tal for kysten", "", "Kommune 2020 2021", "Greve 12 14", "Køge 22 19")
    )
    found = starts(PLAN, ["", *LETTER], page("Tal for kysten", "", "Kommune 2020 2021", "Greve 12 14", "Køge 22 19"))
    assert found == [1, number_of(lines, "Kystministeriet"), number_of(lines, "Tal for kysten")]


def test_headings_of_a_table_of_contents_are_neither_documents_nor_separators() -> None:
    contents = ["Indhold", "1 Beretning 3", "2 Regnskab 5", "3 Udsyn 7", "3.1 Takster 8", "3.2 Opfølgning på aftalen 9"]
    chapters = [
        page(f"{head}", "", prose(16, 88, at)) for at, head in enumerate(("1 Beretning", "2 Regnskab", "3 Udsyn"))
    ]
    parts = [PLAN, PLAN, PLAN, PLAN, glued("3.1 Orientering om årets gang"), page("ÅRSRAPPORT", "Kystforeningen"),
             page(*contents), *chapters, page("3.2 Opfølgning på aftalen", "", prose(8, 88, 5))]  # fmt: skip
    lines = text_lines(*parts)
    assert [s.item for s in find_separators(lines, "attachments")] == ["3.1"]
    assert max(starts(*parts)) == number_of(lines, "ÅRSRAPPORT")
