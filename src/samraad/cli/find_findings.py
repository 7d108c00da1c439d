"""The worker behind *Fund*, ``samraad find-findings``: check the dossiers and schemes that have changed."""

from __future__ import annotations

import typer

from samraad.cli.archive_data import DataOption, open_data


def find_findings_command(data: DataOption = None) -> None:
    """Check what has changed since it was checked; the server starts this by itself."""
    open_data(data)
    from samraad.access.permissions import OPERATOR
    from samraad.archive.find_findings import find_due
    from samraad.schemes.find_differences import find_all_differences

    checked = find_due(OPERATOR)
    find_all_differences(OPERATOR)
    typer.echo(f"{checked} dossierer kontrolleret.", err=True)
