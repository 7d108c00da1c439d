"""Two secretaries at the same moment, each in a process of their own, on SQLite and on PostgreSQL: nothing is lost silently."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.archive.postgresql_server import NoServer, postgresql
from tests.meetings.editor_process import ROUNDS

ROOT = Path(__file__).resolve().parents[2]
EDITOR = ROOT / "tests" / "meetings" / "editor_process.py"
SET_UP = """
import datetime as dt
from samraad.cli.archive_data import open_data
open_data(None)
from samraad.access.permissions import OPERATOR
from samraad.councils.models import Organization
from samraad.councils.save_person import add_person
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_item import add_item
meeting = create_meeting(OPERATOR, Organization.objects.get(slug="kkr-sjaelland"), dt.date(2027, 2, 4))
for number in range(8):
    add_item(OPERATOR, meeting, meeting.chapters.get(number="4"), f"Sag {number}")
    add_person(OPERATOR, f"Person {number}", party="A")
"""
LOOK = """
import json
from samraad.cli.archive_data import open_data
open_data(None)
from samraad.councils.models import Membership
from samraad.meetings.item_order import item_order
from samraad.meetings.models import AgendaItem, Case, ItemSection
numbers = list(AgendaItem.objects.order_by("position").values_list("number", flat=True))
print(json.dumps({
    "items": len(numbers),
    "in_order": numbers == sorted(numbers, key=item_order),
    "unique": len(set(numbers)) == len(numbers),
    "texts": ItemSection.objects.filter(name="background", item__title__startswith="Sag").count(),
    "seats": Membership.objects.count(),
    "cases": len(set(Case.objects.values_list("number", flat=True))),
}))
"""


def run_two_at_once(folder: Path, address: str = "") -> tuple[list[dict[str, int]], dict[str, Any]]:
    """What each of the two got through, and what is there afterwards."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("SAMRAAD_", "PYTEST_"))}
    env = {**kept, "SAMRAAD_DATA": str(folder / "data"), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    if address:
        env["SAMRAAD_DATABASE_URL"] = address
    subprocess.run([sys.executable, "-c", SET_UP], env=env, cwd=ROOT, check=True, timeout=120)
    start = folder / "start"
    both = [
        subprocess.Popen(
            [sys.executable, str(EDITOR), name, str(start)],
            env=env,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("Anna", "Bo")
    ]
    start.touch()
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    looked = subprocess.run(
        [sys.executable, "-c", LOOK], env=env, cwd=ROOT, check=True, timeout=120, capture_output=True, text=True
    )
    return [json.loads(out) for out, _err in said], json.loads(looked.stdout)


def check(got: list[dict[str, int]], left: dict[str, Any]) -> None:
    for each in got:
        assert each["saved"] + each["stale"] == ROUNDS
        assert each["seats"] + each["refused"] == ROUNDS
    assert sum(each["saved"] for each in got) == ROUNDS
    assert sum(each["seats"] for each in got) == ROUNDS
    assert left == {
        "items": 4 + 8 + 2 * ROUNDS,
        "in_order": True,
        "unique": True,
        "texts": ROUNDS,
        "seats": ROUNDS,
        "cases": 2 * ROUNDS,
    }


def test_on_sqlite(tmp_path: Path) -> None:
    check(*run_two_at_once(tmp_path))


@pytest.mark.postgres
@pytest.mark.xdist_group("postgres")
def test_on_postgresql(tmp_path: Path) -> None:
    try:
        with postgresql() as address:
            check(*run_two_at_once(tmp_path, address))
    except NoServer as reason:
        pytest.skip(str(reason))
