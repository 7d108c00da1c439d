"""The samraad command: one module a subcommand, imported when it is asked for."""

from __future__ import annotations

import typer

from samraad.cli.lazy import lazy_group

COMMANDS = {
    "read": "samraad.cli.read:read_command",
    "ingest": "samraad.cli.ingest:ingest_command",
    "serve": "samraad.cli.serve:serve_command",
    "demo": "samraad.cli.demo:demo_command",
    "ask": "samraad.cli.ask:ask_command",
    "check": "samraad.cli.check:check_command",
    "rules": "samraad.cli.rules:rules",
    "schemes": "samraad.cli.schemes:schemes",
    "reread": "samraad.cli.reread:reread_command",
    "rebuild-index": "samraad.cli.index:rebuild_index_command",
    "send-mail": "samraad.cli.mail:send_mail_command",
    "import-uploads": "samraad.cli.index:import_uploads_command",
    "find-findings": "samraad.cli.find_findings:find_findings_command",
}
HIDDEN = frozenset({"import-uploads", "find-findings"})

app = typer.Typer(cls=lazy_group(COMMANDS, HIDDEN), no_args_is_help=True, add_completion=False)


@app.callback()
def samraad() -> None:
    """Samråd: rådets arkiv, regler og møder."""


def main() -> None:
    """The console entry point."""
    app()
