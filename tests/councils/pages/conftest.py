"""What the tests of the directory's pages share; ``council`` is each file's own."""

import pytest
from django.test import Client

from samraad.access.models import Grant, User
from samraad.councils.models import Organization


@pytest.fixture
def secretary(client: Client, council: Organization) -> Client:
    user = User.objects.create_user("sekretær")
    Grant.objects.create(user=user, role="secretary", organization=council.slug)
    client.force_login(user)
    return client
