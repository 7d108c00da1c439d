"""The samraad command as a process of its own, on a data folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

TEXT = """KKR Sjælland
Referat
Møde i KKR Sjælland den {day}. februar 2024

1. Godkendelse af dagsorden

1.1. Godkendelse af dagsorden
SAG-2024-000{day} abcd

Indstilling
Det indstilles, at KKR Sjælland godkender dagsordenen.

Beslutning
KKR Sjælland godkendte indstillingen.

3. Regionalpolitiske sager

3.1. Fælles indkøb af drivhuse nummer {day}
SAG-2024-000{day} abcd

Baggrund
Et fælles udbud ventes at spare kommunerne for 1.250.{day}00 kr. om året.

Indstilling
Det indstilles, at KKR Sjælland tager orienteringen til efterretning.

Beslutning
KKR Sjælland tog orienteringen til efterretning.
"""

Samraad = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Four invented minutes."""
    folder = tmp_path_factory.mktemp("filer")
    made = []
    for day in range(10, 14):
        path = folder / f"referat-{day}.txt"
        path.write_text(TEXT.format(day=day), encoding="utf-8")
        made.append(path)
    return made


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """The environment of the command: SQLite, and no data folder but the one it is given."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SAMRAAD_")}
    return {**kept, "DJANGO_SETTINGS_MODULE": "samraad.web.settings"}


@pytest.fixture(scope="session")
def samraad(environment: dict[str, str]) -> Samraad:
    """Run the command and wait for it."""

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "samraad.cli", *map(str, arguments)],
            capture_output=True,
            text=True,
            env=environment,
            timeout=120,
            check=False,
        )

    return run
