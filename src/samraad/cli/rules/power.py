"""``samraad rules power``: who can carry and who can stop a decision."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from samraad.cli.output import print_json, read_text, refuse
from samraad.rules.body_file import parse_body
from samraad.rules.decisions import power
from samraad.rules.errors import RuleError


def power_command(
    body: Annotated[Path, typer.Argument(help="Organets regel som YAML: members, majority, required, casting_vote.")],
    as_json: Annotated[bool, typer.Option("--json", help="Skriv resultatet som JSON.")] = False,
) -> None:
    """Voting power: winning coalitions, vetoes, Banzhaf and Shapley-Shubik as exact fractions."""
    try:
        result = power(parse_body(read_text(body), body.name))
    except RuleError as error:
        refuse(str(error))
    if as_json:
        print_json(
            {
                "winning_coalitions": result.winning_coalitions,
                "smallest_coalition": result.smallest_coalition,
                "veto": list(result.veto),
                "banzhaf": {group: ratio(index) for group, index in result.banzhaf.items()},
                "shapley_shubik": {group: ratio(index) for group, index in result.shapley_shubik.items()},
                "casting_vote_can_decide": result.casting_vote_can_decide,
            }
        )
        return
    typer.echo(
        f"Vindende koalitioner: {result.winning_coalitions}; den mindste har {result.smallest_coalition} stemmer."
    )
    typer.echo(f"Veto: {', '.join(result.veto) or 'ingen'}.")
    for group, index in result.banzhaf.items():
        typer.echo(f"{group:24} Banzhaf {ratio(index):>12}   Shapley–Shubik {ratio(result.shapley_shubik[group]):>12}")
    typer.echo(f"Formandens stemme kan afgøre en sag: {'ja' if result.casting_vote_can_decide else 'nej'}.")


def ratio(value: Fraction) -> str:
    """An exact fraction as ``a/b``."""
    return f"{value.numerator}/{value.denominator}"
