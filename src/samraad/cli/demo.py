"""``samraad demo``: the example council, ready to click through."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samraad.cli.archive_data import DataOption, open_data
from samraad.cli.serve import HostOption, PortOption, refuse_taken_port, run_server
from samraad.web.data_folder import data_folder


def demo_command(
    data: DataOption = None,
    port: PortOption = 8000,
    host: HostOption = "127.0.0.1",
    set_up_only: Annotated[
        bool, typer.Option("--set-up-only", help="Sæt det op uden at vise det i browseren.")
    ] = False,
) -> None:
    """Set up the example council at the first start, and serve it. It has a folder of its own: ``demo`` in the data folder."""
    if not set_up_only:
        refuse_taken_port(host, port)
    folder = open_data(data or Path(data_folder()) / "demo")
    from samraad.web.demo.set_up import set_up_demo

    demo = set_up_demo()
    typer.echo(f"Eksempelrådet ligger i {folder}: {demo.dossiers} dossierer.", err=True)
    typer.echo(f"Log ind som {', '.join(demo.usernames)}.  Adgangskode: {demo.password}", err=True)
    if not set_up_only:
        run_server(host, port, workers=1)
