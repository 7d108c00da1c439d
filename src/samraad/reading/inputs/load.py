"""Tell what a file is by its content, and hand it to the input that reads it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from samraad.reading.errors import ReadingError
from samraad.reading.inputs.bundle import folder_files, zip_files
from samraad.reading.inputs.limits import MAX_BYTES, check_pages, check_size
from samraad.reading.inputs.names import shown_name
from samraad.reading.inputs.sniff import Format, format_of
from samraad.reading.inputs.text import read_text
from samraad.reading.model import ReadingWarning, Span
from samraad.reading.raw import RawLine, RawText

FOLDER = "inode/directory"
_UNNAMED = "Filen"


def load(source: Path | str | bytes, name: str | None = None) -> RawText:
    """The raw lines of a file, folder, zip or bytes; raises ReadingError, never anything else."""
    if isinstance(source, bytes):
        return _load_content(source, shown_name(name or _UNNAMED))
    path = Path(source)
    shown = shown_name(str(path))
    name = shown_name(name or path.name or str(path.absolute()))
    try:
        if path.is_dir():
            return _bundle(folder_files(path), name, FOLDER)
        if not path.exists():
            raise ReadingError(f"{shown} findes ikke. Kontrollér stien og filnavnet.")
        if not path.is_file():
            raise ReadingError(f"{shown} er hverken en fil eller en mappe. Vælg en fil.")
        check_size(path.stat().st_size, name)
        content = path.read_bytes()
    except PermissionError:
        raise ReadingError(f"{shown} må ikke læses: du mangler adgang til filen. Ret dens rettigheder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "stien er ugyldig"
        raise ReadingError(f"{shown} kan ikke åbnes ({reason}). Kontrollér stien, og prøv igen.") from None
    return _load_content(content, name)


def _load_content(content: bytes, name: str) -> RawText:
    check_size(len(content), name)
    format = format_of(content, name)
    if format is Format.ZIP:
        return _bundle(zip_files(content, name), name, format.value)
    return _load_document(content, name, format)


def _load_document(content: bytes, name: str, format: Format) -> RawText:
    warnings: tuple[ReadingWarning, ...] = ()
    pages: int | None = None
    if format is Format.PDF:
        from samraad.reading.inputs.pdf.document import read_pdf  # loads a library: text is read without it

        lines, pages, warnings = read_pdf(content, name)
    elif format is Format.DOCX:
        from samraad.reading.inputs.docx.document import read_docx

        lines = read_docx(content, name)
    else:
        lines, pages = read_text(content, name)
    return RawText(name, hashlib.sha256(content).hexdigest(), format.value, pages, lines, warnings)


def _bundle(files: Iterator[tuple[str, bytes]], name: str, media_type: str) -> RawText:
    digest = hashlib.sha256()
    lines: list[RawLine] = []
    warnings: list[ReadingWarning] = []
    refused: list[str] = []
    pages: list[int | None] = []
    for file, content in files:
        digest.update(f"{file}\0{hashlib.sha256(content).hexdigest()}\n".encode())
        try:
            part = _load_member(content, file, name)
        except _NestedZip as error:
            raise ReadingError(str(error)) from None
        except ReadingError as error:
            refused.append(str(error))
            continue
        offset = len(lines)
        lines += (replace(line, file=file, starts_page=line.starts_page or i == 0) for i, line in enumerate(part.lines))
        warnings += (_moved(warning, offset, file) for warning in part.warnings)
        pages.append(part.pages)
        check_pages(sum(filter(None, pages)), name)
    if not lines:
        why = f" {refused[0]}" if refused else ""
        raise ReadingError(f"{name} har ingen filer, der kan læses (PDF, DOCX eller tekst).{why}")
    start = Span(1, 1, lines[0].page, lines[0].file)
    warnings += (ReadingWarning("file_not_read", message, start) for message in refused)
    known = [count for count in pages if count is not None]
    return RawText(name, digest.hexdigest(), media_type, sum(known) if known else None, tuple(lines), tuple(warnings))


class _NestedZip(ReadingError):
    """A zip within a bundle: refused as a whole, for what it holds would be silently missing."""


def _load_member(content: bytes, file: str, name: str) -> RawText:
    check_size(len(content), file, MAX_BYTES)
    format = format_of(content, file)
    if format is Format.ZIP:
        raise _NestedZip(f"{name} indeholder en zip-fil ({file}). Pak den ud, og læg filerne ved siden af de andre.")
    return _load_document(content, file, format)


def _moved(warning: ReadingWarning, offset: int, file: str) -> ReadingWarning:
    span = warning.span
    moved = Span(span.first_line + offset, span.last_line + offset, span.page, file)
    return replace(warning, span=moved)
