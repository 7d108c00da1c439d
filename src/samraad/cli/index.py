"""``samraad rebuild-index`` and the worker behind uploads, ``samraad import-uploads``."""

from __future__ import annotations

import time

import typer

from samraad.cli.archive_data import DataOption, open_data


def rebuild_index_command(data: DataOption = None) -> None:
    """Build the search index anew from the archive. Searches go on in the old one until it is done."""
    open_data(data)
    from samraad.archive.indexing import apply_pending, rebuild_index

    began = time.monotonic()
    dossiers = rebuild_index()
    apply_pending()
    typer.echo(f"Søgeindekset er bygget på ny: {dossiers} dossierer på {time.monotonic() - began:.1f} s.", err=True)


def import_uploads_command(data: DataOption = None) -> None:
    """Take in what was handed in through the browser; the server starts this by itself."""
    open_data(data)
    from samraad.archive.upload import import_waiting

    done = import_waiting()
    typer.echo(f"{done} {'fil' if done == 1 else 'filer'} lagt ind.", err=True)
