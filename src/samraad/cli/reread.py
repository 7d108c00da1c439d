"""``samraad reread``: after an update of Samråd, read again what an older reader has read."""

from __future__ import annotations

import typer

from samraad.cli.archive_data import DataOption, open_data


def reread_command(data: DataOption = None) -> None:
    """Read stored dossiers again where the reader is newer. Corrections are kept."""
    open_data(data)
    from samraad.access.permissions import OPERATOR
    from samraad.archive.find_findings import find_due_quietly
    from samraad.archive.indexing import apply_pending
    from samraad.archive.reread import reread_all

    failed = 0
    for result in reread_all(OPERATOR):
        if result.imported:
            typer.echo(f"{result.imported.dossier.name}: læst på ny", err=True)
        else:
            failed += 1
            typer.echo(result.error, err=True)
    apply_pending()
    find_due_quietly(OPERATOR)
    if failed:
        raise SystemExit(1)
