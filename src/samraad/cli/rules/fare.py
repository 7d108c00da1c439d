"""``samraad rules fare``: a trip's fare and what it costs the municipality."""

from __future__ import annotations

from typing import Annotated

import typer

from samraad.cli.output import print_json, refuse
from samraad.rules.errors import RuleError
from samraad.rules.numbers import parse_plain
from samraad.rules.tariffs import online_fare, passenger_fare, tariff, trip


def fare_command(
    km: Annotated[str, typer.Option(help="Turens længde i kilometer.")],
    fare: Annotated[str, typer.Option(help="general, low, town48, town60, free eller feeder.")] = "general",
    online: Annotated[bool, typer.Option("--online", help="Bestilt online.")] = False,
    operator: Annotated[str | None, typer.Option(help="Betalingen til operatøren i kroner.")] = None,
    per_passenger: Annotated[
        str | None, typer.Option(help="Betalingen til trafikselskabet pr. passager; ellers takstens egen.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Skriv resultatet som JSON.")] = False,
) -> None:
    """Fare and municipal cost of a trip by flextur or plustur."""
    priced_by = online_fare if online else passenger_fare
    try:
        result = trip(
            priced_by(parse_plain(km, "--km"), fare),
            None if operator is None else parse_plain(operator, "--operator"),
            None if per_passenger is None else parse_plain(per_passenger, "--per-passenger"),
        )
    except RuleError as error:
        refuse(str(error))
    cost = None if result.municipal_cost is None else str(result.municipal_cost)
    if as_json:
        print_json(
            {
                "fare": str(result.fare),
                "municipal_cost": cost,
                "steps": list(result.steps),
                "assumptions": list(tariff().assumptions),
            }
        )
        return
    typer.echo(f"{'; '.join(result.steps)}: {result.fare} kr.")
    if cost is not None:
        typer.echo(f"Kommunens udgift: {cost} kr.")
