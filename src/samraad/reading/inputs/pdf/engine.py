"""PDFium, opened safely: one caller at a time, and its errors as sentences."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from samraad.reading.errors import ReadingError

# PDFium keeps global state: two threads inside it at once crash the process.
_one_at_a_time = threading.RLock()

_PASSWORD_CODES = frozenset({pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY})


@contextmanager
def opened(content: bytes, name: str) -> Iterator[pdfium.PdfDocument]:
    """The document, closed afterwards; raises ReadingError where it cannot be opened."""
    with _one_at_a_time:
        try:
            document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as error:
            raise _unreadable(error, name) from None
        try:
            yield document
        finally:
            document.close()


def _unreadable(error: pdfium.PdfiumError, name: str) -> ReadingError:
    if error.err_code in _PASSWORD_CODES:
        return ReadingError(f"{name} er beskyttet med adgangskode. Gem den som PDF uden adgangskode, og prøv igen.")
    return ReadingError(f"{name} er beskadiget eller afkortet: PDF-filen kan ikke åbnes. Hent den igen.")
