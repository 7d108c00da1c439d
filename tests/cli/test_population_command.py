"""``samraad population``: shows first, saves when told to, and never replaces a figure unasked."""

from pathlib import Path

import pytest
from tests.cli.conftest import Samraad

FILE = "OMRÅDE;TID;INDHOLD\nKøge;2024K1;62000\nKøge;2024K2;62100\nAtlantis;2024K1;7\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "folk1a.csv"
    path.write_bytes(FILE.encode("cp1252"))
    return path


def test_a_file_is_shown_saved_and_not_replaced_unasked(samraad: Samraad, table: Path, tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    shown = samraad("population", str(table), "--data", data)
    assert shown.returncode == 0, shown.stderr
    assert "2024-01-01: 1 kommuner fundet, 1 nye tal" in shown.stderr
    assert "Atlantis" in shown.stderr
    assert "2024-04-01" not in shown.stderr
    assert "Intet er gemt" in shown.stderr
    assert "gemt" in samraad("population", str(table), "--data", data, "--save").stderr
    table.write_bytes(FILE.replace("62000", "62001").encode("cp1252"))
    refused = samraad("population", str(table), "--data", data, "--save")
    assert refused.returncode == 1
    assert "Køge" in refused.stderr
    assert samraad("population", str(table), "--data", data, "--save", "--replace").returncode == 0


def test_what_is_no_table_is_refused_in_one_sentence(samraad: Samraad, tmp_path: Path) -> None:
    path = tmp_path / "tom.csv"
    path.write_text("")
    refused = samraad("population", str(path), "--data", str(tmp_path / "data"))
    assert refused.returncode == 1
    assert "tom" in refused.stderr
    assert samraad("population", str(tmp_path / "findes-ikke"), "--data", str(tmp_path / "data")).returncode == 1
