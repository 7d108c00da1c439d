"""Who must give a code when signing in, and the middleware that lets them set it up before anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from samraad.access.roles import Role

#: where one still gets to before the second step is set up
STILL_OPEN = frozenset(
    {
        "login",
        "account_login",
        "logout",
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "set_language",
    }
)
SET_UP = "mfa_activate_totp"


def must_use(user: Any) -> bool:
    """Secretaries, where the setting SAMRAAD_SECOND_STEP says so."""
    return bool(settings.SAMRAAD_SECOND_STEP) and user.grants.filter(role=Role.SECRETARY).exists()


def require_second_step(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: whoever must use the second step and has none is sent to set it up."""

    def checked(request: HttpRequest) -> HttpResponse:
        if settings.SAMRAAD_SECOND_STEP and _lacks_it(request):
            messages.info(
                request, _("Sekretærer skal bruge en kode fra en app her. Sæt den op nu; det tager et minut.")
            )
            return redirect(SET_UP)
        return get_response(request)

    return checked


def _lacks_it(request: HttpRequest) -> bool:
    user = request.user
    if not user.is_authenticated or _is_open(request.path_info):
        return False
    return must_use(user) and not is_mfa_enabled(user)


def _is_open(path: str) -> bool:
    if path.startswith(settings.STATIC_URL):
        return True
    try:
        return resolve(path).url_name in STILL_OPEN
    except Resolver404:
        return True
