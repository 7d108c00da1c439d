"""Where a document starts without a separator: evidence at each page start, weighed.

A page start is a question, not an answer: most pages go on with the document before. For each, independent evidence is
gathered against and for a new document, with weights one can read:

* the page reads on from the one before (a sentence, a list, a table, a page number, a numbered series) or was foretold by
  the document's own headings or contents: it goes on;
* the page opens as documents do (a letterhead, "NOTAT", "Bilag 2:", a title with "Indledning" below), its number starts
  again at 1, its width of text differs from every page of the document before, or the page before ended one: it is new.

Not every page start is marked in a text: lines that declare a document, open one by its kind or stand over an opening
section are asked as well, and have that against them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from samraad.reading.outline.blocks import BULLET, ENUMERATED, Block, block_at, is_furniture, is_title_like
from samraad.reading.outline.issuers import is_body
from samraad.reading.outline.kinds import Naming, kind_alone, kind_opening
from samraad.reading.outline.layout import Layout, bare_number, page_number
from samraad.reading.outline.words import fold, folded, is_section_heading, marks_of, unnumbered

WEIGHTS = {
    "most pages go on": -2.5,
    "no page start": -1.5,
    "reads on in small letters": -8.0,
    "reads on by the repaired text": -4.0,
    "a list goes on": -4.0,
    "running text": -4.0,
    "a table": -4.0,
    "a section heading": -3.0,
    "foretold in the document": -3.0,
    "a series goes on": -3.0,
    "one of many such pages": -2.5,
    "page number goes on": -6.0,
    "after a cover": -2.0,
    "its pages open with headings": -1.0,
    "slides go on": -1.5,
    "same width": -1.0,
    "page before is unfinished": -1.0,
    "page before ends a sentence": 0.5,
    "page before is short": 1.0,
    "page before is very short": 1.75,
    "page before closes": 1.5,
    "title": 1.0,
    "long title": 1.0,
    "large title": 1.0,
    "capitals, unlike the document": 1.0,
    "declares its kind": 4.0,
    "opens with a strong kind": 3.0,
    "opens with a kind": 1.5,
    "opening section below the title": 2.5,
    "a cover": 1.5,
    "letterhead": 1.5,
    "other width": 2.0,
    "other width, but they vary": 0.5,
    "other spacing": 0.75,
    "page number starts again": 4.0,
    "addressed to a council": 1.0,
    "another file": 20.0,
}
_SERIES = re.compile(r"^([A-ZÆØÅ][\wæøå]+)\s(\d{1,2})\b")
_MARKED = re.compile(r"^Bilag\s*\d{1,2}\.\d")
_TO_COUNCIL = re.compile(r"\btil (?:KKR|Kommunekontaktrådet|kommunekontaktrådet)\b")
_ENDS = re.compile(r"[.!?:;)”\"’]\d{0,2}$")
_URL = re.compile(r"(?:https?://|www\.)\S+$")
_HEAD = 10
_MAX_MARKS = 3
_LONG_TITLE = 45
_CAPITALS = 12
_FORETOLD = 14
_SLIDE = 18
_COVER = 10


@dataclass(slots=True)
class Current:
    """What is known of the document that is being read when the next page starts."""

    start: int
    headings: set[str] = field(default_factory=set)
    series: dict[str, int] = field(default_factory=dict)
    areas: list[tuple[int, float]] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    last_number: int | None = None
    capitals: bool = False
    headed: int = 0
    lengths: list[int] = field(default_factory=list)

    def learn(self, layout: Layout, start: int, end: int) -> None:
        """Take in the lines from ``start`` to ``end``."""
        for at in range(start, end):
            text = layout.texts[at]
            if len(text) < 90:
                bare = unnumbered(text)
                self.headings.add(_squeezed(bare))
                if bare != text:
                    self.headings.add(_squeezed(bare)[:_FORETOLD])
                self.capitals = self.capitals or (text.isupper() and len(text) >= _CAPITALS)
                if match := _SERIES.match(text):
                    self.series[match[1]] = int(match[2])
                if at - start < _HEAD and (naming := kind_alone(text)):
                    self.kinds.add(naming.kind)
            if number := page_number(text):
                self.last_number = number[0]
        if end - start >= 4:
            self.areas.append((layout.width(start, end), layout.spacing(start, end)))

    def turn(self, layout: Layout, start: int, end: int) -> None:
        """Note how the page that ran from ``start`` to ``end`` looked."""
        self.lengths.append(end - start)
        self.headed += is_title_like(layout, block_at(layout, _first_line(layout, start, end), end))

    @property
    def longest(self) -> int:
        return max(self.lengths, default=0)


def find_starts(layout: Layout, certain: tuple[int, ...], separators: frozenset[int]) -> tuple[int, ...]:
    """Positions where documents start: the ``certain`` ones (after separators, the first) and those the evidence shows.

    ``separators`` are the positions where a separator starts: never a document, and never part of one.
    """
    fixed = set(certain)
    openings = Counter(_opening_words(layout.texts[at]) for at in layout.page_starts)
    bounds = sorted(fixed | separators | set(layout.page_starts))
    unmarked = sorted(set(_unmarked(layout)) - set(bounds))
    starts: list[int] = []
    current = Current(0)
    for at, end in zip(bounds, [*bounds[1:], len(layout)], strict=True):
        if at in separators:
            continue
        if at in fixed or (starts and at - starts[-1] > 1 and score(layout, at, end, current, openings) > 0):
            starts.append(at)
            current = Current(at)
        page = at
        for inside in unmarked[bisect_right(unmarked, at) : bisect_right(unmarked, end - 1)]:
            if inside - starts[-1] <= _HEAD:
                continue
            current.learn(layout, page, inside)
            if score(layout, inside, end, current, openings) > 0:
                starts.append(inside)
                current = Current(inside)
            page = inside
        current.learn(layout, page, end)
        current.turn(layout, max(at, current.start), end)
    return tuple(starts)


def score(layout: Layout, at: int, end: int, current: Current, openings: Counter[str]) -> float:
    return sum(WEIGHTS[name] * times for name, times in evidence(layout, at, end, current, openings))


def evidence(
    layout: Layout, at: int, end: int, current: Current, openings: Counter[str]
) -> Iterator[tuple[str, float]]:
    """What speaks for and against a new document at a page start, by name and how many times it counts."""
    yield "most pages go on", 1
    if not layout.gaps[at].page:
        yield "no page start", 1
    if layout.filled[at].file != layout.filled[at - 1].file:
        yield "another file", 1
    first = _first_line(layout, at, end)
    block = block_at(layout, first, end)
    yield from _as_continuation(layout, at, first, block, current)
    yield from _against_the_document(layout, block, current, openings)
    yield from _page_before(layout, at, current)
    yield from _as_opening(layout, at, end, block, current)
    yield from _by_numbers(layout, at, end, current)
    yield from _by_type_area(layout, at, end, current)


def _first_line(layout: Layout, at: int, end: int) -> int:
    """The first line of the page that is neither furniture nor initials."""
    head = range(at, min(at + _HEAD, end))
    return next((i for i in head if len(layout.texts[i]) > 4 and not is_furniture(layout.texts[i])), at)


def _as_continuation(
    layout: Layout, at: int, first: int, block: Block, current: Current
) -> Iterator[tuple[str, float]]:
    text = layout.texts[first]
    if text.lstrip("\"”'’(")[:1].islower():
        yield "reads on in small letters", 1
    elif BULLET.match(text) or ENUMERATED.match(text):
        yield "a list goes on", 1
    elif is_section_heading(block.text) and not _is_declaration(text):
        yield "a section heading", 1
    elif _is_row(text):
        yield "a table", 1
    elif is_title_like(layout, block):
        yield "title", 1
        if len(block.text) >= _LONG_TITLE:
            yield "long title", 1
        size = layout.filled[first].size
        if size is not None and size >= 1.4:
            yield "large title", 1
        if block.text.isupper() and len(block.text) >= _CAPITALS and not current.capitals:
            yield "capitals, unlike the document", 1
    elif first == at and not is_furniture(text) and not _is_declaration(text):
        yield "running text", 1
    if layout.goes_on(first):
        yield "reads on by the repaired text", 1


def _is_declaration(text: str) -> bool:
    return text.isupper() and kind_alone(text) is not None


def _is_row(text: str) -> bool:
    words = text.split()
    return sum(word[0].isdigit() for word in words) > len(words) / 2


def _against_the_document(
    layout: Layout, block: Block, current: Current, openings: Counter[str]
) -> Iterator[tuple[str, float]]:
    text = layout.texts[block.start]
    if not kind_alone(text) and not is_body(text) and _foretold(block.text, current):
        yield "foretold in the document", 1
    match = _SERIES.match(text)
    if match and fold(match[1]) not in ("bilag", "notat") and current.series.get(match[1], -1) + 1 == int(match[2]):
        yield "a series goes on", 1
    pages = len(current.lengths)
    if pages >= 4 and current.headed * 2 >= pages:
        yield "its pages open with headings", 1
    if pages >= 3 and sorted(current.lengths)[pages // 2] <= _SLIDE and layout.page_end(block.start) - block.start <= _SLIDE:
        yield "slides go on", 1
    opening = kind_alone(text) or kind_opening(block.text)
    if opening is None and openings[_opening_words(text)] > 2:
        yield "one of many such pages", 1


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")


def _foretold(text: str, current: Current) -> bool:
    """Whether the document has this line already, or lists it with a number, perhaps in words a little different."""
    squeezed = _squeezed(unnumbered(text))
    return squeezed in current.headings or (len(squeezed) >= _FORETOLD and squeezed[:_FORETOLD] in current.headings)


def _opening_words(text: str) -> str:
    return " ".join(fold(unnumbered(text)).split()[:2])


def _page_before(layout: Layout, at: int, current: Current) -> Iterator[tuple[str, float]]:
    start = max(layout.page_start(at - 1), current.start)
    last = next((t for t in reversed(layout.texts[start:at]) if not is_furniture(t) and not _URL.search(t)), "")
    closing = fold(last) in folded("closings") or any(
        fold(text) in folded("closings") for text in layout.texts[max(at - 5, start) : at]
    )
    if closing:
        yield "page before closes", 1
    elif _ENDS.search(last):
        yield "page before ends a sentence", 1
    elif last and len(last) > 0.85 * (layout.width(start, at) or 100) and not _is_row(last):
        yield "page before is unfinished", 1
    if start == current.start and at - start <= 9:
        yield "after a cover", 1
    elif layout.gaps[at].page and 4 <= at - start < 0.6 * current.longest:
        yield ("page before is very short" if at - start < 0.3 * current.longest else "page before is short"), 1


def _as_opening(layout: Layout, at: int, end: int, block: Block, current: Current) -> Iterator[tuple[str, float]]:
    head = layout.texts[at : min(at + _HEAD, end)]
    declared = [naming for text in head[:6] if (naming := kind_alone(text)) and (naming.strong or text.isupper())]
    if any(naming.kind not in current.kinds or naming.kind == "notat" for naming in declared):
        yield "declares its kind", 1
    elif naming := _kind_of_titles(layout, block, end):
        yield ("opens with a strong kind" if naming.strong else "opens with a kind"), 1
    if is_title_like(layout, block):
        # A cover holds little else than the title; what opens then is the page after it.
        cover = end - at <= _COVER and end < len(layout)
        below = layout.texts[block.end : min(block.end + 3, end)] + (layout.texts[end : end + 1] if cover else ())
        if any(fold(text) in folded("opening_sections") for text in below):
            yield "opening section below the title", 1
            if cover:
                yield "a cover", 1
    marks = frozenset().union(*(marks_of(text) for text in head)) - {"mail", "web", "phone"}
    if marks and any(marks_of(text) for text in head[:5]):
        yield "letterhead", min(len(marks), _MAX_MARKS)
    if _TO_COUNCIL.search(block.text):
        yield "addressed to a council", 1


def _kind_of_titles(layout: Layout, block: Block, end: int) -> Naming | None:
    """The kind that opens the title, a line of it, or the title below a letterhead or the name of a body."""
    if not is_title_like(layout, block):
        return None
    parts = [block.text, *layout.texts[block.start + 1 : block.end]]
    below = next((i for i in range(block.end, min(block.end + 6, end)) if not is_furniture(layout.texts[i])), None)
    if below is not None:
        second = block_at(layout, below, end)
        if is_title_like(layout, second) and (below > block.end or is_body(block.text)):
            parts.append(second.text)
    return next((naming for part in parts if (naming := kind_opening(part))), None)


def _by_numbers(layout: Layout, at: int, end: int, current: Current) -> Iterator[tuple[str, float]]:
    texts = layout.texts[at : min(at + 14, end)] + layout.texts[max(end - 3, at) : end]
    printed = next((number for text in texts if (number := page_number(text))), None)
    if printed is None:
        above = [bare_number(text) for text in layout.texts[max(at - 2, 0) : at]]
        here = [bare_number(text) for text in (layout.texts[at], layout.texts[end - 1])]
        if any(a and b and b == a + 1 and b < 200 for a in above for b in here):
            yield "page number goes on", 0.5
    elif printed[0] == 1:
        yield "page number starts again", 1
    elif current.last_number is None or printed[0] > current.last_number:
        yield "page number goes on", 1


def _by_type_area(layout: Layout, at: int, end: int, current: Current) -> Iterator[tuple[str, float]]:
    width, spacing = layout.width(at, end), layout.spacing(at, end)
    widths = [known for known, _ in current.areas if known]
    if width and widths:
        if any(abs(width - known) <= 0.12 * max(width, known) for known in widths):
            yield "same width", 1
        else:
            yield ("other width, but they vary" if max(widths) > 1.3 * min(widths) else "other width"), 1
    if width and all(abs(spacing - known) > 0.45 for _, known in current.areas):
        yield "other spacing", 1


def _unmarked(layout: Layout) -> Iterator[int]:
    """Positions that no page start marks, but where lines read as only the head of a document does."""
    for at in range(1, len(layout)):
        text = layout.texts[at]
        if layout.gaps[at].page or len(text) < 5 or len(text) > 120 or not text[0].isupper():
            continue
        naming = kind_opening(text)
        if _is_declaration(text) or (naming and naming.strong and not _MARKED.match(text)):
            found = _declares_or_titles(layout, at)
        elif fold(text) in folded("opening_sections"):
            found = _title_above(layout, at)
        else:
            continue
        if found is not None and not layout.goes_on(found):
            yield _top_of_letterhead(layout, found)


def _declares_or_titles(layout: Layout, at: int) -> int | None:
    """The line itself, if it stands clear of what is above and no list of the like surrounds it."""
    around = layout.texts[max(at - 3, 0) : at] + layout.texts[at + 1 : at + 4]
    listed = sum(kind_opening(near) is not None for near in around) > 0
    clear = layout.gaps[at].blank >= layout.usual_gap(at) and is_title_like(layout, block_at(layout, at, len(layout)))
    long = len(block_at(layout, at, len(layout)).text) >= _LONG_TITLE - 10
    return at if clear and (long or _is_declaration(layout.texts[at])) and not listed else None


def _title_above(layout: Layout, at: int) -> int | None:
    """The start of a long title right above an opening section heading."""
    for start in range(max(at - 3, 1), at):
        block = block_at(layout, start, at)
        if block.end == at and len(block.text) >= _LONG_TITLE - 10 and is_title_like(layout, block):
            return start
    return None


def _top_of_letterhead(layout: Layout, at: int) -> int:
    """The first of the letterhead lines that stand right above."""
    top = at
    for above in range(at - 1, max(at - 14, 0), -1):
        if layout.gaps[above + 1].page:
            break
        if marks_of(layout.texts[above]) or page_number(layout.texts[above]):
            top = above
        elif top - above > 3:
            break
    return top
