"""``samraad ingest``: what it prints, and that it survives being killed and being run twice at once."""

import json
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from samraad.search.index import Index

KEPT = {
    "archive_dossier": "slug, name, sha256, size, kind, line_count, status, council_name, meeting_date",
    "archive_dossierline": "number, raw, text, role",
    "archive_document": "anchor, title, first_line, last_line",
    "archive_proposeditem": "number, title, sections, decision",
    "archive_fact": "type, text, value, first_line",
    "archive_passage": "position, text, first_line, last_line",
    "access_change": "action, subject_type, subject_name",
}


def state(data: Path) -> dict[str, Any]:
    """Everything that was stored, without keys and times; the originals; the index."""
    with sqlite3.connect(data / "samraad.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = {
            table: sorted(database.execute(f"SELECT {columns} FROM {table}").fetchall())
            for table, columns in KEPT.items()
        }
        assert database.execute("SELECT count(*) FROM archive_indexjob WHERE NOT applied").fetchone() == (0,)
    originals = {path.name: path.read_bytes() for path in (data / "originals").iterdir()}
    return {**rows, "originals": originals, "indexed": Index.open(data / "index").passages}


@pytest.fixture(scope="module")
def whole(samraad: Any, files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder after one undisturbed run."""
    folder = tmp_path_factory.mktemp("hel") / "data"
    assert samraad("ingest", *files, "--data", folder).returncode == 0
    return folder


def test_it_prints_json_and_nothing_else(samraad: Any, files: list[Path], tmp_path: Path) -> None:
    done = samraad("ingest", *files, "--data", tmp_path / "data", "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert [(each["name"], each["outcome"], each["items"]) for each in said["dossiers"]] == [
        (path.name, "new", 2) for path in files
    ]
    again = json.loads(samraad("ingest", *files, "--data", tmp_path / "data", "--json").stdout)
    assert {each["outcome"] for each in again["dossiers"]} == {"unchanged"}
    assert again["indexed"] == 0


def test_a_bad_file_is_one_sentence_and_exit_code_1_and_the_others_are_taken_in(
    samraad: Any, files: list[Path], tmp_path: Path
) -> None:
    empty = tmp_path / "tom.pdf"
    empty.write_bytes(b"")
    done = samraad("ingest", empty, files[0], "--data", tmp_path / "data", "--json")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    said = json.loads(done.stdout)
    assert [each["name"] for each in said["dossiers"]] == [files[0].name]
    assert [each["path"] for each in said["failed"]] == [str(empty)]


def test_a_data_folder_that_cannot_be_made_is_one_sentence(samraad: Any, files: list[Path]) -> None:
    done = samraad("ingest", files[0], "--data", files[0] / "under-en-fil")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_no_path_is_wrong_usage(samraad: Any, tmp_path: Path) -> None:
    assert samraad("ingest", "--data", tmp_path / "data").returncode == 2


def test_killed_at_any_moment_the_next_run_finishes_and_nothing_is_lost_or_doubled(
    samraad: Any, files: list[Path], whole: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    began = time.monotonic()
    assert samraad("ingest", *files, "--data", whole).returncode == 0
    start_up = time.monotonic() - began
    killed = tmp_path / "killed"
    command = [sys.executable, "-m", "samraad.cli", "ingest", *map(str, files), "--data", str(killed)]
    seed = random.randrange(10**6)
    moments = random.Random(seed)
    interrupted = 0
    for _ in range(5):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(moments.uniform(0.3, 2.0) * start_up)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            interrupted += 1
    assert interrupted, f"seed {seed}: no run was interrupted"
    last = samraad("ingest", *files, "--data", killed)
    assert last.returncode == 0, f"seed {seed}: {last.stderr}"
    assert state(killed) == state(whole), f"seed {seed}"


def test_two_at_once_take_each_file_in_once(
    samraad: Any, files: list[Path], whole: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    data = tmp_path / "data"
    command = [sys.executable, "-m", "samraad.cli", "ingest", *map(str, files), "--data", str(data)]
    both = [subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=120)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert state(data) == state(whole)
