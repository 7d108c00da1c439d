"""Marked words in the HTML of a page: found again by what they say and what stands around them, and wrapped in ``mark``.

Texts are compared without any white space, so that paragraphs, line breaks and emphasis make no difference. Links to a
source (``L12``) stand in the page but not in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

_SPACE = re.compile(r"\s+")
_BLOCKS = frozenset({"p", "li", "h3", "h4", "tr", "ul", "ol", "table", "br", "blockquote"})
_CELLS = frozenset({"td", "th"})
_NO_TEXT = "source-link"


@dataclass(frozen=True, slots=True)
class Quote:
    """``key`` tells one marking from another; ``before`` and ``after`` are what stood around the words."""

    key: int
    words: str
    before: str = ""
    after: str = ""


def squeezed(text: str) -> str:
    """Without white space, as texts are compared."""
    return _SPACE.sub("", text)


def text_of(html: str) -> str:
    """The text of a piece of HTML, a line for each block."""
    parser = _Pieces()
    parser.feed(html)
    parser.close()
    lines = "".join(parser.text_pieces()).split("\n")
    return "\n".join(line for each in lines if (line := _SPACE.sub(" ", each).strip()))


def place_of(text: str, quote: Quote) -> tuple[int, int] | None:
    """From where to where the words stand in a squeezed text; of several places the one whose surroundings fit best."""
    words, before, after = squeezed(quote.words), squeezed(quote.before), squeezed(quote.after)
    best, best_fit = None, -1
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        fit = _alike(before[::-1], text[:start][-len(before) - 1 :][::-1]) + _alike(after, text[end : end + len(after)])
        if fit > best_fit:
            best, best_fit = (start, end), fit
        start = text.find(words, start + 1)
    return best


def with_marks(html: str, quotes: Sequence[Quote]) -> str:
    """The HTML with each quote that is found in it marked; where two overlap, the first has the words."""
    if not quotes:
        return html
    parser = _Pieces()
    parser.feed(html)
    parser.close()
    letters = [(at, place) for at, text in parser.texts() for place, sign in enumerate(text) if not sign.isspace()]
    whole = "".join(parser.pieces[at].text[place] for at, place in letters)
    spans: dict[int, list[tuple[int, int, int]]] = {}
    for quote in quotes:
        found = place_of(whole, quote)
        if found:
            _add_spans(spans, letters[found[0] : found[1]], parser.pieces, quote.key)
    said: set[int] = set()
    return "".join(_marked(piece, spans.get(at, []), said) for at, piece in enumerate(parser.pieces))


def with_marked_lines(html: str, keys: Mapping[int, int]) -> str:
    """The HTML of a document's lines with some of them marked; ``keys`` gives the marking of each line that has one."""
    if not keys:
        return html
    parser = _Lines(keys)
    parser.feed(html)
    parser.close()
    return "".join(parser.out)


@dataclass(slots=True)
class _Piece:
    text: str
    is_text: bool
    gap: str = ""


class _Pieces(HTMLParser):
    """The HTML as tags, kept as they are, and texts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[_Piece] = []
        self._silent = False

    def texts(self) -> Iterable[tuple[int, str]]:
        return ((at, piece.text) for at, piece in enumerate(self.pieces) if piece.is_text)

    def text_pieces(self) -> Iterable[str]:
        return (piece.text if piece.is_text else piece.gap for piece in self.pieces)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._silent = self._silent or _NO_TEXT in (dict(attributes).get("class") or "").split()
        self.pieces.append(_Piece(self.get_starttag_text() or "", is_text=False, gap=_gap(tag)))

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.pieces.append(_Piece(self.get_starttag_text() or "", is_text=False, gap=_gap(tag)))

    def handle_endtag(self, tag: str) -> None:
        self._silent = self._silent and tag != "a"
        self.pieces.append(_Piece(f"</{tag}>", is_text=False, gap=_gap(tag)))

    def handle_data(self, data: str) -> None:
        if self._silent:
            self.pieces.append(_Piece(escape(data, quote=False), is_text=False))
        else:
            self.pieces.append(_Piece(data, is_text=True))


class _Lines(HTMLParser):
    """Copies the HTML and marks what has a line's number."""

    def __init__(self, keys: Mapping[int, int]) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._keys = keys
        self._inside = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        line = dict(attributes).get("data-line") or ""
        key = self._keys.get(int(line)) if line.isascii() and line.isdigit() else None
        given = self.get_starttag_text() or ""
        if key is None:
            self.out.append(given)
        elif tag == "span":
            self.out.append(f'{given}<mark class="own-mark" data-marking="{key}">')
            self._inside = True
        else:
            self.out.append(f'<{tag} data-marking="{key}"{given[len(tag) + 1 :]}')

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag == "span":
            self.out.append("</mark>")
            self._inside = False
        self.out.append(f"</{tag}>")

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.out.append(self.get_starttag_text() or "")

    def handle_data(self, data: str) -> None:
        self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")


def _gap(tag: str) -> str:
    return "\n" if tag in _BLOCKS else " " if tag in _CELLS else ""


def _alike(one: str, other: str) -> int:
    """How many signs are the same from the start."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _add_spans(
    spans: dict[int, list[tuple[int, int, int]]],
    letters: Sequence[tuple[int, int]],
    pieces: Sequence[_Piece],
    key: int,
) -> None:
    """In each text from the first to the last letter, in those between to their ends; nothing is marked twice."""
    places: dict[int, list[int]] = {}
    for at, place in letters:
        places.setdefault(at, []).append(place)
    first, last = letters[0][0], letters[-1][0]
    for at, found in places.items():
        start = found[0] if at == first else 0
        end = found[-1] + 1 if at == last else len(pieces[at].text)
        for begin, stop, _key in sorted(spans.get(at, [])):
            if begin <= start < stop:
                start = stop
            elif start < begin < end:
                spans[at].append((start, begin, key))
                start = stop
        if start < end:
            spans.setdefault(at, []).append((start, end, key))


def _marked(piece: _Piece, spans: list[tuple[int, int, int]], said: set[int]) -> str:
    if not piece.is_text:
        return piece.text
    parts, at = [], 0
    for start, end, key in sorted(spans):
        anchor = "" if key in said else f' id="markering-{key}"'
        said.add(key)
        parts += [
            escape(piece.text[at:start], quote=False),
            f'<mark class="own-mark"{anchor} data-marking="{key}">{escape(piece.text[start:end], quote=False)}</mark>',
        ]
        at = end
    return "".join([*parts, escape(piece.text[at:], quote=False)])
