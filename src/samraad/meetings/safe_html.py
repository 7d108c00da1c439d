"""The one place where HTML is cleaned: from an editor or from Word to a small subset, and from that to plain text.

Structure is kept (paragraphs, two levels of headings, lists, tables, emphasis, links), styling is dropped. Word writes lists
as paragraphs with ``mso-list`` in their style; they become lists again.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

import nh3

from samraad.archive.storable import storable

BLOCKS = {"p", "h3", "h4", "ul", "ol", "table", "blockquote"}
TAGS = BLOCKS | {"br", "strong", "em", "u", "sub", "sup", "a", "li", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
SCHEMES = {"http", "https", "mailto"}
DROPPED = {"script", "style", "head", "title", "xml", "template", "iframe", "object", "svg", "math"}
_RENAMED = {
    "b": "strong",
    "i": "em",
    "h1": "h3",
    "h2": "h3",
    "h5": "h4",
    "h6": "h4",
    "dl": "ul",
    "dt": "li",
    "dd": "li",
}
_CONTAINERS = {"div", "section", "article", "main", "header", "footer", "body", "html", "form", "center", "figure"}
_VOID = {"br"}
_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d+)", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*\(?(?:\d+|[a-zæøå]|[ivxl]+)[.)]\s*", re.IGNORECASE)
_EMPTY = re.compile(r"<(p|h3|h4|li|ul|ol|blockquote|strong|em|u|sub|sup)>(?:\s|&nbsp;|\u00a0|<br>)*</\1>")
_SPACES = re.compile(r"[ \t\r\n\u00a0]+")
_ROUNDS = 6
_HREF = re.compile(r'<a href="([^"]*)"')


def clean(html: str) -> str:
    """The subset of ``html`` that is stored. Cleaning what is clean changes nothing."""
    html = storable(html)
    for _round in range(_ROUNDS):
        cleaned = _cleaned(html)
        if cleaned == html:
            return cleaned
        html = cleaned
    return _cleaned(from_text(plain(html)))  # so broken that each reading of it differs: its words are what can be kept


def from_text(text: str) -> str:
    """Plain text as HTML: a paragraph a line."""
    return "".join(
        f"<p>{escape(line.strip(), quote=False)}</p>" for line in storable(text).splitlines() if line.strip()
    )


def _cleaned(html: str) -> str:
    rewriter = _Rewriter()
    rewriter.feed(html)
    rewriter.close()
    cleaned = nh3.clean(
        rewriter.result(),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        clean_content_tags=DROPPED,
        link_rel=None,
        strip_comments=True,
    )
    while (shorter := _EMPTY.sub("", cleaned)) != cleaned:
        cleaned = shorter
    return cleaned.strip()


def plain(html: str) -> str:
    """The words of clean HTML: a paragraph a line, points with a dash, cells of a row apart by three spaces."""
    reader = _Plain()
    reader.feed(html)
    reader.close()
    return reader.result()


def links(html: str) -> tuple[str, ...]:
    """Where clean HTML links to."""
    return tuple(found.replace("&amp;", "&") for found in _HREF.findall(html))


class _Rewriter(HTMLParser):
    """Names as in the subset, loose text in paragraphs, Word's lists as lists; not yet safe."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []
        self._lists: list[str] = []
        self._skipped: list[str] = []
        self._level = 0
        self._sign: list[str] = []
        self._is_implicit = False

    def result(self) -> str:
        self._end_implicit()
        self._end_lists(0)
        return "".join(self._out)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if self._skipped or tag in DROPPED or "mso-list:ignore" in given.get("style", "").replace(" ", "").lower():
            if tag not in _VOID | {"img", "meta", "link", "input", "hr", "col"}:
                self._skipped.append(tag)
            return
        name = _RENAMED.get(tag, tag)
        if name == "p" and {"td", "th"} & set(self._open):
            if not self._out[-1].startswith(("<td", "<th")):
                self._out.append("<br>")
            return
        level = _LEVEL.search(given.get("style", "")) if name == "p" else None
        if level:
            self._end_implicit()
            self._level, self._sign = min(int(level[1]), 6), []
            return
        if name in _CONTAINERS or name in BLOCKS:
            self._end_implicit()
        if name in BLOCKS:
            self._end_lists(0)
            self._start(name)
        elif name in TAGS:
            self._inline()
            href = f' href="{escape(given["href"])}"' if name == "a" and "href" in given else ""
            spans = "".join(f' {key}="{escape(given[key])}"' for key in ("colspan", "rowspan") if key in given)
            if name in _VOID:
                self._out.append("<br>")
            else:
                self._start(name, href if name == "a" else spans)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag in self._skipped:
                while self._skipped.pop() != tag:
                    pass
            return
        name = _RENAMED.get(tag, tag)
        if name == "p" and self._level:
            self._end_point()
        elif name in _CONTAINERS:
            self._end_implicit()
        elif name in TAGS - _VOID and name in self._open:
            if name in BLOCKS:
                self._is_implicit = False
            while self._open:
                last = self._open.pop()
                self._out.append(f"</{last}>")
                if last == name:
                    break

    def handle_data(self, data: str) -> None:
        if self._skipped:
            self._sign.append(data)
            return
        text = _SPACES.sub(" ", data)
        if not text.strip() and not self._open and not self._level:
            return
        self._inline()
        self._out.append(escape(text, quote=False))

    def _start(self, name: str, attributes: str = "") -> None:
        self._open.append(name)
        self._out.append(f"<{name}{attributes}>")

    def _inline(self) -> None:
        """Before text or emphasis: in a point of Word's, begin it; where nothing is open, begin a paragraph."""
        if self._level and not self._open:
            self._begin_point()
        elif not self._open:
            self._end_lists(0)
            self._start("p")
            self._is_implicit = True

    def _begin_point(self) -> None:
        wanted = "ol" if _NUMBERED.fullmatch("".join(self._sign)) else "ul"
        self._sign = []
        if len(self._lists) >= self._level:
            self._end_lists(self._level)
            if self._lists[-1] == wanted:
                self._out.append("</li>")
            else:
                self._end_lists(self._level - 1)
        while len(self._lists) < self._level:
            self._lists.append(wanted)
            self._out.append(f"<{wanted}>")
            if len(self._lists) < self._level:
                self._out.append("<li>")
        self._out.append("<li>")
        self._open.append("point")

    def _end_point(self) -> None:
        """The item itself stays open: a deeper list may follow in it."""
        while self._open:
            last = self._open.pop()
            if last == "point":
                break
            self._out.append(f"</{last}>")
        self._level = 0

    def _end_lists(self, depth: int) -> None:
        while len(self._lists) > depth:
            self._out.append(f"</li></{self._lists.pop()}>")

    def _end_implicit(self) -> None:
        if self._level:
            self._end_point()
        if self._is_implicit:
            self._is_implicit = False
            while self._open:
                self._out.append(f"</{self._open.pop()}>")


class _Plain(HTMLParser):
    """Collects lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line = ""
        self._lists: list[tuple[str, int]] = []

    def result(self) -> str:
        self._end_line()
        return "\n".join(self._lines)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS or tag in {"br", "tr"}:
            self._end_line()
        if tag in {"ul", "ol"}:
            self._lists.append((tag, 0))
        if tag == "li":
            self._end_line()
            self._line = self._sign()
        if tag in {"td", "th"} and self._line:
            self._line += "   "

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS or tag in {"li", "tr"}:
            self._end_line()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        self._line += _SPACES.sub(" ", data) if self._line else _SPACES.sub(" ", data).lstrip()

    def _sign(self) -> str:
        if not self._lists:
            return "– "
        kind, count = self._lists[-1]
        self._lists[-1] = (kind, count + 1)
        return "  " * (len(self._lists) - 1) + (f"{count + 1}. " if kind == "ol" else "– ")

    def _end_line(self) -> None:
        if self._line.strip():
            self._lines.append(self._line.rstrip())
        self._line = ""
