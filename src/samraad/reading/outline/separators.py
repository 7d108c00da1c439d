"""The lines that name an agenda item before its attachment."""

from __future__ import annotations

from samraad.reading.model import Line, Separator


def find_separators(lines: tuple[Line, ...], kind: str) -> tuple[Separator, ...]:
    """Separators in line order; none in agendas and minutes."""
    return ()
