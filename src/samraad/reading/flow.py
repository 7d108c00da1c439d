"""Running text over lines: where a word or sentence goes on over line and page ends, and back from text to lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from samraad.reading.model import Line, Role, Span


@dataclass(frozen=True, slots=True)
class Flow:
    """The repaired text of body lines read on, with the line each character came from."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, lines: Iterable[Line], roles: frozenset[Role] = frozenset({Role.BODY})) -> Flow:
        kept = tuple(line for line in lines if line.role in roles and line.text)
        parts: list[str] = []
        starts: list[int] = []
        at = 0
        for line in kept:
            starts.append(at)
            piece = line.text + line.after
            parts.append(piece)
            at += len(piece)
        return cls("".join(parts).rstrip(), kept, tuple(starts))

    def line_at(self, offset: int) -> Line:
        """The line that holds the character at ``offset``; raises IndexError in an empty flow."""
        return self.lines[max(bisect_right(self.starts, offset) - 1, 0)]

    def span(self, start: int, end: int) -> Span:
        """The lines of ``text[start:end]``."""
        first, last = self.line_at(start), self.line_at(max(end - 1, start))
        return Span(first.number, last.number, first.page, first.file)


def span_of(lines: tuple[Line, ...], first_line: int, last_line: int) -> Span:
    """The span of source lines ``first_line`` to ``last_line``; ``lines`` is the whole source."""
    start = lines[first_line - 1]
    return Span(first_line, last_line, start.page, start.file)


def text_of(lines: Iterable[Line]) -> str:
    """The repaired running text of the body lines, paragraphs apart by a line break."""
    return Flow.of(lines).text
