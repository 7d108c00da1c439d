"""The samraad command: one subcommand a module, found by name."""

from __future__ import annotations

import typer

from samraad.cli.ask import ask_command
from samraad.cli.demo import demo_command
from samraad.cli.index import import_uploads_command, rebuild_index_command
from samraad.cli.ingest import ingest_command
from samraad.cli.read import read_command
from samraad.cli.reread import reread_command
from samraad.cli.rules import rules
from samraad.cli.schemes import schemes
from samraad.cli.serve import serve_command

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Samråd: rådets arkiv, regler og møder.")
app.command("read")(read_command)
app.command("ingest")(ingest_command)
app.command("reread")(reread_command)
app.command("ask")(ask_command)
app.command("serve")(serve_command)
app.command("demo")(demo_command)
app.command("rebuild-index")(rebuild_index_command)
app.command("import-uploads", hidden=True)(import_uploads_command)
app.add_typer(rules, name="rules")
app.add_typer(schemes, name="schemes")


@app.callback()
def samraad() -> None:
    """Samråd: rådets arkiv, regler og møder."""


def main() -> None:
    """The console entry point."""
    app()
