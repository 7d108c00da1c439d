"""The calculators' questions as their pages ask them: what was typed becomes the pure rules' input, or a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from samraad.rules.decisions import Ballot, Body
from samraad.rules.errors import RuleError
from samraad.rules.numbers import parse_printed

MOST_PARTIES = 40


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party as typed: its name, its votes, and the letter or number of its alliance."""

    party: str
    votes: str
    alliance: str


def party_lines(parties: Iterable[str], votes: Iterable[str], alliances: Iterable[str]) -> tuple[PartyLine, ...]:
    """The lines that hold anything."""
    lines = [PartyLine(*(text.strip() for text in typed)) for typed in zip(parties, votes, alliances, strict=False)]
    return tuple(line for line in lines if line.party or line.votes)[:MOST_PARTIES]


def votes_of(lines: Iterable[PartyLine]) -> dict[str, int]:
    """Votes by party; raises RuleError that names the line."""
    votes: dict[str, int] = {}
    for line in lines:
        if not line.party:
            raise RuleError(f"Linjen med {line.votes} stemmer mangler et parti.")
        if line.party in votes:
            raise RuleError(f"{line.party} står to gange.")
        votes[line.party] = whole(line.votes, f"{line.party}: antallet af stemmer")
    return votes


def alliances_of(lines: Iterable[PartyLine]) -> list[tuple[str, ...]]:
    """The parties that share an alliance's mark."""
    by_mark: dict[str, list[str]] = {}
    for line in lines:
        if line.alliance:
            by_mark.setdefault(line.alliance.lower(), []).append(line.party)
    return [tuple(parties) for parties in by_mark.values() if len(parties) > 1]


def whole(text: str, what: str) -> int:
    """A whole number as Danes write it; raises RuleError."""
    number = figure(text, what)
    if number != int(number):
        raise RuleError(f"{what} skal være et helt tal, ikke »{text[:40]}«.")
    return int(number)


def figure(text: str, what: str) -> Decimal:
    """A number as Danes write it; raises RuleError."""
    if not text.strip():
        raise RuleError(f"{what} mangler.")
    try:
        return parse_printed(text)
    except RuleError:
        raise RuleError(f"{what}: »{text[:40]}« er ikke et tal; skriv fx 1.057 eller 2,5.") from None


def ballots_of(body: Body, typed: Mapping[str, tuple[str, str, str]]) -> dict[str, Ballot]:
    """For, against and abstaining by group as typed; an empty field is none. Raises RuleError."""
    names = ("for", "imod", "undlader")
    return {
        group: Ballot(*(whole(text or "0", f"{group}, {name}") for name, text in zip(names, typed[group], strict=True)))
        for group in body.members
    }
