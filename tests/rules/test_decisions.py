"""Voting power against plain enumeration of every coalition, and verdicts with their reasons."""

from fractions import Fraction
from itertools import combinations, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samraad.rules.body_file import parse_body
from samraad.rules.decisions import MAJORITIES, Ballot, Body, power, verdict
from samraad.rules.errors import RuleError

BOARD = Body(
    members={"knowledge": 4, "council_h": 1, "council_s": 1, "region_h": 1, "region_s": 1, "city": 1},
    required={"knowledge": 1, "council_h": 1, "council_s": 1, "region_h": 1, "region_s": 1, "city": 1},
    casting_vote="region_h",
)


def test_the_board_of_nine_votes() -> None:
    found = power(BOARD)
    assert found.winning_coalitions == 15
    assert found.smallest_coalition == 6
    assert found.veto == tuple(BOARD.members)
    assert found.banzhaf["city"] == Fraction(15, 79)
    assert found.banzhaf["knowledge"] == Fraction(1, 79)
    assert found.shapley_shubik["city"] == Fraction(25, 126)
    assert not found.casting_vote_can_decide


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    names = ["a", "b", "c"][: draw(st.integers(1, 3))]
    members = {name: draw(st.integers(1, 2)) for name in names}
    return Body(
        members=members,
        majority=draw(st.sampled_from(sorted(MAJORITIES))),
        required={name: draw(st.integers(0, members[name])) for name in names if draw(st.booleans())},
        casting_vote=draw(st.sampled_from([None, *names])),
    )


@given(bodies())
@settings(max_examples=60, deadline=None)
def test_as_plain_enumeration_says(body: Body) -> None:
    voters = [(group, n) for group, count in body.members.items() for n in range(count)]

    def wins(coalition: frozenset[tuple[str, int]]) -> bool:
        given_by = {group: sum(g == group for g, _ in coalition) for group in body.members}
        if any(given_by[group] < needed for group, needed in body.required.items()):
            return False
        casting = body.casting_vote is not None and given_by[body.casting_vote] > 0
        return body.carries(len(coalition), len(voters) - len(coalition), casting)

    every = [frozenset(c) for size in range(len(voters) + 1) for c in combinations(voters, size)]
    winning = [c for c in every if wins(c)]
    swings = {v: sum(wins(c | {v}) and not wins(c) for c in every if v not in c) for v in voters}
    pivots = dict.fromkeys(voters, 0)
    orders = list(permutations(voters))
    for order in orders:
        pivot = next((v for n, v in enumerate(order) if wins(frozenset(order[: n + 1]))), None)
        if pivot is not None:
            pivots[pivot] += 1
    found = power(body)
    assert found.winning_coalitions == len(winning)
    assert found.smallest_coalition == min((len(c) for c in winning), default=None)
    assert set(found.veto) == {g for g in body.members if winning and all(any(v[0] == g for v in c) for c in winning)}
    for voter in voters:
        total = sum(swings.values())
        assert found.banzhaf[voter[0]] == (Fraction(swings[voter], total) if total else 0)
        assert found.shapley_shubik[voter[0]] == Fraction(pivots[voter], len(orders))


@given(bodies())
@settings(max_examples=60, deadline=None)
def test_the_casting_vote_decides_just_where_some_ballot_ends_in_a_tie_that_it_settles(body: Body) -> None:
    voters = [group for group, count in body.members.items() for _ in range(count)]

    def settled(votes: tuple[int, ...]) -> bool:
        given_by = {g: sum(v == 1 for v, group in zip(votes, voters, strict=True) if group == g) for g in body.members}
        tie = votes.count(1) == votes.count(-1) and MAJORITIES[body.majority].tie_can_be_settled
        enough = all(given_by[g] >= needed for g, needed in body.required.items())
        return tie and enough and body.casting_vote is not None and given_by[body.casting_vote] > 0

    possible = any(settled(votes) for votes in product((-1, 0, 1), repeat=len(voters)))
    assert power(body).casting_vote_can_decide == possible


def test_a_verdict_names_every_reason() -> None:
    ballots = {group: Ballot(votes_for=1) for group in BOARD.members}
    assert verdict(BOARD, ballots).carried
    ballots["city"] = Ballot(votes_against=1)
    ballots["knowledge"] = Ballot(votes_against=4)
    refused = verdict(BOARD, ballots)
    assert not refused.carried
    assert [reason.split()[0] for reason in refused.reasons] == ["knowledge", "city", "4"]


def test_more_votes_than_a_group_has_are_refused() -> None:
    with pytest.raises(RuleError, match="city har 1 stemmer"):
        verdict(BOARD, {"city": Ballot(votes_for=2)})


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("", "filen er tom"),
        ("majority: simple", "members"),
        ("members: {a: 0}", "members"),
        ("members: {a: two}", "members"),
        ("members: {a: 1}\nmajority: most", "majority"),
        ("members: {a: 1}\nrequired: {b: 1}", "required"),
        ("members: {a: 1}\nrequired: {a: 2}", "required"),
        ("members: {a: 1}\ncasting_vote: z", "casting_vote"),
        ("members: {a: 1}\nmagic: 1", "magic"),
        ("members: {a: 999999999}", "members"),
        ("members: [", "linje"),
        ("- a", "her ventes felter"),
    ],
)
def test_a_body_file_that_is_wrong_is_refused_by_field(text: str, field: str) -> None:
    with pytest.raises(RuleError, match=field):
        parse_body(text)
