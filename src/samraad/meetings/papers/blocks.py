"""The text of items as values: paragraphs, headings, lists, tables, emphasis, links."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. A line break is a run of its own, its text a newline."""

    text: str
    strong: bool = False
    em: bool = False
    under: bool = False
    sub: bool = False
    sup: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``look``: text, quote, or small (a case number, a remark of the paper itself)."""

    runs: tuple[Run, ...]
    look: str = "text"


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` counts from 1 within what it stands in."""

    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list; each point is blocks."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    runs: tuple[Run, ...] = ()
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Every row of ``head`` and ``body`` fills ``width`` columns, cells that span others counted."""

    width: int
    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Heading | Points | Table


def text_blocks(text: str) -> tuple[Block, ...]:
    """Plain text, a paragraph a line."""
    return tuple(Paragraph((Run(line),)) for line in map(squeezed, text.splitlines()) if line)


def plain_text(blocks: tuple[Block, ...]) -> str:
    """The words, a paragraph, point or row a line."""
    return "\n".join(filter(None, map(_plain, blocks)))


def _plain(block: Block) -> str:
    if isinstance(block, Points):
        return "\n".join(filter(None, map(plain_text, block.items)))
    if isinstance(block, Table):
        rows = (" ".join(filter(None, (text_of(cell.runs) for cell in row))) for row in (*block.head, *block.body))
        return "\n".join(rows)
    return text_of(block.runs)


def text_of(runs: tuple[Run, ...]) -> str:
    """The words of one paragraph."""
    return squeezed("".join(run.text for run in runs))


def squeezed(text: str) -> str:
    """Without spaces at the ends, and one between words."""
    return _SPACES.sub(" ", text).strip()
