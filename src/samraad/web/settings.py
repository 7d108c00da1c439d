"""Django's settings: one folder and one process by default; each setting can be set from outside by its SAMRAAD_ name.

SAMRAAD_DATA           the data folder (./data)
SAMRAAD_DATABASE_URL   PostgreSQL instead of SQLite: postgresql://user:password@host/database
SAMRAAD_HOSTS          host names it answers to, with commas between (localhost)
SAMRAAD_HTTPS          1: it stands behind a proxy that speaks HTTPS
SAMRAAD_ADDRESS        the address that mails link to (http://localhost:8000)
SAMRAAD_MAIL           the mail server: smtp://user:password@host:587 (smtps:// for port 465); without it mails are written to
                       the folder mail of the data folder
SAMRAAD_MAIL_FROM      who mails are from (samraad@localhost)
SAMRAAD_TASK_REMINDERS so many days before a task is due its holder is reminded by mail, and once more when it is late; without it
                       nobody is
SAMRAAD_READING_SECONDS  how long one file may take to read before it is refused (900)
SAMRAAD_SECOND_STEP    1: secretaries must sign in with a code from an app, not with a password alone
SAMRAAD_DEBUG          1: Django's error pages; for development only
"""

from __future__ import annotations

import os
from pathlib import Path

from samraad.web.data_folder import data_folder, secret_key
from samraad.web.database import database
from samraad.web.mail import mail

WEB = Path(__file__).resolve().parent
SAMRAAD_DATA = data_folder()

DEBUG = os.environ.get("SAMRAAD_DEBUG") == "1"
HTTPS = os.environ.get("SAMRAAD_HTTPS") == "1"
SECRET_KEY = secret_key(SAMRAAD_DATA)
HOSTS = [host.strip() for host in os.environ.get("SAMRAAD_HOSTS", "").split(",") if host.strip()]
ALLOWED_HOSTS = [*HOSTS, "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "samraad.access",
    "samraad.councils",
    "samraad.archive",
    "samraad.schemes",
    "samraad.meetings",
    "samraad.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "samraad.web.security.content_security_policy",
    "samraad.web.static_files.compress_static_files",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samraad.web.language.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samraad.web.upload_limit.limit_uploads",
    "allauth.account.middleware.AccountMiddleware",
    "samraad.access.sign_in.second_step.require_second_step",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samraad.web.context.reader",
            ],
        },
    },
]

ROOT_URLCONF = "samraad.web.urls"
WSGI_APPLICATION = "samraad.web.wsgi.application"

DATABASES = {"default": database(os.environ.get("SAMRAAD_DATABASE_URL"), SAMRAAD_DATA)}
# What all processes share: how often somebody has tried to sign in.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

SAMRAAD_SECOND_STEP = os.environ.get("SAMRAAD_SECOND_STEP") == "1"
ACCOUNT_ADAPTER = "samraad.access.sign_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
MFA_ADAPTER = "samraad.access.sign_in.adapters.MFAAdapter"
MFA_TOTP_ISSUER = "Samråd"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Behind a proxy the last address it names is the reader's; with no proxy the header is anybody's to write.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [WEB / "locale"]
TIME_ZONE = "Europe/Copenhagen"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
# Files are named by their content, so a browser may keep them for a year.
WHITENOISE_MAX_AGE = 31_536_000
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "samraad.web.static_files.ContentNamed"},
}
FORMAT_MODULE_PATH = ["samraad.web.formats"]
SAMRAAD_MAX_UPLOAD = 500_000_000
SAMRAAD_READING_SECONDS = float(os.environ.get("SAMRAAD_READING_SECONDS") or 900)
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000

SAMRAAD_ADDRESS = os.environ.get("SAMRAAD_ADDRESS") or "http://localhost:8000"
MAIL = mail(os.environ.get("SAMRAAD_MAIL"), SAMRAAD_DATA)
EMAIL_BACKEND, EMAIL_FILE_PATH = MAIL.backend, MAIL.folder
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.host, MAIL.port, MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT = MAIL.starts_tls, MAIL.is_tls, 30
SAMRAAD_TASK_REMINDERS = int(os.environ.get("SAMRAAD_TASK_REMINDERS") or 0)
DEFAULT_FROM_EMAIL = os.environ.get("SAMRAAD_MAIL_FROM") or "samraad@localhost"

#: what search is fed from: each module has ``keys()`` and ``passages(key)``
SAMRAAD_PASSAGES = ["samraad.archive.index_passages", "samraad.meetings.index_meeting"]
SAMRAAD_ANSWERS = ["samraad.archive.answer_sources", "samraad.meetings.answer_sources"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
