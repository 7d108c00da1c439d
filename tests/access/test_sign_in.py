"""Signing in with a password, with a code from an app, and not by trying again and again."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import LazySettings
from django.core.cache import cache, caches
from django.test import Client
from django.urls import reverse

from samraad.access.grant import grant
from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.access.roles import Role

PASSWORD = "en-lang-adgangskode"


@pytest.fixture(autouse=True)
def fresh(settings: LazySettings, tmp_path: Path, db: None) -> Iterator[None]:
    """A data folder of one's own, quick passwords, and no attempts counted from other tests."""
    settings.SAMRAAD_DATA = tmp_path / "data"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def user(db: None) -> User:
    made = User.objects.create_user("sekretaer", password=PASSWORD, first_name="Signe")
    grant(OPERATOR, made, Role.SECRETARY)
    return made


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> object:
    return client.post(reverse("login"), {"login": "sekretaer", "password": password, **more})


def code_of(secret: str, step: int = 0) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step)))


def enrol(client: Client) -> tuple[str, list[str]]:
    """The key of the app, and the recovery codes that are shown; the password is asked for once more."""
    asked = client.get(reverse("mfa_activate_totp"))
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    client.post(asked["Location"], {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"), follow=True).content.decode()
    secret = re.search(r'class="secret">(\w+)<', page)
    assert secret
    shown = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret[1])}, follow=True).content.decode()
    cache.clear()
    return secret[1], re.findall(r"<code>(\d+)</code>", shown)


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_password_is_enough_where_no_code_is_set_up(client: Client, user: User) -> None:
    response = sign_in(client, next="/om/")
    assert response["Location"] == "/om/"  # type: ignore[index]
    assert is_signed_in(client)
    assert client.post(reverse("logout"))["Location"] == "/"
    assert not is_signed_in(client)


def test_a_wrong_password_is_told_in_danish_and_english(client: Client, user: User) -> None:
    assert "passer ikke sammen" in sign_in(client, "forkert").content.decode()  # type: ignore[attr-defined]
    client.cookies["django_language"] = "en"
    assert "do not match" in sign_in(client, "forkert").content.decode()  # type: ignore[attr-defined]
    assert not is_signed_in(client)


def test_whoever_keeps_guessing_is_stopped_even_with_the_right_password(client: Client, user: User) -> None:
    for _attempt in range(5):
        sign_in(client, "forkert")
        del caches["default"]  # the next try reaches another process
    assert "prøvet for mange gange" in sign_in(client).content.decode()  # type: ignore[attr-defined]
    assert not is_signed_in(client)


def test_nobody_signs_up(client: Client, db: None) -> None:
    for path in ("/signup/", "/accounts/signup/", "/konto/ny/"):
        assert client.get(path).status_code == 404


def test_enrol_and_sign_in_with_the_code(client: Client, user: User) -> None:
    sign_in(client)
    secret, codes = enrol(client)
    assert len(codes) == 10
    client.post(reverse("logout"))
    assert sign_in(client, next="/om/")["Location"].startswith(reverse("mfa_authenticate"))  # type: ignore[index]
    assert not is_signed_in(client)
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Koden passer ikke" in wrong.content.decode()
    cache.clear()
    response = client.post(reverse("mfa_authenticate"), {"code": code_of(secret, 1)})
    assert response["Location"] == "/om/"
    assert is_signed_in(client)


def test_a_recovery_code_works_once(client: Client, user: User) -> None:
    sign_in(client)
    _secret, codes = enrol(client)
    for expected in (True, False):
        client.post(reverse("logout"))
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert is_signed_in(client) is expected


def test_the_key_is_not_in_the_database_as_it_is(client: Client, user: User) -> None:
    sign_in(client)
    secret, _codes = enrol(client)
    stored = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    assert secret not in str(stored.data)


def test_the_code_is_turned_off_only_after_saying_who_one_is_again(client: Client, user: User) -> None:
    sign_in(client)
    enrol(client)
    forced = Client()
    forced.force_login(user)
    asked = forced.post(reverse("mfa_deactivate_totp"))
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=user).exists()


def test_a_secretary_may_be_required_to_use_the_code(client: Client, user: User, settings: LazySettings) -> None:
    settings.SAMRAAD_SECOND_STEP = True
    sign_in(client)
    assert client.get("/om/")["Location"] == reverse("mfa_activate_totp")
    enrol(client)
    assert client.get("/om/").status_code == 200
    kept = client.post(reverse("mfa_deactivate_totp"))
    assert "kan ikke slå den fra" in kept.content.decode()
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def test_a_member_is_not_required(client: Client, db: None, settings: LazySettings) -> None:
    settings.SAMRAAD_SECOND_STEP = True
    member = User.objects.create_user("medlem")
    grant(OPERATOR, member, Role.MEMBER)
    client.force_login(member)
    assert client.get("/om/").status_code == 200


def test_the_pages_of_signing_in_keep_to_themselves(client: Client, user: User) -> None:
    sign_in(client)
    assert client.get(reverse("mfa_activate_totp"), follow=True).status_code == 200
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    text = page.content.decode()
    assert 'src="data:image/svg+xml' in text
    assert "<script>" not in text
    assert "unsafe" not in page["Content-Security-Policy"]
    secret = re.search(r'class="secret">(\w+)<', text)
    assert secret
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret[1])})
    for name in ("mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        assert client.get(reverse(name)).status_code == 200
    assert len(client.get(reverse("mfa_download_recovery_codes")).content.decode().split()) == 10
