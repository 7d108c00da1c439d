"""What a secretary should know before trusting a reading."""

from __future__ import annotations

from samraad.reading.minutes.agenda import Agenda
from samraad.reading.model import Council, Document, Line, Meeting, ReadingWarning, Separator


def find_warnings(
    lines: tuple[Line, ...],
    kind: str,
    council: Council | None,
    meeting: Meeting,
    separators: tuple[Separator, ...],
    agenda: Agenda,
    documents: tuple[Document, ...],
) -> tuple[ReadingWarning, ...]:
    """Warnings over the whole reading, in line order."""
    return ()
