"""``samraad rules …``: the council's shared rules from the command line."""

from __future__ import annotations

import typer

from samraad.cli.lazy import lazy_group

COMMANDS = {
    "run": (
        "samraad.cli.rules.scheme:run_command",
        "Beregn en ordning: hver række med sine inputs, den uafrundede værdi og afrundingen.",
    ),
    "compare": (
        "samraad.cli.rules.scheme:compare_command",
        "Sammenlign det beregnede med det trykte, celle for celle.",
    ),
    "explain": (
        "samraad.cli.rules.scheme:explain_command",
        "Forklar en rækkes tal: formel, inputs med kilder, uafrundet værdi og afrunding.",
    ),
    "seats": (
        "samraad.cli.rules.seats:seats_command",
        "Fordel pladser mellem partier, med valgforbund; lodtrækning meldes og foretages ikke.",
    ),
    "power": (
        "samraad.cli.rules.power:power_command",
        "Stemmestyrke: vindende koalitioner, veto, Banzhaf og Shapley–Shubik som eksakte brøker.",
    ),
    "solve": (
        "samraad.cli.rules.solve:solve_command",
        "Regn baglæns: hvilke hele grundlag giver det trykte beløb med den trykte sats?",
    ),
    "notice": (
        "samraad.cli.rules.notice:notice_command",
        "Var varslet langt nok, hvornår er det seneste, hvornår kan mødet tidligst holdes, hvornår udløber fristen?",
    ),
    "fare": ("samraad.cli.rules.fare:fare_command", "Takst og kommunal udgift for en tur med flextur eller plustur."),
}

rules = typer.Typer(
    cls=lazy_group(COMMANDS),
    help="Rådets fælles regler: nøgler, pladser, stemmer, varsler og takster.",
    no_args_is_help=True,
    add_completion=False,
)


@rules.callback()
def _about() -> None:
    """The council's shared rules."""
