"""Seats by party, cross-checked with an independent library."""

import apportionment.methods as independent
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samraad.rules.errors import RuleError
from samraad.rules.seats import apportion, composition, smallest_council

VOTES = {"A": 25, "B": 31, "C": 11, "D": 16}
votes_of_some = st.lists(st.integers(0, 100_000), min_size=1, max_size=8).map(
    lambda counts: {chr(ord("A") + n): count for n, count in enumerate(counts)}
)


def test_eight_seats_by_quotients() -> None:
    assert apportion(VOTES, 8).seats == {"A": 3, "B": 3, "C": 1, "D": 1}


def test_an_alliance_competes_as_one_and_shares_inside() -> None:
    assert apportion(VOTES, 8, [("C", "D")]).seats == {"A": 2, "B": 3, "C": 1, "D": 2}


def test_a_tie_for_the_last_seat_leaves_it_unassigned_and_named() -> None:
    result = apportion({"A": 10, "B": 10}, 3)
    assert (result.seats, result.unassigned, result.ties) == ({"A": 1, "B": 1}, 1, (("A", "B"),))


def test_a_tie_inside_an_alliance_is_named_there() -> None:
    result = apportion({"A": 30, "B": 5, "C": 5}, 4, [("B", "C")])
    assert (result.seats, result.unassigned, result.ties) == ({"A": 3, "B": 0, "C": 0}, 1, (("B", "C"),))


def test_three_parties_tied_for_two_seats_leave_both_open() -> None:
    result = apportion({"A": 4, "B": 4, "C": 4}, 2)
    assert (result.unassigned, result.ties) == (2, (("A", "B", "C"),))


@given(votes_of_some, st.integers(1, 60), st.sampled_from(["d_hondt", "sainte_lague", "largest_remainder"]))
def test_as_an_independent_library_says(votes: dict[str, int], seats: int, method: str) -> None:
    assume(sum(votes.values()) > 0)
    ours = apportion(votes, seats, method=method)
    assert sum(ours.seats.values()) + ours.unassigned == seats
    assume(ours.unassigned == 0)
    name = {"d_hondt": "dhondt", "sainte_lague": "saintelague", "largest_remainder": "quota"}[method]
    if name == "quota":
        theirs = independent.largest_remainder(list(votes.values()), seats, verbose=False)
    else:
        theirs = independent.divisor(list(votes.values()), seats, name, verbose=False)
    assert list(ours.seats.values()) == list(theirs)


@given(votes_of_some, st.integers(1, 40))
def test_one_more_seat_never_takes_one_from_a_party(votes: dict[str, int], seats: int) -> None:
    assume(sum(votes.values()) > 0)
    fewer, more = apportion(votes, seats).seats, apportion(votes, seats + 1).seats
    assert all(more[party] >= fewer[party] for party in votes)


@pytest.mark.parametrize(
    ("votes", "seats", "alliances"),
    [
        ({"A": -1}, 3, []),
        ({"A": 1}, 0, []),
        ({"A": 1}, 10**9, []),
        ({"A": 0, "B": 0}, 3, []),
        ({}, 3, []),
        ({"A": 1}, 3, [("A", "X")]),
        ({"A": 1, "B": 1, "C": 1}, 3, [("A", "B"), ("B", "C")]),
    ],
)
def test_what_cannot_be_apportioned_is_refused(
    votes: dict[str, int], seats: int, alliances: list[tuple[str, ...]]
) -> None:
    with pytest.raises(RuleError):
        apportion(votes, seats, alliances)


INVENTED_VOTES = {"A": 310_000, "B": 95_000, "C": 240_000, "F": 90_000, "O": 40_000, "V": 150_000, "Ø": 110_000}
INVENTED_MAYORS = {"A": 13, "C": 9, "V": 5, "B": 1, "F": 1}


def test_the_smallest_council_holds_every_mayor_and_mirrors_the_votes() -> None:
    found = smallest_council(INVENTED_VOTES, INVENTED_MAYORS)
    assert not found.over_represented
    assert sum(found.supplementary.values()) == found.size - 29 - found.unassigned
    assert composition(INVENTED_VOTES, INVENTED_MAYORS, found.size - 1).over_represented


def test_a_given_council_names_who_holds_more_mayors_than_its_share() -> None:
    found = composition(INVENTED_VOTES, {**INVENTED_MAYORS, "V": 12}, 58)
    assert found.over_represented == ("V",)
    assert found.supplementary["V"] == 0


def test_mayors_without_votes_and_councils_smaller_than_the_mayors_are_refused() -> None:
    with pytest.raises(RuleError, match="Q har 1 borgmestre"):
        smallest_council(INVENTED_VOTES, {"Q": 1})
    with pytest.raises(RuleError, match="fødte medlemmer"):
        composition(INVENTED_VOTES, INVENTED_MAYORS, 20)
