"""What a paper says: an agenda or minutes as plain values, whatever they were made from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from samraad.meetings.papers.blocks import Block


class PaperKind(StrEnum):
    """The values are those of a published version."""

    AGENDA = "agenda"
    MINUTES_DRAFT = "minutes_draft"
    MINUTES = "minutes"


class NoSuchItem(Exception):
    """The paper has no item of that number; the sentence names it."""


@dataclass(frozen=True, slots=True)
class Logo:
    """An image of a council: SVG, PNG or JPEG; ``says`` is what it shows, in words."""

    content: bytes
    says: str


@dataclass(frozen=True, slots=True)
class Style:
    """How a council's papers look. ``accent`` is a colour such as ``#1a4d7a``; one too light to read is darkened."""

    accent: str = "#1a4d7a"
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of an item. ``path`` is where its bytes are, if it shall go into the bundle."""

    title: str
    file_name: str
    sha256: str = ""
    pages: int | None = None
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """``name``: background, recommendation, presentation or economy; ``points`` follow the text, for a recommendation."""

    name: str
    blocks: tuple[Block, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PointDecision:
    """A point decided by itself. Without ``text`` the sentence follows from the outcome."""

    point: int
    outcome: str
    proposed_by: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a party, or a person, had put on record."""

    party: str
    text: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """``party`` is its letter; ``body`` and ``role`` tell to what and as what."""

    person: str
    party: str = ""
    municipality: str = ""
    body: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """``about`` is what was voted on: ``indstillingen``, ``punkt 2``, ``ændringsforslaget``."""

    about: str
    votes_for: int
    votes_against: int
    abstained: int = 0


@dataclass(frozen=True, slots=True)
class Disqualification:
    person: str
    party: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """``kind``: alternative or supplementary."""

    kind: str
    proposed_by: str
    text: str
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Without ``blocks`` the sentence follows from the outcome (one of the reading contract's)."""

    outcome: str = ""
    blocks: tuple[Block, ...] = ()
    points: tuple[PointDecision, ...] = ()
    statements: tuple[Statement, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    votes: tuple[Vote, ...] = ()
    disqualified: tuple[Disqualification, ...] = ()
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """``kind`` is the case type as printed (``Beslutningssag``); a closed item's text is left out by who makes the value."""

    number: str
    title: str
    kind: str = ""
    case_number: str = ""
    officer: str = ""
    added: bool = False
    closed: bool = False
    sections: tuple[Section, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """Without title its items stand by themselves: an agenda numbered 1, 2, 3."""

    number: str
    title: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """``times``: when somebody was there; none means the whole meeting. ``substitute_for`` names who is replaced."""

    name: str
    party: str = ""
    municipality: str = ""
    role: str = ""
    times: tuple[tuple[dt.time, dt.time | None], ...] = ()
    substitute_for: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Somebody has confirmed (or signed) the minutes."""

    name: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Paper:
    """An agenda or minutes. ``supplement`` counts the supplements to the agenda, 0 for the first version."""

    council: str
    kind: PaperKind
    date: dt.date
    chapters: tuple[Chapter, ...]
    starts: dt.time | None = None
    ends: dt.time | None = None
    place: str = ""
    version: int = 1
    supplement: int = 0
    note: str = ""
    published_at: dt.datetime | None = None
    digest: str = ""
    present: tuple[Participant, ...] = ()
    excused: tuple[Participant, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    style: Style = Style()

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for chapter in self.chapters for item in chapter.items)

    def only(self, number: str) -> Paper:
        """The paper with one item of it."""
        for chapter in self.chapters:
            for item in chapter.items:
                if item.number == number:
                    return replace(self, chapters=(replace(chapter, items=(item,)),))
        raise NoSuchItem(f"Punkt {number} findes ikke i denne version.")
