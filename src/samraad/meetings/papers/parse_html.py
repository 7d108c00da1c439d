"""The small HTML subset that items are written in, read into blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from samraad.meetings.papers.blocks import Block, Cell, Heading, Paragraph, Points, Run, plain_text, text_blocks
from samraad.meetings.papers.grid import MAX_COLUMNS, Row, table_of

_SCHEMES = ("http://", "https://", "mailto:")
_MAX_DEPTH = 12
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_DROPPED = frozenset({"script", "style", "head", "title", "template", "iframe", "object", "svg", "math"})
_MARKS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "u": "under", "sub": "sub", "sup": "sup"}
_TEXT = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "div"})


def parse_blocks(html: str) -> tuple[Block, ...]:
    """The blocks of HTML. What is not of the subset is read through; scripts and styles are dropped with their text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.result()


def written_blocks(html: str, text: str) -> tuple[Block, ...]:
    """What somebody wrote; the plain text where no HTML of it is kept."""
    return parse_blocks(html) or text_blocks(text)


@dataclass(slots=True)
class _Frame:
    """An open element with what it has gathered so far."""

    tag: str
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    items: list[tuple[Block, ...]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    span: tuple[int, int] = (1, 1)


class _Reader(HTMLParser):
    """Builds blocks from tags; what is not closed is closed by what follows or by the end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._stack = [_Frame("root")]
        self._marks: list[str] = []
        self._links: list[str] = []
        self._dropped: list[str] = []
        self._in_head = False

    def result(self) -> tuple[Block, ...]:
        while len(self._stack) > 1:
            self._close()
        self._end_text()
        return tuple(self._stack[0].blocks)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if self._dropped or tag in _DROPPED:
            self._dropped.append(tag)
        elif tag in _MARKS:
            self._marks.append(_MARKS[tag])
        elif tag == "a":
            self._links.append(_safe(given.get("href", "")))
        elif tag == "br":
            self._add("\n")
        elif tag in _TEXT:
            self._end_text()
            if self._stack[-1].tag in _TEXT - {"blockquote", "div"}:
                self._close()
            self._open(tag)
        elif tag in ("ul", "ol", "table"):
            self._end_text()
            if self._stack[-1].tag in _TEXT:
                self._close()
            self._open(tag)
        elif tag == "thead":
            self._in_head = True
        elif tag in ("li", "tr", "td", "th"):
            self._part(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if self._dropped:
            if tag in self._dropped:
                while self._dropped.pop() != tag:
                    pass
        elif tag in _MARKS:
            if _MARKS[tag] in self._marks:
                self._marks.remove(_MARKS[tag])
        elif tag == "a":
            if self._links:
                self._links.pop()
        elif tag == "thead":
            self._in_head = False
        elif any(frame.tag == tag for frame in self._stack):
            while self._stack[-1].tag != tag:
                self._close()
            self._close()

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self._add(_SPACES.sub(" ", data))

    def _part(self, tag: str, given: dict[str, str]) -> None:
        """A point, row or cell: only within its list, row or table, and closing the one before it."""
        holder = {"li": ("ul", "ol"), "tr": ("table",), "td": ("tr",), "th": ("tr",)}[tag]
        at = next((n for n in range(len(self._stack) - 1, 0, -1) if self._stack[n].tag in holder), 0)
        barrier = next(
            (n for n in range(len(self._stack) - 1, 0, -1) if self._stack[n].tag in ("ul", "ol", "table")), 0
        )
        if not at or at < barrier:
            return
        while len(self._stack) > at + 1:
            self._close()
        self._open(tag)
        self._stack[-1].span = (_count(given.get("colspan", "")), _count(given.get("rowspan", "")))

    def _open(self, tag: str) -> None:
        self._stack.append(_Frame(tag))

    def _add(self, text: str) -> None:
        frame = self._stack[-1]
        if frame.tag in ("ul", "ol", "table", "tr"):
            return
        if text == " " and not frame.runs:
            return
        frame.runs.append(
            Run(
                text,
                strong="strong" in self._marks,
                em="em" in self._marks,
                under="under" in self._marks,
                sub="sub" in self._marks,
                sup="sup" in self._marks,
                href=self._links[-1] if self._links else "",
            )
        )

    def _end_text(self) -> None:
        """Loose text becomes a paragraph of what is open."""
        frame = self._stack[-1]
        runs = _trimmed(frame.runs)
        frame.runs = []
        if not runs or frame.tag in ("td", "th", "tr", "ul", "ol", "table"):
            frame.runs = [*runs, Run("\n")] if runs else []
            return
        if frame.tag.startswith("h") and frame.tag[1:].isdigit():
            frame.blocks.append(Heading(2 if frame.tag in ("h4", "h5", "h6") else 1, runs))
        else:
            frame.blocks.append(Paragraph(runs, "quote" if self._is_quoted() else "text"))

    def _is_quoted(self) -> bool:
        return any(frame.tag == "blockquote" for frame in self._stack)

    def _close(self) -> None:
        """Hands what the innermost element holds to the one around it."""
        self._end_text()
        frame = self._stack.pop()
        parent = self._stack[-1]
        made: list[Block] = frame.blocks
        if frame.tag in ("ul", "ol"):
            made = [Points(frame.tag == "ol", tuple(frame.items))] if frame.items else []
        elif frame.tag == "table":
            table = table_of(frame.rows)
            made = [table] if table else []
        elif frame.tag == "tr":
            parent.rows += frame.rows[:1]
            return
        elif frame.tag in ("td", "th"):
            self._end_cell(frame, parent)
            return
        elif frame.tag == "li":
            if frame.blocks:
                parent.items.append(tuple(frame.blocks))
            return
        if parent.tag in ("td", "th"):
            parent.runs += [Run(line + "\n") for line in plain_text(tuple(made)).split("\n") if line]
        else:
            parent.blocks += made if len(self._stack) <= _MAX_DEPTH else text_blocks(plain_text(tuple(made)))

    def _end_cell(self, frame: _Frame, parent: _Frame) -> None:
        if not parent.rows:
            parent.rows.append(Row([], True))
        cell = Cell(_trimmed(frame.runs), *frame.span)
        parent.rows[0].cells.append(cell)
        parent.rows[0].is_head &= frame.tag == "th" or self._in_head


def _safe(href: str) -> str:
    """The address, where it is one that may be followed."""
    href = href.strip()
    fits = href.lower().startswith(_SCHEMES) and href.isprintable() and " " not in href and len(href) < 2000
    return href if fits else ""


def _count(text: str) -> int:
    return min(max(int(text), 1), MAX_COLUMNS) if text.isascii() and text.isdigit() and len(text) < 4 else 1


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Without space at its ends, nor two spaces in a row."""
    found: list[Run] = []
    for run in runs:
        text = run.text
        if not found or found[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ") if not found or text != "\n" else text
            text = text.lstrip("\n") if not found else text
        if text:
            found.append(replace(run, text=text))
    while found and (text := found[-1].text.rstrip(" \n")) != found[-1].text:
        last = found.pop()
        if text:
            found.append(replace(last, text=text))
    return tuple(found)
