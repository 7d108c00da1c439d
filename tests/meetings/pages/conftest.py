"""Somebody who signs in, and a draft to work on."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from samraad.access.models import Grant, User
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.models import Meeting


@pytest.fixture(autouse=True)
def quick_passwords(settings: LazySettings, tmp_path: Path) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def signed_in(secretary: User) -> Client:
    client = Client()
    client.force_login(secretary)
    return client


@pytest.fixture
def draft(secretary: User, council: Organization) -> Meeting:
    return create_meeting(secretary, council, dt.date(2027, 2, 4), place="Rådhuset, Sal 1", starts=dt.time(13))


@pytest.fixture
def member(council: Organization) -> Client:
    user = User.objects.create_user("medlem", email="medlem@eksempel.dk")
    Grant.objects.create(user=user, role="member", organization=council.slug)
    client = Client()
    client.force_login(user)
    return client
