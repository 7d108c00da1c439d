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
from samraad.reading.model import Chapter, Item, Line, Point, Section

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
    drafts = [
        _draft(rows, heading, end)
        for heading, end in zip(chosen, _ends(rows, chosen), strict=True)
        if _is_item(rows, heading, end)
    ]
    councils = council_names([point.text for draft in drafts for point in draft.points])
    items = _mark_added([_item(draft, councils) for draft in drafts])
    return Agenda(_chapters(rows, chosen, {draft.heading.row for draft in drafts}), tuple(items))


def _ends(rows: Sequence[Row], chosen: Sequence[Candidate]) -> list[int]:
    """The row after each heading's text: at the next heading, or where its file ends."""
    ends: list[int] = []
    for heading, following in zip(chosen, [*(c.row for c in chosen[1:]), len(rows)], strict=True):
        file = rows[heading.row].line.file
        own = range(heading.row, following)
        ends.append(next((at for at in own if rows[at].line.file != file), following))
    return ends


def _is_item(rows: Sequence[Row], heading: Candidate, end: int) -> bool:
    """Chapters hold items; a number without a second part is an item itself where sections stand under it."""
    return len(heading.number) > 1 or heading.support == "case" or bool(find_parts(rows[heading.body : end]))


def _draft(rows: Sequence[Row], heading: Candidate, end: int) -> _Draft:
    own = tuple(rows[heading.body : end])
    parts = find_parts(own)
    recommendation = next((part for part in parts if part.name == "recommendation"), None)
    return _Draft(
        heading,
        tuple(rows[heading.row : end]),
        parts,
        heading.case_number or _case_number(rows, heading, own),
        find_points(_content(recommendation)) if recommendation else (),
    )


def _case_number(rows: Sequence[Row], heading: Candidate, own: Sequence[Row]) -> str | None:
    """A case number printed just above the title, or among the first lines below it."""
    near = [*own[:3], *(rows[heading.row - 1 : heading.row] if heading.row else [])]
    found = (case_line(row.text) for row in near)
    return next((case.number for case in found if case and case.number), None)


def _content(part: Part) -> tuple[Row, ...]:
    """A section's rows without its heading."""
    first = part.rows[0]
    if part.skip >= len(first.text):
        return part.rows[1:]
    rest = first.text[part.skip :]
    return (replace(first, text=rest, line=replace(first.line, text=rest)), *part.rows[1:])


def _item(draft: _Draft, councils: tuple[str, ...]) -> Item:
    heading = draft.heading
    decided = next((part for part in draft.parts if part.name == "decision"), None)
    return Item(
        number=".".join(map(str, heading.number)),
        kind=heading.kind,
        title=heading.title,
        case_number=draft.case_number,
        added=heading.added,
        span=span_of_rows(draft.rows),
        sections=tuple(_section(part, draft.points) for part in draft.parts),
        decision=find_decision(_content(decided), heading.title, draft.points, councils) if decided else None,
    )


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


def _chapters(rows: Sequence[Row], chosen: Sequence[Candidate], item_rows: set[int]) -> tuple[Chapter, ...]:
    """The chapters, each with the lines up to the next chapter."""
    heads = [c for c in chosen if len(c.number) == 1 and c.row not in item_rows]
    ends = _ends(rows, heads)
    return tuple(
        Chapter(str(head.number[0]), head.title, span_of_rows(rows[head.row : end]))
        for head, end in zip(heads, ends, strict=True)
    )
