"""Page starts, running heads and feet, page numbers, told from text that belongs to the page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from samraad.reading.model import Role
from samraad.reading.repair.draft import Draft
from samraad.reading.repair.presumed_pages import presume_starts
from samraad.reading.repair.wordlists import words

_PAGE_NUMBER = re.compile(
    r"(?:[|–-]\s*)?(?:side|page)\s*(?:nr\.?\s*)?[|:]?\s*\d{1,4}(?:\s*(?:af|/|of)\s*\d{1,4})?(?:\s*[|–-])?"
    r"|\d{1,4}\s+(?:af|of)\s+\d{1,4}|[–-]\s*\d{1,4}\s*[–-]|\|\s*\d{1,4}|\d{1,4}\s*\|",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"[^|]{3,70}\|\s*(?:d(?:en|\.)\s*)?\d{1,2}[-./]\s*(?:\d{1,2}[-./]|[a-zæøå]+ )\s*\d{4}(?:\s*\|.{0,20})?", re.I
)
_SAYS_PAGE = re.compile(r"\b[Ss]ide:?\s*(\d{1,4})\b(?!\s*[.,-]\s*\w)")
_LONE = re.compile(r"\d{1,3}")
_NUMBERED = re.compile(r"\d{1,2}\.\d{1,2}\b|\d{1,2}[.)]\s|–")
_CASE = re.compile(r"(?:sags?|journal|j\.?|dok)[\s.-]*(?:nr|nummer|id)\b|SAG-", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_SPACES = (" ", "\xa0")
_NEAR = 3
_OFTEN = 3


def mark_pages(drafts: list[Draft]) -> None:
    """Set ``starts_page`` and the roles of what a page carries beside its text."""
    _mark_starts(drafts)
    filled = [draft for draft in drafts if draft.role is Role.BODY]
    if filled and not any(draft.starts_page or draft.raw.page for draft in drafts):
        presume_starts(filled)
    for draft in filled:
        text = draft.text
        if len(text) < 100 and (("|" in text and _HEAD.fullmatch(text)) or text[:1].isdigit() or text[:1] in "|–-sSpP"):
            if _PAGE_NUMBER.fullmatch(text):
                draft.role = Role.PAGE_NUMBER
            elif _HEAD.fullmatch(text):
                draft.role = Role.HEAD
    _mark_counted(filled)
    _mark_repeated([draft for draft in filled if draft.raw.size is None])  # else the format knows its heads and feet
    _mark_lone_numbers(drafts, filled)
    _hand_on_starts(drafts)


def _mark_starts(drafts: list[Draft]) -> None:
    spaced = [d for d in drafts if d.text and d.raw.page is None and _leads_with_one_space(d.raw.text)]
    if len(spaced) * 6 < sum(1 for d in drafts if d.text):  # else indentation, not page starts
        for draft in spaced:
            draft.starts_page = True
    for draft in drafts:
        if draft.raw.starts_page or "\f" in draft.raw.text[:2]:
            draft.starts_page = True


def _leads_with_one_space(text: str) -> bool:
    return text[:1] in _SPACES and text[1:2] not in " \t\xa0"


def _mark_counted(filled: list[Draft]) -> None:
    """A line that says which page it stands on, in the same words on three pages that count up, is a running head."""
    places: dict[str, list[Draft]] = defaultdict(list)
    for draft in filled:
        text = draft.text
        if len(text) < 100 and "ide" in text and _SAYS_PAGE.search(text):
            places[_NUMBERS.sub("#", text)].append(draft)
    for found in places.values():
        numbers = [int(_SAYS_PAGE.findall(draft.text)[-1]) for draft in found]
        if len(found) >= _OFTEN and all(0 < b - a <= 3 for a, b in pairwise(numbers)):
            for draft in found:
                draft.role = Role.HEAD


def _mark_repeated(filled: list[Draft]) -> None:
    """A short line that returns near the starts of pages that follow each other is a running head or foot."""
    page = 0
    places: dict[str, list[tuple[int, int, Draft]]] = defaultdict(list)
    starts = [index for index, draft in enumerate(filled) if draft.starts_page]
    if len(starts) < _OFTEN:
        return
    following = 0
    for index, draft in enumerate(filled):
        if draft.starts_page:
            page += 1
        while following < len(starts) and starts[following] <= index:
            following += 1
        since = index - starts[following - 1] if following else index
        until = starts[following] - index if following < len(starts) else 99
        if (since < _NEAR or until <= _NEAR) and draft.role is Role.BODY and len(draft.text) < 90:
            foot = since >= _NEAR
            places[_NUMBERS.sub("#", draft.text)].append((page + foot, foot, draft))
    running = {key: found for key, found in places.items() if _runs(key, found)}
    totals = Counter(_NUMBERS.sub("#", d.text) for d in filled if running and len(d.text) < 90)
    for key, found in running.items():
        if len(found) * 2 < totals[key]:
            continue  # as often amid the pages: a heading that every item has
        for _, below, line in found:
            line.role = Role.FOOT if below else Role.HEAD


def _runs(key: str, found: list[tuple[int, int, Draft]]) -> bool:
    """Whether the line returns on enough pages that follow each other, and is neither a number nor a numbered heading."""
    pages = sorted({number for number, _, _ in found})
    close = sum(1 for a, b in pairwise(pages) if b - a <= 2)
    if len(pages) < _OFTEN or close * 2 < len(pages) or key.count("#") >= 3 or _is_heading(key):
        return False
    return bool(_LETTERS.search(key)) and not _NUMBERED.match(found[0][2].text)


def _is_heading(key: str) -> bool:
    return key.endswith(":") or bool(_CASE.match(key)) or key.strip(" ./:").lower() in words("section_headings")


def _mark_lone_numbers(drafts: list[Draft], filled: list[Draft]) -> None:
    """A number alone is the page's where it stands at a page's edge, or where such numbers count the pages."""
    lone = [
        (index, draft)
        for index, draft in enumerate(filled)
        if draft.role is Role.BODY and len(draft.text) <= 3 and _LONE.fullmatch(draft.text)
    ]
    for at, (index, draft) in enumerate(lone):
        before = filled[index - 1] if index else None
        after = filled[index + 1] if index + 1 < len(filled) else None
        gap = max(
            draft.number - before.number if before else 3,
            after.number - draft.number if after else 3,
        )
        edge = (
            gap >= 3
            or draft.starts_page
            or (after is not None and after.starts_page)
            or before is None
            or after is None
        )
        explained = after is not None and after.text[:1].islower() and (before is None or before.text[-1:] in ".!?:")
        counted = any(
            0 < (int(other.text) - int(draft.text)) * (1 if place > index else -1) <= 3 and abs(place - index) >= 12
            for place, other in lone[max(at - 2, 0) : at + 3]
            if abs(place - index) < 250
        )
        if int(draft.text) and not explained and edge and (gap >= 4 or counted or draft.starts_page):
            draft.role = Role.PAGE_NUMBER


def _hand_on_starts(drafts: list[Draft]) -> None:
    """The first text of a page starts it too, when a head or a page number stands above it."""
    pending = False
    for draft in drafts:
        if draft.role is Role.BODY:
            draft.starts_page = draft.starts_page or pending
            pending = False
        elif draft.role is not Role.BLANK:
            pending = draft.starts_page or pending
