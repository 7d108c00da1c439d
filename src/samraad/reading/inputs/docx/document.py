"""A Word document: paragraphs and tables in the order of its body, heads first, feet last, notes where they are called."""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from samraad.reading.errors import ReadingError
from samraad.reading.inputs.docx.blocks import BlockReader
from samraad.reading.inputs.docx.numbering import Numbering
from samraad.reading.inputs.docx.styles import Styles
from samraad.reading.inputs.limits import MAX_BYTES, check_size
from samraad.reading.model import Role
from samraad.reading.raw import RawLine


def read_docx(content: bytes, name: str) -> tuple[RawLine, ...]:
    """The lines of a document; their sizes are relative to most of its text."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
        check_size(unpacked, name, MAX_BYTES)
        lines = _lines(docx.Document(BytesIO(content)))
    except ReadingError:
        raise
    except Exception:
        # A hostile or broken package fails anywhere below, with any error of zipfile, lxml or python-docx.
        raise ReadingError(f"{name} er beskadiget: Word-dokumentet kan ikke åbnes. Gem det igen i Word.") from None
    if not any(line.text.strip() for line in lines):
        raise ReadingError(f"{name} er tom: Word-dokumentet har ingen tekst. Hent det igen.")
    return _relative(lines)


def _lines(document: Any) -> list[RawLine]:
    part = document.part
    reader = BlockReader(
        Styles(_root(part, RELATIONSHIP_TYPE.STYLES)),
        Numbering(_root(part, RELATIONSHIP_TYPE.NUMBERING)),
        {"footnote": _root(part, RELATIONSHIP_TYPE.FOOTNOTES), "endnote": _root(part, RELATIONSHIP_TYPE.ENDNOTES)},
    )
    heads = reader.margins(_margin_parts(document, RELATIONSHIP_TYPE.HEADER), Role.HEAD)
    body = reader.body(document.element.body)
    feet = reader.margins(_margin_parts(document, RELATIONSHIP_TYPE.FOOTER), Role.FOOT)
    lines = heads + body + feet
    return [replace(line, starts_page=line.starts_page or index == 0) for index, line in enumerate(lines)]


def _margin_parts(document: Any, kind: str) -> list[Any]:
    """The headers or footers in the order the sections name them, each once."""
    used: list[str] = []
    for section in document.sections:
        for reference in section._sectPr:
            relation = document.part.rels.get(
                reference.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "")
            )
            if relation is not None and relation.reltype == kind and relation.rId not in used:
                used.append(relation.rId)
    return [document.part.rels[relation_id].target_part.element for relation_id in used]


def _root(part: Any, kind: str) -> Any | None:
    for relation in part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            target = relation.target_part
            return target.element if hasattr(target, "element") else parse_xml(target.blob)
    return None


def _relative(lines: list[RawLine]) -> tuple[RawLine, ...]:
    lengths: Counter[float] = Counter()
    for line in lines:
        if line.size and line.role is None:
            lengths[line.size] += len(line.text)
    body = max(lengths, key=lambda size: (lengths[size], size)) if lengths else 1.0
    return tuple(replace(line, size=round(line.size / body, 2) if line.size else None) for line in lines)
