"""``samraad rules …``: the council's shared rules from the command line."""

from __future__ import annotations

import typer

from samraad.cli.rules.fare import fare_command
from samraad.cli.rules.notice import notice_command
from samraad.cli.rules.power import power_command
from samraad.cli.rules.scheme import compare_command, explain_command, run_command
from samraad.cli.rules.seats import seats_command
from samraad.cli.rules.solve import solve_command

rules = typer.Typer(no_args_is_help=True, help="Rådets fælles regler: nøgler, pladser, stemmer, varsler og takster.")
rules.command("seats")(seats_command)
rules.command("power")(power_command)
rules.command("solve")(solve_command)
rules.command("notice")(notice_command)
rules.command("fare")(fare_command)
rules.command("run")(run_command)
rules.command("compare")(compare_command)
rules.command("explain")(explain_command)
