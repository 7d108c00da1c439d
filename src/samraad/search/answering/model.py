"""What is asked in and what comes out: passages with their surroundings; answers, or why there is none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a question asks for."""

    DATE = "date"
    DURATION = "duration"
    FREQUENCY = "frequency"
    WHO = "who"
    PLACE = "place"
    MUNICIPALITY = "municipality"
    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    FIGURE = "figure"
    DECISION = "decision"
    REASON = "reason"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class TableView:
    """The table a passage stands in: cells as printed, the label first."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    head: str = ""
    """Its lines that are no rows, as printed: headings the header lacks."""


@dataclass(frozen=True, slots=True)
class Source:
    """A passage and what stands around it. `starts` and `numbers` tell which line each character of `text` stands on."""

    id: int
    dossier: str
    document: str
    document_title: str
    item: str
    item_title: str
    section: str
    heading: str
    council: str
    date: dt.date | None
    kind: str
    page: int | None
    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]
    people: tuple[str, ...] = ()
    table: TableView | None = None
    rank: float = 0.0
    """How good the search found it, 1.0 for the best."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Lines that answer; `value` is what was asked for, as printed. `likewise` are other places that say the same."""

    source: Source
    first_line: int
    last_line: int
    text: str
    value: str | None
    score: float
    likewise: tuple[Near, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """Lines that touch the matter."""

    source: Source
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Silence:
    """Why there is no answer.

    Codes: `unknown` (the archive does not have the words `missing`), `nothing` (no passage has anything of the
    question), `no_vote`, `no_decision` (the matter is mentioned, but not voted on or decided), `apart` (the words
    `missing` stand elsewhere than the rest), `no_value` (the matter is mentioned without what is asked for), `unsure`.
    """

    code: str
    kind: Kind
    about: tuple[str, ...]
    """The telling words of the question."""
    missing: tuple[str, ...]
    near: tuple[Near, ...]
    """The places that come nearest."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Answers, best first; or none, then why."""

    question: str
    answers: tuple[Answer, ...]
    silence: Silence | None = None

    @property
    def answered(self) -> bool:
        return bool(self.answers)
