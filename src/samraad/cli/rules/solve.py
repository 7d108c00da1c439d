"""``samraad rules solve``: which whole base gives a printed amount."""

from __future__ import annotations

from typing import Annotated

import typer

from samraad.cli.output import print_json, refuse
from samraad.rules.errors import RuleError
from samraad.rules.numbers import danish, decimal_text, parse_plain, rounding_named, solve_base


def solve_command(
    rate: Annotated[str, typer.Option(help="Satsen, fx 3.125.")],
    amount: Annotated[str, typer.Option(help="Det trykte beløb, fx 5693750.")],
    rounding: Annotated[str, typer.Option("--round", help="half_up, half_even, down eller up.")] = "half_up",
    as_json: Annotated[bool, typer.Option("--json", help="Skriv resultatet som JSON.")] = False,
) -> None:
    """Solve backwards: which whole bases give the printed amount at the printed rate?"""
    try:
        result = solve_base(parse_plain(rate, "--rate"), parse_plain(amount, "--amount"), rounding_named(rounding))
    except RuleError as error:
        refuse(str(error))
    nearest = [[base, decimal_text(product)] for base, product in result.nearest]
    if as_json:
        print_json({"bases": list(result.bases), "nearest": nearest})
        return
    if not result.bases:
        typer.echo("Intet helt grundlag giver beløbet.")
    elif len(result.bases) == 1:
        typer.echo(f"Grundlaget er {danish(result.bases[0])}.")
    else:
        typer.echo(
            f"{danish(len(result.bases))} grundlag giver beløbet: {danish(result.bases[0])}–{danish(result.bases[-1])}."
        )
    for base, product in nearest:
        typer.echo(f"{base} giver {product}")
