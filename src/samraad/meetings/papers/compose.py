"""A paper as a row of headings and blocks, the same for every format: what stands in front, then chapters and items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from samraad.meetings.content.model import Attachment, Item, Participant, Section
from samraad.meetings.papers.blocks import Block, Cell, Heading, Paragraph, Points, Run, Table, plain_text, text_blocks
from samraad.meetings.papers.decision_text import decision_blocks
from samraad.meetings.papers.paper import Paper
from samraad.meetings.papers.parse_html import written_blocks
from samraad.meetings.papers.wording import date_in_text, filled, long_date, moment, short_date, words


@dataclass(frozen=True, slots=True)
class Composed:
    """``front`` and ``body`` are blocks whose headings count from 1; ``facts`` are labels with values.

    ``draft`` stands on each page of what is not published, empty for what is.
    """

    title: str
    name: str
    council: str
    head: str
    facts: tuple[tuple[str, str], ...]
    note: str
    front: tuple[Block, ...]
    body: tuple[Block, ...]
    draft: str = ""


def compose(paper: Paper) -> Composed:
    """The whole paper."""
    return Composed(
        title=_title(paper),
        name=_kind(paper),
        council=paper.content.council,
        head=_head(paper),
        facts=_facts(paper),
        note="\n".join(filter(None, (paper.note, *paper.content.corrections))),
        front=tuple(_front(paper)),
        body=tuple(_body(paper)),
        draft=filled(words()["draft"]["line"], moment=moment(paper.drafted_at)) if paper.drafted_at else "",
    )


def compose_item(paper: Paper, number: str) -> Composed:
    """One item of the paper, as a paper of its own. Raises NoSuchItem."""
    item = paper.only(number)
    return Composed(
        title=f"{_title(paper)}: {heading_of(item)}",
        name=_kind(paper),
        council=paper.content.council,
        head=_head(paper),
        facts=_facts(paper),
        note="",
        front=(),
        body=tuple(_item(paper, item, 1)),
    )


def heading_of(item: Item) -> str:
    """``3.9 (tilføjet): Beslutningssag: Title``, as the reading knows it again."""
    mark = f" {words()['added']}:" if item.added else "."
    return f"{item.number}{mark} {f'{item.kind}: ' if item.kind else ''}{item.title}"


def _title(paper: Paper) -> str:
    return f"{_kind(paper)}, {paper.content.council}, {date_in_text(paper.date)}"


def _head(paper: Paper) -> str:
    return f"{paper.content.council} | {short_date(paper.date)}"


def _kind(paper: Paper) -> str:
    return str(words()["kinds"]["draft" if paper.drafted_at else paper.content.kind])


def _facts(paper: Paper) -> tuple[tuple[str, str], ...]:
    label = words()["front"]
    content = paper.content
    starts, ends = content.opened or content.starts, content.closed or content.ends
    time = f"kl. {_clock(starts)}" if starts else ""
    if time and ends:
        time += f"–{_clock(ends)}"
    version = f"{paper.version}" if paper.version > 1 else ""
    version += f" (tillæg {paper.version - 1})" if version and paper.is_agenda else ""
    facts = (
        (label["date"], long_date(paper.date)),
        (label["time"], time),
        (label["place"], content.place),
        (label["version"], version),
        (label["published"], moment(paper.published_at) if paper.published_at else ""),
        (label["digest"], " ".join(wrap(paper.digest, 8))),
        (label["drafted"], moment(paper.drafted_at) if paper.drafted_at else ""),
        (label["remark"], paper.remark),
    )
    return tuple((name, value) for name, value in facts if value)


def _front(paper: Paper) -> Iterator[Block]:
    label = words()["front"]
    present = paper.content.there
    excused = paper.content.excused
    if present or excused:
        yield _heading(1, label["present"])
        if present:
            yield _people(present)
        yield _heading(2, label["excused"])
        if excused:
            yield Points(False, tuple(text_blocks(_person(one)) for one in excused))
        else:
            yield _text(label["no_excused"])
    if paper.confirmations:
        yield _heading(1, label["confirmations"])
        rows = tuple(_row(one.name, moment(one.at)) for one in paper.confirmations)
        yield Table(2, (_row(*label["confirmation_columns"]),), rows)
    attached = [(item.number, one) for item in paper.items for one in item.attachments]
    if attached:
        yield _heading(1, label["attachments"])
        rows = tuple(_row(one.title, one.name, str(one.pages or ""), number) for number, one in attached)
        yield Table(4, (_row(*label["attachment_columns"]),), rows)


def _people(people: tuple[Participant, ...]) -> Table:
    label = words()["front"]
    rows = tuple(_row(_called(one), one.party, one.municipality, _times(one)) for one in people)
    return Table(4, (_row(*label["person_columns"]),), rows)


def _called(one: Participant) -> str:
    """The name with role, and whose substitute."""
    name = f"{one.name}, {one.role}" if one.role and one.role != "medlem" else one.name
    return f"{name} (stedfortræder for {one.substitute_for})" if one.substitute_for else name


def _person(one: Participant) -> str:
    party = f" ({one.party})" if one.party else ""
    return f"{one.name}{party}" + (f", {one.municipality}" if one.municipality else "")


def _times(one: Participant) -> str:
    times = [f"{_clock(came)}–{_clock(left)}" for came, left in one.times if came]
    return ", ".join(times) or str(words()["front"]["whole_meeting"])


def _clock(time: str) -> str:
    return time.replace(":", ".")


def _body(paper: Paper) -> Iterator[Block]:
    for chapter, items in paper.chapters:
        if chapter.title:
            yield _heading(1, f"{chapter.number}. {chapter.title}" if chapter.number else chapter.title)
        for item in items:
            yield from _item(paper, item, 2 if chapter.title else 1)


def _item(paper: Paper, item: Item, level: int) -> Iterator[Block]:
    yield _heading(level, heading_of(item))
    if item.case_number:
        yield Paragraph((Run(item.case_number),), "small")
    if item.closed:
        yield Paragraph((Run(words()["closed"]),), "small")
    for section in item.sections:
        yield from _section(paper, section, level + 1)
    if item.attachments:
        yield _heading(level + 1, words()["sections"]["attachments"])
        yield Points(False, tuple(text_blocks(_attachment(one)) for one in item.attachments))
    decided = () if paper.is_agenda else decision_blocks(item, paper.content.council)
    if decided:
        yield _heading(level + 1, words()["sections"]["decision"])
        yield from _lowered(decided, level + 1)


def _section(paper: Paper, section: Section, level: int) -> Iterator[Block]:
    """A section with its heading; one that says nothing is left out."""
    blocks = written_blocks(section.html, section.text)
    points = [" ".join(point.split()) for point in section.points if point.strip()]
    if not points and not plain_text(blocks):
        return
    yield _heading(level, section.title or words()["sections"][section.name])
    if len(points) == 1:
        yield from _lowered(_one_point(blocks, points[0], paper.content.council), level)
        return
    if points and not plain_text(blocks):
        blocks = text_blocks(filled(words()["lead"], council=paper.content.council))
    yield from _lowered(blocks, level)
    if points:
        yield Points(True, tuple(text_blocks(point) for point in points))


def _one_point(blocks: tuple[Block, ...], point: str, council: str) -> tuple[Block, ...]:
    """A single point is the end of its lead's sentence: "Det indstilles, at KKR X godkender …"."""
    lead = plain_text(blocks) or filled(words()["lead"], council=council)
    if point[0].isupper():
        return (*blocks, *text_blocks(point))
    above, _, last = lead.rpartition("\n")
    return (*text_blocks(above), *text_blocks(f"{last.rstrip(' :')} {point}"))


def _attachment(one: Attachment) -> str:
    pages = f"{one.pages} {'side' if one.pages == 1 else 'sider'}" if one.pages else ""
    about = ", ".join(filter(None, (one.name, pages)))
    return f"{one.title} ({about})" if about else one.title


def _lowered(blocks: tuple[Block, ...], level: int) -> Iterator[Block]:
    """Subheadings of a text, below the heading of their section and without a step left out."""
    for block in blocks:
        yield Heading(level + 1, block.runs) if isinstance(block, Heading) else block


def _heading(level: int, text: str) -> Heading:
    return Heading(level, (Run(text),))


def _text(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Run(text),)) if text else Cell() for text in texts)
