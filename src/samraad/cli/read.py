"""``samraad read FILE``: read one dossier, without database or network."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samraad.cli.output import print_json, refuse
from samraad.reading.errors import ReadingError
from samraad.reading.read import read
from samraad.reading.to_json import to_json


def read_command(
    file: Annotated[Path, typer.Argument(help="Tekst, PDF, DOCX, mappe eller zip.")],
    as_json: Annotated[bool, typer.Option("--json", help="Skriv det læste som JSON.")] = False,
    with_lines: Annotated[
        bool, typer.Option("--lines", help="Sammen med --json: hver linje, som den er læst.")
    ] = False,
) -> None:
    """Read a dossier: documents, items, decisions, facts and tables, each with its lines."""
    try:
        dossier = read(file)
    except ReadingError as error:
        refuse(str(error))
    if as_json:
        print_json(to_json(dossier, with_lines=with_lines))
        return
    typer.echo(
        f"{dossier.source.name}: {dossier.source.lines} linjer, {len(dossier.documents)} dokumenter, "
        f"{len(dossier.items)} punkter, {len(dossier.facts)} oplysninger, {len(dossier.tables)} tabeller"
    )
