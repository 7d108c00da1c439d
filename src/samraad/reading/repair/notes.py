"""Footnotes: the texts at a page's foot, and their marks, which printing glued to words and numbers."""

from __future__ import annotations

import re

from samraad.reading.model import Role
from samraad.reading.repair.draft import Draft

_NOTE = re.compile(r"(\d{1,3})\)?\s+(?=[^\W\d_]|[\"”“’'»(]|https?:|\d{4}\b)")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_REST = 6  # lines of one note, and of bare addresses between notes
_REACH = 130  # filled lines of one page with its notes


def mark_notes(drafts: list[Draft]) -> None:
    """Give footnotes and the bare addresses at page ends their role, and set their marks apart as ``[n]``."""
    filled = [draft for draft in drafts if draft.text and draft.role in (Role.BODY, Role.NOTE)]
    ends = [i for i, draft in enumerate(filled) if draft.starts_page and i] + [len(filled)]
    start, last = 0, 0
    for end in ends:
        _set_apart_told(filled[start:end])
        first_note, numbers = _foot(filled, start, end, last)
        inside = _notes_within(filled, start, first_note, last)
        if numbers or inside:
            _set_apart(
                [d for d in filled[max(start, first_note - _REACH) : first_note] if d.role is Role.BODY],
                inside + numbers,
            )
            last = (inside + numbers)[-1]
        for draft in filled[first_note:end]:
            if draft.role is Role.BODY:
                draft.role = Role.NOTE
        start = end
    _mark_bare_addresses(drafts)


def _set_apart_told(page: list[Draft]) -> None:
    """The marks of the notes that the format itself tells (by its print, at the foot of each column)."""
    told = [found for draft in page if draft.raw.role is Role.NOTE and (found := _NOTE.match(draft.text))]
    if told:
        _set_apart([draft for draft in page if draft.role is Role.BODY], [int(found[1]) for found in told])


def _notes_within(filled: list[Draft], start: int, end: int, last: int) -> list[int]:
    """Notes that boxes printed after them keep from the page's end: each the next number, called above it."""
    numbers: list[int] = []
    at = start + 1
    while at < end:
        found = _NOTE.match(filled[at].text) if filled[at].text[0].isdigit() else None
        wanted = (numbers[-1] if numbers else last) + 1
        if (
            found
            and wanted > 1
            and int(found[1]) == wanted
            and (numbers or filled[at].number > filled[at - 1].number + 1)
        ):
            if numbers or _is_called(filled[max(start, at - _REACH) : at], wanted):
                numbers.append(wanted)
                filled[at].role = Role.NOTE
        elif numbers and filled[at].number == filled[at - 1].number + 1 and filled[at - 1].role is Role.NOTE:
            filled[at].role = Role.NOTE
        at += 1
    return numbers


def _mark_bare_addresses(drafts: list[Draft]) -> None:
    """The addresses behind a page's links, printed below its text: each alone, then more of them or a wide gap."""
    following: Draft | None = None
    for draft in reversed(drafts):
        if not draft.text:
            continue
        if draft.role is Role.BODY and draft.text.startswith("http") and _URL.fullmatch(draft.text):
            far = following is None or following.number - draft.number > 2 or following.starts_page
            if far or (following is not None and following.role is Role.NOTE):
                draft.role = Role.NOTE
        following = draft


def _foot(filled: list[Draft], start: int, end: int, last: int) -> tuple[int, list[int]]:
    """Where the page's foot begins, and the numbers of its notes, in order."""
    top = end
    while top > start and _URL.fullmatch(filled[top - 1].text):
        top -= 1
    best, numbers = top, list[int]()
    at, seen, since = top, list[int](), 0
    while at > start and since < _REST:
        at -= 1
        since += 1
        text = filled[at].text
        if _URL.fullmatch(text):
            since -= 1
            continue
        found = _NOTE.match(text)
        if not found:
            continue
        number = int(found[1])
        if seen and number != seen[0] - 1:
            continue
        seen.insert(0, number)
        since = 0
        if _is_called(filled[max(start, at - _REACH) : at], number) or (
            number == last + 1 and best < end and number > 1
        ):
            best, numbers = at, list(seen)
    return best, numbers


def _is_called(body: list[Draft], number: int) -> bool:
    """Whether a mark of this number is glued to something above the note."""
    mark = _mark(number)
    return any(mark.search(draft.text) for draft in body if str(number) in draft.text)


def _mark(number: int) -> re.Pattern[str]:
    """A mark after a word in small letters, a sign, or a number that is no number of its own with it."""
    return re.compile(
        rf"(?:(?<=[a-zæøåé]{{2}})|(?<=[a-zæøå][.,:;?!)”\"’%])|(?<=\w [%)])|(?<=[A-ZÆØÅ]{{3}})|(?<=\d\))|(?<=\d%)"
        rf"|(?<=\b(?:19|20)\d\d)|(?<=[.,]\d\d\d)(?<!\d\d\d\d)){number}(?![\w%]|[.,/-]\d)"
    )


def _set_apart(body: list[Draft], numbers: list[int]) -> None:
    """Each mark once, in order, the last possible place of the line it stands on."""
    at = 0
    for number in numbers:
        mark, digits = _mark(number), str(number)
        for place in range(at, len(body)):
            text = body[place].text
            found = mark.search(text) if digits in text else None
            if found:
                body[place].text = f"{text[: found.start()]}[{digits}]{text[found.end() :]}"
                at = place
                break
