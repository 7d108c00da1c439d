"""Agenda, attachments and minutes of invented meetings, taken in by a secretary."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone

from samraad.access.models import Grant, User
from samraad.archive.import_dossier import import_dossier
from samraad.archive.models import Dossier
from samraad.councils.models import Organization
from samraad.councils.start_data import load_start_data


@pytest.fixture(autouse=True)
def data_folder(settings: LazySettings, tmp_path: Path) -> Path:
    """The data folder of this test."""
    settings.SAMRAAD_DATA = tmp_path / "data"
    return tmp_path / "data"


@pytest.fixture
def before_the_meetings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock goes from a day before the meetings of 2027, whatever day the test is run."""
    real, begun = timezone.now, timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(2026, 11, 17, 11, tzinfo=dt.UTC) + (real() - begun))


@pytest.fixture
def secretary(db: None) -> User:
    user = User.objects.create_user("sekretær")
    Grant.objects.create(user=user, role="secretary")
    return user


@pytest.fixture
def council(db: None) -> Organization:
    load_start_data()
    return Organization.objects.get(slug="kkr-sjaelland")


@pytest.fixture
def take_in(secretary: User, council: Organization, tmp_path: Path) -> Callable[[str, str], Dossier]:
    """Take a text in under a name."""

    def take(name: str, text: str) -> Dossier:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return import_dossier(secretary, path).dossier

    return take
