"""What all tests share: where the real dossiers are, if they are."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public records beside the checkout; tests that need it skip where it is absent."""
    if not (SHARED / "dossiers").is_dir():
        pytest.skip("the real dossiers (../shared) are not here")
    return SHARED


@pytest.fixture(scope="session")
def dossiers(shared: Path) -> Path:
    """The folder of the real dossiers."""
    return shared / "dossiers"


@pytest.fixture(autouse=True)
def no_checker_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Corrections start no process that would open another database than the test's."""
    monkeypatch.setattr("samraad.archive.want_check.start_checker", lambda: None)
