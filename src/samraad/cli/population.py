"""``samraad population``: what a file from Statistikbanken says of the municipalities' inhabitants, and saving it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samraad.cli.archive_data import DataOption, open_data
from samraad.cli.output import refuse

SOURCE = "Danmarks Statistik, FOLK1A: folketal den 1. i kvartalet"


def population_command(
    path: Annotated[Path, typer.Argument(metavar="FIL", help="CSV eller XLSX fra Statistikbanken.")],
    data: DataOption = None,
    save: Annotated[bool, typer.Option("--save", help="Gem tallene; ellers vises kun, hvad der ændres.")] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Erstat andre tal, der er gemt for de samme dage.")
    ] = False,
    quarters: Annotated[bool, typer.Option("--quarters", help="Tag alle dage med, ikke kun 1. januar.")] = False,
    source: Annotated[str, typer.Option(help="Hvor tallene kommer fra.")] = SOURCE,
) -> None:
    """Show what the file would change; with ``--save`` all of it is saved, or none."""
    try:
        content = path.read_bytes()
    except OSError as error:
        refuse(f"{path}: filen kan ikke åbnes ({error.strerror}).")
    open_data(data)
    from django.db import transaction

    from samraad.access.permissions import OPERATOR
    from samraad.councils.errors import CannotSave
    from samraad.councils.save_population import propose_population, save_population

    try:
        proposed = propose_population(OPERATOR, content)
        days = [day for day in proposed.days if quarters or (day.day.month, day.day.day) == (1, 1)]
        if proposed.unknown:
            typer.echo(f"Kendes ikke og springes over: {', '.join(proposed.unknown[:30])}.", err=True)
        with transaction.atomic():
            for day in days:
                typer.echo(_told(day.day.isoformat(), len(day.lines), day.new, len(day.missing)), err=True)
                for line in (*day.replacing, *day.implausible):
                    was = line.stored if line.replaces else line.before
                    typer.echo(f"  se efter: {line.municipality} {was} → {line.inhabitants}", err=True)
                if save:
                    replacing = {line.municipality.pk for line in day.replacing} if replace else set()
                    figures = [(line.municipality, line.inhabitants) for line in day.lines]
                    save_population(OPERATOR, day.day, figures, source, replacing)
    except CannotSave as refusal:
        refuse(f"{path}: {refusal}")
    if not days:
        refuse(f"{path}: filen har ingen tal for en 1. januar. Brug --quarters, hvis andre dage skal med.")
    typer.echo("Tallene er gemt." if save else "Intet er gemt. Kør igen med --save.", err=True)


def _told(day: str, found: int, new: int, missing: int) -> str:
    return f"{day}: {found} kommuner fundet, {new} nye tal, {missing} kommuner mangler."
