"""Whether a paragraph goes on from one line to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samraad.reading.repair.draft import Draft
from samraad.reading.repair.wordlists import words

_NUMBERED = re.compile(
    r"(?:\(?\d{1,2}[.)]|\(?[a-zA-ZÆØÅæøå][.)]|\d{1,2}\.\d{1,2}\.?|[IVX]{1,4}\.)\s+(?=[\"”“’'(]?(\w))|\./\."
)
_ROW = re.compile(r"(?:^|\s)[-−]?\d[\d.,]*\s?%?\s+[-−]?\d[\d.,]*\s?%?$")
_PAIR = re.compile(r"(?:^|\s)\d[\d.,]*%?\s+\(?\d[\d.,]*\)?(?=\s|$)")
_FIGURE = re.compile(r"[-−]?\d[\d.,]*\s?%?")
_MONTH = re.compile(
    r"\d{1,2}\. ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|kvartal|halvår|etape|praktik|klasse|og\b)", re.I
)
_ENTRY = re.compile(r"\d{1,3} [A-ZÆØÅ]")
_LABEL = re.compile(
    r"(?:(?:Bilag|Figur|Tabel|Boks|Punkt|Pkt\.) ?\d[\d.]*\s*[:.–-]|(?:Kilde|Note|Anm|Tlf|Telefon|E-?mail|Dato|Sted|Sagsnr|Dok)\b[^,;]{0,12}[:.])"
)
_LAST = re.compile(r"([^\W\d_][\w.]*?)\.?$")
_CLOSING = re.compile(r"(?:\[\d+\])+$|[\"”’»)\]]+$")
_FIGURE_ENDS = frozenset("0123456789%,.")
_FAR = 12


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two body lines, and how wide the text around them runs."""

    blanks: int
    spaced: bool  # a blank line with a space in it: an empty paragraph
    page: bool
    ordinary: bool  # the distance of two lines of one paragraph here
    width: int  # of the column
    region: int  # of the text around the column
    least: float  # of a full line, as a share of the column's width
    table: bool  # rows of figures stand near
    items: int  # lines near that a bullet opens


def looks_like_row(text: str) -> bool:
    """Whether two figures stand side by side."""
    return _PAIR.search(text) is not None


def goes_on(line: Draft, following: Draft, gap: Gap) -> bool:
    """Whether ``following`` continues the paragraph of ``line``."""
    text, after = line.text, following.text
    if line.raw.cells or following.raw.cells or gap.blanks > _FAR:
        return False
    if _differs(line, following) or _is_row(line, following) or (text.startswith("http") and " " not in text):
        return False
    bare = _CLOSING.sub("", text)
    ends = bare[-1:] in ".!?:"
    open_end = not ends and (bare[-1:] in ",;(/&–" or _last(bare) in words("function_words"))
    if ends and bare[-1:] == "." and _last(bare) in words("abbreviations"):
        ends, open_end = False, True
    if following.bullet:
        return text == "–" or _is_dash(line, following, gap)
    if text == "–":
        return True
    if _opens_item(after, ends, open_end and not following.starts_page) or _LABEL.match(after):
        return False
    if ends:
        return _after_end(text, after, gap)
    open_end = open_end and not (gap.table and gap.page and after[:1].isupper())
    if after[:1].islower() or after[:1] in "(,;" or open_end:
        return _carries_on(text, gap, open_end)
    if after[:1].isdigit():
        return not following.starts_page and _carries_on_to_number(text, after, gap)
    if gap.blanks == 0 and text.isupper() and after.isupper() and not gap.page:
        return True  # a heading in capitals
    return _carries_on_to_capital(text, after, gap)


def _is_dash(line: Draft, following: Draft, gap: Gap) -> bool:
    """Whether what looks like a bullet is a dash within a sentence: no other item stands near."""
    if gap.items > 1 or line.bullet or following.raw.text.lstrip()[:1] not in "–-" or not following.text[2:3].islower():
        return False
    return line.raw.text.rstrip()[-1:] not in ".:;," and _is_full(line.text, following.text[2:], gap)


def _is_row(line: Draft, following: Draft) -> bool:
    """Whether a row of figures ends or begins here."""
    if line.row and following.row:
        return True
    return any(d.row and d.text[-1] in _FIGURE_ENDS and _ROW.search(d.text) for d in (line, following))


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
    return ends or found[1] is None or not found[1].islower()


def _after_end(text: str, after: str, gap: Gap) -> bool:
    """After a sentence's end the paragraph goes on where the line is full; over a page's end nobody knows."""
    return gap.ordinary and not gap.page and (_is_full(text, after, gap) or after[:1].islower())


def _carries_on(text: str, gap: Gap, open_end: bool) -> bool:
    """Before a small letter or after a word that ends nothing; a caption at a page's foot stands for itself."""
    if gap.page and _LABEL.match(text):
        return False
    return gap.ordinary or gap.page or open_end or gap.blanks <= 3 or not gap.spaced


def _carries_on_to_number(text: str, after: str, gap: Gap) -> bool:
    if _FIGURE.fullmatch(after) or (_ENTRY.match(after) and _ENTRY.match(text)):
        return False  # a key figure, a table of contents
    if not gap.ordinary and (gap.blanks > 1 or gap.spaced):
        return False
    return (_is_full(text, after, gap) and len(text) >= gap.region * 0.6) or (len(text) >= 25 and not gap.table)


def _carries_on_to_capital(text: str, after: str, gap: Gap) -> bool:
    """Within a sentence a name follows; else a new heading or paragraph."""
    if gap.table or len(text) < gap.region * 0.6 or not _is_full(text, after, gap):
        return False
    if gap.page:
        return len(after) >= len(text) * 0.6
    return gap.ordinary or (gap.blanks == 1 and not gap.spaced and len(text) >= max(gap.region * 0.8, 60))


def _is_full(text: str, after: str, gap: Gap) -> bool:
    """Whether the next word would not have fitted: the line was not ended on purpose."""
    word = after.split(" ", 1)[0]
    return len(text) >= gap.width * gap.least and len(text) + 1 + len(word) > gap.width * 0.92
