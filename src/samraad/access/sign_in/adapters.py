"""What django-allauth is told of Samråd: nobody signs up, its sentences in Danish, secrets are stored enciphered."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from samraad.access.sign_in.second_step import must_use

WRONG_CODE = _("Koden passer ikke. Skriv den, der står i appen nu, eller en genoprettelseskode, der ikke er brugt.")
TOO_OFTEN = _("Der er prøvet for mange gange. Vent nogle minutter, og prøv igen.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by a secretary or on the machine itself; nobody signs up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "Brugernavn og adgangskode passer ikke sammen. Bemærk, at der er forskel på store og små bogstaver."
        ),
        "incorrect_password": _("Adgangskoden er forkert."),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second step: its words, its secrets, and that whoever must use it cannot turn it off."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": _("Sekretærer skal bruge kode fra app her. Du kan ikke slå den fra."),
        "rate_limited": TOO_OFTEN,
    }

    def encrypt(self, text: str) -> str:
        """So that a copy of the database alone does not give the codes away."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What ``encrypt`` was given."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not who must use it."""
        return not must_use(authenticator.user)

    def get_totp_label(self, user: Any) -> str:
        """What the app shows beside ``Samråd``."""
        return str(user.username)


def _cipher() -> Fernet:
    key = hashlib.sha256(f"samraad.second-step:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
