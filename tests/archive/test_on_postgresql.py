"""The same code on PostgreSQL: the tests of the other modules again, and two ingests at once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.archive.postgresql_server import NoServer, postgresql

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("postgres")]
ROOT = Path(__file__).resolve().parents[2]
AGAIN = (
    "tests/councils/test_start_data.py",
    "tests/archive/test_import_dossier.py",
    "tests/archive/test_correct.py",
    "tests/archive/test_publish_redact_erase.py",
    "tests/meetings/test_accept_dossier.py",
    "tests/meetings/test_live_minutes.py",
    "tests/meetings/test_live_moved_and_cancelled.py",
    "tests/meetings/redaction/test_redact_words.py",
    "tests/councils/test_import_members.py",
    "tests/councils/test_population_figures.py",
)
TEXT = "KKR Sjælland\nReferat\nMøde i KKR Sjælland den 8. februar 2024\n\nNotat nummer {number} om drivhuse.\n"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    try:
        with postgresql() as address:
            yield address
    except NoServer as reason:
        pytest.skip(str(reason))


def environment(address: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("SAMRAAD_", "PYTEST_"))}
    return {**kept, "SAMRAAD_DATABASE_URL": address}


def test_the_same_tests_pass(address: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *AGAIN],
        cwd=ROOT,
        env=environment(address),
        capture_output=True,
        text=True,
        timeout=480,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert "passed" in done.stdout
    assert "skipped" not in done.stdout


def test_two_ingests_at_once_take_each_file_in_once(address: str, tmp_path: Path) -> None:
    files = []
    for number in range(3):
        files.append(tmp_path / f"notat-{number}.txt")
        files[-1].write_text(TEXT.format(number=number), encoding="utf-8")
    command = [sys.executable, "-m", "samraad.cli", "ingest", *map(str, files), "--data", str(tmp_path / "data")]
    both = [subprocess.Popen(command, env=environment(address), stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=120)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    with psycopg.connect(address) as database:
        assert database.execute("SELECT count(*) FROM archive_dossier").fetchone() == (3,)
        assert database.execute("SELECT count(DISTINCT dossier_id) FROM archive_dossierline").fetchone() == (3,)
