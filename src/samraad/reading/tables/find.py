"""Tables from consecutive lines of label and numbers."""

from __future__ import annotations

from samraad.reading.model import Line, Table


def find_tables(lines: tuple[Line, ...]) -> tuple[Table, ...]:
    """Tables in line order."""
    return ()
