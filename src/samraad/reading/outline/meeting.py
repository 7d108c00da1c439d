"""Which meeting it belongs to, and whether the text says so.

Printed: a running head or cover that puts a date beside the council, the approval of the agenda "for møde i … den …", a
letterhead of the minutes or agenda. The approval of the minutes dates the meeting before, and never counts. In a bundle of
attachments a date is often another meeting's: there only a cover, a head that runs through most pages, or documents that say
in their head which meeting they are for, all the same one and none of them written after it. Else nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from samraad.reading.flow import Flow, span_of
from samraad.reading.model import Council, Line, Meeting, Role, Span
from samraad.reading.outline.council import council_named, owner_of
from samraad.reading.outline.dates import DATE, date_of, first_date
from samraad.reading.outline.kind import item_positions
from samraad.reading.outline.kinds import kind_alone
from samraad.reading.outline.layout import Layout
from samraad.reading.outline.words import mark_of

RUNNING_HEAD, APPROVAL, TITLE, LETTERHEAD = 3.0, 4.0, 3.0, 1.5
_COVER, _HEAD_OF_PAGE, _FRONT = 45, 8, 10
_READ = frozenset({Role.BODY, Role.HEAD, Role.FOOT})
_APPROVAL = re.compile(
    r"dagsorden(?:en)?\s+(?:for|til)\s+(?:det\s+)?(?:ordinære\s+|ekstraordinære\s+|konstituerende\s+)?(?:møde(?:t)?|KKR-møde(?:t)?)\b"
    r"(?:(?!\.\s|referat)[^\n]){0,80}?\b(?:den|d\.)\s+" + DATE,
    re.IGNORECASE,
)
_CLOCK = r"(?:,?\s*(?:(?:kl|fra|i|på)\b.*|\d{1,2}[:.]\d\d.*))?\.?$"
_TITLE = re.compile(
    r"^(?:referat|beslutningsreferat|dagsorden|indkaldelse|møde|(?:fra|af|til)\s+(?:det\s+)?(?:\w+\s+)?møde)\w*\b.{0,80}?"
    + DATE
    + _CLOCK,
    re.IGNORECASE,
)
_FRONT_TITLE = re.compile(
    r"^(?:bilag\w*|materiale\w*)\s+(?:til|for|fra)\s+(?:det\s+)?(?:KKR[ -])?møde\w*\b.{0,60}?" + DATE + _CLOCK,
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"^(?:(?:dato|mødedato|tid|tidspunkt|tid og sted|mødet afholdes|mødet afholdt)\s*:?\s*)?"
    r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag,?\s*)?(?:den\s+|d\.\s*)?" + DATE + _CLOCK,
    re.IGNORECASE,
)
_DATE_ALONE = re.compile(DATE, re.IGNORECASE)
_FOR_MEETING = re.compile(
    r"\b(?:til|til brug for|bilag til)\s+(?:KKR\b.{0,30}?\bmøde(?:t)?|KKR-møde(?:t)?|(?:det\s+)?møde(?:t)?\s+i\s+KKR\b.{0,25}?)\s+(?:den\s+|d\.\s*)?"
    + DATE,
    re.IGNORECASE,
)

Vote = tuple[dt.date, float, Span]


def find_meeting(lines: tuple[Line, ...], kind: str, council: Council | None) -> Meeting:
    """The meeting's date: printed, inferred with evidence, or None."""
    layout = Layout.of(lines)
    name = council.name if council else None
    votes = list(_running_heads(lines, layout, kind, name))
    if kind != "attachments":
        votes += _approvals(lines)
        votes += _cover(lines, layout)
    else:
        votes += _front(lines, layout)
    if votes:
        return _decided(votes, printed=True)
    if kind == "attachments" and (said := list(_said_by_documents(lines, layout, name))):
        dates = {date for date, _, _ in said}
        if len(dates) == 1 and max(dates) >= max(_letterhead_dates(layout), default=dt.date.min):
            return _decided(said, printed=True)
    return Meeting(None, False, ())


