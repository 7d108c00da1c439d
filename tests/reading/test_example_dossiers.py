"""The example council's dossiers are read as their sources say, and correspond to their sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from examples.build import EXPECTED, MANIFEST, SOURCES, built_files, digest, source_files
from examples.scoring import mean, score

from samraad.reading.read import read
from samraad.reading.to_json import to_json

ROOT = MANIFEST.parents[2]


@pytest.mark.parametrize("path", built_files(), ids=lambda path: path.name)
def test_an_example_is_read_as_its_source_says(path: Path) -> None:
    expected = json.loads((EXPECTED / f"{path.stem}.json").read_text("utf-8"))
    dossier = read(path)
    measures = score(expected, to_json(dossier), [line.raw for line in dossier.lines])
    missed = {name: round(value, 2) for name, value in measures.items() if value < 1}
    assert mean(measures.values()) >= 0.97, missed


def test_the_examples_are_built_from_their_sources() -> None:
    manifest = json.loads(MANIFEST.read_text("utf-8"))
    now = {path.relative_to(ROOT).as_posix(): digest(path) for path in [*source_files(), *built_files()]}
    changed = [name for name, value in {**manifest["sources"], **manifest["built"]}.items() if now.get(name) != value]
    assert not changed, "run `python -m examples.build` after changing a source"
    assert now.keys() == manifest["sources"].keys() | manifest["built"].keys()


def test_the_examples_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in SOURCES.iterdir()) < 1_000_000


def test_a_page_without_text_is_kept_and_flagged() -> None:
    dossier = read(SOURCES / "kkr-fjordlandet-2026-02-bilag.pdf")
    flagged = [warning.span for warning in dossier.warnings if warning.code == "page_without_text"]
    assert [span.page for span in flagged] == [dossier.source.pages]
    assert dossier.lines[flagged[0].first_line - 1].raw == ""


def test_columns_are_read_one_after_the_other() -> None:
    dossier = read(SOURCES / "kkr-fjordlandet-2026-02-bilag.pdf")
    text = "".join(line.text + line.after for line in dossier.lines if line.role == "body")
    assert "ingen by med mere end 1.000 indbyggere skal have længere end 5 km" in text
    assert text.index("Kommune for kommune") < text.index("Cykler og samkørsel") < text.index("Økonomi")


def test_notes_heads_and_page_numbers_are_told_from_the_text() -> None:
    dossier = read(SOURCES / "kkr-fjordlandet-2026-02-bilag.pdf")
    by_role = {
        role: [line.raw for line in dossier.lines if line.role == role] for role in ("note", "head", "page_number")
    }
    assert by_role["note"][0].startswith("1 Opgjort af")
    assert by_role["head"] == ["Grøn transport i Fjordlandet – status 2025"] * 2
    assert by_role["page_number"] == ["Side 1", "Side 2"]


def test_the_formats_of_one_meeting_agree() -> None:
    """The agenda in Word and the minutes in PDF have the same items, but for the one added at the meeting."""
    agenda = read(SOURCES / "kkr-fjordlandet-2026-02-dagsorden.docx")
    minutes = read(SOURCES / "kkr-fjordlandet-2026-02-referat.pdf")
    assert [(item.number, item.title) for item in agenda.items] == [
        (item.number, item.title) for item in minutes.items if not item.added
    ]
    assert [item.number for item in minutes.items if item.added] == ["3.4"]
