"""All facts of a dossier, in line order."""

from __future__ import annotations

from samraad.reading.model import Document, Fact, Line, Meeting


def find_facts(lines: tuple[Line, ...], meeting: Meeting, documents: tuple[Document, ...]) -> tuple[Fact, ...]:
    """Facts of every type; dates without a year follow from the document's date or the meeting's and are marked inferred."""
    return ()
