"""How mails go out: to the folder ``mail`` of the data folder, or by SAMRAAD_MAIL to a mail server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class Mail:
    """Django's settings for mail."""

    backend: str
    folder: str
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starts_tls: bool = False
    is_tls: bool = False


def mail(url: str | None, folder: Path) -> Mail:
    """Raises ImproperlyConfigured for an address that is not a mail server's."""
    if not url:
        return Mail("django.core.mail.backends.filebased.EmailBackend", str(folder / "mail"))
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured("SAMRAAD_MAIL skal have formen smtp://bruger:kode@vært:587 eller smtps://….")
    is_tls = parts.scheme == "smtps"
    port = parts.port or (465 if is_tls else 587)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    backend = "django.core.mail.backends.smtp.EmailBackend"
    return Mail(backend, "", parts.hostname, port, user, password, starts_tls=not is_tls and port != 25, is_tls=is_tls)
