"""A data folder of its own for each test, the shipped schemes, and a secretary."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from samraad.access.models import Grant, User
from samraad.access.permissions import OPERATOR
from samraad.access.roles import Role
from samraad.schemes.load_folder import load_file
from samraad.schemes.models import Scheme

SCHEMES = Path(__file__).resolve().parents[2] / "examples" / "schemes"


@pytest.fixture(autouse=True)
def data(settings: LazySettings, tmp_path: Path) -> None:
    settings.SAMRAAD_DATA = tmp_path


@pytest.fixture
def key(db: None) -> Scheme:
    """The placement key, published."""
    return load_file(OPERATOR, SCHEMES / "placement-key-2023.yaml").scheme


@pytest.fixture
def secretary(db: None, client: Client) -> Client:
    """A client signed in as a secretary."""
    user = User.objects.create_user("sekretær", password="en lang kode 17")
    Grant.objects.create(user=user, role=Role.SECRETARY)
    client.force_login(user)
    return client
