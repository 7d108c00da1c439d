"""A line while it is being repaired: what is known of it so far."""

from __future__ import annotations

from dataclasses import dataclass

from samraad.reading.model import Line, Role
from samraad.reading.raw import RawLine


@dataclass(slots=True)
class Draft:
    """``text`` is clean but not yet joined; ``after`` and ``role`` are decided step by step."""

    number: int
    raw: RawLine
    text: str
    role: Role
    starts_page: bool = False
    bullet: bool = False
    row: bool = False  # two figures stand side by side in it
    after: str = "\n"

    def line(self) -> Line:
        """The finished line."""
        raw = self.raw
        return Line(
            self.number,
            raw.text,
            self.text,
            self.role,
            self.after,
            raw.page,
            self.starts_page,
            raw.size,
            raw.bold,
            raw.cells,
            raw.file,
        )
