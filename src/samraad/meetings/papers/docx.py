"""A paper as DOCX, with real heading styles, lists and tables, so that it can be pasted into other systems."""

from __future__ import annotations

import datetime as dt
import zipfile
from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from samraad.meetings.papers.blocks import Block, Heading, Paragraph, Points, Run, Table
from samraad.meetings.papers.colours import readable
from samraad.meetings.papers.compose import Composed, compose, compose_item
from samraad.meetings.papers.paper import Paper
from samraad.meetings.papers.printable import printable_text

_HEADINGS = {1: 17, 2: 13, 3: 11, 4: 11, 5: 11}
_EARLIEST = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_MOST_LEVELS = 3


def paper_docx(paper: Paper) -> bytes:
    """The whole paper."""
    return _made(compose(paper), paper)


def item_docx(paper: Paper, number: str) -> bytes:
    """One item. Raises NoSuchItem."""
    return _made(compose_item(paper, number), paper)


def _made(composed: Composed, paper: Paper) -> bytes:
    document = docx.Document()
    _set_up(document, composed, readable(paper.style.accent), paper.published_at or paper.drafted_at or _EARLIEST)
    writer = _Writer(document)
    document.add_paragraph(_shown(composed.council), style="Subtitle")
    document.add_paragraph(_shown(composed.name), style="Title")
    _facts(document, composed.facts)
    if composed.note:
        document.add_paragraph(_shown(composed.note))
    writer.blocks(composed.front)
    if composed.front:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    writer.blocks(composed.body)
    return _settled(document)


def _shown(text: str) -> str:
    """Word refuses control characters."""
    return printable_text(text).replace("\n", " ")


class _Writer:
    """Adds blocks to the document; each list counts by itself."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            match block:
                case Heading():
                    _add_runs(self._document.add_heading(level=min(block.level, 5)), block.runs)
                case Paragraph():
                    self._paragraph(block)
                case Points():
                    self._points(block, 0)
                case Table():
                    self._table(block)

    def _paragraph(self, block: Paragraph) -> None:
        style = {"quote": "Quote", "small": "Sagslinje"}.get(block.look, "Normal")
        _add_runs(self._document.add_paragraph(style=style), block.runs)

    def _points(self, points: Points, level: int) -> None:
        name = "List Number" if points.ordered else "List Bullet"
        shown = min(level, _MOST_LEVELS - 1)
        style = name if not shown else f"{name} {shown + 1}"
        number = _restarted(self._document, style) if points.ordered else None
        for item in points.items:
            first = True
            for block in item:
                if isinstance(block, Points):
                    self._points(block, level + 1)
                elif isinstance(block, Paragraph | Heading):
                    paragraph = self._document.add_paragraph(style=style if first else "List Continue")
                    if number is not None and first:
                        _count_by(paragraph, number)
                    _add_runs(paragraph, block.runs)
                    first = False
                else:
                    self._table(block)

    def _table(self, block: Table) -> None:
        rows = (*block.head, *block.body)
        table = self._document.add_table(rows=len(rows), cols=block.width, style="Table Grid")
        taken: set[tuple[int, int]] = set()
        for y, row in enumerate(rows):
            x = 0
            for cell in row:
                while (y, x) in taken:
                    x += 1
                target = table.cell(y, x)
                if cell.columns > 1 or cell.rows > 1:
                    target = target.merge(table.cell(y + cell.rows - 1, x + cell.columns - 1))
                taken |= {(y + down, x + right) for down in range(cell.rows) for right in range(cell.columns)}
                _add_runs(target.paragraphs[0], cell.runs, strong=y < len(block.head))
                target.paragraphs[0].paragraph_format.space_after = Pt(2)
        for row in table.rows[: len(block.head)]:
            _mark(row._tr.get_or_add_trPr(), "w:tblHeader")
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)


def _add_runs(paragraph: Any, runs: tuple[Run, ...], strong: bool = False) -> None:
    for run in runs:
        for at, text in enumerate(run.text.split("\n")):
            if at:
                paragraph.add_run().add_break()
            if text:
                _add_run(paragraph, run, printable_text(text), strong)


def _add_run(paragraph: Any, run: Run, text: str, strong: bool) -> None:
    made = paragraph.add_run(text)
    made.bold = True if run.strong or strong else None
    made.italic = True if run.em else None
    made.underline = True if run.under or run.href else None
    made.font.subscript = True if run.sub else None
    made.font.superscript = True if run.sup else None
    if run.href:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        made._r.addprevious(link)
        link.append(made._r)


def _set_up(document: Any, composed: Composed, accent: str, at: dt.datetime) -> None:
    """Styles, language, page, head and foot."""
    properties = document.core_properties
    properties.title, properties.author, properties.language = _shown(composed.title), _shown(composed.council), "da-DK"
    properties.created = properties.modified = at.replace(tzinfo=None)
    properties.comments = ""
    colour = RGBColor.from_string(accent[1:].upper())
    styles = document.styles
    _font(styles["Normal"], 10.5)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "da-DK")
    styles["Normal"].element.get_or_add_rPr().append(language)
    for level, size in _HEADINGS.items():
        _font(styles[f"Heading {level}"], size, colour if level in (1, 3) else RGBColor(0, 0, 0))
        styles[f"Heading {level}"].font.bold, styles[f"Heading {level}"].font.italic = True, False
    _font(styles["Title"], 26, colour)
    _font(styles["Subtitle"], 13, colour)
    styles["Subtitle"].font.italic = False
    small = styles.add_style("Sagslinje", 1)
    small.base_style = styles["Normal"]
    _font(small, 9, RGBColor(80, 80, 80))
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    section.header.paragraphs[0].text = _shown("  |  ".join(filter(None, (composed.draft, composed.head))))
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run("SIDE | ")
    _page_number(foot)


def _font(style: Any, size: float, colour: RGBColor | None = None) -> None:
    style.font.name, style.font.size = "Calibri", Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [name for name in fonts.attrib if "Theme" in name]:
        del fonts.attrib[name]
    if colour is not None:
        style.font.color.rgb = colour


def _page_number(paragraph: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = paragraph.add_run("1")
    run._r.addprevious(field)
    field.append(run._r)


def _facts(document: Any, facts: tuple[tuple[str, str], ...]) -> None:
    table = document.add_table(rows=0, cols=2)
    table.autofit = False
    for name, value in facts:
        row = table.add_row()
        for cell, text, width in zip(row.cells, (name, value), (Cm(3.5), Cm(12)), strict=True):
            cell.width = width
            cell.paragraphs[0].text = _shown(text)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    document.add_paragraph()


def _restarted(document: Any, style: str) -> int:
    """A new list with the look of the style's own, which counts from 1."""
    numbering = document.part.numbering_part.element
    own = document.styles[style].element.pPr.numPr.numId.val
    template = next(num for num in numbering.num_lst if num.numId == own)
    number = numbering.add_num(template.abstractNumId.val)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def _count_by(paragraph: Any, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _mark(properties: Any, name: str) -> None:
    properties.append(OxmlElement(name))


def _settled(document: Any) -> bytes:
    """The document with its parts at one time, so that the same paper gives the same bytes."""
    written, out = BytesIO(), BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            fixed = deepcopy(info)
            fixed.date_time = _EARLIEST.timetuple()[:6]
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, source.read(info))
    return out.getvalue()
