"""A fact as it stands in running text, before its lines are known; and the text itself, ready to be searched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from samraad.reading.model import Deadline


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text with its lower-case twin, letter for letter, so that one set of offsets serves both."""

    text: str
    folded: str

    @classmethod
    def of(cls, text: str) -> Self:
        return cls(text, fold(text))


@dataclass(frozen=True, slots=True)
class Mention:
    """``start`` and ``end`` bound the mention in its text; the rest is as in Fact."""

    type: str
    start: int
    end: int
    value: str | None
    low: str | None = None
    high: str | None = None
    hedge: str | None = None
    unit: str | None = None
    price_level: str | None = None
    inferred: bool = False
    deadline: Deadline | None = None


def fold(text: str) -> str:
    """Lower case of the same length as ``text`` (a few letters of other languages would grow)."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
