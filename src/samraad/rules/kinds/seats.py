"""Schemes of seats: a number of seats by votes, or the composition of a council of mayors and elected members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samraad.rules.kinds.heading import HEADING, read_heading, whole_by_name
from samraad.rules.numbers import danish
from samraad.rules.report import Block, Column, Entry, Heading, Report
from samraad.rules.seats import Apportionment, Composition, apportion, composition, method_named, smallest_council
from samraad.rules.trace import reader_figure
from samraad.rules.yaml_fields import Field


@dataclass(frozen=True, slots=True)
class SeatsScheme:
    heading: Heading
    votes: Mapping[str, int]
    seats: int
    alliances: tuple[tuple[str, ...], ...]
    method: str


@dataclass(frozen=True, slots=True)
class CompositionScheme:
    """``size`` is None where the smallest council is asked for."""

    heading: Heading
    votes: Mapping[str, int]
    mayors: Mapping[str, int]
    size: int | None
    method: str


def read_seats(root: Field) -> SeatsScheme:
    """Fields votes, seats, alliances, method."""
    fields = root.known(*HEADING, "votes", "seats", "alliances", "method")
    for needed in ("votes", "seats"):
        if needed not in fields:
            raise root.fail(f"feltet {needed} mangler.")
    alliances = fields["alliances"].items() if "alliances" in fields else ()
    return SeatsScheme(
        heading=read_heading(root, fields),
        votes=whole_by_name(fields["votes"]),
        seats=fields["seats"].whole(1, 10_000),
        alliances=tuple(tuple(party.text() for party in alliance.items()) for alliance in alliances),
        method=method_named(fields["method"].text() if "method" in fields else "d_hondt").name,
    )


def read_composition(root: Field) -> CompositionScheme:
    """Fields votes, mayors, size, method."""
    fields = root.known(*HEADING, "votes", "mayors", "size", "method")
    for needed in ("votes", "mayors"):
        if needed not in fields:
            raise root.fail(f"feltet {needed} mangler.")
    return CompositionScheme(
        heading=read_heading(root, fields),
        votes=whole_by_name(fields["votes"]),
        mayors=whole_by_name(fields["mayors"]),
        size=fields["size"].whole(1, 500) if "size" in fields else None,
        method=method_named(fields["method"].text() if "method" in fields else "d_hondt").name,
    )


def report_seats(scheme: SeatsScheme) -> Report:
    """Seats by party with the quotients that won them."""
    result = apportion(scheme.votes, scheme.seats, scheme.alliances, scheme.method)
    rows = tuple(
        (
            (party,),
            {"votes": _whole(scheme.votes[party]), "seats": _whole(count, _won(result, party))},
        )
        for party, count in result.seats.items()
    )
    columns = (Column("votes", "Stemmer"), Column("seats", "Pladser"))
    sentences = (f"Fordelt efter {method_named(scheme.method).danish}.", *_ties(result.ties, result.unassigned))
    return Report(
        "seats", scheme.heading, (Block("parties", "Pladser efter parti", ("Parti",), columns, rows, sentences),)
    )


def _won(result: Apportionment, party: str) -> tuple[str, ...]:
    return tuple(
        f"plads {a.seat}: {a.party} med {reader_figure(a.quotient)}"
        for a in result.awards
        if party in a.party.split("+")
    )


def _ties(ties: tuple[tuple[str, ...], ...], unassigned: int) -> tuple[str, ...]:
    return tuple(
        f"{unassigned} {'plads er' if unassigned == 1 else 'pladser er'} ikke besat: der skal trækkes lod mellem {', '.join(tie)}."
        for tie in ties
    )


def report_composition(scheme: CompositionScheme) -> Report:
    """Born and supplementary members by party."""
    if scheme.size is None:
        found = smallest_council(scheme.votes, scheme.mayors, scheme.method)
        asked = f"Det mindste råd, hvor alle partier får mindst lige så mange pladser, som de har borgmestre, har {found.size} medlemmer."
    else:
        found = composition(scheme.votes, scheme.mayors, scheme.size, scheme.method)
        asked = f"Rådet har {found.size} medlemmer, heraf {sum(found.mayors.values())} borgmestre."
    columns = (
        Column("votes", "Stemmer"),
        Column("entitlement", "Forholdsmæssige pladser"),
        Column("mayors", "Borgmestre"),
        Column("supplementary", "Supplerende medlemmer"),
    )
    rows = tuple(
        (
            (party,),
            {
                "votes": _whole(scheme.votes[party]),
                "entitlement": _whole(found.entitlement[party]),
                "mayors": _whole(found.mayors[party]),
                "supplementary": _whole(found.supplementary[party]),
            },
        )
        for party in scheme.votes
    )
    sentences = (asked, *_over(found), *_ties(found.ties, found.unassigned))
    return Report(
        "composition",
        scheme.heading,
        (Block("parties", "Medlemmer efter parti", ("Parti",), columns, rows, sentences),),
    )


def _over(found: Composition) -> tuple[str, ...]:
    return tuple(
        f"{party} har {found.mayors[party]} borgmestre, men kun krav på {found.entitlement[party]} pladser."
        for party in found.over_represented
    )


def _whole(count: int, trace: tuple[str, ...] = ()) -> Entry:
    return Entry(danish(count), str(count), trace)
