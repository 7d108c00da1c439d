"""Whether a paragraph goes on from one line to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samraad.reading.repair.draft import Draft
from samraad.reading.repair.wordlists import words

_NUMBERED = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-zA-ZÆØÅæøå][.)]|\d{1,2}\.\d{1,2}\.?|[IVX]{1,4}\.)\s+(?=[\"”“’'(]?(\w))|\./\.")
_ROW = re.compile(r"(?:^|\s)[-−]?\d[\d.,]*\s?%?\s+[-−]?\d[\d.,]*\s?%?$")
_MONTH = re.compile(r"\d{1,2}\. ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|kvartal|halvår|etape|praktik|klasse|og\b)", re.I)
_LAST = re.compile(r"([^\W\d_][\w.]*?)\.?$")
_CLOSING = re.compile(r"(?:\[\d+\])+$|[\"”’»)\]]+$")
_FAR = 12


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two body lines, and how wide the text around them runs."""

    blanks: int
    spaced: bool  # a blank line with a space in it: an empty paragraph
    page: bool
    ordinary: bool  # the distance of two lines of one paragraph here
    width: int


def goes_on(line: Draft, following: Draft, gap: Gap) -> bool:
    """Whether ``following`` continues the paragraph of ``line``."""
    text, after = line.text, following.text
    if line.raw.cells or following.raw.cells or gap.blanks > _FAR:
        return False
    if _differs(line, following) or _ROW.search(text) or _ROW.search(after):
        return False
    bare = _CLOSING.sub("", text)
    ends = bare[-1:] in ".!?:"
    open_end = not ends and (bare[-1:] in ",;(/&–" or _last(bare) in words("function_words"))
    if ends and bare[-1:] == "." and _last(bare) in words("abbreviations"):
        ends, open_end = False, True
    small = after[:1].islower() or after[:1] in "(,;"
    if following.bullet:
        dash = after[2:3].islower() and not line.bullet and line.raw.text.strip()[-1:] not in ".:;,"
        return text == "–" or (dash and following.raw.text.lstrip()[:1] in "–-" and _is_full(text, "–", gap))
    if text == "–":
        return True
    if _opens_item(after, ends, open_end):
        return False
    if ends:
        return _after_end(text, after, gap)
    if small or open_end:
        return gap.ordinary or gap.page or open_end or gap.blanks <= 3 or not gap.spaced
    if after[:1].isdigit():
        return gap.ordinary and (_is_full(text, after, gap) or len(text) > 40)
    return (gap.ordinary or gap.page) and _is_full(text, after, gap)


def _differs(line: Draft, following: Draft) -> bool:
    """By its print a heading is not its text."""
    a, b = line.raw, following.raw
    if a.size is not None and b.size is not None and abs(a.size - b.size) > 0.08:
        return True
    return a.bold != b.bold and not following.text[:1].islower()


def _last(text: str) -> str:
    found = _LAST.search(text)
    return found[1].lower() if found else ""


def _opens_item(after: str, ends: bool, open_end: bool) -> bool:
    found = _NUMBERED.match(after)
    if not found or open_end or _MONTH.match(after):
        return False
    return ends or found[1] is None or found[1].isupper()


def _after_end(text: str, after: str, gap: Gap) -> bool:
    """After a sentence's end the paragraph goes on where the line is full."""
    if not gap.ordinary and not gap.page:
        return False
    return _is_full(text, after, gap) or (gap.ordinary and after[:1].islower())


def _is_full(text: str, after: str, gap: Gap) -> bool:
    """Whether the next word would not have fitted: the line was not ended on purpose."""
    word = after.split(" ", 1)[0]
    return len(text) + 1 + len(word) > gap.width * 0.92
