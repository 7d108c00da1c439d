"""The agenda of a meeting as a Word document, as a secretary would set it up: styles, lists, a head and a foot."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import yaml
from docx.shared import Pt

_SECTIONS = (("Baggrund", "background"), ("Indstilling", "recommendation"), ("Sagsfremstilling", "presentation"))
_FIXED = dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)


def meeting_of(dossiers: Path, meeting: str) -> dict[str, Any]:
    """The content of one meeting."""
    content: dict[str, Any] = yaml.safe_load((dossiers / "content" / f"{meeting}.yaml").read_text("utf-8"))
    return content


def agenda_docx(meeting: dict[str, Any]) -> bytes:
    """The agenda: every item but those added at the meeting, without decisions."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = _FIXED
    document.core_properties.author = "Sekretariatet"
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{meeting['council']} | {meeting['short_date']}"
    section.footer.paragraphs[0].text = "Sekretariatet for KKR Fjordlandet"
    document.add_paragraph("Dagsorden", style="Title")
    document.add_paragraph(meeting["council"], style="Subtitle")
    _facts(document, meeting)
    for chapter in meeting["chapters"]:
        document.add_paragraph(f"{chapter['number']}. {chapter['title']}")
    for chapter in meeting["chapters"]:
        document.add_heading(f"{chapter['number']}. {chapter['title']}", level=1)
        for item in meeting["items"]:
            if item["number"].split(".")[0] == chapter["number"] and not item.get("added"):
                _item(document, meeting, item)
    return _settled(document)


def _facts(document: Any, meeting: dict[str, Any]) -> None:
    table = document.add_table(rows=0, cols=2)
    for label, value in (("Dato:", meeting["date"]), ("Sted:", meeting["place"])):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value


def _item(document: Any, meeting: dict[str, Any], item: dict[str, Any]) -> None:
    kind = f"{item['kind']}: " if item.get("kind") else ""
    document.add_heading(f"{item['number']}. {kind}{item['title']}", level=2)
    document.add_paragraph(f"{meeting['case_number']} {meeting['officer']}")
    for name, key in _SECTIONS:
        if item.get(key):
            document.add_heading(name, level=3)
        for text in item.get(key, ()):
            if text.startswith("– "):
                document.add_paragraph(text.removeprefix("– "), style="List Bullet")
            else:
                document.add_paragraph(text)
    for text in item.get("attachments", ()):
        document.add_paragraph(text)


def _settled(document: Any) -> bytes:
    """The document with its parts in one order and at one time, so that the same source gives the same bytes."""
    written, out = BytesIO(), BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            fixed = zipfile.ZipInfo(info.filename, _FIXED.timetuple()[:6])
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, source.read(info))
    return out.getvalue()
