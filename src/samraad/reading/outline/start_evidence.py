"""The evidence for and against a document at a page start, each piece with its name and weight.

Weights are what a piece adds to the score; a document starts where the sum is positive. They were set by hand so that single
pieces never decide, save those that all but prove it: a page that reads on in small letters, or whose number goes on. They were
checked against two real bundles of one council: other layouts are read with less certainty, and a start may be missed there
sooner than invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from samraad.reading.outline.blocks import BULLET, ENUMERATED, Block, block_at, is_furniture, is_title_like
from samraad.reading.outline.issuers import is_body
from samraad.reading.outline.kinds import Naming, kind_alone, kind_opening
from samraad.reading.outline.known import (
    CAPITALS,
    HEAD_LINES,
    SERIES,
    Bundle,
    Current,
    first_line,
    opening_words,
    printed_number,
    running_heads,
)
from samraad.reading.outline.layout import Layout, bare_number
from samraad.reading.outline.words import fold, folded, is_section_heading, language_of, mark_of

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
    "running head goes on": -2.5,
    "after a cover": -2.0,
    "its pages open with headings": -1.0,
    "slides go on": -1.5,
    "same width": -1.0,
    "page before is unfinished": -1.0,
    "page before ends a sentence": 0.5,
    "page before is short": 1.0,
    "page before is very short": 1.75,
    "page before closes": 1.5,
    "page before is signed": 2.5,
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
    "page number starts again": 6.0,
    "other running head": 1.5,
    "contents below the title": 1.5,
    "another language": 2.5,
    "addressed to a council": 1.0,
    "another file": 20.0,
}
TO_COUNCIL = re.compile(r"\btil (?:KKR|[Kk]ommunekontaktrådet)\b")
_ENDS = re.compile(r"[.!?:;)”\"’]\d{0,2}$")
_URL = re.compile(r"(?:https?://|www\.)\S+$")
_MAX_MARKS = 3
_LONG_TITLE = 45
_SLIDE = 18
_COVER = 10


def score(layout: Layout, at: int, end: int, current: Current, bundle: Bundle) -> float:
    return sum(WEIGHTS[name] * times for name, times in evidence(layout, at, end, current, bundle))


def evidence(layout: Layout, at: int, end: int, current: Current, bundle: Bundle) -> Iterator[tuple[str, float]]:
    """What speaks for and against a new document at a page start, by name and how many times it counts."""
    yield "most pages go on", 1
    if not layout.gaps[at].page and layout.has_pages:
        yield "no page start", 1
    if layout.filled[at].file != layout.filled[at - 1].file:
        yield "another file", 1
    first = first_line(layout, at, end)
    block = block_at(layout, first, end)
    yield from _as_continuation(layout, at, first, block, current)
    yield from _against_the_document(layout, block, current, bundle)
    yield from _page_before(layout, at, current)
    yield from _as_opening(layout, at, end, block, current)
    yield from _by_numbers(layout, at, end, current, bundle)
    yield from _by_running_heads(layout, at, end, current, bundle)
    yield from _by_type_area(layout, at, end, current)
    language = language_of(layout.text_of(at, layout.windows(at, end)[0][1]))
    if language and current.language and language != current.language:
        yield "another language", 1


def _as_continuation(
    layout: Layout, at: int, first: int, block: Block, current: Current
) -> Iterator[tuple[str, float]]:
    text = layout.texts[first]
    if text.lstrip("\"”'’(")[:1].islower():
        yield "reads on in small letters", 1
    elif BULLET.match(text) or ENUMERATED.match(text):
        yield "a list goes on", 1
    elif is_section_heading(block.text) and not is_declaration(text):
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
        if block.text.isupper() and len(block.text) >= CAPITALS and not current.capitals:
            yield "capitals, unlike the document", 1
    elif first == at and not is_furniture(text) and not is_declaration(text):
        yield "running text", 1
    if layout.goes_on(first):
        yield "reads on by the repaired text", 1


def is_declaration(text: str) -> bool:
    return text.isupper() and kind_alone(text) is not None


def _is_row(text: str) -> bool:
    words = text.split()
    return sum(word[0].isdigit() for word in words) > len(words) / 2


def _against_the_document(
    layout: Layout, block: Block, current: Current, bundle: Bundle
) -> Iterator[tuple[str, float]]:
    text = layout.texts[block.start]
    if (not kind_alone(text) or current.lists(text)) and not is_body(text) and current.foretold(block.text):
        yield "foretold in the document", 1
    match = SERIES.match(text)
    if match and fold(match[1]) not in ("bilag", "notat") and current.series.get(match[1], -1) + 1 == int(match[2]):
        yield "a series goes on", 1
    pages = len(current.lengths)
    if pages >= 4 and current.headed * 2 >= pages:
        yield "its pages open with headings", 1
    if (
        pages >= 3
        and sorted(current.lengths)[pages // 2] <= _SLIDE
        and layout.page_end(block.start) - block.start <= _SLIDE
    ):
        yield "slides go on", 1
    opening = kind_alone(text) or kind_opening(block.text)
    if opening is None and bundle.openings[opening_words(text)] > 2:
        yield "one of many such pages", 1


def _page_before(layout: Layout, at: int, current: Current) -> Iterator[tuple[str, float]]:
    start = max(layout.page_start(at - 1), current.start)
    last = next((t for t in reversed(layout.texts[start:at]) if not is_furniture(t) and not _URL.search(t)), "")
    foot = [fold(text) for text in (last, *layout.texts[max(at - 5, start) : at])]
    if any(text in folded("greetings") for text in foot):
        yield "page before is signed", 1
    elif any(text in folded("closings") for text in foot):
        yield "page before closes", 1
    elif _ENDS.search(last):
        yield "page before ends a sentence", 1
    elif last and len(last) > 0.85 * (layout.width(start, at) or 100) and not _is_row(last):
        yield "page before is unfinished", 1
    if start == current.start and at - start <= _COVER and not layout.width(start, at):
        yield "after a cover", 1
    elif layout.gaps[at].page and 4 <= at - start < 0.6 * current.longest:
        yield ("page before is very short" if at - start < 0.3 * current.longest else "page before is short"), 1


def _as_opening(layout: Layout, at: int, end: int, block: Block, current: Current) -> Iterator[tuple[str, float]]:
    head = layout.texts[at : min(at + HEAD_LINES, end)]
    contents = fold(head[0]) in ("indhold", "indholdsfortegnelse")
    alone = [(t, naming) for t in head[:6] if not contents and (naming := kind_alone(t)) and not current.lists(t)]
    declared = [naming for text, naming in alone if naming.strong or text.isupper()]
    if any(naming.kind not in current.kinds or naming.kind == "notat" for naming in declared):
        yield "declares its kind", 1
    elif not contents and (naming := _kind_of_titles(layout, block, end)):
        yield ("opens with a strong kind" if naming.strong else "opens with a kind"), 1
    if is_title_like(layout, block):
        # A cover holds little else than the title; what opens then is the page after it.
        cover = end - at <= _COVER and end < len(layout)
        below = layout.texts[block.end : min(block.end + 3, end)] + (layout.texts[end : end + 1] if cover else ())
        if any(fold(text) in folded("contents") for text in below):
            yield "contents below the title", 1
        if any(fold(text) in folded("opening_sections") for text in below):
            yield "opening section below the title", 1
            if cover:
                yield "a cover", 1
    marks = {mark for text in head if (mark := mark_of(text))} - {"mail", "web", "phone"}
    if marks and any(mark_of(text) for text in head[:5]):
        yield "letterhead", min(len(marks), _MAX_MARKS)
    if TO_COUNCIL.search(block.text):
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


def _by_numbers(layout: Layout, at: int, end: int, current: Current, bundle: Bundle) -> Iterator[tuple[str, float]]:
    printed = None if bundle.numbered_through else printed_number(layout, at, end)
    if printed is None:
        above = [bare_number(text) for text in layout.texts[max(at - 2, 0) : at]]
        here = [bare_number(text) for text in (layout.texts[at], layout.texts[end - 1])]
        if any(a and b and b == a + 1 and b < 200 for a in above for b in here):
            yield "page number goes on", 0.5
    elif printed[0] == 1:
        yield "page number starts again", 1 if printed[1] else 0.6
    elif current.last_number is None or printed[0] > current.last_number:
        yield "page number goes on", 1


def _by_running_heads(
    layout: Layout, at: int, end: int, current: Current, bundle: Bundle
) -> Iterator[tuple[str, float]]:
    here, before = running_heads(layout, at, end) - bundle.stamps, current.heads - bundle.stamps
    if here & before:
        yield "running head goes on", 1
    elif here and before:
        yield "other running head", 1


def _by_type_area(layout: Layout, at: int, end: int, current: Current) -> Iterator[tuple[str, float]]:
    end = layout.windows(at, end)[0][1]
    width, spacing = layout.width(at, end), layout.spacing(at, end)
    widths = [known for known, _ in current.areas if known]
    if width and widths:
        if any(abs(width - known) <= 0.12 * max(width, known) for known in widths):
            yield "same width", 1
        else:
            yield ("other width, but they vary" if max(widths) > 1.3 * min(widths) else "other width"), 1
    if width and all(abs(spacing - known) > 0.45 for _, known in current.areas):
        yield "other spacing", 1
