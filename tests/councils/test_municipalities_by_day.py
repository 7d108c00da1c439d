"""Which region a municipality lies in and what it takes part in, by day; and changing who takes part."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.meetings.live import members

from samraad.access.permissions import OPERATOR
from samraad.councils.directory import ROLES, VOTING, municipalities_of
from samraad.councils.errors import CannotSave
from samraad.councils.models import Municipality, Organization
from samraad.councils.municipality import by_region, region_of, regions_of, seats_for, takes_part_in
from samraad.councils.save_organization import members_left_out, set_municipalities
from samraad.councils.start_data import load_start_data

LAST_OF_OLD, FIRST_OF_NEW = dt.date(2026, 12, 31), dt.date(2027, 1, 1)


@pytest.fixture
def council(db: None) -> Organization:
    load_start_data()
    return Organization.objects.get(slug="kkr-sjaelland")


def names(council: Organization, day: dt.date) -> set[str]:
    return set(municipalities_of(council, day).values_list("name", flat=True))


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("Køge", "Region Sjælland", "Region Østdanmark"),
        ("Bornholm", "Region Hovedstaden", "Region Østdanmark"),
        ("København", "Region Hovedstaden", "Region Østdanmark"),
        ("Vejle", "Region Syddanmark", "Region Syddanmark"),
        ("Læsø", "Region Nordjylland", "Region Nordjylland"),
    ],
)
def test_two_regions_become_one_at_new_year_2027(council: Organization, name: str, before: str, after: str) -> None:
    municipality = Municipality.objects.get(name=name)
    assert str(region_of(municipality, LAST_OF_OLD)) == before
    assert str(region_of(municipality, FIRST_OF_NEW)) == after
    assert len(regions_of(municipality)) == (1 if before == after else 2)
    assert council in takes_part_in(Municipality.objects.get(name="Køge"), FIRST_OF_NEW)


def test_every_municipality_lies_in_just_one_region_each_day(council: Organization) -> None:
    sizes = {
        day: {str(group.region): len(group.municipalities) for group in by_region(day)}
        for day in (LAST_OF_OLD, FIRST_OF_NEW)
    }
    assert len(sizes[LAST_OF_OLD]) == 5
    assert sizes[FIRST_OF_NEW] == {
        "Region Midtjylland": 19,
        "Region Nordjylland": 11,
        "Region Syddanmark": 22,
        "Region Østdanmark": 46,
    }
    assert sum(sizes[LAST_OF_OLD].values()) == 98
    assert region_of(Municipality.objects.get(name="Køge"), dt.date(2006, 12, 31)) is None


def test_who_leaves_keeps_the_days_and_may_come_back(council: Organization) -> None:
    everybody = list(municipalities_of(council, LAST_OF_OLD))
    koege = next(each for each in everybody if each.name == "Køge")
    rest = [each for each in everybody if each != koege]
    set_municipalities(OPERATOR, council, rest, dt.date(2027, 1, 1))
    set_municipalities(OPERATOR, council, everybody, dt.date(2028, 1, 1))
    assert "Køge" in names(council, LAST_OF_OLD)
    assert "Køge" not in names(council, FIRST_OF_NEW)
    assert "Køge" in names(council, dt.date(2028, 1, 1))
    assert municipalities_of(council, dt.date(2028, 1, 1)).count() == len(everybody)


def test_a_change_taken_back_leaves_no_gap(council: Organization) -> None:
    everybody = list(municipalities_of(council, LAST_OF_OLD))
    set_municipalities(OPERATOR, council, everybody[1:], FIRST_OF_NEW)
    set_municipalities(OPERATOR, council, everybody, FIRST_OF_NEW)
    assert council.parties.count() == len(everybody)
    assert not council.parties.exclude(last_day=None).exists()
    with pytest.raises(CannotSave, match="tom"):
        set_municipalities(OPERATOR, council, [], FIRST_OF_NEW)


def test_members_of_a_municipality_that_leaves_are_named(council: Organization) -> None:
    seats = members(council, 3, 2)
    home = seats[0].person.municipality
    assert home
    rest = [each for each in municipalities_of(council, LAST_OF_OLD) if each != home]
    assert {seat.pk for seat in members_left_out(council, rest, FIRST_OF_NEW)} == {seats[0].pk, seats[1].pk}
    assert [seat.pk for seat in seats_for(home, FIRST_OF_NEW)] == [seats[0].pk, seats[1].pk]


def test_roles_are_data_and_mayors_vote() -> None:
    assert ROLES[:2] == ("formand", "næstformand")
    assert "borgmester" in VOTING
    assert "stedfortræder" not in VOTING


class AnyOrderOfChanges(TestCase):
    """Whatever is set from whichever day: on that day just those take part, and days before are left alone."""

    @settings(max_examples=15, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 3), st.sets(st.integers(0, 4), min_size=1)), min_size=1, max_size=4))
    def test_set_municipalities(self, changes: list[tuple[int, set[int]]]) -> None:
        council = Organization.objects.create(slug="raad", name="Råd")
        towns = [Municipality.objects.create(code=str(900 + at), name=f"By {at}") for at in range(5)]
        for year, chosen in changes:
            since = dt.date(2026 + year, 1, 1)
            eve = since - dt.timedelta(days=1)
            before = names(council, eve)
            set_municipalities(OPERATOR, council, [towns[at] for at in chosen], since)
            assert names(council, since) == names(council, dt.date(2050, 1, 1)) == {f"By {at}" for at in chosen}
            assert names(council, eve) == before
