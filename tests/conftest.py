"""What all tests share: where the real dossiers are, and a browser, if they are there."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
CHROMIUM += ["--disable-sync", "--no-first-run", "--lang=da"]
SHARED = Path(__file__).resolve().parents[2] / "shared"

# A busy machine is slow, which says nothing of what a test holds.
settings.register_profile("samraad", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("samraad")

# The browser is driven from the thread that also asks the database; nothing else runs in it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium, one for all tests."""
    path = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium here: install Debian's package chromium to run the browser tests")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        yield running
        running.close()
