"""The DOCX: real styles, lists and tables that another system can take over."""

from __future__ import annotations

from io import BytesIO

import docx
from tests.meetings.papers.making import minutes, with_items

from samraad.meetings.content.model import Item, Section
from samraad.meetings.papers.docx import item_docx, paper_docx
from samraad.reading.inputs.load import load


def test_headings_lists_and_tables_are_real() -> None:
    document = docx.Document(BytesIO(paper_docx(minutes())))
    by_style: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert "3. Regionalpolitiske sager" in by_style["Heading 1"]
    assert "4.1. Beslutningssag: Udpegning til bestyrelsen for Fjordskolen" in by_style["Heading 2"]
    assert {"Baggrund", "Indstilling", "Sagsfremstilling", "Økonomi", "Bilag", "Beslutning"} <= set(
        by_style["Heading 3"]
    )
    assert "hver kommune opretter mindst én plads" in by_style["List Bullet"]
    assert by_style["List Number"][0] == "godkender den nye nøgle,"
    assert [cell.text for cell in document.tables[-1].rows[0].cells] == ["Kommune", "Andel", "Pladser"]
    assert document.core_properties.title == "Referat, KKR Fjordlandet, 26. november 2026"


def test_each_list_counts_from_one() -> None:
    items = tuple(
        Item(n, f"1.{n}", f"Sag {n}", sections=(Section("recommendation", points=("godkender a,", "godkender b.")),))
        for n in (1, 2)
    )
    lines = load(paper_docx(with_items(minutes(), *items)), "papir.docx").lines
    assert [line.text for line in lines if "godkender" in line.text] == ["1. godkender a,", "2. godkender b."] * 2


def test_spans_links_and_odd_text_are_kept() -> None:
    html = (
        '<table><tr><th colspan="2">Begge</th></tr><tr><td rowspan="2">v</td><td>a</td></tr><tr><td>b</td></tr></table>'
        '<p>Se <a href="https://example.org/?a=1&amp;b=2">her</a> \x0b 😀</p>'
    )
    paper = with_items(minutes(), Item(1, "1.1", "Sag", sections=(Section("background", html),)))
    document = docx.Document(BytesIO(item_docx(paper, "1.1")))
    table = document.tables[-1]
    assert table.cell(0, 0)._tc is table.cell(0, 1)._tc
    assert table.cell(1, 0)._tc is table.cell(2, 0)._tc
    links = [link.address for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert links == ["https://example.org/?a=1&b=2"]
    assert paper_docx(paper) == paper_docx(paper)
