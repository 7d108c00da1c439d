"""Where a document of a bundle starts, and what it is: title, kind, issuer, date, item."""

from __future__ import annotations

from samraad.reading.model import Document, Line, Separator


def find_documents(lines: tuple[Line, ...], kind: str, separators: tuple[Separator, ...]) -> tuple[Document, ...]:
    """Documents in line order; spans start after their separator."""
    return ()
