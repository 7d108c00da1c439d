"""The PDF: accessible, fit to be kept, the same each time, and never more than the text it was given."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.meetings.papers.making import minutes, with_items

from samraad.meetings.content.model import Chapter, Item, Section
from samraad.meetings.papers.errors import CannotPrint
from samraad.meetings.papers.paper import Logo, NoSuchItem, Paper, Style
from samraad.meetings.papers.pdf import item_pdf, paper_pdf

HOSTILE = (
    '#panic("x")',
    '#import "@preview/x:1.0.0"; #read("/etc/passwd")',
    "] #set page(fill: red) [",
    "$ x^2 $ *fed* _kursiv_ `kode` <label> @ref ~ \\ // /* */ = - + 1.",
    '"} #{1+1} {"',
    "</script><b>&amp;</b>",
    "\u202eomvendt\u2069 \u200b\x07",
)


def _paper(text: str) -> Paper:
    sections = (Section("background", text=text), Section("recommendation", points=(text, text)))
    item = Item(1, "1.1", f"Sag {text}", case_number="SAG-2026-00001", sections=sections)
    paper = with_items(minutes("agenda"), item, chapter=Chapter("1", f"Kapitel {text}"))
    return replace(paper, content=replace(paper.content, place=text), note=text)


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_code(text: str) -> None:
    shown = "".join(char for char in text if char.isprintable() and not char.isspace())
    assert "".join(_text(paper_pdf(_paper(text))).split()).count(shown) >= 6


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_set(text: str) -> None:
    assert paper_pdf(_paper(text)).startswith(b"%PDF-1.7")


def test_what_no_font_has_is_a_box() -> None:
    assert "Sag □ æøå" in _text(paper_pdf(_paper("你 æøå")))


@pytest.fixture(scope="module")
def made() -> Any:
    with pikepdf.open(BytesIO(paper_pdf(minutes()))) as pdf:
        yield pdf


def test_it_says_what_it_is(made: pikepdf.Pdf) -> None:
    metadata = made.open_metadata()
    assert metadata["pdfuaid:part"] == "1"
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
    assert metadata["dc:title"] == "Referat, KKR Fjordlandet, 26. november 2026"
    assert str(made.Root.Lang).startswith("da")
    assert made.Root.ViewerPreferences.DisplayDocTitle
    assert made.Root.MarkInfo.Marked


def test_it_is_tagged(made: pikepdf.Pdf) -> None:
    found = list(_elements(made.Root.StructTreeRoot))
    kinds = [kind for kind, _ in found]
    levels = [int(kind[2:]) for kind in kinds if kind[1:2] == "H" and kind[2:].isdigit()]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {"/Title", "/TOC", "/TOCI", "/P", "/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/Link"} <= set(kinds)
    figures = [element for kind, element in found if kind == "/Figure"]
    assert all("/Alt" in figure for figure in figures)


def test_it_has_bookmarks(made: pikepdf.Pdf) -> None:
    with made.open_outline() as outline:
        entries = {str(entry.title): [str(child.title) for child in entry.children] for entry in outline.root}
    assert entries["3. Regionalpolitiske sager"][1:] == [
        "3.2. Lejemål til det fælles sekretariat",
        "3.3 (tilføjet): Orienteringssag: Den fælles erhvervsplan",
    ]
    assert {"Indhold", "Deltagere", "Oversigt over bilag", "5. Eventuelt"} <= set(entries)


def _elements(node: Any) -> Any:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S), kid
            yield from _elements(kid)


def test_the_pages_name_meeting_and_page() -> None:
    document = pypdfium2.PdfDocument(paper_pdf(minutes()))
    texts = [page.get_textpage().get_text_range() for page in document]
    assert all(f"SIDE | {number}" in text for number, text in enumerate(texts, 1))
    assert all("KKR Fjordlandet | 26-11-2026" in text for text in texts[1:])
    assert "3. december 2026 kl. 14.05" in texts[0]


def test_an_agenda_tells_no_decision() -> None:
    assert "Beslutning\r\n" not in _text(paper_pdf(minutes("agenda")))
    assert "Beslutning\r\n" in _text(paper_pdf(minutes()))


def test_parts_of_a_second_change_nothing() -> None:
    paper = minutes()
    assert paper.published_at
    later = replace(paper, published_at=paper.published_at.replace(microsecond=123_456))
    assert paper_pdf(later) == paper_pdf(paper)


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert paper_pdf(minutes()) == paper_pdf(minutes())


def test_one_item_by_itself() -> None:
    text = _text(item_pdf(minutes(), "4.1"))
    assert "4.1. Beslutningssag: Udpegning" in text
    assert "3.1." not in text
    with pytest.raises(NoSuchItem, match=r"Punkt 9\.9"):
        item_pdf(minutes(), "9.9")


def test_logo_and_colour() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
    pdf = paper_pdf(replace(minutes(), style=Style("#ffee00", Logo(svg, "Fjordlandets logo"))))
    with pikepdf.open(BytesIO(pdf)) as made:
        figures = [element for kind, element in _elements(made.Root.StructTreeRoot) if kind == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == ["Fjordlandets logo"]
    with pytest.raises(CannotPrint, match="logo"):
        paper_pdf(replace(minutes(), style=Style(logo=Logo(b"GIF89a", "logo"))))
    for broken in (b"\x89PNG broken", b"<svg broken"):
        with pytest.raises(CannotPrint, match="logo"):
            paper_pdf(replace(minutes(), style=Style(logo=Logo(broken, "logo"))))


def test_tables_of_any_shape_can_be_set() -> None:
    html = (
        '<table><tr><th colspan="9">A</th></tr><tr><td rowspan="5">b</td><td>c</td></tr><tr></tr><tr><td>d<td>e<td>f</tr></table>'
        "<table><tr><th>kun hoved</th></tr></table><table></table><table><tr><td><table><tr><td>indre</td></tr></table></td></tr></table>"
    )
    item = Item(1, "1.1", "Tabeller", sections=(Section("background", html),))
    text = _text(paper_pdf(with_items(minutes("agenda"), item)))
    assert "kun hoved" in text
    assert "indre" in text
