"""Footnotes: small print at the foot of a page or column that begins with its mark."""

from __future__ import annotations

import re

from samraad.reading.inputs.pdf.piece import Row

_SMALL = 0.93
_MARK = re.compile(r"(?:\d{1,3}|[*†‡]{1,3}|[¹²³⁴-⁹⁰]{1,3})[.)]?\s?(?=[^\W\d_]|[\"”“»(§])")


def note_text(text: str) -> str:
    """The note's text, its mark apart from its first word."""
    mark = _MARK.match(text)
    return f"{mark[0].strip()} {text[mark.end() :]}" if mark else text


def first_note(rows: list[Row], body_size: float) -> int:
    """The index of the first row of the notes that end ``rows``; their number where there are none."""
    first = at = len(rows)
    while at > 0 and len(rows[at - 1].pieces) == 1 and rows[at - 1].size <= _SMALL * body_size:
        at -= 1
        if _MARK.match(rows[at].pieces[0].text):
            first = at
    return first if first > 0 else len(rows)
