"""Pieces of a printed line, as they stand on the page."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Piece:
    """Words that follow each other without a wide gap.

    Coordinates are points from the page's upper left corner, the page turned so that its text stands upright;
    ``y`` is the baseline. ``order`` counts the pieces as the file prints them.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    order: int


@dataclass(slots=True)
class Row:
    """Pieces on one baseline, from left to right; those that stand close have been joined."""

    pieces: list[Piece]
    y: float
    size: float

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1


@dataclass(slots=True)
class PageText:
    """The pieces of one page; ``sideways`` stand at another angle than most (labels along the margin)."""

    number: int
    width: float
    height: float
    pieces: list[Piece]
    sideways: list[Piece] = field(default_factory=list)
