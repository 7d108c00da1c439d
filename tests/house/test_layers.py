"""The house of docs/architecture.md is held: imports point one way, files stay readable, nothing local leaks."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "samraad"
MODULES = sorted(p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts)


def test_imports_point_one_way() -> None:
    run = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_file_says_its_purpose_and_can_be_read_in_one_sitting(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), f"{path} does not say its purpose"
    assert text.count("\n") <= 400, f"{path} has grown past 400 lines: split it by purpose"
    assert path.stem not in {"utils", "helpers", "manager", "managers", "misc", "common"}


def test_lock_files_name_no_registry() -> None:
    for path in [*ROOT.glob("requirements/*.txt"), ROOT / "package-lock.json"]:
        text = path.read_text("utf-8")
        assert "--index-url" not in text
        assert '"resolved": "http' not in text
