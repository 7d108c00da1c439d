"""Text files: every encoding a Danish office has used, lines as ``sed -n`` counts them, form feeds as pages."""

from __future__ import annotations

import codecs
import subprocess
from pathlib import Path

import pytest

from samraad.reading.errors import ReadingError
from samraad.reading.inputs.load import load

TEXT = "Møde i KKR\nFærre på Ærø, Åbenrå\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode("latin-1"),
    ],
)
def test_every_encoding_gives_the_same_lines(content: bytes) -> None:
    raw = load(content, "møde.txt")
    assert [line.text for line in raw.lines] == TEXT.split("\n")[:-1]
    assert (raw.media_type, raw.pages) == ("text/plain", None)


def test_windows_signs_are_not_lost() -> None:
    assert load("Kommunernes ”mål” – 10 €".encode("cp1252"), "a.txt").lines[0].text == "Kommunernes ”mål” – 10 €"


def test_lines_are_counted_as_sed_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "linjer.txt"
    path.write_bytes("et\r\nto\x0bstadig to\u2028 og \x85\n\n\n fem\rstadig fem\nseks".encode())
    printed = subprocess.run(["sed", "-n", "$=", path], capture_output=True, text=True, check=True).stdout
    raw = load(path)
    assert len(raw.lines) == int(printed) == 6
    assert raw.lines[4].text.startswith(" fem")


def test_a_form_feed_starts_a_page() -> None:
    raw = load(b"Side et\nmere\n\fSide to\nmere\f\nSide tre\n\f", "sider.txt")
    assert raw.pages == 3
    assert [(line.text.strip(), line.page, line.starts_page) for line in raw.lines if line.text.strip()] == [
        ("Side et", 1, True),
        ("mere", 1, False),
        ("Side to", 2, True),
        ("mere", 2, False),
        ("Side tre", 3, True),
    ]


def test_a_stray_control_character_is_shown_as_missing() -> None:
    assert (
        load(
            b"Kommunerne bidrager med en del \x02 og resten betales af regionen og de andre parter, som deltager i det",
            "a",
        )
        .lines[0]
        .text.count("\ufffd")
        == 1
    )


@pytest.mark.parametrize("content", [b"", b"  \r\n\t\n \n", codecs.BOM_UTF8])
def test_an_empty_text_is_refused(content: bytes) -> None:
    with pytest.raises(ReadingError, match="tom"):
        load(content, "tom.txt")


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(ReadingError, match=r"lang: 5\.001 sider"):
        load(b"tekst\f" * 5_001, "lang.txt")
