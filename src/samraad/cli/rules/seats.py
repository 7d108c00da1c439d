"""``samraad rules seats``: seats by party."""

from __future__ import annotations

from typing import Annotated

import typer

from samraad.cli.output import print_json, refuse
from samraad.rules.errors import RuleError
from samraad.rules.seats import apportion


def seats_command(
    seats: Annotated[int, typer.Option(help="Antal pladser.")],
    votes: Annotated[str, typer.Option(help="Stemmer efter parti: A=25,B=31,C=11.")],
    alliance: Annotated[list[str] | None, typer.Option(help="Valgforbund: C+D. Kan gentages.")] = None,
    method: Annotated[str, typer.Option(help="d_hondt, sainte_lague eller largest_remainder.")] = "d_hondt",
    as_json: Annotated[bool, typer.Option("--json", help="Skriv resultatet som JSON.")] = False,
) -> None:
    """Share seats among parties, with alliances; a draw of lots is told and not made."""
    try:
        result = apportion(parse_votes(votes), seats, [parse_alliance(text) for text in alliance or ()], method)
    except RuleError as error:
        refuse(str(error))
    if as_json:
        print_json(
            {"seats": dict(result.seats), "unassigned": result.unassigned, "ties": [list(tie) for tie in result.ties]}
        )
        return
    for party, count in result.seats.items():
        typer.echo(f"{party:12} {count:4}")
    for tie in result.ties:
        typer.echo(f"Lodtrækning mellem {', '.join(tie)}.")


def parse_votes(text: str) -> dict[str, int]:
    """``A=25,B=31`` as votes by party; raises RuleError."""
    votes: dict[str, int] = {}
    for part in text.split(","):
        party, equals, count = part.strip().partition("=")
        party, count = party.strip(), count.strip()
        if not equals or not party or not count.removeprefix("-").isdecimal() or len(count) > 15:
            raise RuleError(f"»{part}« er ikke et parti med stemmer; skriv fx A=25,B=31.")
        if party in votes:
            raise RuleError(f"{party} står to gange.")
        votes[party] = int(count)
    return votes


def parse_alliance(text: str) -> tuple[str, ...]:
    """``C+D`` as its parties; raises RuleError where a party is missing."""
    parties = tuple(party.strip() for party in text.split("+"))
    if not all(parties):
        raise RuleError(f"»{text}« er ikke et valgforbund; skriv fx C+D.")
    return parties
