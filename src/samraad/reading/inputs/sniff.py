"""Tell what a file is by its content; its name and extension say nothing."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from io import BytesIO

import yaml

from samraad.reading.errors import ReadingError

# A PDF may have some bytes of its carrier before the header (ISO 32000-1, annex H.3.4.1).
_PDF_HEADER_WITHIN = 1024
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")
# Text layers carry a stray control character here and there; more than this is no text.
_MAX_CONTROL_SHARE = 0.01


class Format(StrEnum):
    """The formats that can be read, by their media type."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    TEXT = "text/plain"
    ZIP = "application/zip"


@dataclass(frozen=True, slots=True)
class _Refused:
    signatures: tuple[tuple[int, bytes, str], ...]
    markup: tuple[tuple[bytes, str], ...]
    packages: tuple[tuple[str, str], ...]


def format_of(content: bytes, name: str) -> Format:
    """The format of ``content``; raises ReadingError with what it is where it is no document."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_format(content, name)
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        return Format.PDF
    binary = not content.startswith(_BOMS) and _is_binary(content)
    for offset, signature, what in _refused().signatures:
        if content.startswith(signature, offset) and (binary or not signature.isalnum()):
            raise _not_a_document(name, what)
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\f").lower()
    for prefix, what in _refused().markup:
        if start.startswith(prefix):
            raise _not_a_document(name, what)
    if binary:
        raise _not_a_document(name, "en binær fil")
    return Format.TEXT


def _zip_format(content: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError, OSError):
        raise ReadingError(
            f"{name} er beskadiget: det er en zip-fil eller et Word-dokument, der ikke kan pakkes ud. Hent filen igen."
        ) from None
    if "word/document.xml" in parts:
        return Format.DOCX
    for part, what in _refused().packages:
        if part in parts:
            raise _not_a_document(name, what)
    return Format.ZIP


def _is_binary(content: bytes) -> bool:
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls > _MAX_CONTROL_SHARE * len(content)


def _not_a_document(name: str, what: str) -> ReadingError:
    return ReadingError(f"{name} er {what} og kan ikke læses som sagsmateriale. Gem den som PDF, DOCX eller tekst.")


@cache
def _refused() -> _Refused:
    text = resources.files("samraad.reading.inputs").joinpath("refused.yaml").read_text("utf-8")
    data = yaml.safe_load(text)
    return _Refused(
        tuple((row.get("at", 0), bytes.fromhex(row["bytes"]), row["what"]) for row in data["signatures"]),
        tuple((row["start"].encode(), row["what"]) for row in data["markup"]),
        tuple((row["part"], row["what"]) for row in data["packages"]),
    )
