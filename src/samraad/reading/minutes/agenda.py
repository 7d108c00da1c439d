"""Chapters and items of an agenda or minutes."""

from __future__ import annotations

from dataclasses import dataclass

from samraad.reading.model import Chapter, Item, Line


@dataclass(frozen=True, slots=True)
class Agenda:
    chapters: tuple[Chapter, ...] = ()
    items: tuple[Item, ...] = ()


def find_agenda(lines: tuple[Line, ...], kind: str) -> Agenda:
    """Chapters and items with sections and decisions; empty for a bundle of attachments."""
    return Agenda()
