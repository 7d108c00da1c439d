"""Pages of municipalities: region by day, inhabitants with their source, who takes part, and another year taken in."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.meetings.live import members

from samraad.access.models import Grant, User
from samraad.access.permissions import OPERATOR
from samraad.councils.directory import municipalities_of
from samraad.councils.models import Municipality, Organization, Population
from samraad.councils.save_population import save_population
from samraad.councils.start_data import load_start_data
from samraad.rules.run import run
from samraad.rules.scheme_file import load_scheme

FILE = "OMRÅDE;TID;INDHOLD\nKøge;2024K1;62000\nFaxe;2024K1;60000\nAtlantis;2024K1;3\nKøge;2020K1;61000\nKøge;2024K2;62010\n"
SCHEME = """
title: Bidrag efter indbyggere
council: KKR Sjælland
valid_from: 2026-01-01
source: {text: "Opdigtet"}
parameters:
  amount: {value: 1000000, title: Beløb, unit: kr., source: {text: "Opdigtet"}}
tables:
  municipalities:
    title: Kommunernes bidrag
    dimensions: {municipality: Kommune}
    csv: indbyggere.csv
    inputs:
      population: {title: Indbyggere, unit: indbyggere, date: 2020-01-01, source: {text: "Danmarks Statistik, FOLK1A"}}
    formulas:
      contribution: {formula: amount * population / sum(population), decimals: 0, title: Bidrag, unit: kr.}
    totals: [population, contribution]
