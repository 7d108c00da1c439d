"""Where documents start, with and without a separator, and what they are."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.reading.outline.bundles import alone, double, glued, number_of, page, prose, text_lines

from samraad.reading.model import Document, Line, Role
from samraad.reading.outline.documents import find_documents
from samraad.reading.outline.separators import find_separators

LETTER = page(
    "Kystministeriet", "Havnegade 1", "1058 København K", "", "Dok. nr. 4711", "", "3. marts 2021", "", "Kære alle", "",
    prose(4, 85), "", "Med venlig hilsen", "", "Ane Bølge",
)  # fmt: skip
KL_NOTE = page(
    "Dato: 16. april 2021", "", "Sags ID: SAG-2021-00007", "E-mail: abcd@kl.dk", "", "www.kl.dk", "Side 1 af 2", "",
    "NOTAT", "", "Vejledernes arbejde i de små", "kommuner", "", prose(8, 70), "Side 2 af 2", "", prose(4, 70),
)  # fmt: skip
PLAIN = page("Fælles vejledere i kommunerne – hvad skal der til?", "", prose(12, 100))
REPORT = [
    page("Rapport om kysten og dens kommuner", "", "Indhold", "1. Forord", "2. Kystens liv", "3. Vejen frem"),
    page("Forord", "", prose(14, 80)),
    page("Kystens liv", "", prose(14, 80, 1)),
    page("som også andre har set det i de foregående år.", prose(10, 80, 2)),
    page("Vejen frem", "", prose(6, 80, 3)),
]
SLIDES = [
    page(f"Kystens {name}", "", "• Flere skal med", "• Færre skal vente", "", f"{n}")
    for n, name in enumerate(("mål", "midler", "mennesker", "veje", "håb", "dage"), 2)
]


def read(*parts: list[str]) -> tuple[tuple[Line, ...], tuple[Document, ...]]:
    lines = text_lines(*parts)
    return lines, find_documents(lines, "attachments", find_separators(lines, "attachments"))


def titles(*parts: list[str]) -> list[str]:
    return [document.title for document in read(*parts)[1]]


def test_a_document_starts_after_its_separator() -> None:
    lines, documents = read(
        PLAIN, alone("3.2 Beslutningssag: Regnskab"), KL_NOTE, glued("4.1 Udpegning til Kystrådet"), LETTER
    )
    assert [(d.item, d.item_kind, d.item_certain) for d in documents] == [
        (None, None, False), ("3.2", "Beslutningssag", True), ("4.1", None, True),
    ]  # fmt: skip
    assert documents[1].span.first_line == number_of(lines, "Dato: 16. april 2021")
    assert documents[1].span.last_line < number_of(lines, "4.1 Udpegning til Kystrådet")
    assert documents[2].span.last_line == number_of(lines, "Ane Bølge")


def test_a_later_document_inherits_the_item_uncertainly() -> None:
    _, documents = read(alone("3.2 Orientering om vejledere"), PLAIN, KL_NOTE)
    assert [(d.item, d.item_certain) for d in documents] == [("3.2", True), ("3.2", False)]


def test_a_bundle_with_no_separator_at_all() -> None:
    _, documents = read(PLAIN, KL_NOTE, LETTER)
    assert [(d.item, d.item_certain) for d in documents] == [(None, False)] * 3


def test_a_letterhead_tells_kind_issuer_and_date() -> None:
    _, (_, note, letter) = read(PLAIN, KL_NOTE, LETTER)
    assert (note.title, note.kind, note.issuer) == ("Vejledernes arbejde i de små kommuner", "notat", "KL")
    assert note.date == dt.date(2021, 4, 16)
    assert (letter.issuer, letter.date) == ("Kystministeriet", dt.date(2021, 3, 3))


def test_a_letter_without_a_title_takes_its_separators() -> None:
    _, (_, letter) = read(PLAIN, alone("3.9 Henvendelse fra ministeren om kysten"), LETTER)
    assert letter.title == "Henvendelse fra ministeren om kysten"


def test_a_title_wraps_over_lines() -> None:
    wrapped = page("Orientering til KKR Nordjylland om færgernes sejlplan i vinter og", "forår", "", prose(8))
    assert titles(wrapped)[0].endswith("sejlplan i vinter og forår")


def test_a_double_spaced_title_wraps_over_lines() -> None:
    wrapped = page(
        "Vejledernes rejser over sundet i årene siden 2022 og deres", "", "udbytte", "", " ", "", double(prose(8))
    )
    assert titles(wrapped) == ["Vejledernes rejser over sundet i årene siden 2022 og deres udbytte"]


def test_a_report_is_one_document() -> None:
    assert len(titles(*REPORT)) == 1
    assert len(titles(LETTER, alone("3.1 Orientering om kysten"), *REPORT, alone("3.2 Status på tal"), KL_NOTE)) == 3


def test_a_slide_deck_is_one_document() -> None:
    opening = page("Kysten i bevægelse", "", "Oplæg for Kystrådet", "", "1")
    assert len(titles(opening, *SLIDES)) == 1


def test_annexes_are_documents() -> None:
    annexes = [page(f"Bilag {n}: Tal for vejledere i kommunerne", "", prose(6)) for n in (1, 2)]
    assert len(titles(PLAIN, *annexes)) == 3


def test_a_page_that_reads_on_starts_none() -> None:
    on = page("kommuner kan derfor se frem til nye regler.", "", prose(10, 100))
    assert len(titles(PLAIN, on)) == 1


def test_page_numbers_that_start_again_start_a_document() -> None:
    first = [page(f"Side {n} af 2", "", prose(12, 80, n)) for n in (1, 2)]
    second = [page(f"Side {n} af 3", "", "Kystens liv", "", prose(12, 80, n)) for n in (1, 2, 3)]
    assert len(titles(*first, *second)) == 2


def test_page_numbers_of_the_whole_bundle_tell_nothing() -> None:
    pages = [PLAIN, KL_NOTE[:6] + KL_NOTE[7:-8], LETTER, *REPORT, PLAIN]
    stamped = [[*each, "", f"Side {n} af 300"] for n, each in enumerate(pages, 1)]
    assert len(titles(*stamped)) >= 4


def test_a_note_without_a_page_start_is_found() -> None:
    unmarked = [line.strip() for line in KL_NOTE]
    lines, documents = read([*PLAIN, ""], unmarked)
    assert [d.span.first_line for d in documents] == [1, number_of(lines, "Dato: 16. april 2021")]


def test_form_feeds_and_pages_of_a_pdf_start_pages() -> None:
    lines = text_lines(PLAIN, KL_NOTE)
    start = number_of(lines, "Dato: 16. april 2021")
    pdf = tuple(
        replace(line, page=1 if line.number < start else 2, starts_page=line.number in (1, start)) for line in lines
    )
    assert len(find_documents(pdf, "attachments", ())) == 2


def test_the_largest_letters_are_the_title() -> None:
    lines = text_lines(page("Kystens tal i ti år", "Fælles vejledere", "", prose(6)))
    sized = tuple(replace(line, size=1.8 if line.number == 2 else 1.0) for line in lines)
    assert find_documents(sized, "attachments", ())[0].title == "Fælles vejledere"


def test_another_running_head_speaks_for_another_document() -> None:
    def headed(head: str, first: int) -> list[str]:
        return page(head, "", "Vejledernes hverdag i kommunerne", "", prose(12, 80, first))

    parts = [headed("Kystens liv", 0), headed("Kystens liv", 1), headed("Havets mål", 2), headed("Havets mål", 3)]
    lines = tuple(
        replace(line, role=Role.HEAD) if line.raw.strip() in ("Kystens liv", "Havets mål") else line
        for line in text_lines(*parts)
    )
    starts = [document.span.first_line for document in find_documents(lines, "attachments", ())]
    assert number_of(lines, "Kystens liv", 2) not in starts


def test_each_file_of_a_folder_is_a_document() -> None:
    lines = text_lines(prose(6), prose(6, first=2))
    folder = tuple(replace(line, file="a.docx" if line.number <= 6 else "b.docx") for line in lines)
    assert len(find_documents(folder, "attachments", ())) == 2


def test_the_name_of_a_file_may_say_its_item() -> None:
    lines = text_lines(prose(6), prose(6, first=2))
    folder = tuple(
        replace(line, file="bilag/3.2 Regnskab.docx" if line.number <= 6 else "bilag/Oversigt.pdf") for line in lines
    )
    documents = find_documents(folder, "attachments", ())
    assert [(d.item, d.item_certain) for d in documents] == [("3.2", False), (None, False)]


def test_minutes_hold_no_documents() -> None:
    assert find_documents(text_lines(PLAIN), "minutes", ()) == ()


def test_an_empty_source_holds_none() -> None:
    assert find_documents((), "attachments", ()) == ()
    assert find_documents(text_lines(["", " "]), "attachments", ()) == ()
