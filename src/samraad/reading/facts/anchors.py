"""The year of a date that is printed without one: said beside it, else what puts it nearest to its document or meeting."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from samraad.reading.facts.dates import DateMention, FoundDate, in_year, nearest, scan_dates
from samraad.reading.facts.mention import Prose
from samraad.reading.flow import Flow
from samraad.reading.model import Document, Line

_RELATIVE = re.compile(r"\s+(?:(?:i|til)\s+)?(?P<word>år|sidste\s+år|næste\s+år)(?![a-zæøå])")
_SAID = re.compile(r"(?<![a-zæøå])(?:i|for|af|år|fra)\s+((?:19|20)\d\d)(?![\d/-]|\.\d)")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ])|\n")
_STEP = {"år": 0, "sidste": -1, "næste": 1}
_REACH = 120
_PLAUSIBLE = 2  # a year said in the sentence of a date is its year only when it is near the document's


class Anchors:
    """The date that a line was written at: of its document where that is dated, else of the meeting."""

    def __init__(self, meeting: dt.date | None, documents: tuple[Document, ...]) -> None:
        self._meeting = meeting
        self._documents = sorted(documents, key=lambda document: document.span.first_line)
        self._starts = [document.span.first_line for document in self._documents]

    def at(self, line: Line) -> dt.date | None:
        index = bisect_right(self._starts, line.number) - 1
        if index >= 0:
            document = self._documents[index]
            if document.date is not None and line.number <= document.span.last_line:
                return document.date
        return self._meeting


def dates_of(flow: Flow, prose: Prose, anchors: Anchors) -> Iterator[FoundDate]:
    """The dates of a flow in the calendar; where nothing is dated, the last full date before tells the year."""
    printed: dt.date | None = None
    for mention in scan_dates(prose.text, prose.folded):
        if mention.year is not None:
            date = in_year(mention, mention.year)
            printed = date.low if date is not None and date.exact else printed
        else:
            anchor = anchors.at(flow.line_at(mention.start)) or printed
            date = _inferred(prose, mention, anchor) if anchor is not None else None
        if date is not None:
            yield date


def _inferred(prose: Prose, mention: DateMention, anchor: dt.date) -> FoundDate | None:
    year = _said_year(prose, mention, anchor)
    date = in_year(mention, year) if year is not None else None
    if date is None or (mention.weekday is not None and mention.weekday != date.low.weekday()):
        return nearest(mention, anchor)
    return replace(date, inferred=True)


def _said_year(prose: Prose, mention: DateMention, anchor: dt.date) -> int | None:
    """The year that the sentence says: "januar i år", "I 2022 er der fra januar …"."""
    if "året" in prose.folded[mention.start : mention.end]:
        return anchor.year
    relative = _RELATIVE.match(prose.folded, mention.end)
    if relative is not None and (relative.group().split()[0] == "i" or relative.group("word") != "år"):
        return anchor.year + _STEP[relative.group("word").split()[0]]
    opening = max(mention.start - _REACH, 0)
    for boundary in _SENTENCE_END.finditer(prose.text, opening, mention.start):
        opening = boundary.end()
    year = None
    for said in _SAID.finditer(prose.folded, opening, mention.start):
        year = int(said.group(1))
    return year if year is not None and abs(year - anchor.year) <= _PLAUSIBLE else None
