"""``samraad check``: JSON after the contract, sentences for people, and one sentence for a file that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from samraad.cli.main import app

WRONG = "Notat\n\nAntallet af ture er steget med 12 pct. (fra 100 ture i 2020 til 150 ture i 2021).\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "prøve.txt"
    path.write_text(WRONG, "utf-8")
    return path


def test_findings_as_json(file: Path) -> None:
    result = CliRunner().invoke(app, ["check", str(file), "--json"])
    assert result.exit_code == 0
    (found,) = json.loads(result.stdout)["findings"]
    assert (found["code"], found["severity"], found["certainty"]) == ("growth", "error", "certain")
    assert found["places"] == [{"dossier": "prøve.txt", "first_line": 3, "last_line": 3, "page": None}]
    assert found["message"].endswith("men der står 12 pct.")


def test_several_files_are_checked_together(file: Path) -> None:
    other = file.with_name("anden.txt")
    other.write_text(WRONG.replace("150", "180"), "utf-8")
    result = CliRunner().invoke(app, ["check", str(file), str(other)])
    assert result.exit_code == 0
    assert "prøve.txt linje 3" in result.stdout
    assert "2 fund i 2 filer." in result.stdout


def test_a_file_that_cannot_be_read_ends_with_one_sentence(file: Path) -> None:
    empty = file.with_name("tom.txt")
    empty.write_bytes(b"")
    for bad in (empty, file.with_name("findes-ikke.txt")):
        result = CliRunner().invoke(app, ["check", str(file), str(bad), "--json"])
        assert result.exit_code == 1
        assert result.stdout == ""
        assert bad.name in result.stderr
        assert len(result.stderr.strip().splitlines()) == 1


def test_no_file_is_wrong_usage() -> None:
    assert CliRunner().invoke(app, ["check"]).exit_code == 2
