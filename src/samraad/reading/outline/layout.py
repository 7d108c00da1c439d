"""The filled lines of a source and how they stand: gaps, pages, widths. Everything else in the outline asks here.

Positions (``at``) count filled lines from 0; empty lines only show as gaps. A *page* runs from one line that starts a page
to the next: certain in a PDF, presumed in a text, so each use of it is evidence and not proof.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from samraad.reading.model import Line, Role

_RUNNING = frozenset({Role.HEAD, Role.FOOT, Role.PAGE_NUMBER})
_MARKS = (" ", "\xa0", "\f")
_LONGEST_PAGE = 120
PAGE = 40  # filled lines, about as many as a page holds
_NUMBER_OF = re.compile(r"^(?:side|page|s\.)\s*\|?\s*(\d{1,3})(?:\s*(?:af|/|of)\s*(\d{1,3}))?$", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"^(?:-\s*)?(\d{1,3})(?:\s*-)?$")


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two filled lines: ``blank`` lines, of which at most ``empty`` in a row hold no space either."""

    blank: int
    empty: int
    page: bool


_latest: list[tuple[tuple[Line, ...], Layout]] = []


@dataclass(frozen=True)
class Layout:
    """``filled`` holds the lines with something on them, ``gaps[at]`` what stands before each."""

    filled: tuple[Line, ...]
    texts: tuple[str, ...]
    gaps: tuple[Gap, ...]

    @classmethod
    def of(cls, lines: tuple[Line, ...]) -> Layout:
        """The layout of a source; each part of the outline asks for the same one, so the latest is kept."""
        if _latest and _latest[0][0] is lines:
            return _latest[0][1]
        layout = cls._of(lines)
        _latest[:] = [(lines, layout)]
        return layout

    @classmethod
    def _of(cls, lines: tuple[Line, ...]) -> Layout:
        filled: list[Line] = []
        gaps: list[Gap] = []
        blank = run = empty = 0
        page: int | None = None
        file: str | None = None
        running = False
        for line in lines:
            if not line.raw.strip():
                blank += 1
                run = run + 1 if not line.raw else 0
                empty = max(empty, run)
                continue
            marked = line.starts_page and (line.raw[:1] in _MARKS or not running)
            turned = marked or (line.page, line.file) != (page, file) or not filled
            # A page whose first lines are its head and number starts with these, not again with its first text.
            running = (turned or running) and line.role in _RUNNING
            gaps.append(Gap(blank, empty, turned))
            filled.append(line)
            page, file = line.page, line.file
            blank = run = empty = 0
        return cls(tuple(filled), tuple(line.raw.strip() for line in filled), tuple(gaps))

    def __len__(self) -> int:
        return len(self.filled)

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        return tuple(line.number for line in self.filled)

    def position(self, line_number: int) -> int:
        """The position of the first filled line at or after a line of the source."""
        return bisect_left(self._numbers, line_number)

    @cached_property
    def page_starts(self) -> tuple[int, ...]:
        return tuple(at for at, gap in enumerate(self.gaps) if gap.page)

    @cached_property
    def has_pages(self) -> bool:
        """Whether the source tells where its pages start, so that a line without that mark hardly starts one."""
        return (len(self.page_starts) - 1) * _LONGEST_PAGE >= len(self) or any(line.page for line in self.filled)

    def text_of(self, start: int, end: int) -> str:
        """The lines between two positions in small letters, with a space around each word."""
        return f" {' '.join(self.texts[start:end]).lower()} "

    def windows(self, start: int, end: int) -> list[tuple[int, int]]:
        """A stretch as one piece, or in pieces of about a page where the pages are not marked."""
        if end - start <= 2 * PAGE:
            return [(start, end)]
        cuts = [*range(start, end - PAGE // 2, PAGE), end]
        return list(pairwise(cuts))

    def page_end(self, at: int) -> int:
        """One past the last position of the page that holds ``at``."""
        following = bisect_right(self.page_starts, at)
        return self.page_starts[following] if following < len(self.page_starts) else len(self)

    def page_start(self, at: int) -> int:
        return self.page_starts[bisect_right(self.page_starts, at) - 1]

    def usual_gap(self, at: int) -> int:
        """The blank lines that usually part the lines around: 1 where the text is double-spaced."""
        around = sorted(gap.blank for gap in self.gaps[max(at - 10, 0) : at + 11])
        return around[len(around) // 2] if around else 0

    def stands_apart(self, at: int) -> bool:
        """Whether more than a paragraph's gap parts this line from the one before: a page's end, or empty paragraphs."""
        if at >= len(self):
            return True
        gap, usual = self.gaps[at], min(self.usual_gap(at), 1)
        return gap.page or gap.blank >= 4 + usual * 2 or gap.empty >= 3 or (usual == 1 and gap.empty >= 2)

    def width(self, start: int, end: int) -> int:
        """The width to which running text is set between two positions; 0 where there is too little of it.

        Only lines that plainly go on in the next one (a hyphen, a small letter below) reach their margin.
        """
        full = sorted(
            len(self.texts[at])
            for at in range(start, end - 1)
            if self.texts[at + 1][0].islower() or self.texts[at].endswith("-")
        )
        return full[int(len(full) * 0.75)] if len(full) >= 3 else 0

    def spacing(self, start: int, end: int) -> float:
        """The share of lines with an empty line before them: near 1 in double-spaced text."""
        gaps = self.gaps[start + 1 : end]
        return sum(gap.blank > 0 for gap in gaps) / len(gaps) if gaps else 0.0

    def goes_on(self, at: int) -> bool:
        """Whether the repaired text says that the line before reads on into this one."""
        before = next((line for line in reversed(self.filled[max(at - 6, 0) : at]) if line.role is Role.BODY), None)
        return before is not None and before.after != "\n"


def page_number(text: str) -> tuple[int, int | None] | None:
    """A printed page number, with the number of pages where it says so ("Side 5 af 9")."""
    found = _NUMBER_OF.match(text)
    return (int(found[1]), int(found[2]) if found[2] else None) if found else None


def bare_number(text: str) -> int | None:
    """A number alone on its line: a page number perhaps, as often a key figure."""
    found = _NUMBER_ALONE.match(text)
    return int(found[1]) if found else None
