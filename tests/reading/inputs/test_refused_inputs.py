"""What is no document is refused with one Danish sentence that says what it is; the extension says nothing."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from examples.build import SOURCES

from samraad.reading.errors import ReadingError
from samraad.reading.inputs.load import load

PDF = (SOURCES / "kkr-fjordlandet-2026-02-referat.pdf").read_bytes()
DOCX = (SOURCES / "kkr-fjordlandet-2026-02-dagsorden.docx").read_bytes()


def _zip(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(40), "billede (PNG)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(40), "billede (JPEG)"),
        (b"MZ\x90\0\x03" + bytes(60), "program"),
        (b"\x7fELF\x02" + bytes(60), "program"),
        (b"<!DOCTYPE html><html><body>Log ind</body></html>", "webside"),
        (b"\xef\xbb\xbf\n <html>", "webside"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (rb"{\rtf1\ansi Dagsorden}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60), "adgangskode"),
        (b"\x1f\x8b\x08" + bytes(30), "GZIP"),
        (bytes(range(256)) * 4, "binær"),
        (_zip(**{"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b""}), "regneark"),
        (_zip(**{"ppt/presentation.xml": b"<a/>"}), "diasshow"),
        (b"PK\x03\x04" + bytes(40), "beskadiget"),
        (b"%PDF-1.7\n%broken", "beskadiget"),
        (PDF[: len(PDF) // 3], "beskadiget"),
        (DOCX[: len(DOCX) // 2], "beskadiget"),
        (_zip(**{"word/document.xml": b"<not xml"}), "beskadiget"),
    ],
)
def test_the_sentence_says_what_it_is(content: bytes, what: str) -> None:
    with pytest.raises(ReadingError) as caught:
        load(content, "bilag.pdf")
    message = str(caught.value)
    assert what in message
    assert message.startswith("bilag.pdf ")
    assert message.endswith(".")
    assert re.search(r"\. (Gem|Hent) ", message), "it says what to do"


def test_text_that_begins_like_a_binary_file_is_text() -> None:
    assert load(b"MZ og BZh er forkortelser i notatet.", "notat.exe").lines[0].text.startswith("MZ")


def test_a_pdf_with_another_name_is_a_pdf() -> None:
    assert load(PDF, "referat.txt").media_type == "application/pdf"


def test_a_pdf_with_a_password_is_refused() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(PDF)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(ReadingError, match="adgangskode"):
        load(out.getvalue(), "låst.pdf")


def test_a_pdf_that_only_limits_printing_is_read() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(PDF)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user=""))
    assert load(out.getvalue(), "låst.pdf").lines == load(PDF, "åben.pdf").lines


def test_too_many_pages_are_refused() -> None:
    out = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(5_001):
            pdf.add_blank_page()
        pdf.save(out)
    with pytest.raises(ReadingError, match=r"5\.001 sider"):
        load(out.getvalue(), "lang.pdf")


def test_too_many_bytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(500_000_001)
    with pytest.raises(ReadingError, match=r"for stor: 501 MB"):
        load(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="findes ikke"):
        load(tmp_path / "intet.pdf")
    with pytest.raises(ReadingError):
        load("\0")


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "hemmelig.txt"
    path.write_text("tekst", "utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReadingError, match="mangler adgang"):
        load(path)
