"""A paper: what was published (``content.model``) with how it is printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from samraad.meetings.content.model import Attachment, Chapter, Content, Item


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
class Confirmation:
    """Somebody has confirmed (or signed) the minutes."""

    name: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Paper:
    """An agenda or minutes. ``content`` is what its reader may see; ``files`` are where attachments lie, by their dossier.

    ``withheld`` tells of attachments, by their keys, whose file is ``erased`` or has words ``struck``; ``remark`` of the paper.
    ``drafted_at`` is when an agenda that is not published was printed: it is then marked as a draft on each page.
    """

    content: Content
    version: int = 1
    note: str = ""
    published_at: dt.datetime | None = None
    digest: str = ""
    confirmations: tuple[Confirmation, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    withheld: Mapping[int, str] = field(default_factory=dict)
    remark: str = ""
    style: Style = Style()
    drafted_at: dt.datetime | None = None

    @property
    def is_agenda(self) -> bool:
        return self.content.kind == "agenda"

    @property
    def date(self) -> dt.date | None:
        """None for a draft that has none yet."""
        return dt.date.fromisoformat(self.content.date) if self.content.date else None

    @property
    def chapters(self) -> tuple[tuple[Chapter, tuple[Item, ...]], ...]:
        """Those with items that still stand."""
        found = ((each, self._standing(each.number)) for each in self.content.chapters)
        return tuple((chapter, items) for chapter, items in found if items)

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for _, items in self.chapters for item in items)

    def only(self, number: str) -> Item:
        """The item of that number. Raises NoSuchItem."""
        for item in self.items:
            if item.number == number:
                return item
        raise NoSuchItem(f"Punkt {number} findes ikke i denne version.")

    def path(self, attachment: Attachment) -> Path | None:
        return self.files.get(attachment.dossier)

    def _standing(self, chapter: str) -> tuple[Item, ...]:
        return tuple(item for item in self.content.of_chapter(chapter) if not item.withdrawn)
