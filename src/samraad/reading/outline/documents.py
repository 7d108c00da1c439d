"""The documents of a bundle: where each starts, and what it is: title, kind, issuer, date, item."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from pathlib import PurePosixPath

from samraad.reading.flow import span_of
from samraad.reading.model import Document, Line, Separator
from samraad.reading.outline.council import owner_of
from samraad.reading.outline.dates import first_date
from samraad.reading.outline.issuers import issuer_of
from samraad.reading.outline.kinds import kind_alone, kind_in
from samraad.reading.outline.layout import Layout
from samraad.reading.outline.separators import named_item
from samraad.reading.outline.starts import find_starts
from samraad.reading.outline.titles import title_of
from samraad.reading.outline.words import fold, folded, mark_of

_HEAD = 30
_FRONT, _COVER, _TITLE_PAGE, _SHORT_LINE = 60, 10, 4, 110


def find_documents(lines: tuple[Line, ...], kind: str, separators: tuple[Separator, ...]) -> tuple[Document, ...]:
    """Documents in line order; spans start after their separator. Agendas and minutes are one piece and have none."""
    layout = Layout.of(lines)
    if kind != "attachments" or not len(layout):
        return ()
    after = {layout.position(separator.span.last_line + 1): separator for separator in separators}
    before = {layout.position(separator.span.first_line) for separator in separators}
    certain = sorted(({0} | set(after)) - before - {len(layout)})
    starts = find_starts(layout, tuple(certain), frozenset(before))
    parting = sorted(before)
    documents: list[Document] = []
    for here, start in enumerate(starts):
        following = starts[here + 1] if here + 1 < len(starts) else len(layout)
        parted = bisect_right(parting, start)
        end = min(following, parting[parted]) if parted < len(parting) else following
        first = layout.filled[start]
        inherited = _last_before(separators, first.number, first.file) or _of_file(lines, first)
        front = start == 0 and (end < following or following in after or end <= _TITLE_PAGE)
        if front and _is_front(layout, end):
            continue
        documents.append(_document(lines, layout, start, end, after.get(start) or inherited, start in after))
    return tuple(documents)


def _is_front(layout: Layout, end: int) -> bool:
    """Whether the lines before the first document are the bundle's own: whose it is, for which meeting, what it holds."""
    if end > _FRONT or any(len(text) > _SHORT_LINE for text in layout.texts[:end]):
        return False
    listing = fold(layout.texts[0]) in folded("lists_of_attachments")
    return listing or (end <= _COVER and any(owner_of(text) for text in layout.texts[:end]))


def _last_before(separators: tuple[Separator, ...], line_number: int, file: str | None) -> Separator | None:
    """The separator whose item a later document of the same file inherits."""
    here = bisect_left(separators, line_number, key=lambda separator: separator.span.last_line)
    return next((separators[at] for at in range(here - 1, -1, -1) if separators[at].span.file == file), None)


def _of_file(lines: tuple[Line, ...], line: Line) -> Separator | None:
    """In a folder the name of a file may say its item: ``3.2 Resultatkontrakt.pdf``, ``Bilag til punkt 3.2.docx``."""
    named = named_item(PurePosixPath(line.file).stem.replace("_", " ")) if line.file else None
    return Separator(*named, span_of(lines, line.number, line.number)) if named else None


def _document(
    lines: tuple[Line, ...], layout: Layout, start: int, end: int, separator: Separator | None, certain: bool
) -> Document:
    title = title_of(layout, start, end, separator.title if separator and certain else None)
    return Document(
        title=title,
        kind=_kind(layout, start, end, title),
        issuer=issuer_of(layout, start, end, title),
        date=_date(layout, start, end),
        item=separator.item if separator else None,
        item_kind=separator.kind if separator else None,
        item_certain=certain,
        span=span_of(lines, layout.filled[start].number, layout.filled[end - 1].number),
    )


def _kind(layout: Layout, start: int, end: int, title: str) -> str | None:
    """The kind its head declares on a line by itself, else the first its title names."""
    head = layout.texts[start : min(start + _HEAD // 2, end)]
    return next((naming.kind for text in head if text.isupper() and (naming := kind_alone(text))), None) or kind_in(
        title
    )


def _date(layout: Layout, start: int, end: int) -> dt.date | None:
    """The date of its letterhead: a line by itself, or after "Dato:"."""
    head = (text for text in layout.texts[start : min(start + _HEAD, end)] if mark_of(text) == "date")
    return next((date for text in head if (date := first_date(text))), None)
