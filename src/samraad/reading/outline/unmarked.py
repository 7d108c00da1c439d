"""Lines where a document may start though no page start marks them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samraad.reading.outline.blocks import block_at, is_title_like
from samraad.reading.outline.issuers import is_body
from samraad.reading.outline.kinds import kind_alone, kind_opening
from samraad.reading.outline.layout import PAGE, Layout, page_number
from samraad.reading.outline.start_evidence import TO_COUNCIL, is_declaration
from samraad.reading.outline.words import fold, folded, mark_of

_MARKED = re.compile(r"^Bilag\s*\d{1,2}\.\d")
_LONG = 35
_LETTERHEAD = 14
_NUMBERED_MARKS = frozenset({"date", "case", "document"})
_FIRST_MARKS = _NUMBERED_MARKS | {"street", "postal"}
_MARKS, _APART = 4, 6
_OTHER_WIDTH = 0.12
_RUN = 3
_SIGNATURE, _TITLE = 5, 25


def unmarked_starts(layout: Layout) -> Iterator[int]:
    """Positions that no page start marks, but where lines read as only the head of a document does."""
    for at in range(1, len(layout)):
        text = layout.texts[at]
        if layout.gaps[at].page or len(text) < 5 or len(text) > 120 or not (text[0].isupper() or text[0].isdigit()):
            continue
        if _opens_letterhead(layout, at):
            bodies = [above for above in range(max(at - 2, 1), at) if is_body(layout.texts[above])]
            yield bodies[0] if bodies else at
            continue
        if text[0].isdigit():
            continue
        if not layout.has_pages and (_changes_type_area(layout, at) or _is_signed_above(layout, at)):
            yield at
            continue
        naming = kind_opening(text)
        if _is_named_alone(layout, at):
            found = at if layout.gaps[at].blank >= layout.usual_gap(at) else None
        elif is_declaration(text) or (
            naming and (naming.strong or TO_COUNCIL.search(text)) and not _MARKED.match(text)
        ):
            found = _declares_or_titles(layout, at)
        elif fold(text) in folded("opening_sections"):
            found = _title_above(layout, at)
        else:
            continue
        if found is not None and not layout.goes_on(found):
            yield _top_of_letterhead(layout, found)


def _opens_letterhead(layout: Layout, at: int) -> bool:
    """Whether the line is the first of many that only a letterhead has: date, case, street, telephone."""
    first = mark_of(layout.texts[at])
    if first not in _FIRST_MARKS:
        return False
    if any(mark_of(text) for text in layout.texts[max(at - _APART, 0) : at]):
        return False
    marks = {first, *(mark for text in layout.texts[at + 1 : at + _LETTERHEAD // 2] if (mark := mark_of(text)))}
    return len(marks) >= _MARKS and not marks.isdisjoint(_NUMBERED_MARKS)


def _is_signed_above(layout: Layout, at: int) -> bool:
    """Whether a long title, or one that opens with a kind, stands a few short lines below the greeting of a letter."""
    above = layout.texts[max(at - _SIGNATURE, 0) : at]
    greeted = next((i for i, text in enumerate(above) if fold(text) in folded("greetings")), None)
    if greeted is None or len(above) - greeted < 2 or any(len(text) > _LONG for text in above[greeted:]):
        return False
    block = block_at(layout, at, len(layout))
    words = len(layout.texts[at]) >= _TITLE  # a name or an office is shorter
    return is_title_like(layout, block) and (
        (words and len(block.text) >= _LONG) or bool(kind_opening(layout.texts[at]))
    )


def _is_named_alone(layout: Layout, at: int) -> bool:
    """Whether the line names a kind by itself, and marks of a letterhead or of a meeting stand right below."""
    naming = kind_alone(layout.texts[at])
    if naming is None or not naming.strong:
        return False
    marks = [mark for text in layout.texts[at + 1 : at + _APART] if (mark := mark_of(text))]
    return len(marks) >= 2 or "meeting" in marks


def _changes_type_area(layout: Layout, at: int) -> bool:
    """Whether a title stands where the width of the text changes, as it does from one document to the next."""
    if (
        (1 <= layout.gaps[at].blank < _RUN)
        or layout.goes_on(at)
        or not is_title_like(layout, block_at(layout, at, len(layout)))
    ):
        return False
    above = layout.width(max(at - PAGE, 0), at)
    below = layout.width(at, min(at + PAGE, len(layout)))
    return bool(above and below) and abs(above - below) > _OTHER_WIDTH * max(above, below)


def _declares_or_titles(layout: Layout, at: int) -> int | None:
    """The line itself, if it stands clear of what is above and no list of the like surrounds it."""
    around = layout.texts[max(at - 3, 0) : at] + layout.texts[at + 1 : at + 4]
    listed = sum(kind_opening(near) is not None for near in around) > 0
    block = block_at(layout, at, len(layout))
    if listed or not is_title_like(layout, block):
        return None
    if is_declaration(layout.texts[at]):
        below = at + 1 < len(layout) and layout.gaps[at + 1].blank and _is_title(layout, at + 1)
        return at if below or layout.gaps[at].blank >= layout.usual_gap(at) else None
    return at if len(block.text) >= _LONG and layout.gaps[at].blank >= layout.usual_gap(at) else None


def _is_title(layout: Layout, at: int) -> bool:
    return is_title_like(layout, block_at(layout, at, len(layout)))


def _title_above(layout: Layout, at: int) -> int | None:
    """The start of a long title right above an opening section heading."""
    for start in range(max(at - 3, 1), at):
        block = block_at(layout, start, at)
        if block.end == at and len(block.text) >= _LONG and is_title_like(layout, block):
            above = block_at(layout, start - 1, start)
            named = kind_opening(above.text) and is_title_like(layout, above) and not layout.gaps[start].page
            return start - 1 if named and start > 1 else start
    return None


def _top_of_letterhead(layout: Layout, at: int) -> int:
    """The first of the letterhead lines that stand right above."""
    top = at
    for above in range(at - 1, max(at - _LETTERHEAD, 0), -1):
        if layout.gaps[above + 1].page:
            break
        if mark_of(layout.texts[above]) or page_number(layout.texts[above]):
            top = above
        elif top - above > 3:
            break
    return top
