"""The text of a paragraph: its runs in order, with the notes it calls and the text boxes anchored in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from samraad.reading.inputs.docx.styles import Look, Styles

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WITHIN = frozenset(
    map(qn, ("w:hyperlink", "w:ins", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:customXml", "w:moveTo"))
) | {qn("w:dir"), qn("w:bdo"), f"{_MATH}oMath", f"{_MATH}oMathPara"}
_RUN, _TEXT, _TAB, _BREAK, _SYMBOL = map(qn, ("w:r", "w:t", "w:tab", "w:br", "w:sym"))
_PLAIN = {qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): "\t"}
_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_TEXT_BOX = qn("w:txbxContent")
_MAX_DEPTH = 60


@dataclass(slots=True)
class Inline:
    """What a paragraph holds; ``notes`` are (kind, id) in the order they are called."""

    text: str = ""
    breaks_page: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    light: bool = False


def inline_of(paragraph: Any, styles: Styles, look: Look, called: list[tuple[str, str]]) -> Inline:
    """The paragraph's text; each note it calls is marked ``[n]``, n being its place in ``called``, which grows."""
    inline = Inline()
    for run in _runs(paragraph, 0):
        _read_run(run, styles, look, inline, called)
    return inline


def _runs(element: Any, depth: int) -> Iterator[Any]:
    """Runs and what stands between them; deleted and moved text is left out."""
    for child in element:
        if child.tag == _RUN or child.tag == f"{_MATH}t":
            yield child
        elif depth < _MAX_DEPTH and (child.tag in _WITHIN or str(child.tag).startswith(_MATH)):
            yield from _runs(child, depth + 1)


def _read_run(run: Any, styles: Styles, look: Look, inline: Inline, called: list[tuple[str, str]]) -> None:
    before = len(inline.text)
    if run.tag != _RUN:
        inline.text += run.text or ""
        return
    for child in run:
        if child.tag == _TEXT:
            inline.text += child.text or ""
        elif child.tag == _TAB:
            inline.text += "\t"
        elif child.tag == _BREAK:
            _read_break(child, inline)
        elif child.tag == _SYMBOL:
            inline.text += _symbol(child.get(qn("w:char"), ""))
        elif child.tag in _NOTES:
            note = _NOTES[child.tag], child.get(qn("w:id"), "")
            called.append(note)
            inline.notes.append(note)
            inline.text += f"[{len(called)}]"
        elif child.tag in _PLAIN:
            inline.text += _PLAIN[child.tag]
        else:
            inline.boxes += _boxes(child)
    written = len(inline.text[before:].strip())
    if written:
        own = styles.run(run.find(qn("w:rPr")), look)
        inline.sizes[own.size or 0.0] += written
        inline.light = inline.light or not own.bold


def _read_break(element: Any, inline: Inline) -> None:
    if element.get(qn("w:type")) != "page":
        inline.text += "\n"
    elif not inline.text.strip():
        inline.breaks_page = True
    else:
        inline.text += "\f"


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _boxes(element: Any) -> list[Any]:
    """The text boxes within a drawing, each once: an alternative is the same box for older programs."""
    if element.tag == f"{_COMPATIBLE}AlternateContent":
        choice = element.find(f"{_COMPATIBLE}Choice")
        return [] if choice is None else _boxes(choice)
    boxes = list(element.iter(_TEXT_BOX))
    return [box for box in boxes if not any(box in set(other.iterdescendants(_TEXT_BOX)) for other in boxes)]
