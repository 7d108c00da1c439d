"""What a secretary is warned of: each warning true, once, and placed where it can be seen."""

from __future__ import annotations

import datetime as dt

from samraad.reading.minutes.agenda import Agenda
from samraad.reading.model import (
    Council,
    Decision,
    Document,
    Item,
    Line,
    Meeting,
    ReadingWarning,
    Section,
    Separator,
    Span,
)
from samraad.reading.raw import RawLine, RawText
from samraad.reading.repair.lines import repair
from samraad.reading.warnings import find_warnings

COUNCIL = Council("KKR Eksempel", False, ())
MEETING = Meeting(dt.date(2024, 3, 12), True, ())
TEXT = ("Kommunerne arbejder sammen om opgaverne i hele landsdelen og følger op hvert år.",) * 12


def lines(*texts: str) -> tuple[Line, ...]:
    return repair(RawText("prøve.txt", "0", "text/plain", None, tuple(RawLine(text) for text in texts)))


def warn(
    source: tuple[Line, ...],
    *,
    kind: str = "attachments",
    council: Council | None = COUNCIL,
    meeting: Meeting = MEETING,
    separators: tuple[Separator, ...] = (),
    items: tuple[Item, ...] = (),
    documents: tuple[Document, ...] = (),
) -> dict[str, ReadingWarning]:
    found = find_warnings(source, kind, council, meeting, separators, Agenda((), items), documents)
    assert all(1 <= warning.span.first_line <= warning.span.last_line <= len(source) for warning in found)
    assert all(warning.message.endswith(".") for warning in found)
    return {warning.code: warning for warning in found}


def document(first: int, last: int, item: str | None) -> Document:
    return Document(f"Notat {first}", "notat", None, None, item, None, False, Span(first, last))


def item(number: str, line: int, *sections: str, decision: Decision | None = None) -> Item:
    parts = tuple(Section(name, Span(line, line), "") for name in sections)
    return Item(number, None, f"Sag {number}", None, False, Span(line, line), parts, decision)


def test_a_whole_reading_gives_no_warning() -> None:
    assert warn(lines(*TEXT)) == {}
    assert warn(()) == {}


def test_council_and_date() -> None:
    assert set(warn(lines(*TEXT), council=None, meeting=Meeting(None, False, ()))) == {"no_council", "no_meeting_date"}
    inferred = warn(
        lines(*TEXT),
        council=Council("KKR Eksempel", True, (Span(3, 3),)),
        meeting=Meeting(dt.date(2024, 3, 12), False, (Span(5, 5),)),
    )
    assert inferred["council_inferred"].span == Span(3, 3)
    assert "12-03-2024" in inferred["meeting_date_inferred"].message


def test_a_file_without_text() -> None:
    assert set(warn(lines("", " ", ""), council=None)) == {"no_text"}


def test_placeholders_on_lines_of_their_own_and_within_a_line() -> None:
    source = lines(
        *TEXT, "HER INDSÆTTES BELØB FOR KOMMUNEN.", *TEXT, "Mål 6 – Særlige indsatser for hele landet AFVENTER", *TEXT
    )
    found = find_warnings(source, "attachments", COUNCIL, MEETING, (), Agenda(), ())
    assert [(warning.code, warning.span.first_line) for warning in found] == [("placeholder", 13), ("placeholder", 26)]


def test_characters_that_could_not_be_read() -> None:
    found = warn(lines(*TEXT, "Bel\ufffdbet er 5 mio. kr.", "F\ufffdlles opgaver"))
    assert found["unreadable_characters"].message.startswith("2 tegn")
    assert found["unreadable_characters"].span == Span(13, 13)


def test_separators_and_documents_that_miss_each_other() -> None:
    separators = (Separator("3.1", None, "Sag", Span(5, 5)), Separator("3.2", None, "Sag", Span(8, 8)))
    found = warn(
        lines(*TEXT),
        separators=separators,
        documents=(document(1, 2, None), document(3, 4, None), document(9, 12, "3.2")),
    )
    assert found["separator_without_document"].span == Span(5, 5)
    assert found["document_without_item"].span == Span(1, 4)
    assert "2 dokumenter" in found["document_without_item"].message


def test_a_document_with_hardly_anything_in_it() -> None:
    found = warn(lines("NOTAT", *TEXT), documents=(document(1, 1, "3.1"), document(2, 13, "3.1")))
    assert found["short_document"].span == Span(1, 1)


def test_numbers_that_jump_and_items_without_decision() -> None:
    decided = Decision("approved", "Godkendt.", Span(2, 2))
    items = (
        item("2.1", 1, "background"),
        item("3.1", 2, "recommendation", decision=decided),
        item("3.4", 3, "recommendation"),
        item("3.3", 4, "recommendation", decision=decided),
    )
    found = warn(lines(*TEXT), kind="minutes", items=items)
    assert "3.2, 3.3" in found["item_number_skipped"].message
    assert found["item_number_order"].span == Span(4, 4)
    assert found["item_without_decision"].span == Span(3, 3)
    assert "item_without_decision" not in warn(lines(*TEXT), kind="agenda", items=items)
