"""A page of a PDF as an image, for showing beside its text."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium

from samraad.reading.errors import ReadingError
from samraad.reading.inputs.bundle import folder_files, zip_files
from samraad.reading.inputs.pdf.engine import opened
from samraad.reading.inputs.sniff import Format, format_of

_MAX_WIDTH = 4_000
# A page may be as long as its maker likes; its image may not.
_MAX_PIXELS = 40_000_000


def page_png(source: Path | str | bytes, page: int, width: int, file: str | None = None) -> bytes:
    """Page ``page`` (1-based) as a PNG ``width`` pixels wide; ``file`` names the PDF within a folder or zip.

    Raises ReadingError where there is no such page.
    """
    content, name = _content(source, file)
    with opened(content, name) as document:
        if not 1 <= page <= len(document):
            raise ReadingError(f"{name} har ingen side {page}: filen har {len(document)} sider.")
        try:
            return _rendered(document, page - 1, min(max(width, 1), _MAX_WIDTH))
        except (pdfium.PdfiumError, ValueError, OSError, MemoryError):
            raise ReadingError(f"{name} kan ikke vises: side {page} er beskadiget. Hent filen igen.") from None


def _rendered(document: pdfium.PdfDocument, index: int, width: int) -> bytes:
    page = document[index]
    try:
        page_width, page_height = page.get_size()
        scale = width / max(page_width, 1)
        pixels = width * max(page_height, 1) * scale
        if pixels > _MAX_PIXELS:
            scale *= (_MAX_PIXELS / pixels) ** 0.5
        image = page.render(scale=scale).to_pil()
    finally:
        page.close()
    out = BytesIO()
    image.save(out, "PNG", compress_level=3)
    return out.getvalue()


def _content(source: Path | str | bytes, file: str | None) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return (source, "Filen") if file is None else (_member(source, "Filen", file), file)
    path = Path(source)
    try:
        if path.is_dir():
            members = dict(folder_files(path))
            if file in members:
                return members[file], file
            raise ReadingError(f"{path.name} har ingen fil, der hedder {file}.")
        content = path.read_bytes()
    except (OSError, ValueError):
        raise ReadingError(f"{path} kan ikke åbnes. Kontrollér stien og dine rettigheder.") from None
    return (content, path.name) if file is None else (_member(content, path.name, file), file)


def _member(content: bytes, name: str, file: str) -> bytes:
    if format_of(content, name) is not Format.ZIP:
        raise ReadingError(f"{name} er ikke en zip-fil og har ingen fil, der hedder {file}.")
    for member, inner in zip_files(content, name):
        if member == file:
            return inner
    raise ReadingError(f"{name} har ingen fil, der hedder {file}.")
