"""What a reading of a paper should give, from the paper's own values, and where it differs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samraad.meetings.content.model import Decision, Item, Section
from samraad.meetings.papers.blocks import plain_text
from samraad.meetings.papers.paper import Paper
from samraad.meetings.papers.parse_html import written_blocks
from samraad.reading.model import Decision as ReadDecision
from samraad.reading.model import Dossier
from samraad.reading.model import Item as ReadItem

_WEIGHT = ("approved", "adopted", "appointed", "rejected", "postponed", "noted", "discussed")
_MARK = re.compile(r"(?:(?<=\n)|(?<=^))\s*(?:[–-]|\d{1,2}\.)\s+", re.MULTILINE)
_SECTIONS = ("background", "recommendation", "presentation")


def differences(paper: Paper, read: Dossier) -> list[str]:
    """One line for each thing that the reading has otherwise than the paper."""
    found = [
        *_unlike("kind", "agenda" if paper.is_agenda else "minutes", read.kind),
        *_unlike("council", paper.content.council, read.council.name if read.council else None),
        *_unlike("date", (paper.date, True), (read.meeting.date, read.meeting.printed)),
        *_unlike(
            "chapters", [(c.number, c.title) for c, _ in paper.chapters], [(c.number, c.title) for c in read.chapters]
        ),
        *_unlike("items", [item.number for item in paper.items], [item.number for item in read.items]),
    ]
    given = {item.number: item for item in read.items}
    for item in paper.items:
        if item.number in given:
            found += (f"{item.number} {line}" for line in _in_item(paper, item, given[item.number]))
    return found


def _in_item(paper: Paper, item: Item, read: ReadItem) -> Iterator[str]:
    yield from _unlike("title", item.title, read.title)
    yield from _unlike("kind", item.kind or None, read.kind)
    yield from _unlike("case number", item.case_number or None, read.case_number)
    yield from _unlike("added", item.added, read.added)
    wanted = [s.name for s in item.sections if s.name in _SECTIONS and (s.points or _plain(s))]
    wanted += ["attachments"] * bool(item.attachments)
    decided = None if paper.is_agenda else item.decision
    wanted += ["decision"] * bool(decided)
    yield from _unlike("sections", wanted, [section.name for section in read.sections])
    texts = {section.name: section.text for section in read.sections}
    for section in item.sections:
        if section.points:
            points = [p.text for s in read.sections if s.name == section.name for p in s.points]
            if len(section.points) == 1:
                points = [point.removeprefix(f"Det indstilles, at {paper.content.council} ") for point in points]
            yield from _unlike("points", list(section.points), points)
        elif section.name in texts:
            text = texts[section.name].split("\nØkonomi\n")[0]
            yield from _unlike(section.name, _words(_plain(section)), _words(text))
    if decided:
        yield from _in_decision(decided, read.decision)


def _in_decision(wanted: Decision, read: ReadDecision | None) -> Iterator[str]:
    if read is None:
        yield "decision: none"
        return
    outcomes = [point.outcome for point in wanted.points] or [wanted.outcome]
    weights = {outcome: _WEIGHT.index(outcome.split()[0]) for outcome in outcomes}
    if weights.get(read.outcome or "") != min(weights.values()):
        yield f"outcome: wanted the weightiest of {outcomes}, got {read.outcome}"
    points = [(point.point, point.outcome, point.proposed_by or None) for point in wanted.points]
    yield from _unlike("decided points", points, [(p.point, p.outcome, p.proposed_by) for p in read.points])
    yield from _unlike("parties", [s.party for s in wanted.statements], [s.party for s in read.statements])
    for statement, other in zip(wanted.statements, read.statements, strict=False):
        if not other.text.endswith(statement.text):
            yield f"statement: {statement.text!r} in {other.text!r}"
    people = [(a.name, a.party, a.municipality) for a in wanted.appointments]
    yield from _unlike("appointments", people, [(a.person, a.party, a.municipality) for a in read.appointments])


def _plain(section: Section) -> str:
    return plain_text(written_blocks(section.html, section.text))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", _MARK.sub("", text))


def _unlike(what: str, wanted: object, got: object) -> Iterator[str]:
    if wanted != got:
        yield f"{what}: wanted {wanted!r}, got {got!r}"
