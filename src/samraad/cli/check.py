"""``samraad check FILE...``: what does not add up in dossiers, without database or network."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samraad.checking.check import check
from samraad.checking.finding import Finding, Severity
from samraad.checking.to_json import to_json
from samraad.cli.output import print_json, refuse
from samraad.reading.errors import ReadingError
from samraad.reading.read import read

_DANISH = {Severity.ERROR: "Fejl", Severity.WARNING: "Se efter", Severity.NOTE: "Bemærk"}


def check_command(
    files: Annotated[list[Path], typer.Argument(help="Tekst, PDF, DOCX, mappe eller zip; flere kontrolleres sammen.")],
    as_json: Annotated[bool, typer.Option("--json", help="Skriv fundene som JSON.")] = False,
) -> None:
    """Check dossiers: sums, contradictions, references, dates; each finding with its lines."""
    dossiers = []
    for file in files:
        try:
            dossiers.append(read(file))
        except ReadingError as error:
            refuse(str(error))
    findings = check(dossiers)
    if as_json:
        print_json(to_json(findings))
        return
    for one in findings:
        typer.echo(_line(one))
    typer.echo(f"{len(findings)} fund i {len(dossiers)} {'fil' if len(dossiers) == 1 else 'filer'}.")


def _line(one: Finding) -> str:
    places = ", ".join(f"{place.dossier} linje {place.span.first_line}" for place in one.places)
    return f"{_DANISH[one.severity]}: {one.message} ({places})"
