"""Open the data folder: settings, database and start data are in place when this has been called."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from samraad.cli.output import refuse
from samraad.web.data_folder import create, data_folder

DataOption = Annotated[Path | None, typer.Option("--data", help="Datamappen (SAMRAAD_DATA, ellers ./data).")]


def open_data(data: Path | None) -> Path:
    """Make the folder where it is not there, and bring its database up to date. Says where it is."""
    if data is not None:
        os.environ["SAMRAAD_DATA"] = str(data)
    try:
        folder = create(data_folder())
    except OSError as error:
        refuse(f"Datamappen {data_folder()} kan ikke bruges ({error.strerror}). Vælg en anden med --data.")
    os.environ["SAMRAAD_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samraad.web.settings")
    _open_database()
    return folder


def _open_database() -> None:
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import DatabaseError

    try:
        django.setup()
        _bring_up_to_date()
    except ImproperlyConfigured as error:
        refuse(str(error))
    except DatabaseError as error:
        refuse(f"Databasen kan ikke åbnes: {str(error).splitlines()[0]}.")


def _bring_up_to_date() -> None:
    """Under a lock: two that start at once must not both do it."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from samraad.archive import write_lock
    from samraad.archive.erase import forget_erased
    from samraad.councils.start_data import load_start_data

    with write_lock.held("migrate"):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
            load_start_data()
    forget_erased()
