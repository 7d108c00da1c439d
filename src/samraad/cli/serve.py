"""``samraad serve``: the archive in a browser, from one process and one folder."""

from __future__ import annotations

import secrets
import socket
from contextlib import closing
from typing import Annotated

import typer

from samraad.cli.archive_data import DataOption, open_data
from samraad.cli.output import refuse

HostOption = Annotated[str, typer.Option("--host", help="Den adresse, der svares på.")]
PortOption = Annotated[int, typer.Option("--port", min=1, max=65535, help="Den port, der svares på.")]
WorkersOption = Annotated[int, typer.Option("--workers", min=1, max=64, help="Hvor mange processer der svarer.")]


def serve_command(
    data: DataOption = None, port: PortOption = 8000, host: HostOption = "127.0.0.1", workers: WorkersOption = 2
) -> None:
    """Serve the archive. Prints where, and at the first start whom to sign in as."""
    refuse_taken_port(host, port)
    folder = open_data(data)
    typer.echo(f"Datamappe: {folder}", err=True)
    _first_secretary()
    bring_index_up_to_date()
    run_server(host, port, workers)


def refuse_taken_port(host: str, port: int) -> None:
    """Say so at once where something else answers there."""
    with closing(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            refuse(f"{host}:{port} kan ikke bruges ({error.strerror}). Vælg en anden port med --port.")


def bring_index_up_to_date() -> None:
    """Apply what is waiting, rebuild the index where that is needed, take in what was handed in but not read, and check it."""
    from samraad.archive.indexing import apply_pending
    from samraad.archive.models import ImportJob, ImportState
    from samraad.archive.upload import start_worker
    from samraad.archive.want_check import check_soon, due

    indexed = apply_pending()
    if indexed:
        typer.echo(f"Søgeindekset er bragt ajour: {indexed} dossierer.", err=True)
    if ImportJob.objects.filter(state__in=(ImportState.WAITING, ImportState.RUNNING)).exists():
        start_worker()
    if due().exists():
        check_soon()


def run_server(host: str, port: int, workers: int) -> None:
    """Serve until stopped."""
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    connections.close_all()
    name = f"[{host}]" if ":" in host else host
    typer.echo(f"Samråd svarer på http://{name}:{port} (stop med Ctrl+C)", err=True)
    server = Granian(
        "samraad.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        backlog=2048,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        process_name=None,
    )
    server.serve()


def _first_secretary() -> None:
    """Where nobody can sign in yet, a secretary is made, and the password told this once."""
    from django.db import transaction

    from samraad.access.grant import grant
    from samraad.access.models import User
    from samraad.access.permissions import OPERATOR
    from samraad.access.roles import Role

    with transaction.atomic():
        if User.objects.exists():
            return
        password = secrets.token_urlsafe(9)
        user = User.objects.create_user("sekretariat", password=password)
        grant(OPERATOR, user, Role.SECRETARY)
    typer.echo(f"Log ind som: {user.username}  Adgangskode: {password}  (vises kun denne ene gang)", err=True)
