"""All facts of a dossier, in line order."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from samraad.reading.facts.amounts import find_amounts
from samraad.reading.facts.anchors import Anchors, dates_of
from samraad.reading.facts.contacts import find_contacts
from samraad.reading.facts.dates import FoundDate
from samraad.reading.facts.deadlines import find_deadlines
from samraad.reading.facts.identifiers import find_identifiers
from samraad.reading.facts.mention import Mention, Prose
from samraad.reading.facts.people import find_people
from samraad.reading.facts.references import find_references
from samraad.reading.flow import Flow
from samraad.reading.model import Document, Fact, Line, Meeting, Role

_BODY = frozenset({Role.BODY})
_MARGIN = frozenset({Role.HEAD, Role.FOOT})
_NOTES = frozenset({Role.NOTE})
_NAMES = frozenset({"contact", "case_number", "document_number"})
_FIGURES = frozenset({"amount", "percentage"})


def find_facts(lines: tuple[Line, ...], meeting: Meeting, documents: tuple[Document, ...]) -> tuple[Fact, ...]:
    """Facts of every type; dates without a year follow from the document's date or the meeting's and are marked inferred."""
    anchors = Anchors(meeting.date, documents)
    flows = (Flow.of(lines, _BODY), Flow.of(lines, _NOTES), Flow.of(_first_of_each(lines), _MARGIN))
    facts = [fact for flow in flows for fact in _facts(flow, anchors)]
    return tuple(sorted(facts, key=lambda fact: (fact.span.first_line, fact.span.last_line)))


def _facts(flow: Flow, anchors: Anchors) -> Iterator[Fact]:
    if not flow.text:
        return
    prose = Prose.of(flow.text)
    dates = list(dates_of(flow, prose, anchors))
    mentions: list[Mention] = [_of_date(date) for date in dates]
    mentions += find_deadlines(prose, dates)
    mentions += find_amounts(prose)
    for find in (find_people, find_contacts, find_identifiers, find_references):
        mentions += find(prose)
    for mention in sorted(_unhidden(mentions), key=lambda mention: (mention.start, mention.end)):
        yield _fact(flow, mention)


def _of_date(date: FoundDate) -> Mention:
    single = date.low == date.high
    low, high = (None, None) if single else (date.low.isoformat(), date.high.isoformat())
    return Mention("date", date.start, date.end, date.value, low, high, inferred=date.inferred)


def _unhidden(mentions: list[Mention]) -> Iterator[Mention]:
    """All but what stands within something that it is no part of: a figure in a date, a date in the number of a case."""
    names = sorted((m.start, m.end) for m in mentions if m.type in _NAMES)
    dates = sorted((m.start, m.end) for m in mentions if m.type == "date")
    for mention in mentions:
        if mention.type in _NAMES or mention.type == "reference":
            yield mention
        elif _within(names, mention.start) or (mention.type in _FIGURES and _within(dates, mention.start)):
            continue
        else:
            yield mention


def _within(owners: list[tuple[int, int]], start: int) -> bool:
    index = bisect_right(owners, (start, sys.maxsize)) - 1
    return index >= 0 and start < owners[index][1]


def _fact(flow: Flow, mention: Mention) -> Fact:
    return Fact(
        type=mention.type,
        text=" ".join(flow.text[mention.start : mention.end].split()),
        value=mention.value,
        span=flow.span(mention.start, mention.end),
        low=mention.low,
        high=mention.high,
        hedge=mention.hedge,
        unit=mention.unit,
        price_level=mention.price_level,
        inferred=mention.inferred,
        deadline=mention.deadline,
    )


def _first_of_each(lines: Iterable[Line]) -> Iterator[Line]:
    """Running heads and feet once each, however often they are printed."""
    seen: set[str] = set()
    for line in lines:
        if line.role in _MARGIN and line.text not in seen:
            seen.add(line.text)
            yield line
