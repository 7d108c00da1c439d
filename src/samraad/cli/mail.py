"""``samraad send-mail``: send what waits in the outbox, once or as long as it runs."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from samraad.cli.archive_data import DataOption, open_data


def send_mail_command(
    data: DataOption = None,
    every: Annotated[int, typer.Option(help="Send igen hvert så mange sekunder; 0 er én gang.", min=0)] = 0,
) -> None:
    """Send the mails that tell members of agendas and minutes, and remind of tasks where that is turned on."""
    open_data(data)
    from django.utils import timezone

    from samraad.access.permissions import OPERATOR
    from samraad.meetings.publishing.send_mails import send_mails
    from samraad.meetings.tasks.remind import remind

    while True:
        remind(OPERATOR, timezone.localdate())
        done = send_mails()
        if done.sent or done.failed or not every:
            typer.echo(f"{done.sent} mails er sendt, {done.failed} venter.", err=True)
        if not every:
            raise typer.Exit(1 if done.failed else 0)
        time.sleep(every)
