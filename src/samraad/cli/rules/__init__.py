"""``samraad rules …``: the council's shared rules from the command line."""

from __future__ import annotations

import typer

from samraad.cli.lazy import lazy_group

COMMANDS = {
    "run": "samraad.cli.rules.scheme:run_command",
    "compare": "samraad.cli.rules.scheme:compare_command",
    "explain": "samraad.cli.rules.scheme:explain_command",
    "seats": "samraad.cli.rules.seats:seats_command",
    "power": "samraad.cli.rules.power:power_command",
    "solve": "samraad.cli.rules.solve:solve_command",
    "notice": "samraad.cli.rules.notice:notice_command",
    "fare": "samraad.cli.rules.fare:fare_command",
}

rules = typer.Typer(cls=lazy_group(COMMANDS), no_args_is_help=True)


@rules.callback()
def _about() -> None:
    """Rådets fælles regler: nøgler, pladser, stemmer, varsler og takster."""
