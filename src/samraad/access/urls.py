"""The addresses of signing in and of one's own account; django-allauth finds its pages by their ``account_`` and ``mfa_`` names."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.contrib.auth.views import LogoutView
from django.urls import path

urlpatterns = [
    path("log-ind/", account.login, name="account_login"),
    path("log-ind/", account.login, name="login"),
    path("log-ind/kode/", second_step.authenticate, name="mfa_authenticate"),
    path("log-ind/igen/", account.reauthenticate, name="account_reauthenticate"),
    path("log-ind/igen/kode/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("log-ind/lukket/", account.account_inactive, name="account_inactive"),
    path("log-ud/", LogoutView.as_view(), name="account_logout"),
    path("log-ud/", LogoutView.as_view(), name="logout"),
    path("konto/", second_step.index, name="mfa_index"),
    path("konto/kode/", totp.activate_totp, name="mfa_activate_totp"),
    path("konto/kode/fra/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("konto/genoprettelse/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("konto/genoprettelse/nye/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("konto/genoprettelse/fil/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]
