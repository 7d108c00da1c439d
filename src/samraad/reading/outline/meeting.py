"""Which meeting it belongs to."""

from __future__ import annotations

from samraad.reading.model import Council, Line, Meeting


def find_meeting(lines: tuple[Line, ...], kind: str, council: Council | None) -> Meeting:
    """The meeting's date: printed, inferred with evidence, or None."""
    return Meeting(None, False, ())
