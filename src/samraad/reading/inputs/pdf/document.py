"""A PDF document: every page's text in reading order, and pages without text flagged."""

from __future__ import annotations

from samraad.reading.errors import ReadingError
from samraad.reading.inputs.limits import check_pages
from samraad.reading.inputs.pdf.engine import opened
from samraad.reading.inputs.pdf.lines import lines_of
from samraad.reading.inputs.pdf.pieces import PageReader
from samraad.reading.model import ReadingWarning, Span
from samraad.reading.raw import RawLine


def read_pdf(content: bytes, name: str) -> tuple[tuple[RawLine, ...], int, tuple[ReadingWarning, ...]]:
    """The lines, the number of pages, and a warning for each page without a text layer."""
    with opened(content, name) as document:
        count = len(document)
        check_pages(count, name)
        reader = PageReader()
        pages = [reader.read(document, index) for index in range(count)]
    lines = tuple(lines_of(pages))
    if not lines:
        raise ReadingError(f"{name} er tom: PDF-filen har ingen sider. Hent den igen.")
    return lines, count, tuple(_pages_without_text(lines))


def _pages_without_text(lines: tuple[RawLine, ...]) -> list[ReadingWarning]:
    return [
        ReadingWarning(
            "page_without_text",
            f"Side {line.page} har intet tekstlag og er kun et billede: dens tekst kan hverken læses eller søges.",
            Span(number, number, line.page),
        )
        for number, line in enumerate(lines, 1)
        if line.starts_page and not line.text
    ]
