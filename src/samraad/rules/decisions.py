"""Decision rules of a body and the power they give: is this vote carried, who holds a veto, Banzhaf and Shapley–Shubik.

A body's voters stand in groups whose members are alike, so coalitions are counted by how many of each group are in
(generating functions over groups), never one by one. Sources: Banzhaf 1965; Shapley and Shubik 1954; the rules of the
bodies themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import comb, factorial

from samraad.rules.errors import RuleError

MOST_VOTERS = 2_000


@dataclass(frozen=True, slots=True)
class Majority:
    """A named majority: whether ``votes_for`` carries against ``votes_against`` in a body of ``voters``."""

    name: str
    danish: str
    reached: Callable[[int, int, int], bool]
    tie_can_be_settled: bool = False


MAJORITIES: Mapping[str, Majority] = {
    majority.name: majority
    for majority in (
        Majority("simple", "simpelt flertal", lambda yes, no, voters: yes > no, tie_can_be_settled=True),
        Majority("absolute", "absolut flertal", lambda yes, no, voters: 2 * yes > voters),
        Majority("two_thirds", "to tredjedeles flertal", lambda yes, no, voters: 3 * yes >= 2 * voters),
        Majority("unanimity", "enstemmighed", lambda yes, no, voters: yes == voters),
    )
}


@dataclass(frozen=True, slots=True)
class Body:
    """A body's rule as data.

    ``members``: number of voters by group; ``required``: votes for that a group must give; ``casting_vote``: the
    group whose vote settles a tie; ``quorum``: voters of a group that must take part; ``without_vote``: members by
    group who sit in the body and do not vote.
    """

    members: Mapping[str, int]
    majority: str = "simple"
    required: Mapping[str, int] = field(default_factory=dict)
    casting_vote: str | None = None
    quorum: Mapping[str, int] = field(default_factory=dict)
    without_vote: Mapping[str, int] = field(default_factory=dict)
    written_procedure: bool = False
    name: str | None = None

    def __post_init__(self) -> None:
        _check(self)

    @property
    def voters(self) -> int:
        return sum(self.members.values())

    def carries(self, votes_for: int, votes_against: int, casting_group_is_for: bool) -> bool:
        """Whether the count of votes is enough, required groups apart."""
        majority = MAJORITIES[self.majority]
        if majority.reached(votes_for, votes_against, self.voters):
            return True
        tie = votes_for == votes_against and majority.tie_can_be_settled
        return tie and self.casting_vote is not None and casting_group_is_for


def _check(body: Body) -> None:
    if body.majority not in MAJORITIES:
        raise RuleError(f"majority: »{body.majority}« findes ikke; vælg mellem {', '.join(MAJORITIES)}.")
    if not body.members:
        raise RuleError("members: der er ingen stemmeberettigede grupper.")
    for group, count in body.members.items():
        if count < 1:
            raise RuleError(f"members: {group} skal have mindst 1 stemme, ikke {count}.")
    if body.voters > MOST_VOTERS:
        raise RuleError(f"members: {body.voters} stemmer er flere, end der kan regnes på ({MOST_VOTERS}).")
    for name, needs in (("required", body.required), ("quorum", body.quorum)):
        for group, count in needs.items():
            if group not in body.members:
                raise RuleError(f"{name}: gruppen {group} findes ikke under members.")
            if not 0 <= count <= body.members[group]:
                raise RuleError(f"{name}: {group} har {body.members[group]} stemmer, så {count} kan ikke kræves.")
    if body.casting_vote is not None and body.casting_vote not in body.members:
        raise RuleError(f"casting_vote: gruppen {body.casting_vote} findes ikke under members.")


@dataclass(frozen=True, slots=True)
class Ballot:
    """How the voters of one group voted; who took part and did neither abstained."""

    votes_for: int = 0
    votes_against: int = 0
    abstained: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    carried: bool
    votes_for: int
    votes_against: int
    abstained: int
    reasons: tuple[str, ...]


def verdict(body: Body, ballots: Mapping[str, Ballot]) -> Verdict:
    """Whether the vote is carried, and every reason why not; raises RuleError where a group casts too many votes."""
    reasons: list[str] = []
    for group, ballot in ballots.items():
        cast = ballot.votes_for + ballot.votes_against + ballot.abstained
        if group not in body.members:
            raise RuleError(f"Gruppen {group} har ikke stemmeret.")
        if min(ballot.votes_for, ballot.votes_against, ballot.abstained) < 0 or cast > body.members[group]:
            raise RuleError(f"{group} har {body.members[group]} stemmer, men {cast} er afgivet.")
    for group, needed in body.quorum.items():
        ballot = ballots.get(group, Ballot())
        present = ballot.votes_for + ballot.votes_against + ballot.abstained
        if present < needed:
            reasons.append(f"Ikke beslutningsdygtig: {group} er til stede med {present} af mindst {needed}.")
    for group, needed in body.required.items():
        given = ballots.get(group, Ballot()).votes_for
        if given < needed:
            reasons.append(f"{group} har givet {given} stemmer for; mindst {needed} kræves.")
    yes = sum(ballot.votes_for for ballot in ballots.values())
    no = sum(ballot.votes_against for ballot in ballots.values())
    casting = ballots.get(body.casting_vote or "", Ballot()).votes_for > 0
    if not body.carries(yes, no, casting):
        reasons.append(f"{yes} for og {no} imod er ikke {MAJORITIES[body.majority].danish}.")
    abstained = sum(ballot.abstained for ballot in ballots.values())
    return Verdict(not reasons, yes, no, abstained, tuple(reasons))


@dataclass(frozen=True, slots=True)
class Power:
    """Indices are for one voter of the group and sum to 1 over all voters, where anything can carry at all."""

    winning_coalitions: int
    smallest_coalition: int | None
    veto: tuple[str, ...]
    banzhaf: Mapping[str, Fraction]
    shapley_shubik: Mapping[str, Fraction]
    casting_vote_can_decide: bool


Counts = dict[tuple[int, bool], int]


def power(body: Body) -> Power:
    """Voting power, exactly. Who is not in a coalition votes against."""
    every = _counts(body, body.members)
    voters = body.voters
    winning = {
        size: count for (size, casting), count in every.items() if count and body.carries(size, voters - size, casting)
    }
    total = sum(count for (size, casting), count in every.items() if body.carries(size, voters - size, casting))
    swings: dict[str, int] = {}
    pivots: dict[str, Fraction] = {}
    for group in body.members:
        swings[group], pivots[group] = _swings(body, group)
    all_swings = sum(swings[group] * count for group, count in body.members.items())
    return Power(
        winning_coalitions=total,
        smallest_coalition=min(winning, default=None),
        veto=tuple(group for group in body.members if total and not _wins_without(body, group)),
        banzhaf={group: Fraction(count, all_swings) if all_swings else Fraction(0) for group, count in swings.items()},
        shapley_shubik=pivots,
        casting_vote_can_decide=casting_vote_can_decide(body),
    )


def _counts(body: Body, members: Mapping[str, int]) -> Counts:
    """Coalitions that meet the required groups, by size and by whether the casting group is in."""
    counts: Counts = {(0, False): 1}
    for group, voters in members.items():
        grown: Counts = {}
        for (size, casting), count in counts.items():
            for joining in range(body.required.get(group, 0), voters + 1):
                key = (size + joining, casting or (group == body.casting_vote and joining > 0))
                grown[key] = grown.get(key, 0) + count * comb(voters, joining)
        counts = grown
    return counts


def _swings(body: Body, group: str) -> tuple[int, Fraction]:
    """For one voter of ``group``: coalitions it turns from losing to winning, and its Shapley–Shubik index."""
    others = _counts(body, {name: count for name, count in body.members.items() if name != group})
    mates = body.members[group] - 1
    needed = body.required.get(group, 0)
    is_casting = group == body.casting_vote
    voters = body.voters
    swings, index = 0, Fraction(0)
    weights = [Fraction(factorial(n) * factorial(voters - n - 1), factorial(voters)) for n in range(voters)]
    for (size, casting), count in others.items():
        for joined in range(mates + 1):
            without, within = size + joined, size + joined + 1
            if joined + 1 < needed or not body.carries(within, voters - within, casting or is_casting):
                continue
            casting_before = casting or (is_casting and joined > 0)
            if joined >= needed and body.carries(without, voters - without, casting_before):
                continue
            ways = count * comb(mates, joined)
            swings += ways
            index += ways * weights[without]
    return swings, index


def _wins_without(body: Body, group: str) -> bool:
    if body.required.get(group, 0) > 0:
        return False
    others = {name: count for name, count in body.members.items() if name != group}
    voters = body.voters
    return any(body.carries(size, voters - size, casting) for size, casting in _counts(body, others))


def casting_vote_can_decide(body: Body) -> bool:
    """Whether any votes, abstentions included, end in a tie that meets every requirement and is settled by the casting vote."""
    group = body.casting_vote
    if group is None or not MAJORITIES[body.majority].tie_can_be_settled:
        return False
    needed = {name: body.required.get(name, 0) for name in body.members}
    needed[group] = max(1, needed[group])
    least_for = sum(needed.values())
    most_against = body.voters - least_for
    return least_for <= most_against
