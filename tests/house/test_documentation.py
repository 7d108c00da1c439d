"""The documentation tells the truth: tables in it are compared with what the code gives."""

import re
from pathlib import Path

from samraad.access.roles_table import roles_table
from samraad.cli.main import COMMANDS
from samraad.rules.compare import Agreement, compare
from samraad.rules.scheme_file import load_scheme
from samraad.rules.schemes import is_tables

ROOT = Path(__file__).resolve().parents[2]
SCHEMES = sorted(path for path in (ROOT / "examples" / "schemes").glob("*.yaml") if is_tables(path))


def test_the_table_of_roles_is_the_codes() -> None:
    assert (ROOT / "docs" / "roles.md").read_text("utf-8") == roles_table()


def test_the_table_of_compared_cells_is_what_comparing_gives() -> None:
    text = (ROOT / "docs" / "rules.md").read_text("utf-8")
    told = {
        name: tuple(map(int, cells))
        for name, *cells in re.findall(r"^\| `([\w-]+)` \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", text, re.M)
    }
    found, checks = {}, 0
    for path in SCHEMES:
        comparison = compare(load_scheme(path))
        checks += len(comparison.checks)
        if comparison.cells:
            counts = comparison.count()
            found[path.stem] = (len(comparison.cells), *(counts[agreement] for agreement in Agreement))
    assert told == found
    assert f"{checks} stated sums agree" in text


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_command_of_the_readme_exists() -> None:
    for name in re.findall(r"^samraad (\w[\w-]*)", (ROOT / "README.md").read_text("utf-8"), re.M):
        assert name in COMMANDS


def test_every_setting_that_is_read_from_outside_is_told_and_no_other() -> None:
    read = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in re.findall(r"environ(?:\.get\(|\[)\s*\"(SAMRAAD_\w+)\"", path.read_text("utf-8"))
    }
    told = set(re.findall(r"^\| `(SAMRAAD_\w+)", (ROOT / "docs" / "running.md").read_text("utf-8"), re.M))
    assert told == read
