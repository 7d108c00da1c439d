"""``samraad schemes load PATH...``: store schemes in the archive, where everybody can see and try them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samraad.cli.archive_data import DataOption, open_data
from samraad.cli.output import refuse
from samraad.rules.errors import RuleError

LOAD = "Gem ordninger i arkivet og offentliggør dem; det, der er gemt i forvejen, gemmes ikke igen."
schemes = typer.Typer(no_args_is_help=True, add_completion=False, help="Gem fælles regler i arkivet.")


@schemes.callback()
def _about() -> None:
    """The schemes kept in the archive."""


@schemes.command("load", help=LOAD)
def load_command(
    paths: Annotated[
        list[Path], typer.Argument(help="YAML-filer eller mapper med dem; CSV-filer ligger ved siden af.")
    ],
    data: DataOption = None,
) -> None:
    """Store schemes in the archive and publish them; what is stored already is not stored again."""
    open_data(data)
    from samraad.access.permissions import OPERATOR
    from samraad.schemes.load_folder import load_file, load_folder

    for path in paths:
        try:
            versions = load_folder(OPERATOR, path) if path.is_dir() else [load_file(OPERATOR, path)]
        except RuleError as error:
            refuse(str(error))
        for version in versions:
            typer.echo(f"{version.scheme.slug}: version {version.number}", err=True)
