"""``samraad rules notice``: notices and terms, both ways."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from samraad.cli.output import print_json, refuse
from samraad.rules.errors import RuleError
from samraad.rules.notices import earliest_meeting, last_day, notice, parse_date, parse_period


def notice_command(
    meeting: Annotated[str | None, typer.Option(help="Mødets dato.")] = None,
    at_least: Annotated[str | None, typer.Option(help="Varslet, fx »3 weeks« eller »5 working days«.")] = None,
    given: Annotated[str | None, typer.Option(help="Den dag, der blev indkaldt.")] = None,
    start: Annotated[str | None, typer.Option("--from", help="Den dag, en frist løber fra.")] = None,
    within: Annotated[str | None, typer.Option(help="Fristens længde, fx »6 weeks«.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Skriv resultatet som JSON.")] = False,
) -> None:
    """Was the notice long enough, when is the latest, when may the meeting be at the earliest, when does a term end?"""
    try:
        result = _compute(meeting, at_least, given, start, within)
    except RuleError as error:
        refuse(str(error))
    if as_json:
        print_json(result)
        return
    for name, value in result.items():
        typer.echo(f"{name}: {value}")


def _compute(
    meeting: str | None, at_least: str | None, given: str | None, start: str | None, within: str | None
) -> dict[str, Any]:
    if start is not None and within is not None and meeting is None and given is None:
        return {"last_day": last_day(parse_date(start, "--from"), parse_period(within)).isoformat()}
    if at_least is None or start is not None or within is not None or (meeting is None and given is None):
        raise typer.BadParameter("angiv --at-least med --meeting og/eller --given, eller --from med --within")
    period = parse_period(at_least)
    given_day = None if given is None else parse_date(given, "--given")
    if meeting is None:
        assert given_day is not None
        return {"earliest_meeting": earliest_meeting(given_day, period).isoformat()}
    result = notice(parse_date(meeting, "--meeting"), period, given_day)
    return {
        "latest": result.latest.isoformat(),
        "given_days": result.given_days,
        "sufficient": result.sufficient,
        "margin_days": result.margin_days,
    }
