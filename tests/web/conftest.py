"""An archive of one's own for each test, people to sign in as, and a browser where there is one."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from playwright.sync_api import Browser, sync_playwright
from tests.web.texts import ATTACHMENTS, MINUTES

from samraad.access.grant import grant
from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.access.roles import Role
from samraad.archive.import_dossier import import_dossier
from samraad.archive.models import Dossier
from samraad.councils.start_data import load_start_data
from samraad.meetings.accept_dossier import accept_dossier
from samraad.meetings.models import Meeting
from samraad.meetings.propose_meeting import propose_meetings
from samraad.meetings.publish_meeting import publish_meeting
from samraad.web.build.messages import compile_catalogues

PASSWORD = "en-lang-adgangskode"
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
CHROMIUM += ["--disable-sync", "--no-first-run", "--lang=da"]

# The browser is driven from the thread that also asks the database; nothing else runs in it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture(autouse=True)
def data_folder(settings: LazySettings, tmp_path: Path) -> Path:
    """The data folder of this test, and quick passwords."""
    settings.SAMRAAD_DATA = tmp_path / "data"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return tmp_path / "data"


@pytest.fixture(scope="session", autouse=True)
def english() -> None:
    """The translations, compiled."""
    compile_catalogues(Path(__file__).parents[2] / "src" / "samraad" / "web" / "locale")


@pytest.fixture
def start_data(db: None) -> None:
    """Regions, municipalities and the five councils."""
    load_start_data()


@pytest.fixture
def minutes(start_data: None, tmp_path: Path) -> Dossier:
    """Invented minutes, read and waiting for review."""
    return take_in(tmp_path / "Referat fra KKR Sjælland.txt", MINUTES)


@pytest.fixture
def attachments(start_data: None, tmp_path: Path) -> Dossier:
    """Invented attachments of the same meeting, read and waiting for review."""
    return take_in(tmp_path / "Bilag fra KKR Sjælland.txt", ATTACHMENTS)


@pytest.fixture
def meeting(minutes: Dossier, attachments: Dossier) -> Meeting:
    """The meeting of both, accepted and published."""
    proposal = propose_meetings(minutes)[0]
    assert proposal.organization
    accepted = accept_dossier(OPERATOR, minutes, proposal.organization, proposal.date, proposal.evidence)
    accept_dossier(OPERATOR, attachments, proposal.organization, proposal.date)
    publish_meeting(OPERATOR, accepted)
    for dossier in (minutes, attachments):
        dossier.refresh_from_db()
    return accepted


@pytest.fixture
def secretary(db: None) -> User:
    """Someone who may do everything in the archive."""
    user = User.objects.create_user("sekretaer", password=PASSWORD, first_name="Signe", last_name="Holm")
    grant(OPERATOR, user, Role.SECRETARY)
    return user


@pytest.fixture
def signed_in(secretary: User) -> Client:
    """The secretary's own browser, without a browser."""
    client = Client()
    client.force_login(secretary)
    return client


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


def take_in(path: Path, text: str) -> Dossier:
    """Write a text to a file and have it read."""
    path.write_text(text, encoding="utf-8")
    return import_dossier(OPERATOR, path).dossier
