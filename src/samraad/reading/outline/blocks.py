"""Title-like blocks: one to four lines that together read as a title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samraad.reading.outline.layout import Layout, bare_number, page_number
from samraad.reading.outline.words import is_section_heading, mark_of, unspaced

BULLET = re.compile(r"^(?:[•–—˗−➢✓❑▶▪·*\uf0b7\uf0d8\uf02d\ufffd■□►-]|o\s)\s*")
ENUMERATED = re.compile(r"^(?:\(?\d{1,2}\s?[.)]|[a-zæøå][.)]|[ivx]{1,4}[.)])\s*(?=\S)")
_FIGURES = re.compile(r"[\d.,%/-]+$")
_UNFINISHED = re.compile(
    r"(?:[-–,/:]|\b(?:og|eller|i|på|af|for|til|om|med|fra|ved|en|et|den|det|de|som|samt|mellem|under|hos|nye?))$"
)
_NEW_SENTENCE = re.compile(r"(?:[a-zæøå]{3}|\))\. [A-ZÆØÅ]")
_SENTENCE_END = re.compile(r"[.:;]$")
MAX_LENGTH = 170
MAX_LINES = 4


@dataclass(frozen=True, slots=True)
class Block:
    """Positions ``start`` up to ``end`` of the layout, and what they say."""

    start: int
    end: int
    text: str


def block_at(layout: Layout, at: int, end: int) -> Block:
    """The title-like block that starts at a position: lines that stand close and do not yet read as running text."""
    text, stop = unspaced(layout.filled[at].text), at + 1
    while stop < end and stop - at < MAX_LINES:
        line, below, gap = layout.filled[stop - 1], layout.texts[stop], layout.gaps[stop]
        usual = layout.usual_gap(at)
        unfinished = bool(_UNFINISHED.search(text)) or below[0].islower() or line.after == ""
        in_capitals = text.isupper() and below.isupper()
        short = len(layout.texts[stop - 1]) < 60 and len(below) < 45
        if gap.page or gap.blank > 1 or (gap.blank and not (unfinished or in_capitals or usual)):
            break
        if _changes_size(layout, stop) or BULLET.match(below) or (is_section_heading(below) and not unfinished):
            break
        if is_furniture(below) and not below[0].islower():
            break
        if not (unfinished or in_capitals or (short and gap.blank == 0) or _spills(layout, stop)):
            break
        joint = "" if line.after == "" else " "
        text, stop = f"{text}{joint}{layout.filled[stop].text}", stop + 1
    return Block(at, stop, text.strip())


def _spills(layout: Layout, at: int) -> bool:
    """Whether a full line spills a few words into a short one that stands alone."""
    above, below = layout.texts[at - 1], layout.texts[at]
    alone = at + 1 >= len(layout) or layout.gaps[at + 1].page or layout.texts[at + 1][0].isupper()
    return len(above) >= 55 and len(below) <= 40 and alone and below[-1] not in ".:;," and above[-1] not in ".:;?!"


def _changes_size(layout: Layout, at: int) -> bool:
    above, below = layout.filled[at - 1].size, layout.filled[at].size
    return above is not None and below is not None and abs(above - below) > 0.15


def is_furniture(text: str) -> bool:
    """Page numbers and lines of a letterhead: neither title nor text."""
    return (
        page_number(text) is not None
        or bare_number(text) is not None
        or mark_of(text) not in (None, "salutation", "meeting")
    )


def is_title_like(layout: Layout, block: Block) -> bool:
    """Short, capitalised, no sentence, no row of figures, no list item, no heading of a section."""
    text = block.text
    if not 4 <= len(text) <= MAX_LENGTH or BULLET.match(text) or is_section_heading(text):
        return False
    start = text.lstrip("\"”“'’»(")
    if not start or start[0].islower() or _SENTENCE_END.search(text) or _NEW_SENTENCE.search(text):
        return False
    words = text.split()
    figures = sum(bool(_FIGURES.match(word)) for word in words)
    letters = sum(char.isalpha() for char in text)
    if figures * 2 > len(words) or letters < 0.5 * len(text):
        return False
    return not _runs_on(layout, block)


def _runs_on(layout: Layout, block: Block) -> bool:
    """Whether the block is the start of running text: its last line is full and the text goes on in the next."""
    if block.end >= len(layout) or layout.gaps[block.end].page:
        return False
    last, below = layout.texts[block.end - 1], layout.texts[block.end]
    close = layout.gaps[block.end].blank <= layout.usual_gap(block.start)
    return close and (below[0].islower() or last.endswith("-")) and len(last) > 40
