"""The samraad command: one subcommand a module, found by name."""

from __future__ import annotations

import typer

from samraad.cli.read import read_command
from samraad.cli.rules import rules

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Samråd: rådets arkiv, regler og møder.")
app.command("read")(read_command)
app.add_typer(rules, name="rules")


@app.callback()
def samraad() -> None:
    """Samråd: rådets arkiv, regler og møder."""


def main() -> None:
    """The console entry point."""
    app()
