"""Denmark's start data: complete, dated, and loaded again without doubling."""

import datetime as dt

import pytest

from samraad.councils.find import find_organization, municipalities_by_name, name_key, slug_of
from samraad.councils.models import Municipality, MunicipalityRegion, Organization, Party, Region
from samraad.councils.start_data import load_start_data

pytestmark = pytest.mark.django_db


def test_five_councils_and_98_municipalities_are_loaded_once() -> None:
    load_start_data()
    load_start_data()
    assert Municipality.objects.count() == 98
    assert Organization.objects.count() == 5
    assert Party.objects.count() == 98
    assert Region.objects.count() == 6
    sizes = {o.slug: o.parties.count() for o in Organization.objects.all()}
    assert sizes == {
        "kkr-hovedstaden": 29,
        "kkr-sjaelland": 17,
        "kkr-syddanmark": 22,
        "kkr-midtjylland": 19,
        "kkr-nordjylland": 11,
    }


def test_from_2027_one_region_takes_the_place_of_two() -> None:
    load_start_data()
    new_year = dt.date(2027, 1, 1)
    before = MunicipalityRegion.objects.filter(last_day=dt.date(2026, 12, 31))
    after = MunicipalityRegion.objects.filter(region__name="Region Østdanmark")
    assert {row.municipality_id for row in before} == {row.municipality_id for row in after}
    assert after.count() == 46
    assert all(row.first_day == new_year for row in after)


def test_what_a_secretary_changed_is_left_alone() -> None:
    load_start_data()
    Municipality.objects.filter(code="751").update(name="Smilets By")
    load_start_data()
    assert Municipality.objects.get(code="751").name == "Smilets By"


@pytest.mark.parametrize("printed", ["KKR Sjælland", "kkr  sjælland", "Kommunekontaktråd Sjælland"])
def test_an_organization_is_found_by_its_names(printed: str) -> None:
    load_start_data()
    found = find_organization(printed)
    assert found is not None
    assert found.slug == "kkr-sjaelland"


def test_an_unknown_or_empty_name_finds_nothing() -> None:
    load_start_data()
    assert find_organization("Månens Råd") is None
    assert find_organization("") is None


@pytest.mark.parametrize("printed", ["Høje Tåstrup", "Høje-Taastrup Kommune", "HØJE TAASTRUP"])
def test_municipalities_are_found_by_their_spellings(printed: str) -> None:
    load_start_data()
    assert municipalities_by_name()[name_key(printed)].code == "169"


def test_a_slug_is_never_empty() -> None:
    assert slug_of("Ærø Å-råd") == "aeroe-aa-raad"
    assert slug_of("???") == "unavngivet"
