"""Send what waits in the outbox. A mail that cannot be sent waits for the next time, and says why."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from samraad.archive import write_lock
from samraad.meetings.models import OutboxMail

MOST_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Sent:
    """How many were sent, and how many failed and wait."""

    sent: int
    failed: int


def send_mails() -> Sent:
    """One sender at a time. Each mail is marked when it is out, so that one that stops goes on where it was."""
    sent = failed = 0
    with write_lock.held("mail"):
        connection = get_connection()
        waiting = OutboxMail.objects.filter(sent_at=None, attempts__lt=MOST_ATTEMPTS).order_by("id")
        for key in list(waiting.values_list("pk", flat=True)):
            if _send_one(OutboxMail.objects.get(pk=key), connection):
                sent += 1
            else:
                failed += 1
        connection.close()
    return Sent(sent, failed)


def _send_one(mail: OutboxMail, connection: BaseEmailBackend) -> bool:
    message = EmailMessage(
        subject=mail.subject,
        body=mail.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.to],
        connection=connection,
    )
    error = ""
    try:
        message.send()
    except Exception as problem:  # whatever a mail server may say, the others go out
        error = f"{type(problem).__name__}: {problem}"[:300]
    with transaction.atomic():
        mail.attempts += 1
        mail.last_error = error
        mail.sent_at = None if error else timezone.now()
        mail.save(update_fields=["attempts", "last_error", "sent_at"])
    return not error
