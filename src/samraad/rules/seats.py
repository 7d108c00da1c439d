"""Seats by party: divisor methods with electoral alliances, largest remainders, and the composition of a council.

Quotients are exact. Where equal quotients meet the last seats, the law draws lots: the seats stay unassigned and the
parties are named. Sources: lov om kommunale og regionale valg (d'Hondt, valgforbund); the councils' own statutes
(the whole mirrors the votes at the latest local election, with the mayors as born members).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from samraad.rules.errors import RuleError

MOST_SEATS = 10_000
LARGEST_COUNCIL = 500


@dataclass(frozen=True, slots=True)
class Award:
    """One seat and the quotient that won it."""

    seat: int
    party: str
    quotient: Fraction


@dataclass(frozen=True, slots=True)
class Apportionment:
    """``ties`` names, for each group of unassigned seats, the parties among which lots must be drawn."""

    seats: Mapping[str, int]
    unassigned: int
    ties: tuple[tuple[str, ...], ...]
    awards: tuple[Award, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """A named way to turn votes into seats."""

    name: str
    danish: str
    apportion: Callable[[Mapping[str, int], int], Apportionment]


def divisor_method(divisor: Callable[[int], int]) -> Callable[[Mapping[str, int], int], Apportionment]:
    """The highest-averages method in which a party with k seats next competes with votes / divisor(k)."""

    def apportion(votes: Mapping[str, int], seats: int) -> Apportionment:
        if seats > MOST_SEATS:
            raise RuleError(f"Der kan højst fordeles {MOST_SEATS} pladser efter kvotienter, ikke {seats}.")
        won = dict.fromkeys(votes, 0)
        awards: list[Award] = []
        quotients = {party: Fraction(count, divisor(0)) for party, count in votes.items()}
        while len(awards) < seats:
            best = max(quotients.values(), default=Fraction(0))
            if best == 0:
                raise RuleError("Ingen har stemmer, så der er ingen pladser at fordele.")
            leaders = tuple(party for party, quotient in quotients.items() if quotient == best)
            left = seats - len(awards)
            if len(leaders) > left:
                return Apportionment(won, left, (leaders,), tuple(awards))
            for party in leaders:
                won[party] += 1
                quotients[party] = Fraction(votes[party], divisor(won[party]))
                awards.append(Award(len(awards) + 1, party, best))
        return Apportionment(won, 0, (), tuple(awards))

    return apportion


def _largest_remainder(votes: Mapping[str, int], seats: int) -> Apportionment:
    total = sum(votes.values())
    if total == 0:
        raise RuleError("Ingen har stemmer, så der er ingen pladser at fordele.")
    quotas = {party: Fraction(count * seats, total) for party, count in votes.items()}
    won = {party: int(quota) for party, quota in quotas.items()}
    left = seats - sum(won.values())
    remainders = sorted({quota - won[party] for party, quota in quotas.items()}, reverse=True)
    awards: list[Award] = []
    for remainder in remainders:
        leaders = tuple(party for party, quota in quotas.items() if quota - int(quota) == remainder)
        if left == 0:
            break
        if len(leaders) > left:
            return Apportionment(won, left, (leaders,), tuple(awards))
        for party in leaders:
            won[party] += 1
            left -= 1
            awards.append(Award(sum(won.values()), party, remainder))
    return Apportionment(won, 0, (), tuple(awards))


METHODS: Mapping[str, Method] = {
    method.name: method
    for method in (
        Method("d_hondt", "d'Hondts metode", divisor_method(lambda won: won + 1)),
        Method("sainte_lague", "Sainte-Laguës metode", divisor_method(lambda won: 2 * won + 1)),
        Method("largest_remainder", "største brøks metode", _largest_remainder),
    )
}


def method_named(name: str) -> Method:
    """The method of that name; raises RuleError with the names there are."""
    if name not in METHODS:
        raise RuleError(f"Metoden »{name}« findes ikke; vælg mellem {', '.join(METHODS)}.")
    return METHODS[name]


def apportion(
    votes: Mapping[str, int], seats: int, alliances: Sequence[Sequence[str]] = (), method: str = "d_hondt"
) -> Apportionment:
    """Seats by party: alliances compete as one, then share what they won by the same method.

    Raises RuleError on negative votes or seats, an unknown party in an alliance, or a party in two of them.
    """
    rule = method_named(method)
    _check(votes, seats, alliances)
    allied = {party: "+".join(alliance) for alliance in alliances for party in alliance}
    lists: dict[str, int] = {}
    for party, count in votes.items():
        name = allied.get(party, party)
        lists[name] = lists.get(name, 0) + count
    outer = rule.apportion(lists, seats)
    won = dict.fromkeys(votes, 0)
    unassigned, ties, awards = outer.unassigned, list(outer.ties), list(outer.awards)
    for name, count in outer.seats.items():
        members = {party: votes[party] for party in votes if allied.get(party) == name}
        if not members:
            won[name] = count
            continue
        if count == 0:
            continue
        inner = rule.apportion(members, count)
        won.update(inner.seats)
        unassigned += inner.unassigned
        ties += inner.ties
        awards += inner.awards
    return Apportionment(won, unassigned, tuple(ties), tuple(awards))


def _check(votes: Mapping[str, int], seats: int, alliances: Sequence[Sequence[str]]) -> None:
    if seats < 1:
        raise RuleError(f"Antallet af pladser skal være mindst 1, ikke {seats}.")
    for party, count in votes.items():
        if count < 0:
            raise RuleError(f"{party}: antallet af stemmer kan ikke være negativt ({count}).")
    seen: set[str] = set()
    for party in (party for alliance in alliances for party in alliance):
        if party not in votes:
            raise RuleError(f"{party} er i et valgforbund, men har ingen stemmer angivet.")
        if party in seen:
            raise RuleError(f"{party} er i mere end ét valgforbund.")
        seen.add(party)


@dataclass(frozen=True, slots=True)
class Composition:
    """A council of ``size``: each party's entitlement, its born members, and the members it elects besides.

    ``over_represented`` are the parties that hold more mayors than their entitlement; the council then does not
    mirror the votes, and its elected members are fewer than the entitlements say.
    """

    size: int
    entitlement: Mapping[str, int]
    mayors: Mapping[str, int]
    supplementary: Mapping[str, int]
    over_represented: tuple[str, ...]
    unassigned: int
    ties: tuple[tuple[str, ...], ...]


def composition(votes: Mapping[str, int], mayors: Mapping[str, int], size: int, method: str = "d_hondt") -> Composition:
    """The council of that size; raises RuleError where it is smaller than the number of mayors."""
    _check_mayors(votes, mayors)
    if size < sum(mayors.values()):
        raise RuleError(
            f"Rådet kan ikke have {size} medlemmer, når {sum(mayors.values())} borgmestre er fødte medlemmer."
        )
    result = apportion(votes, size, method=method)
    born = {party: mayors.get(party, 0) for party in votes}
    return Composition(
        size=size,
        entitlement=result.seats,
        mayors=born,
        supplementary={party: max(0, seats - born[party]) for party, seats in result.seats.items()},
        over_represented=tuple(party for party, seats in result.seats.items() if born[party] > seats),
        unassigned=result.unassigned,
        ties=result.ties,
    )


def smallest_council(votes: Mapping[str, int], mayors: Mapping[str, int], method: str = "d_hondt") -> Composition:
    """The smallest council in which every party's entitlement is at least its mayors, without drawing lots for it.

    Raises RuleError where a party has mayors and no votes, or no council of up to 500 members will do.
    """
    _check_mayors(votes, mayors)
    start = max(1, sum(mayors.values()))
    for size in range(start, LARGEST_COUNCIL + 1):
        found = composition(votes, mayors, size, method)
        if not found.over_represented:
            return found
    raise RuleError(
        f"Intet råd på op til {LARGEST_COUNCIL} medlemmer giver alle partier mindst lige så mange pladser som borgmestre."
    )


def _check_mayors(votes: Mapping[str, int], mayors: Mapping[str, int]) -> None:
    for party, count in mayors.items():
        if count < 0:
            raise RuleError(f"{party}: antallet af borgmestre kan ikke være negativt ({count}).")
        if count and not votes.get(party):
            raise RuleError(f"{party} har {count} borgmestre, men ingen stemmer.")
