"""The size, weight and list of a paragraph: its own, its style's, the style's ancestors', the document's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_DEFAULT_SIZE = 10.0
_MAX_DEPTH = 20
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks; None where nothing is said."""

    size: float | None = None
    bold: bool | None = None
    list_id: str | None = None
    level: int | None = None

    def over(self, under: Look) -> Look:
        """This look, with what it leaves open taken from ``under``."""
        return Look(
            under.size if self.size is None else self.size,
            under.bold if self.bold is None else self.bold,
            under.list_id if self.list_id is None else self.list_id,
            under.level if self.level is None else self.level,
        )


class Styles:
    """The looks of a document's styles."""

    def __init__(self, root: Any | None) -> None:
        self._elements: dict[str, Any] = {}
        self._looks: dict[str, Look] = {}
        self._default_paragraph = ""
        self._defaults = Look(_DEFAULT_SIZE, False)
        if root is None:
            return
        for style in root.findall(qn("w:style")):
            style_id = style.get(qn("w:styleId"), "")
            self._elements[style_id] = style
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true"):
                self._default_paragraph = style_id
        defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self._defaults = run_look(defaults).over(self._defaults)

    def paragraph(self, paragraph: Any) -> Look:
        """The look that a paragraph's text has where its runs say nothing else."""
        properties = paragraph.find(qn("w:pPr"))
        style_id = _style_id(properties, "w:pStyle") or self._default_paragraph
        return _list_look(properties).over(self._style(style_id)).over(self._defaults)

    def run(self, properties: Any | None, paragraph: Look) -> Look:
        """The look of a run within a paragraph."""
        style_id = _style_id(properties, "w:rStyle")
        under = self._style(style_id).over(paragraph) if style_id else paragraph
        return run_look(properties).over(under)

    def _style(self, style_id: str, depth: int = 0) -> Look:
        if style_id in self._looks:
            return self._looks[style_id]
        style = self._elements.get(style_id)
        if style is None or depth > _MAX_DEPTH:
            return Look()
        properties = style.find(qn("w:pPr"))
        own = run_look(style.find(qn("w:rPr"))).over(_list_look(properties))
        look = own.over(self._style(_style_id(style, "w:basedOn"), depth + 1))
        self._looks[style_id] = look
        return look


def run_look(properties: Any | None) -> Look:
    """What run properties say of size and weight."""
    if properties is None:
        return Look()
    size, bold = properties.find(qn("w:sz")), properties.find(qn("w:b"))
    half_points = "" if size is None else size.get(qn("w:val"), "")
    return Look(
        int(half_points) / 2 if half_points.isascii() and half_points.isdigit() and int(half_points[:6]) else None,
        None if bold is None else bold.get(qn("w:val"), "1") not in _OFF,
    )


def _list_look(properties: Any | None) -> Look:
    numbering = None if properties is None else properties.find(qn("w:numPr"))
    if numbering is None:
        return Look()
    list_id, level = numbering.find(qn("w:numId")), numbering.find(qn("w:ilvl"))
    digits = "" if level is None else level.get(qn("w:val"), "")
    return Look(
        list_id=None if list_id is None else list_id.get(qn("w:val")),
        level=int(digits) if len(digits) == 1 and digits.isdigit() and digits.isascii() else None,
    )


def _style_id(properties: Any | None, tag: str) -> str:
    element = None if properties is None else properties.find(qn(tag))
    return "" if element is None else element.get(qn("w:val"), "")
