"""Where pages start in a text that keeps no mark of it.

Extraction sets an empty line between paragraphs, and before headings, but none between the last line of a page and the first
of the next. So a heading that stands close below the end of a paragraph, where the headings around it stand apart, opens a page.
"""

from __future__ import annotations

import re
from itertools import pairwise

from samraad.reading.repair.draft import Draft

_HEADING = re.compile(r"[A-ZÆØÅ\"”“»][^|]{3,98}[^\s.,;:]$")
_ROW = re.compile(r"\d[\d.,%]*\s\d[\d.,%]*$")
_ENDED = re.compile(r"[.!?:)\]”\"\d%]$")
_AROUND, _NEEDED, _SHARE, _SHORT = 6, 4, 0.6, 45


def presume_starts(filled: list[Draft]) -> None:
    """Set ``starts_page`` where a page presumably starts; ``filled`` are the lines of a source without any mark."""
    gaps = [0, *(b.number - a.number - 1 for a, b in pairwise(filled))]
    headings = [
        at
        for at in range(1, len(filled))
        if _is_heading(filled[at].text) and (gaps[at] or _ENDED.search(filled[at - 1].text) or _is_spaced(gaps, at))
    ]
    apart = [gaps[at] > 0 for at in headings]
    for place, at in enumerate(headings):
        if apart[place] or _runs_on(filled, at) or "@" in filled[at].text:
            continue
        around = apart[max(place - _AROUND, 0) : place] + apart[place + 1 : place + 1 + _AROUND]
        if sum(around) >= max(_NEEDED, _SHARE * len(around)):
            filled[at].starts_page = True


def _is_spaced(gaps: list[int], at: int) -> bool:
    """Whether every line around has an empty one before it, so that none is missing here but for a page's end."""
    return at > _AROUND and all(gaps[at - _AROUND : at])


def _runs_on(filled: list[Draft], at: int) -> bool:
    """Whether the line is the first of running text."""
    if filled[at].text.endswith("-"):
        return True
    below = filled[at + 1].text if at + 1 < len(filled) else ""
    return len(filled[at].text) > _SHORT and below[:1].islower()


def _is_heading(text: str) -> bool:
    if len(text) >= 100 or not _HEADING.match(text) or _ROW.search(text):
        return False
    return sum(map(str.isalpha, text)) > 0.6 * len(text)
