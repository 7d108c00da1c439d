"""Running heads, running feet and page numbers: what stands at the same place at the edge of several pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from samraad.reading.inputs.pdf.piece import PageText, Piece
from samraad.reading.model import Role
from samraad.reading.repair.wordlists import words

# Shares of the page's height, and of its body text's size.
_ZONE = 0.12
_LARGEST_HEAD = 1.2
_SAME_PLACE = 4.0
_NEAR_PAGES = 2

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–|]\s*)?(?:side|s\.|page)?\s*(?:\|\s*)?(\d{1,4})(?:\s*(?:af|/|of|\|)\s*\d{1,4})?(?:\s*[-–|])?$",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(r"\W*(?:side|page)\b", re.IGNORECASE)
# What names an agenda item is a separator, however often it is repeated.
_SEPARATOR = re.compile(r"\d{1,2}\.\d{1,2}\.?:?\s+\S")


def find_margins(pages: list[PageText], body_size: float) -> dict[int, Role]:
    """The role of each head, foot and page number, by the identity of its piece."""
    roles: dict[int, Role] = {}
    for role in (Role.HEAD, Role.FOOT):
        edges = [_edge(page, role, body_size) for page in pages]
        places: dict[str, list[tuple[int, float, Piece]]] = defaultdict(list)
        for index, edge in enumerate(edges):
            for piece in edge:
                places[_DIGITS.sub("0", piece.text.casefold())].append((index, piece.y, piece))
        repeated = {id(piece): often for same in places.values() for piece, often in _repeated(same)}
        for edge in edges:
            roles.update(_outermost(edge, repeated, role))
    return roles


def _edge(page: PageText, role: Role, body_size: float) -> list[Piece]:
    """The pieces in the page's upper or lower margin, the outermost first; none where the page has no body."""
    if role is Role.HEAD:
        limit = _ZONE * page.height
        edge = sorted((p for p in page.pieces if p.y <= limit), key=lambda p: p.y)
    else:
        limit = (1 - _ZONE) * page.height
        edge = sorted((p for p in page.pieces if p.y >= limit), key=lambda p: -p.y)
    return [piece for piece in edge if piece.size <= _LARGEST_HEAD * body_size] if len(edge) < len(page.pieces) else []


def _repeated(same: list[tuple[int, float, Piece]]) -> Iterable[tuple[Piece, int]]:
    """Those that stand at the same height on pages nearby, and on how many; page numbers must count the pages, or say "side"."""
    for position, (index, y, piece) in enumerate(same):
        number = _page_number(piece.text)
        often = 0
        for other_index, other_y, other in _neighbours(same, position):
            if abs(y - other_y) > _SAME_PLACE or index == other_index:
                continue
            other_number = _page_number(other.text)
            if number is not None and other_number is not None and number - other_number != index - other_index:
                continue
            often += 1
        if _is_said(piece):
            yield piece, max(often, 1)
        elif often and not _SEPARATOR.match(piece.text) and not _is_section(piece.text):
            yield piece, often


def _neighbours(same: list[tuple[int, float, Piece]], position: int) -> Iterable[tuple[int, float, Piece]]:
    index = same[position][0]
    for step in (-1, 1):
        at = position + step
        while 0 <= at < len(same) and abs(same[at][0] - index) <= _NEAR_PAGES:
            yield same[at]
            at += step


def _outermost(edge: list[Piece], repeated: dict[int, int], role: Role) -> Iterable[tuple[int, Role]]:
    """Heads stand outside everything else: after the first line that is none, there are no more.

    Nor is a line one that returns less often than the head it stands below: text may well open like that of the page before.
    """
    blocked: float | None = None
    least = 0
    for piece in edge:
        often = repeated.get(id(piece), 0)
        is_head = often >= max(least, 1) or (often and _is_said(piece))
        if not is_head:
            blocked = piece.y if blocked is None else blocked
        if blocked is not None and abs(piece.y - blocked) > _SAME_PLACE:
            return
        if is_head:
            least = max(least, often)
            yield id(piece), Role.PAGE_NUMBER if _page_number(piece.text) is not None else role


def _is_section(text: str) -> bool:
    """Whether it heads a section of an item: several pages in a row may well open with "Baggrund"."""
    return text.strip(" ./:").casefold() in words("section_headings")


def _is_said(piece: Piece) -> bool:
    """Whether it says by a word that it is the number of a page."""
    return _page_number(piece.text) is not None and bool(_SAYS_PAGE.match(piece.text))


def _page_number(text: str) -> int | None:
    match = _PAGE_NUMBER.match(text)
    return int(match[1]) if match else None
