"""What is printed on a page: PDFium's text of the whole page, and boxes only where words begin and end.

A call to PDFium costs as much as reading some ten characters, so there are two or three for each word and none for each
character.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from samraad.reading.inputs.pdf.piece import PageText, Piece

_LINE = re.compile("[^\r\n\ufffe]+\ufffe?|\ufffe")
_WORD = re.compile(r"\S+")
_BOLD = re.compile(rb"bold|black|heavy|demi|[-,]b$|^(?:[A-Z]{6}\+)?cm\w*bx", re.IGNORECASE)
# PDFium's mark for a hyphen at a line end; a soft hyphen that is printed; what cannot be shown or stored.
_SHOWN = str.maketrans(
    {"\ufffe": "-", "\u00ad": "-", "\u00a0": " ", **{chr(c): "\ufffd" for c in range(32) if chr(c) not in "\t\r\n"}}
)
_SURROGATES = re.compile("[\ud800-\udfff]")

# In ems: a gap this wide parts two pieces, unless all gaps of the line are about as wide (a justified line).
WIDE_GAP = 0.8
_JUSTIFIED_AT_MOST = 2.0
_FONT_NAME_LENGTH = 128


class PageReader:
    """Reads the pieces of pages; keeps its buffers between pages."""

    __slots__ = ("_bold", "_box", "_flags", "_font", "_matrix")

    def __init__(self) -> None:
        self._box = pdfium_c.FS_RECTF()
        self._matrix = pdfium_c.FS_MATRIX()
        self._font = ctypes.create_string_buffer(_FONT_NAME_LENGTH)
        self._flags = ctypes.c_int()
        self._bold: dict[bytes, bool] = {}

    def read(self, document: pdfium.PdfDocument, index: int) -> PageText:
        """The pieces of a page; none where the page cannot be loaded or has no text."""
        try:
            page = document[index]
        except pdfium.PdfiumError:
            return PageText(index + 1, 0, 0, [])
        try:
            left, bottom, right, top = page.get_bbox()
            text_page = page.get_textpage()
            try:
                frame = _Frame(left, bottom, right, top)
                return self._page(text_page, index + 1, frame)
            finally:
                text_page.close()
        except pdfium.PdfiumError:
            return PageText(index + 1, 0, 0, [])
        finally:
            page.close()

    def _page(self, text_page: pdfium.PdfTextPage, number: int, frame: _Frame) -> PageText:
        raw = text_page.raw
        text, places = _text_and_places(text_page)
        lines = [(match.start(), match.group()) for match in _LINE.finditer(text) if not match.group().isspace()]
        quarters = [_quarter(raw, places[at + _indent(line)]) for at, line in lines]
        upright = Counter(quarters).most_common(1)[0][0] if quarters else 0
        page = PageText(number, *frame.size(upright), [])
        for (at, line), quarter in zip(lines, quarters, strict=True):
            target = page.pieces if quarter == upright else page.sideways
            target += self._pieces(raw, at, line, places, frame, quarter, len(page.pieces))
        return page

    def _pieces(
        self, raw: Any, at: int, line: str, places: range | list[int], frame: _Frame, quarter: int, order: int
    ) -> list[Piece]:
        words: list[tuple[str, int, int, float, float, float]] = []
        for match in _WORD.finditer(line):
            first, last = places[at + match.start()], places[at + match.end() - 1]
            x0, x1, y = self._word(raw, first, last, frame, quarter)
            words.append((match.group(), first, last, x0, x1, y))
        size = self._size(raw, words[0][1], words[-1][2])
        pieces: list[Piece] = []
        for group in _groups(words, size):
            (_, first, _, x0, _, y), (_, _, last, _, x1, _) = group[0], group[-1]
            group_size = size if len(group) == len(words) else self._size(raw, first, last)
            bold = self._is_bold(raw, first) and self._is_bold(raw, last)
            text = " ".join(word[0] for word in group).translate(_SHOWN)
            pieces.append(Piece(text, x0, max(x1, x0), y, group_size, bold, order + len(pieces)))
        return pieces

    def _word(self, raw: Any, first: int, last: int, frame: _Frame, quarter: int) -> tuple[float, float, float]:
        box = self._box
        pdfium_c.FPDFText_GetLooseCharBox(raw, first, box)
        start = frame.turned(box.left, box.bottom, box.right, box.top, quarter)
        if first == last:
            return start
        pdfium_c.FPDFText_GetLooseCharBox(raw, last, box)
        return start[0], frame.turned(box.left, box.bottom, box.right, box.top, quarter)[1], start[2]

    def _size(self, raw: Any, first: int, last: int) -> float:
        """The larger font size of two characters (one may be a raised mark), as printed."""
        size = max(self._printed_size(raw, first), self._printed_size(raw, last))
        return size if 0.5 < size < 1000 else 10.0

    def _printed_size(self, raw: Any, place: int) -> float:
        """A font of size 1 may be enlarged by the text's matrix."""
        size = float(pdfium_c.FPDFText_GetFontSize(raw, place))
        if pdfium_c.FPDFText_GetMatrix(raw, place, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return size

    def _is_bold(self, raw: Any, place: int) -> bool:
        length = pdfium_c.FPDFText_GetFontInfo(raw, place, self._font, _FONT_NAME_LENGTH, self._flags)
        name = self._font.value if 0 < length <= _FONT_NAME_LENGTH else b""
        known = self._bold.get(name)
        if known is None:
            known = self._bold[name] = bool(_BOLD.search(name))
        return known


class _Frame:
    """The page's box, and places in it turned so that text at an angle of ``quarter`` right angles stands upright."""

    __slots__ = ("bottom", "left", "right", "top")

    def __init__(self, left: float, bottom: float, right: float, top: float) -> None:
        self.left, self.bottom, self.right, self.top = left, bottom, right, top

    def size(self, quarter: int) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if quarter % 2 else (width, height)

    def turned(self, left: float, bottom: float, right: float, top: float, quarter: int) -> tuple[float, float, float]:
        """Left end, right end, and distance of the lower edge from the top."""
        if quarter == 0:
            return left - self.left, right - self.left, self.top - bottom
        if quarter == 1:
            return bottom - self.bottom, top - self.bottom, right - self.left
        if quarter == 2:
            return self.right - right, self.right - left, top - self.bottom
        return self.top - top, self.top - bottom, self.right - left


def _text_and_places(text_page: pdfium.PdfTextPage) -> tuple[str, range | list[int]]:
    """The page's text, and for each of its characters the number by which PDFium knows it."""
    raw, count = text_page.raw, text_page.count_chars()
    text = text_page.get_text_range(errors="replace")
    if len(text) == count:
        return _SURROGATES.sub("\ufffd", text), range(count)
    find = pdfium_c.FPDFText_GetCharIndexFromTextIndex
    units = text.encode("utf-16-le", "surrogatepass")
    one_unit = len(units) == 2 * len(text)
    places = [max(find(raw, i), 0) for i in range(len(text))] if one_unit else _unit_places(text, raw)
    return _SURROGATES.sub("\ufffd", text), places


def _unit_places(text: str, raw: Any) -> list[int]:
    places, unit = [], 0
    for character in text:
        places.append(max(pdfium_c.FPDFText_GetCharIndexFromTextIndex(raw, unit), 0))
        unit += 2 if ord(character) > 0xFFFF else 1
    return places


def _groups(
    words: list[tuple[str, int, int, float, float, float]], size: float
) -> list[list[tuple[str, int, int, float, float, float]]]:
    """The words of a line, parted at wide gaps."""
    gaps = [after[3] - before[4] for before, after in pairwise(words)]
    wide = WIDE_GAP * size
    if not gaps or (max(gaps) <= wide and min(gaps) > -wide):
        return [words]
    if len(gaps) > 3 and max(gaps) < _JUSTIFIED_AT_MOST * size and max(gaps) < 1.3 * min(gaps):
        return [words]
    groups = [[words[0]]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if -wide < gap <= wide:
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _quarter(raw: Any, place: int) -> int:
    """The angle of the text in right angles, counter-clockwise (PDFium counts clockwise)."""
    angle = pdfium_c.FPDFText_GetCharAngle(raw, place)
    return -round(angle / (math.pi / 2)) % 4 if angle > 0 else 0
