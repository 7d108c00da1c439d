"""What is known when a page is asked whether a document starts there: of the bundle, and of the document so far."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from samraad.reading.model import Role
from samraad.reading.outline.blocks import block_at, is_furniture, is_title_like
from samraad.reading.outline.kinds import kind_alone
from samraad.reading.outline.layout import Layout, page_number
from samraad.reading.outline.words import fold, language_of, unnumbered

HEAD_LINES = 10
CAPITALS = 12
SERIES = re.compile(r"^([A-ZÆØÅ][\wæøå]+)\s(\d{1,2})\b")
_FORETOLD = 14
_MOST = 0.6
_RUNNING = frozenset({Role.HEAD, Role.FOOT, Role.PAGE_NUMBER})
_DIGITS = re.compile(r"\d+")


def first_line(layout: Layout, at: int, end: int) -> int:
    """The first line of the page that is neither furniture, a running head nor initials."""
    head = [i for i in range(at, min(at + HEAD_LINES, end)) if layout.filled[i].role not in _RUNNING]
    return next((i for i in head if len(layout.texts[i]) > 4 and not is_furniture(layout.texts[i])), at)


def opening_words(text: str) -> str:
    return " ".join(fold(unnumbered(text)).split()[:2])


def running_heads(layout: Layout, start: int, end: int) -> frozenset[str]:
    """The running heads and feet of a page, whatever their numbers."""
    lines = (line for line in layout.filled[start:end] if line.role in (Role.HEAD, Role.FOOT))
    return frozenset(squeezed for line in lines if (squeezed := _squeezed(_DIGITS.sub("", line.text))))


def printed_number(layout: Layout, start: int, end: int) -> tuple[int, int | None] | None:
    """The page number a page prints near its head or foot."""
    texts = layout.texts[start : min(start + 14, end)] + layout.texts[max(end - 3, start) : end]
    return next((number for text in texts if (number := page_number(text))), None)


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")


@dataclass(frozen=True, slots=True)
class Bundle:
    """Openings that many pages share; heads and page numbers that run through all and so tell nothing."""

    openings: Counter[str]
    stamps: frozenset[str]
    numbered_through: bool

    @classmethod
    def of(cls, layout: Layout, certain: tuple[int, ...]) -> Bundle:
        pages = [(at, layout.page_end(at)) for at in layout.page_starts]
        heads = Counter(head for start, end in pages for head in running_heads(layout, start, end))
        stamps = frozenset(head for head, count in heads.items() if count > _MOST * len(pages) and len(certain) > 1)
        totals = Counter(number[1] for start, end in pages if (number := printed_number(layout, start, end)))
        same_total = any(total and total > 8 and count > _MOST * len(pages) for total, count in totals.items())
        numbers = [number[0] for at in certain[1:] if (number := printed_number(layout, at, layout.page_end(at)))]
        rising = len(numbers) >= 2 and all(a < b for a, b in zip([1, *numbers], numbers, strict=False))
        openings = Counter(opening_words(layout.texts[at]) for at in layout.page_starts)
        return cls(openings, stamps, same_total or rising)


@dataclass(slots=True)
class Current:
    """What is known of the document that is being read when the next page starts."""

    start: int
    headings: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    series: dict[str, int] = field(default_factory=dict)
    areas: list[tuple[int, float]] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    last_number: int | None = None
    capitals: bool = False
    headed: int = 0
    lengths: list[int] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    language: str | None = None

    def learn(self, layout: Layout, start: int, end: int) -> None:
        """Take in the lines from ``start`` to ``end``."""
        for at in range(start, end):
            text = layout.texts[at]
            if len(text) < 90:
                bare = unnumbered(text)
                self.headings.add(_squeezed(bare))
                if bare != text:
                    self.headings.add(_squeezed(bare)[:_FORETOLD])
                if text[-1].isdigit() and bare != text and bare[-1:].isalpha():
                    self.listed.add(_squeezed(bare))
                self.capitals = self.capitals or (text.isupper() and len(text) >= CAPITALS)
                if match := SERIES.match(text):
                    self.series[match[1]] = int(match[2])
                if at - start < HEAD_LINES and (naming := kind_alone(text)):
                    self.kinds.add(naming.kind)
            if number := page_number(text):
                self.last_number = number[0]
        for at, stop in layout.windows(start, end):
            if stop - at >= 4:
                self.areas.append((layout.width(at, stop), layout.spacing(at, stop)))

    def turn(self, layout: Layout, start: int, end: int) -> None:
        """Note how the page that ran from ``start`` to ``end`` looked."""
        self.lengths.append(end - start)
        self.language = language_of(layout.text_of(start, end)) or self.language
        self.heads |= running_heads(layout, start, end)
        self.headed += is_title_like(layout, block_at(layout, first_line(layout, start, end), end))

    @property
    def longest(self) -> int:
        return max(self.lengths, default=0)

    def lists(self, text: str) -> bool:
        """Whether the document's table of contents has this line, with its page."""
        return _squeezed(unnumbered(text)) in self.listed

    def foretold(self, text: str) -> bool:
        """Whether the document has this line already, or lists it with a number, perhaps in words a little different."""
        squeezed = _squeezed(unnumbered(text))
        return squeezed in self.headings or (len(squeezed) >= _FORETOLD and squeezed[:_FORETOLD] in self.headings)
