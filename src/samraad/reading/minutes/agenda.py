"""Chapters and items of an agenda or minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from samraad.reading.minutes.choose import choose
from samraad.reading.minutes.councils import council_names
from samraad.reading.minutes.decision import find_decision
from samraad.reading.minutes.headings import Candidate, case_line, find_candidates
from samraad.reading.minutes.points import find_points
from samraad.reading.minutes.rows import Row, rows_of, span_of_rows, text_of_rows
from samraad.reading.minutes.sections import Part, find_parts
from samraad.reading.model import Chapter, Decision, Item, Line, Point, Section

_ADDED = re.compile(
    r"(?:tilføj\w*|nyt|nye|ekstra|supplerende|optag\w*|tillægs\w*)\b[^.]{0,60}?\b(?:dagsordens)?punkt(?:et|er)?\s+"
    r"(\d{1,2}\.\d{1,2}(?:(?:\s*,\s*|\s+og\s+)\d{1,2}\.\d{1,2})*)",
    re.IGNORECASE,
)
_ADDED_AFTER = re.compile(
    r"\bpunkt\s+(\d{1,2}\.\d{1,2})\b[^.]{0,80}?\b(?:tilføjes|tilføjet|blev tilføjet|optages|optaget)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Agenda:
    chapters: tuple[Chapter, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class _Draft:
    """An item's heading and rows, before its decision is read."""

    heading: Candidate
    rows: tuple[Row, ...]
    parts: tuple[Part, ...]
    case_number: str | None
    points: tuple[Point, ...]


def find_agenda(lines: tuple[Line, ...], kind: str) -> Agenda:
    """Chapters and items with sections and decisions; empty for a bundle of attachments."""
    if kind == "attachments":
        return Agenda()
    rows = rows_of(lines)
    chosen = choose(rows, find_candidates(rows))
    ends = _ends(rows, chosen)
    flat = all(len(c.number) == 1 for c in chosen) and (
        any(c.support for c in chosen)
        or sum(end > c.body for c, end in zip(chosen, ends, strict=True)) * 2 > len(chosen)
    )
    above = [0, *(heading.body for heading in chosen)]
    drafts = [
        _draft(rows, heading, end, heading.row > free)
        for heading, end, free in zip(chosen, ends, above, strict=False)
        if flat or heading.support or len(heading.number) > 1  # chapters hold items, but for a flat agenda
    ]
    councils = council_names([point.text for draft in drafts for point in draft.points])
    items = _mark_added([_item(draft, councils, kind) for draft in drafts])
    return Agenda(() if flat else _chapters(rows, chosen), tuple(items))


def _ends(rows: Sequence[Row], chosen: Sequence[Candidate]) -> list[int]:
    """The row after each heading's text: at the next heading (or the case number above it), or where its file ends."""
    ends: list[int] = []
    for at, heading in enumerate(chosen):
        end = len(rows)
        if at + 1 < len(chosen):
            following = chosen[at + 1]
            end = following.row
            above = case_line(rows[end - 1].text) if end - 1 >= heading.body else None
            if above and above.number and following.case_number is None:
                end -= 1
        file = rows[heading.row].line.file
        ends.append(next((row for row in range(heading.row, end) if rows[row].line.file != file), end))
    return ends


def _draft(rows: Sequence[Row], heading: Candidate, end: int, text_above: bool) -> _Draft:
    own = tuple(rows[heading.body : end])
    parts = find_parts(own)
    recommendation = next((part for part in parts if part.name == "recommendation"), None)
    return _Draft(
        heading,
        tuple(rows[heading.row : end]),
        parts,
        heading.case_number
        or _case_number(own[:3])
        or (_case_number(rows[heading.row - 1 : heading.row]) if text_above else None),
        find_points(_content(recommendation)) if recommendation else (),
    )


def _case_number(near: Sequence[Row]) -> str | None:
    """The case number on one of the lines below the title, or on the line above it."""
    found = (case_line(row.text) for row in near)
    return next((case.number for case in found if case and case.number), None)


def _content(part: Part) -> tuple[Row, ...]:
    """A section's rows without its heading."""
    first = part.rows[0]
    if part.skip >= len(first.text):
        return part.rows[1:]
    rest = first.text[part.skip :]
    return (replace(first, text=rest, line=replace(first.line, text=rest)), *part.rows[1:])


def _item(draft: _Draft, councils: tuple[str, ...], kind: str) -> Item:
    heading = draft.heading
    return Item(
        number=".".join(map(str, heading.number)),
        kind=heading.kind,
        title=heading.title,
        case_number=draft.case_number,
        added=heading.added,
        span=span_of_rows(draft.rows),
        sections=tuple(_section(part, draft.points) for part in draft.parts),
        decision=_decision(draft, councils, kind),
    )


def _decision(draft: _Draft, councils: tuple[str, ...], kind: str) -> Decision | None:
    """What stands under "Beslutning"; in short minutes without any headings, the text that tells of a decision."""
    decided = next((part for part in draft.parts if part.name == "decision"), None)
    if decided is not None:
        return find_decision(_content(decided), draft.heading.title, draft.points, councils)
    if draft.parts or kind != "minutes":
        return None
    text = draft.rows[draft.heading.body - draft.heading.row :]
    found = find_decision(text, draft.heading.title, (), councils)
    return found if found and (found.outcome or found.appointments) else None


def _section(part: Part, points: tuple[Point, ...]) -> Section:
    return Section(
        part.name,
        span_of_rows(part.rows),
        text_of_rows(_content(part)),
        points if part.name == "recommendation" else (),
    )


def _mark_added(items: list[Item]) -> list[Item]:
    """Marks the items that the approval of the agenda says were added at the meeting."""
    numbers: set[str] = set()
    for item in items:
        if item.decision and "dagsorden" in item.title.casefold() + item.decision.text.casefold():
            for match in (*_ADDED.finditer(item.decision.text), *_ADDED_AFTER.finditer(item.decision.text)):
                numbers.update(re.findall(r"\d+\.\d+", match[1]))
    return [replace(item, added=True) if item.number in numbers else item for item in items]


def _chapters(rows: Sequence[Row], chosen: Sequence[Candidate]) -> tuple[Chapter, ...]:
    """The chapters, each with the lines up to the next chapter."""
    heads = [c for c in chosen if len(c.number) == 1]
    return tuple(
        Chapter(str(head.number[0]), head.title, span_of_rows(rows[head.row : end]))
        for head, end in zip(heads, _ends(rows, heads), strict=True)
    )
