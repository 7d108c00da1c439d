"""An archive of one's own for each test, and people to sign in as."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
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


def take_in(path: Path, text: str) -> Dossier:
    """Write a text to a file and have it read."""
    path.write_text(text, encoding="utf-8")
    return import_dossier(OPERATOR, path).dossier