def _decided(votes: list[Vote], printed: bool) -> Meeting:
    """The date with the most weight; among equals the latest, as older dates are those of earlier meetings."""
    weights: dict[dt.date, float] = {}
    for date, weight, _ in votes:
        weights[date] = weights.get(date, 0.0) + weight
    chosen = max(weights, key=lambda date: (weights[date], date))
    return Meeting(chosen, printed, tuple(span for date, _, span in votes if date == chosen)[:5])


def _running_heads(lines: tuple[Line, ...], layout: Layout, kind: str, council: str | None) -> Iterator[Vote]:
    """Lines that hold a council and a date and nothing else."""
    found: dict[dt.date, list[int]] = {}
    for at, text in enumerate(layout.texts):
        owner = owner_of(text) if len(text) <= 80 else None
        if kind == "attachments" and owner and _heads_minutes(layout, at):
            continue  # enclosed minutes are those of an earlier meeting
        if owner and (council is None or owner == council) and (date := first_date(text) or _dated_below(layout, at)):
            found.setdefault(date, []).append(at)
    pages = max(len(layout.page_starts), 1)
    for date, places in found.items():
        spread = len({layout.page_start(at) for at in places})
        if kind != "attachments" or places[0] < _HEAD_OF_PAGE or spread * 2 > pages:
            for at in places[:5]:
                yield date, RUNNING_HEAD, _span(lines, layout, at)


def _heads_minutes(layout: Layout, at: int) -> bool:
    namings = map(kind_alone, layout.texts[max(at - 2, 0) : at + 2])
    return any(naming and naming.kind == "referat" for naming in namings)


def _dated_below(layout: Layout, at: int) -> dt.date | None:
    """The date of a head that goes on in the next line ("K K R  N O R D", "|  06-02-2015")."""
    below = layout.texts[at + 1].strip(" |") if at + 1 < len(layout) else ""
    return first_date(below) if _DATE_ALONE.fullmatch(below) else None


def _approvals(lines: tuple[Line, ...]) -> Iterator[Vote]:
    flow = Flow.of(lines, _READ)
    for match in _APPROVAL.finditer(" ".join(flow.text.split("\n"))):
        if date := date_of(match):
            yield date, APPROVAL, flow.span(match.start(), match.end())


def _cover(lines: tuple[Line, ...], layout: Layout) -> Iterator[Vote]:
    """Titles and letterheads before the first item; below it dates belong to what the items speak of."""
    items = item_positions(layout)
    for at, text in enumerate(layout.texts[: min(_COVER, items[0] if items else _COVER)]):
        match = _TITLE.match(text)
        weight = TITLE if match else LETTERHEAD
        if match is None:
            match = _LETTERHEAD.match(text)
        if match and (date := date_of(match)):
            yield date, weight, _span(lines, layout, at)


def _front(lines: tuple[Line, ...], layout: Layout) -> Iterator[Vote]:
    """The first lines of a bundle, where they name a council and the meeting that it belongs to."""
    front = range(min(_FRONT, layout.page_end(0) if len(layout) else 0))
    if any(owner_of(layout.texts[at]) for at in front):
        for at in front:
            match = _FRONT_TITLE.match(layout.texts[at])
            if match and (date := date_of(match)):
                yield date, TITLE, _span(lines, layout, at)


def _said_by_documents(lines: tuple[Line, ...], layout: Layout, council: str | None) -> Iterator[Vote]:
    """Heads of pages where a document says which meeting of this council it is for."""
    for at in _page_heads(layout):
        match = _FOR_MEETING.search(layout.texts[at]) if len(layout.texts[at]) <= 100 else None
        if match is None or (date := date_of(match)) is None:
            continue
        named = re.search(r"KKR\s+([A-ZÆØÅ][\wæøå]+)", match.group())
        if named is None or council is None or council_named(named[1]) == council:
            yield date, 1.0, _span(lines, layout, at)


def _letterhead_dates(layout: Layout) -> Iterator[dt.date]:
    for at in _page_heads(layout):
        if mark_of(layout.texts[at]) == "date" and (date := first_date(layout.texts[at])):
            yield date


def _page_heads(layout: Layout) -> Iterator[int]:
    for start in layout.page_starts:
        yield from range(start, min(start + _HEAD_OF_PAGE, len(layout)))


def _span(lines: tuple[Line, ...], layout: Layout, at: int) -> Span:
    return span_of(lines, layout.filled[at].number, layout.filled[at].number)
