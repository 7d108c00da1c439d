"""Word documents become lines in the order of the body, with everything that Word prints."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from samraad.reading.inputs.load import load
from samraad.reading.model import Role
from samraad.reading.raw import RawLine

W = nsdecls("w")


def _lines(fill: Callable[[Any], None]) -> tuple[RawLine, ...]:
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(11)
    fill(document)
    out = BytesIO()
    document.save(out)
    return load(out.getvalue(), "prøve.docx").lines


def _filled(lines: tuple[RawLine, ...]) -> list[RawLine]:
    return [line for line in lines if line.text.strip()]


def _texts(lines: tuple[RawLine, ...]) -> list[str]:
    return [line.text for line in _filled(lines)]


def test_paragraphs_and_tables_come_in_the_order_of_the_body() -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("Før")
        table = document.add_table(rows=2, cols=3)
        for row, texts in zip(table.rows, [("Kommune", "Pladser", "Andel"), ("Allerød", "15", "")], strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.add_paragraph("Efter")

    lines = _filled(_lines(fill))
    assert [line.text for line in lines] == ["Før", "Kommune Pladser Andel", "Allerød 15", "Efter"]
    assert [line.cells for line in lines] == [None, ("Kommune", "Pladser", "Andel"), ("Allerød", "15", ""), None]


def test_merged_cells_are_told_once_and_keep_their_place() -> None:
    def fill(document: Any) -> None:
        table = document.add_table(rows=3, cols=3)
        table.cell(0, 1).merge(table.cell(0, 2)).text = "Pladser"
        table.cell(1, 0).merge(table.cell(2, 0)).text = "Allerød"
        for row in (1, 2):
            table.cell(row, 1).text, table.cell(row, 2).text = f"{row}1", f"{row}2"

    assert [line.cells for line in _filled(_lines(fill))] == [
        ("", "Pladser", ""),
        ("Allerød", "11", "12"),
        ("", "21", "22"),
    ]


def test_a_table_that_only_frames_text_is_text() -> None:
    def fill(document: Any) -> None:
        cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
        cell.text = "Første afsnit"
        cell.add_paragraph("Andet afsnit")
        frame = document.add_table(rows=1, cols=2).rows[0].cells
        frame[0].text = "Til venstre. " * 20
        frame[1].text = "Til højre"

    lines = _filled(_lines(fill))
    assert [line.text.strip()[:13] for line in lines] == ["Første afsnit", "Andet afsnit", "Til venstre. ", "Til højre"]
    assert not any(line.cells for line in lines)


def test_size_and_weight_follow_style_and_run() -> None:
    def fill(document: Any) -> None:
        document.add_heading("Overskrift", level=1)
        document.add_paragraph("Brødtekst, der er det meste af dokumentet")
        document.add_paragraph().add_run("Fed").bold = True
        big = document.add_paragraph().add_run("Stor")
        big.font.size = Pt(22)
        mixed = document.add_paragraph("Delvis ")
        mixed.add_run("fed").bold = True

    found = {line.text: (line.size, line.bold) for line in _filled(_lines(fill))}
    assert found["Overskrift"] == (1.27, True)
    assert found["Brødtekst, der er det meste af dokumentet"] == (1.0, False)
    assert (found["Fed"], found["Stor"], found["Delvis fed"]) == ((1.0, True), (2.0, False), (1.0, False))


def test_lists_show_what_word_prints() -> None:
    numbering = (
        f'<w:abstractNum {W} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1.%2."/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%3)"/></w:lvl></w:abstractNum>'
    )

    def fill(document: Any) -> None:
        root = document.part.numbering_part.element
        root.insert(0, parse_xml(numbering))
        root.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for level, text in [
            (0, "Sager"),
            (1, "Nøgle"),
            (1, "Plan"),
            (2, "første"),
            (2, "anden"),
            (0, "Valg"),
            (1, "Ny"),
        ]:
            paragraph = document.add_paragraph(text)
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
            )
        document.add_paragraph("Punkt", style="List Bullet")

    assert _texts(_lines(fill)) == [
        "3. Sager",
        "3.1. Nøgle",
        "3.2. Plan",
        "a) første",
        "b) anden",
        "4. Valg",
        "4.1. Ny",
        "• Punkt",
    ]


def test_notes_stand_where_they_are_called() -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>Opgjort i 2025.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )

    def fill(document: Any) -> None:
        package = document.part.package
        part = Part(
            PackURI("/word/footnotes.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            notes.encode(),
            package,
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        paragraph = document.add_paragraph("Målet er 60 pct.")
        paragraph._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="1"/></w:r>'))
        document.add_paragraph("Videre")

    lines = _filled(_lines(fill))
    assert [(line.text, line.role) for line in lines] == [
        ("Målet er 60 pct.[1]", None),
        ("1 Opgjort i 2025.", Role.NOTE),
        ("Videre", None),
    ]


def test_heads_and_feet_are_told_once() -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("Tekst")
        document.sections[0].header.paragraphs[0].text = "KKR Fjordlandet"
        document.sections[0].footer.paragraphs[0].text = "Sekretariatet"
        section = document.add_section()
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = "KKR Fjordlandet"

    lines = _filled(_lines(fill))
    assert [(line.text, line.role) for line in lines] == [
        ("KKR Fjordlandet", Role.HEAD),
        ("Tekst", None),
        ("Sekretariatet", Role.FOOT),
    ]


def test_breaks_tabs_and_hyphens() -> None:
    def fill(document: Any) -> None:
        run = document.add_paragraph("Dato:\t5. februar").add_run()
        run.add_break()
        run.add_text("Sted")
        document.add_paragraph("Side et").add_run().add_break(WD_BREAK.PAGE)
        document.add_paragraph("Side to")
        document.add_paragraph("Side tre").paragraph_format.page_break_before = True
        document.add_paragraph()._p.append(
            parse_xml(f"<w:r {W}><w:t>DK2020</w:t><w:noBreakHyphen/><w:t>plan</w:t><w:softHyphen/><w:t>er</w:t></w:r>")
        )

    lines = _filled(_lines(fill))
    assert [line.text for line in lines] == [
        "Dato:\t5. februar",
        "Sted",
        "Side et",
        "Side to",
        "Side tre",
        "DK2020-planer",
    ]
    assert [line.text for line in lines if line.starts_page] == ["Dato:\t5. februar", "Side to", "Side tre"]


def test_tracked_changes_links_controls_and_boxes() -> None:
    box = (
        f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        "<mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>Boks</w:t></w:r></w:p></w:txbxContent>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Boks</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("Vi ")._p
        paragraph.append(parse_xml(f"<w:del {W}><w:r><w:delText>sletter</w:delText></w:r></w:del>"))
        paragraph.append(parse_xml(f"<w:ins {W}><w:r><w:t>indsætter </w:t></w:r></w:ins>"))
        paragraph.append(parse_xml(f"<w:hyperlink {W}><w:r><w:t>et link</w:t></w:r></w:hyperlink>"))
        paragraph.append(parse_xml(box))
        control = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>I et felt</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        document.element.body.insert(1, parse_xml(control))

    assert _texts(_lines(fill)) == ["Vi indsætter et link", "Boks", "I et felt"]
