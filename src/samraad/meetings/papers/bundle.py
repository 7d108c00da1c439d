"""All attachments of a meeting in one PDF, each behind a page that names its item, with bookmarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any, BinaryIO

import pikepdf

from samraad.meetings.content.model import Item
from samraad.meetings.papers.attached import Attached, open_attached
from samraad.meetings.papers.colours import readable
from samraad.meetings.papers.join import Bookmark, append_pages, finish, point_links
from samraad.meetings.papers.paper import Paper
from samraad.meetings.papers.pdf import compile_pdf
from samraad.meetings.papers.wording import date_in_text, filled, short_date, words

#: problems of a file that cannot be had elsewhere either
_GONE = ("missing", "erased", "struck")


@dataclass(frozen=True, slots=True)
class Bundle:
    """How many pages it has, and a sentence for each attachment that could not be put into it."""

    pages: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """An attachment with the item it belongs to; ``at`` of ``of`` attachments of that item."""

    item: Item
    attached: Attached
    at: int
    of: int


def write_bundle(paper: Paper, out: BinaryIO) -> Bundle:
    """Writes the bundle. An attachment that is no PDF, or cannot be opened, gets a page that says so. Raises CannotPrint."""
    with ExitStack() as opened:
        sheets = [
            _Sheet(
                item,
                open_attached(attachment, paper.path(attachment), paper.withheld.get(attachment.key, ""), opened),
                at,
                len(item.attachments),
            )
            for item in paper.items
            for at, attachment in enumerate(item.attachments, 1)
        ]
        own, places = _own_pages(paper, sheets)
        front = opened.enter_context(pikepdf.open(BytesIO(own)))
        bundle = opened.enter_context(pikepdf.new())
        _join(bundle, front, sheets, places)
        finish(bundle, _title(paper), paper.content.council, tuple(_bookmarks(sheets, places)))
        bundle.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return Bundle(len(bundle.pages), tuple(_problem(sheet) for sheet in sheets if sheet.attached.problem))


def _own_pages(paper: Paper, sheets: Sequence[_Sheet]) -> tuple[bytes, list[int]]:
    """The overview and a page before each attachment, and on which page of the bundle (from 1) each of these stands.

    The overview names pages that follow it, so how long it is must be known first: it is set again where the guess was wrong.
    """
    length = 1
    while True:
        places = _places(sheets, length)
        made = compile_pdf("bundle.typ", _data(paper, sheets, places), {}, paper.published_at)
        with pikepdf.open(BytesIO(made)) as pdf:
            found = len(pdf.pages) - sum(1 + bool(sheet.attached.problem) for sheet in sheets)
        if found <= length:
            return made, places
        length = found


def _places(sheets: Sequence[_Sheet], front: int) -> list[int]:
    places: list[int] = []
    page = front + 1
    for sheet in sheets:
        places.append(page)
        page += 1 + max(sheet.attached.pages, 1)
    return places


def _data(paper: Paper, sheets: Sequence[_Sheet], places: Sequence[int]) -> dict[str, Any]:
    own = words()["bundle"]
    head = f"{paper.content.council} | {short_date(paper.date)}"
    return {
        "title": _title(paper),
        "name": own["name"],
        "council": paper.content.council,
        "about": filled(own["about"], council=paper.content.council, date=date_in_text(paper.date)),
        "longest": max((len(separator_line(sheet.item)) for sheet in sheets), default=0),
        "accent": readable(paper.style.accent),
        "columns": own["columns"],
        "empty": own["empty"],
        "sheets": [
            {
                "label": _label(number),
                "line": separator_line(sheet.item),
                "item": sheet.item.number,
                "attachment": sheet.attached.attachment.title,
                "head": f"{head} | {filled(own['place'], at=sheet.at, of=sheet.of)}",
                "page": page,
                "notice": _notice(sheet),
            }
            for number, (sheet, page) in enumerate(zip(sheets, places, strict=True))
        ],
    }


def separator_line(item: Item) -> str:
    """``3.6 Beslutningssag: Title``, as bundles part their attachments."""
    return f"{item.number} {f'{item.kind}: ' if item.kind else ''}{item.title}"


def _notice(sheet: _Sheet) -> list[str]:
    if not sheet.attached.problem:
        return []
    own = words()["bundle"]
    how = filled(own["how"], number=sheet.item.number, name=sheet.attached.attachment.name)
    return [own[sheet.attached.problem], *([] if sheet.attached.problem in _GONE else [how])]


def _join(bundle: pikepdf.Pdf, own: pikepdf.Pdf, sheets: Sequence[_Sheet], places: Sequence[int]) -> None:
    """The overview, then each separator with its attachment or the page that stands for it."""
    at = (places[0] - 1) if places else len(own.pages)
    append_pages(bundle, own, range(at))
    for sheet in sheets:
        given = 1 + bool(sheet.attached.problem)
        append_pages(bundle, own, range(at, at + given))
        at += given
        if sheet.attached.pdf is not None:
            append_pages(bundle, sheet.attached.pdf, range(sheet.attached.pages))
    names = {_label(number): page - 1 for number, page in enumerate(places)}
    point_links(bundle, range((places[0] - 1) if places else 0), names)


def _label(number: int) -> str:
    return f"sheet-{number}"


def _bookmarks(sheets: Sequence[_Sheet], places: Sequence[int]) -> Iterator[Bookmark]:
    """The overview, then an entry for each item with its attachments below."""
    yield Bookmark(words()["bundle"]["name"], 0)
    for _, group in groupby(zip(sheets, places, strict=True), key=lambda pair: pair[0].item.number):
        pairs = list(group)
        below = tuple(Bookmark(sheet.attached.attachment.title, place - 1) for sheet, place in pairs)
        yield Bookmark(separator_line(pairs[0][0].item), pairs[0][1] - 1, below)


def _title(paper: Paper) -> str:
    return filled(words()["bundle"]["title"], council=paper.content.council, date=date_in_text(paper.date))


def _problem(sheet: _Sheet) -> str:
    own, attachment = words()["bundle"], sheet.attached.attachment
    why = own[sheet.attached.problem]
    return filled(own["problem"], number=sheet.item.number, title=attachment.title, name=attachment.name, why=why)
