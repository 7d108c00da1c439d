"""Paragraphs and tables as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from samraad.reading.inputs.docx.inline import Inline, inline_of
from samraad.reading.inputs.docx.numbering import Numbering
from samraad.reading.inputs.docx.styles import Styles
from samraad.reading.model import Role
from samraad.reading.raw import RawLine

_PARAGRAPH, _TABLE, _ROW, _CELL = map(qn, ("w:p", "w:tbl", "w:tr", "w:tc"))
_WITHIN = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag")))
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_NEW_PAGE_SECTIONS = frozenset({"nextPage", "oddPage", "evenPage"})
# An empty paragraph: the lines around it are paragraphs of their own.
_EMPTY = RawLine(" ")
# A row of longer cells is prose in boxes: it is read cell by cell.
_MAX_CELL_LINES = 3
_MAX_ROW_LENGTH = 250
_MAX_COLUMNS = 100
_MAX_DEPTH = 20


class BlockReader:
    """Reads the blocks of one document in order; lists and notes count on from block to block."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: dict[str, Any | None]) -> None:
        self._styles, self._numbering = styles, numbering
        self._notes = {
            (kind, note.get(qn("w:id"), "")): note
            for kind, root in notes.items()
            if root is not None
            for note in root
            if note.get(qn("w:type")) in (None, "normal")
        }
        self._called: list[tuple[str, str]] = []
        self._breaks_page = False

    def body(self, body: Any) -> list[RawLine]:
        """The lines of the body; an empty paragraph parts two paragraphs of text."""
        out: list[RawLine] = []
        for block in _blocks(body):
            if block.tag == _TABLE:
                lines, apart = self._table(block, 0), False
            else:
                lines, apart = self._paragraph(block)
            if out and lines and (apart or out[-1].cells is not None) and out[-1].text.strip():
                out.append(_EMPTY)
            out += lines
        return out

    def margins(self, parts: list[Any], role: Role) -> list[RawLine]:
        """Headers or footers, each different line once."""
        out: list[RawLine] = []
        for part in parts:
            for line in self.body(part):
                if line.text.strip() and all(line.text != other.text for other in out):
                    out.append(RawLine(line.text, size=line.size, bold=line.bold, role=role))
        return out

    def _paragraph(self, paragraph: Any) -> tuple[list[RawLine], bool]:
        """The lines of a paragraph with its notes, and whether it stands apart from what is above (a list does not)."""
        look = self._styles.paragraph(paragraph)
        inline = inline_of(paragraph, self._styles, look, self._called)
        label = ""
        if look.list_id not in (None, "0") and inline.text.strip():
            label = self._numbering.label(str(look.list_id), look.level or 0)
        self._breaks_page |= inline.breaks_page or _breaks_before(paragraph)
        size = inline.sizes.most_common(1)[0][0] if inline.sizes else look.size
        bold = bool(inline.sizes) and not inline.light
        text = f"{label} {inline.text.lstrip()}" if label else inline.text
        lines: list[RawLine] = []
        for page_part in text.split("\f"):
            self._breaks_page |= bool(lines)
            parts = page_part.split("\n")
            lines += [RawLine(_shown(p) or " ", size=size, bold=bold, starts_page=self._takes_break(p)) for p in parts]
        for box in inline.boxes:
            lines += self.body(box)
        lines += self._called_notes(inline)
        self._breaks_page |= _ends_section(paragraph)
        return lines, not label

    def _takes_break(self, text: str) -> bool:
        starts = self._breaks_page and bool(text.strip())
        self._breaks_page = self._breaks_page and not starts
        return starts

    def _called_notes(self, inline: Inline) -> list[RawLine]:
        """The notes a paragraph calls, right after it; a note that calls notes has none of its own."""
        out: list[RawLine] = []
        first = len(self._called) - len(inline.notes) + 1
        for number, key in enumerate(inline.notes, first):
            note = self._notes.get(key)
            paragraphs = [] if note is None else list(note.iter(_PARAGRAPH))
            texts = [inline_of(p, self._styles, self._styles.paragraph(p), []).text.strip() for p in paragraphs]
            text = " ".join(" ".join(texts).split())
            if text:
                out.append(RawLine(_shown(f"{number} {text}"), role=Role.NOTE))
        return out

    def _table(self, table: Any, depth: int) -> list[RawLine]:
        """The rows of a table with their cells; a table that only frames text is that text."""
        rows = [self._cells(row, depth) for row in table.iter(_ROW) if _owner(row) is table]
        columns = max(map(len, rows), default=0)
        out: list[RawLine] = []
        for row in rows:
            texts = tuple(" ".join(" ".join(line.text for line in cell).split()) for cell in row)
            text = " ".join(filter(None, texts))
            filled = [line for cell in row for line in cell if line.text.strip()]
            is_prose = max((len(cell) for cell in row), default=0) > _MAX_CELL_LINES or len(text) > _MAX_ROW_LENGTH
            if columns < 2 or is_prose or any(line.role for line in filled):
                out += filled
            elif text:
                sizes = [line.size for line in filled if line.size]
                cells = texts + ("",) * (columns - len(texts))
                bold = all(line.bold for line in filled)
                out.append(
                    RawLine(
                        text,
                        size=max(sizes, default=None),
                        bold=bold,
                        cells=cells,
                        starts_page=any(line.starts_page for line in filled),
                    )
                )
        return out

    def _cells(self, row: Any, depth: int) -> list[list[RawLine]]:
        cells: list[list[RawLine]] = []
        for cell in row.iter(_CELL):
            if _owner(cell) is not row or len(cells) >= _MAX_COLUMNS:
                continue
            lines: list[RawLine] = []
            for block in _blocks(cell):
                if block.tag == _PARAGRAPH:
                    lines += (line for line in self._paragraph(block)[0] if line.text.strip())
                elif depth < _MAX_DEPTH:
                    lines += self._table(block, depth + 1)
            cells.append([] if _goes_on(cell) else lines)
            cells += [[]] * min(_span(cell) - 1, _MAX_COLUMNS)
        return cells


def _blocks(container: Any, depth: int = 0) -> Iterator[Any]:
    for child in container:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag in _WITHIN and depth < _MAX_DEPTH:
            yield from _blocks(child, depth + 1)


def _owner(element: Any) -> Any:
    """The table of a row, or the row of a cell: content controls may stand between."""
    parent = element.getparent()
    while parent is not None and parent.tag in _WITHIN:
        parent = parent.getparent()
    return parent


def _breaks_before(paragraph: Any) -> bool:
    before = paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}")
    return before is not None and before.get(qn("w:val"), "1") not in ("0", "false")


def _ends_section(paragraph: Any) -> bool:
    section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if section is None:
        return False
    kind = section.find(qn("w:type"))
    return (kind.get(qn("w:val")) if kind is not None else "nextPage") in _NEW_PAGE_SECTIONS


def _span(cell: Any) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    text = "1" if span is None else span.get(qn("w:val"), "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1


def _goes_on(cell: Any) -> bool:
    """A cell merged with the one above repeats nothing."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _shown(text: str) -> str:
    return _CONTROLS.sub("\ufffd", text).rstrip()
