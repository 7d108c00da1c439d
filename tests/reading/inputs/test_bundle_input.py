"""A folder or zip is one bundle in the order of its names; hostile zips are refused."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from examples.build import SOURCES

from samraad.reading.errors import ReadingError
from samraad.reading.inputs.load import load

FILES = {
    "Bilag 10.txt": b"Tiende bilag",
    "bilag 2.txt": b"Andet bilag\nmed to linjer",
    "Bilag 1/notat.txt": b"F\xc3\xb8rste bilag",
    ".skjult.txt": b"skjult",
    "__MACOSX/._bilag 2.txt": b"skjult",
}


def _folder(path: Path) -> Path:
    for name, content in FILES.items():
        (path / name).parent.mkdir(exist_ok=True)
        (path / name).write_bytes(content)
    return path


def _zip(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_files_come_in_natural_order_and_start_pages(tmp_path: Path) -> None:
    raw = load(_folder(tmp_path), "bundt")
    assert [(line.file, line.text, line.starts_page) for line in raw.lines] == [
        ("Bilag 1/notat.txt", "Første bilag", True),
        ("bilag 2.txt", "Andet bilag", True),
        ("bilag 2.txt", "med to linjer", False),
        ("Bilag 10.txt", "Tiende bilag", True),
    ]


def test_a_zip_is_read_as_its_folder(tmp_path: Path) -> None:
    folder, archive = load(_folder(tmp_path), "bundt"), load(_zip(FILES), "bundt.zip")
    assert archive.lines == folder.lines
    assert archive.sha256 == folder.sha256
    assert (folder.media_type, archive.media_type) == ("inode/directory", "application/zip")


def test_the_fingerprint_follows_names_and_contents() -> None:
    one, other, renamed = ({"a.txt": b"en"}, {"a.txt": b"to"}, {"b.txt": b"en"})
    assert len({load(_zip(files), "x.zip").sha256 for files in (one, other, renamed)}) == 3


def test_formats_mix_and_spans_stay_inside() -> None:
    files = {path.name: path.read_bytes() for path in SOURCES.glob("kkr-fjordlandet-2026-0*")}
    raw = load(_zip(files), "alle.zip")
    assert {line.file for line in raw.lines} == set(files)
    flagged = [warning.span for warning in raw.warnings]
    assert len(flagged) == 2
    for span in flagged:
        line = raw.lines[span.first_line - 1]
        assert (line.text, line.file, line.page) == ("", span.file, span.page)


def test_a_file_that_cannot_be_read_is_told_not_hidden() -> None:
    raw = load(_zip({"1.txt": b"tekst", "2.png": b"\x89PNG\r\n\x1a\n" + bytes(20)}), "x.zip")
    assert [(w.code, "2.png er et billede" in w.message) for w in raw.warnings] == [("file_not_read", True)]


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    for files in ({}, {"2.png": b"\x89PNG\r\n\x1a\n" + bytes(20)}, {".skjult": b"tekst"}):
        with pytest.raises(ReadingError, match="ingen filer"):
            load(_zip(files), "x.zip")
    with pytest.raises(ReadingError, match="ingen filer"):
        load(tmp_path, "tom mappe")


@pytest.mark.parametrize("name", ["../uden for.txt", "/etc/notat.txt", "C:\\notat.txt", "a/../../b.txt"])
def test_a_path_out_of_the_zip_is_refused(name: str) -> None:
    with pytest.raises(ReadingError, match="peger ud"):
        load(_zip({name: b"tekst"}), "x.zip")


def test_a_zip_in_a_zip_is_refused() -> None:
    with pytest.raises(ReadingError, match="indeholder en zip-fil"):
        load(_zip({"a.txt": b"tekst", "b.zip": _zip({"c.txt": b"tekst"})}), "x.zip")


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samraad.reading.inputs.bundle.MAX_UNPACKED_BYTES", 1_000_000)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", bytes(400_000))
    assert len(out.getvalue()) < 10_000
    with pytest.raises(ReadingError, match="for stor"):
        load(out.getvalue(), "bombe.zip")


def test_too_many_files_are_refused() -> None:
    with pytest.raises(ReadingError, match="for mange filer"):
        load(_zip({f"{n}.txt": b"x" for n in range(2_001)}), "x.zip")


def test_names_from_windows_and_mac_are_danish() -> None:
    files = {
        line.file for line in load(_unmarked({b"M\x9bde.txt": b"tekst", "Ærø.txt".encode(): b"tekst"}), "x.zip").lines
    }
    assert files == {"Møde.txt", "Ærø.txt"}


def _unmarked(files: dict[bytes, bytes]) -> bytes:
    """A zip whose names are stored byte for byte, without the mark for UTF-8."""
    placeholders = {f"{number:0{len(name) - 1}d}~"[-len(name) :]: name for number, name in enumerate(files)}
    content = _zip({placeholder: files[name] for placeholder, name in placeholders.items()})
    for placeholder, name in placeholders.items():
        content = content.replace(placeholder.encode(), name)
    return content


def test_a_name_that_cannot_be_shown_is_shown_as_far_as_it_can(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"m\xf8de\n1.txt")).write_bytes(b"tekst")
    (tmp_path / "a\u030a.txt").write_bytes(b"tekst")
    assert [line.file for line in load(tmp_path).lines] == ["m\ufffdde\ufffd1.txt", "å.txt"]
