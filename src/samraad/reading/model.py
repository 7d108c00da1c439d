"""What reading a file gives: a tree of frozen values, each of which knows the lines it stands on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of the source, 1-based and inclusive, as ``sed -n`` counts them; ``page`` where the format has pages."""

    first_line: int
    last_line: int
    page: int | None = None
    file: str | None = None


class Role(StrEnum):
    """What a line is to its page."""

    BODY = "body"
    BLANK = "blank"
    HEAD = "head"
    FOOT = "foot"
    PAGE_NUMBER = "page_number"
    NOTE = "note"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, as it stands and repaired.

    ``text`` is the repaired text; ``after`` is what stands between it and the next BODY line when they are read on:
    ``""`` (a word goes on: its hyphen has been dropped from ``text`` or belongs to the compound and stays),
    ``" "`` (the paragraph goes on) or ``"\\n"`` (a paragraph, heading or table row ends).
    ``size`` is the font size relative to the source's body text (1.0), where geometry is known; ``cells`` the columns.
    """

    number: int
    raw: str
    text: str
    role: Role = Role.BODY
    after: str = "\n"
    page: int | None = None
    starts_page: bool = False
    size: float | None = None
    bold: bool = False
    cells: tuple[str, ...] | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    sha256: str
    media_type: str
    pages: int | None
    lines: int


@dataclass(frozen=True, slots=True)
class Council:
    name: str
    inferred: bool
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """``printed`` is true only where the text dates this very meeting."""

    date: dt.date | None
    printed: bool
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Separator:
    item: str
    kind: str | None
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Chapter:
    number: str
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Point:
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """``name``: background, recommendation, presentation, attachments or decision."""

    name: str
    span: Span
    text: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class PointDecision:
    point: int
    outcome: str | None
    proposed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    party: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Appointment:
    person: str
    party: str | None
    municipality: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Decision:
    outcome: str | None
    text: str
    span: Span
    points: tuple[PointDecision, ...] = ()
    statements: tuple[Statement, ...] = ()
    appointments: tuple[Appointment, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    number: str
    kind: str | None
    title: str
    case_number: str | None
    added: bool
    span: Span
    sections: tuple[Section, ...] = ()
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    kind: str | None
    issuer: str | None
    date: dt.date | None
    item: str | None
    item_kind: str | None
    item_certain: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    what: str | None
    sender: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """``value``, ``low`` and ``high`` are decimal numbers or ISO dates as text, so that no figure loses a digit."""

    type: str
    text: str
    value: str | None
    span: Span
    low: str | None = None
    high: str | None = None
    hedge: str | None = None
    unit: str | None = None
    price_level: str | None = None
    inferred: bool = False
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as printed, the label first."""

    caption: str | None
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    code: str
    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Dossier:
    source: Source
    council: Council | None
    meeting: Meeting
    kind: str
    separators: tuple[Separator, ...]
    chapters: tuple[Chapter, ...]
    items: tuple[Item, ...]
    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]
    warnings: tuple[ReadingWarning, ...]
    lines: tuple[Line, ...]