"""


@pytest.fixture(autouse=True)
def council(db: None, settings: LazySettings, tmp_path: object) -> Organization:
    settings.SAMRAAD_DATA = tmp_path
    load_start_data()
    return Organization.objects.get(slug="kkr-sjaelland")


def signed_in(organization: str = "") -> Client:
    user = User.objects.create_user(f"sekretær-{organization}")
    Grant.objects.create(user=user, role="secretary", organization=organization)
    client = Client()
    client.force_login(user)
    return client


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def upload(content: str | bytes, **more: str) -> dict[str, object]:
    raw = content.encode("cp1252") if isinstance(content, str) else content
    return {"file": SimpleUploadedFile("folketal.csv", raw), **more}


def test_the_region_of_a_municipality_is_that_of_the_day() -> None:
    url = reverse("municipality", args=["259"])
    before, after = text(Client(), f"{url}?dag=2026-12-31"), text(Client(), f"{url}?dag=2027-01-01")
    assert "<strong>Region Sjælland</strong>" in before
    assert "<strong>Region Østdanmark</strong>" in after
    listed = text(Client(), f"{reverse('municipalities')}?dag=2027-01-01")
    assert "Region Østdanmark" in listed
    assert "Region Hovedstaden" not in listed
    assert "46 kommuner" in listed


def test_a_municipality_shows_council_members_and_inhabitants(council: Organization) -> None:
    seat = members(council, 1, 1)[0]
    assert seat.person.municipality
    shown = text(Client(), reverse("municipality", args=[seat.person.municipality.code]))
    assert seat.person.name in shown
    assert council.name in shown
    assert "36.576" in shown
    assert "Danmarks Statistik" in shown
    assert Client().get(reverse("municipality", args=["999"])).status_code == 404


def test_inhabitants_of_a_council_have_a_total_and_a_source(council: Organization) -> None:
    url = reverse("parties", args=[council.slug])
    assert "837.359" in text(Client(), url)
    assert "836.738" in text(Client(), f"{url}?dag=2019-06-01")
    incomplete = text(Client(), reverse("parties", args=["kkr-hovedstaden"]) + "?folketal=2023-01-01")
    assert "I alt for 27 af 29 kommuner" in incomplete
    assert "ingen folketal" in text(Client(), f"{url}?dag=2010-01-01")
    assert "837.359" in text(Client(), reverse("organization", args=[council.slug]))


def test_figures_can_be_taken_into_a_calculation(council: Organization) -> None:
    response = Client().get(reverse("inhabitants_csv", args=[council.slug]))
    lines = response.content.decode().splitlines()
    assert lines[0].startswith("municipality,population")
    assert len(lines) == 18
    assert "Køge,60979,2020-01-01," in response.content.decode()


def test_a_file_is_looked_at_before_it_is_saved() -> None:
    secretary, url = signed_in(), reverse("population")
    shown = secretary.post(url, upload(FILE))
    page = shown.content.decode()
    assert shown.status_code == 200
    for words in ("Atlantis", "1. april 2024", "Erstat de tal", "Faxe 36.576 → 60.000"):
        assert words in page
    assert not Population.objects.filter(day__year=2024).exists()
    carried = shown.context["text"]
    refused = secretary.post(
        url, {"text": carried, "save": "1", "kilde": "FOLK1A", "dag": ["2024-01-01", "2020-01-01"]}
    )
    assert refused.status_code == 400
    assert "Køge" in refused.content.decode()
    assert not Population.objects.filter(day__year=2024).exists()
    said = {
        "text": carried,
        "save": "1",
        "kilde": "FOLK1A",
        "dag": ["2024-01-01", "2020-01-01"],
        "erstat": "2020-01-01",
    }
    assert secretary.post(url, said).status_code == 302
    assert Population.objects.filter(day__year=2024).count() == 2
    assert Population.objects.get(municipality__name="Køge", day="2020-01-01").inhabitants == 61000


@pytest.mark.parametrize("content", [b"", b"a;b\n1;2\n", b"\x00\xff", b"x" * 2_100_000, b"PK\x03\x04zip"])
def test_a_file_that_is_no_table_is_refused_with_what_to_do(content: bytes) -> None:
    response = signed_in().post(reverse("population"), upload(content))
    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()


def test_a_secretary_of_one_council_takes_in_no_population(council: Organization) -> None:
    client = signed_in(council.slug)
    assert client.get(reverse("population")).status_code == 403
    assert reverse("population") not in text(client, reverse("municipalities"))


def test_who_takes_part_is_changed_from_a_day_after_a_warning(council: Organization) -> None:
    seats = members(council, 2, 1)
    secretary, url = signed_in(council.slug), reverse("set_parties", args=[council.slug])
    assert 'value="259" checked' in text(secretary, url)
    home = seats[0].person.municipality
    assert home
    left = [each.code for each in municipalities_of(council, dt.date(2027, 1, 1)) if each != home]
    said = {"kommune": left, "fra": "2027-01-01", "version": council.version}
    asked = secretary.post(url, said)
    assert asked.status_code == 200
    assert seats[0].person.name in asked.content.decode()
    assert home in municipalities_of(council, dt.date(2027, 1, 1))
    assert secretary.post(url, {**said, "confirm": "1"}).status_code == 302
    assert home not in municipalities_of(council, dt.date(2027, 1, 1))
    assert home in municipalities_of(council, dt.date(2026, 12, 31))


def test_an_empty_list_a_missing_day_and_a_late_save_are_refused(council: Organization) -> None:
    secretary, url = signed_in(council.slug), reverse("set_parties", args=[council.slug])
    empty = secretary.post(url, {"fra": "2027-01-01", "version": council.version, "confirm": "1"})
    assert empty.status_code == 400
    assert "tom" in empty.content.decode()
    codes = list(Municipality.objects.values_list("code", flat=True))
    assert secretary.post(url, {"kommune": codes, "fra": "", "version": council.version}).status_code == 400
    assert secretary.post(url, {"kommune": codes, "fra": "2027-01-01", "version": council.version}).status_code == 302
    late = secretary.post(url, {"kommune": codes[:40], "fra": "2027-01-01", "version": council.version, "confirm": "1"})
    assert late.status_code == 409
    assert municipalities_of(council, dt.date(2027, 1, 1)).count() == 98


def test_a_scheme_can_share_by_those_figures(council: Organization, tmp_path: Path) -> None:
    url = reverse("inhabitants_csv", args=[council.slug]) + "?folketal=2020-01-01"
    (tmp_path / "indbyggere.csv").write_bytes(Client().get(url).content)
    scheme = tmp_path / "noegle.yaml"
    scheme.write_text(SCHEME, encoding="utf-8")
    shares = run(load_scheme(scheme)).tables["municipalities"].totals
    assert shares["population"].of_rounded == 837_359
    assert shares["contribution"].exact == 1_000_000


def test_the_history_of_a_municipality_tells_what_a_figure_was(council: Organization) -> None:
    koege = Municipality.objects.get(name="Køge")
    save_population(OPERATOR, dt.date(2020, 1, 1), [(koege, 61000)], "Min egen optælling", {koege.pk})
    everywhere = signed_in()
    assert reverse("municipality_history", args=["259"]) in text(everywhere, reverse("municipality", args=["259"]))
    told = text(everywhere, reverse("municipality_history", args=["259"]))
    for words in ("60979", "61000", "Min", "optælling", "Folketal gemt"):
        assert words in told
    assert signed_in(council.slug).get(reverse("municipality_history", args=["259"])).status_code == 200
    assert signed_in("kkr-nordjylland").get(reverse("municipality_history", args=["259"])).status_code == 403
