"""Cut repaired lines into passages: a paragraph or a few, never over the border of a document, item, section or file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from samraad.archive.mask import Mask, without_certain_contacts, without_contacts
from samraad.reading.model import Line, Role

ENOUGH_WORDS = 40
MOST_WORDS = 120
MOST_LINES = 12
_HEADING_WORDS = 14
_SENTENCE_END = re.compile(r"[.!?:;][\"”’)]?$")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_BULLET = re.compile(r"^\s*(?:[^\w\s\"“”(§]|o\s)")


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage before it is a row. ``document`` is the place of its document in the reading's list."""

    first_line: int
    last_line: int
    page: int | None
    file: str | None
    document: int | None
    item: str
    section: str
    heading: str
    text: str
    has_contact: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands; two lines of one passage stand in the same place."""

    document: int | None
    item: str
    section: str
    block: int
    in_table: bool
    file: str | None


def cut_passages(lines: Sequence[Line], proposal: dict[str, Any], facts: Sequence[dict[str, Any]] = ()) -> list[Cut]:
    """The passages of a dossier. ``proposal`` is its reading as JSON; ``facts`` tell which contacts to strike out."""
    places = _Places(proposal)
    contacts = _contacts(facts)
    cuts: list[Cut] = []
    place, paragraphs = None, list[list[Line]]()
    for paragraph in _paragraphs(lines, places):
        at = places.of(paragraph[0])
        if at != place and paragraphs and place is not None:
            cuts += _cut_place(place, paragraphs, contacts)
            paragraphs = []
        place = at
        paragraphs.append(paragraph)
    if paragraphs and place is not None:
        cuts += _cut_place(place, paragraphs, contacts)
    return cuts


class _Places:
    """Finds the document, item and section of a line."""

    def __init__(self, proposal: dict[str, Any]) -> None:
        self._documents = _painted(
            [(d["first_line"], d["last_line"], (i, d["item"] or "")) for i, d in enumerate(proposal["documents"])]
        )
        self._items = _painted([(i["first_line"], i["last_line"], i["number"]) for i in proposal["items"]])
        self._sections = _painted(
            [(s["first_line"], s["last_line"], s["name"]) for i in proposal["items"] for s in i["sections"]]
        )
        blocks = [*proposal["separators"], *proposal["chapters"]]
        self._last_that_is_no_table = len(blocks)
        blocks += proposal.get("tables", ())
        self._blocks = _painted([(b["first_line"], b["last_line"], n) for n, b in enumerate(blocks, 1)])

    def of(self, line: Line) -> _Place:
        document, inherited = self._documents.get(line.number) or (None, "")
        item = self._items.get(line.number) or inherited
        section = self._sections.get(line.number) or ""
        block = self._blocks.get(line.number) or 0
        return _Place(document, item, section, block, block > self._last_that_is_no_table, line.file)


def _painted(spans: Sequence[tuple[int, int, Any]]) -> dict[int, Any]:
    """What each line stands in; of spans that overlap, the one that begins last counts."""
    by_line: dict[int, Any] = {}
    for first, last, value in sorted(spans, key=lambda span: (span[0], -span[1])):
        by_line.update(dict.fromkeys(range(first, last + 1), value))
    return by_line


def _paragraphs(lines: Sequence[Line], places: _Places) -> Iterator[list[Line]]:
    """Lines that read on as one, notes apart, and none over a border."""
    paragraph: list[Line] = []
    for line in lines:
        if line.role not in (Role.BODY, Role.NOTE) or not line.text.strip():
            continue
        if line.role is Role.NOTE:
            yield [line]
            continue
        if paragraph and places.of(paragraph[-1]) != places.of(line):
            yield paragraph
            paragraph = []
        paragraph.append(line)
        if line.after == "\n":
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _cut_place(place: _Place, paragraphs: list[list[Line]], contacts: dict[int, list[str]]) -> Iterator[Cut]:
    """Gather the paragraphs of one place into passages of a good size."""
    heading = ""
    taken: list[Line] = []
    taken_heading = ""
    pieces = [piece for paragraph in paragraphs for piece in _pieces(paragraph)]
    for index, piece in enumerate(pieces):
        is_heading = index + 1 < len(pieces) and _is_heading(piece)
        too_much = len(taken) + len(piece) > MOST_LINES or _words(taken) + _words(piece) > MOST_WORDS
        if taken and (too_much or (is_heading and _words(taken) >= ENOUGH_WORDS)):
            yield _cut(place, taken, taken_heading, contacts)
            taken = []
        if not taken:
            taken_heading = heading
        if is_heading:
            heading = _text(piece)
        taken += piece
    if taken:
        yield _cut(place, taken, taken_heading, contacts)


def _pieces(paragraph: list[Line]) -> Iterator[list[Line]]:
    """A paragraph in lots that fit a passage, parted at sentence ends where there are any."""
    while len(paragraph) > MOST_LINES or _words(paragraph) > MOST_WORDS:
        fits = 1
        while fits < min(len(paragraph), MOST_LINES) and _words(paragraph[: fits + 1]) <= MOST_WORDS:
            fits += 1
        ends = [n for n in range(fits // 2 + 1, fits + 1) if _SENTENCE_END.search(paragraph[n - 1].text)]
        # Never between the halves of a word, unless there is no other place.
        whole = [n for n in range(1, fits + 1) if paragraph[n - 1].after != ""]
        at = (ends or whole or [fits])[-1]
        if at == len(paragraph):
            break
        yield paragraph[:at]
        paragraph = paragraph[at:]
    yield paragraph


def _is_heading(piece: list[Line]) -> bool:
    text = _text(piece)
    if len(piece) > 2 or not _LETTERS.search(text) or _BULLET.match(text):
        return False
    if any(line.bold or (line.size or 1.0) > 1.08 for line in piece):
        return True
    return _words(piece) <= _HEADING_WORDS and text[:1].isupper() and not text.endswith((".", ",", ";", ":"))


def _cut(place: _Place, lines: list[Line], heading: str, contacts: dict[int, list[str]]) -> Cut:
    ordered = sorted(line.number for line in lines)
    printed = _text(lines)
    known = [text for line in lines for text in contacts.get(line.number, ())]
    strike = without_certain_contacts if place.in_table else without_contacts
    text = strike(Mask(known).text(printed))
    return Cut(
        first_line=ordered[0],
        last_line=ordered[-1],
        page=lines[0].page,
        file=place.file,
        document=place.document,
        item=place.item,
        section=place.section,
        heading=without_contacts(heading),
        text=text,
        has_contact=text != printed,
    )


def _contacts(facts: Sequence[dict[str, Any]]) -> dict[int, list[str]]:
    """What to strike out, by line: mail, telephone and postal addresses, but not a public web site."""
    found: dict[int, list[str]] = {}
    for fact in facts:
        if fact["type"] == "contact" and not fact["text"].startswith(("www.", "http")):
            for line in range(fact["first_line"], fact["last_line"] + 1):
                found.setdefault(line, []).append(fact["text"])
    return found


def _text(lines: Sequence[Line]) -> str:
    return "".join(line.text + (line.after if line.role is Role.BODY else "\n") for line in lines).strip()


def _words(lines: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)
