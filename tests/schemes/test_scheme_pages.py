"""The pages of schemes: seen by all, tried by all, stored by secretaries only."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from samraad.access.history import of
from samraad.access.permissions import OPERATOR
from samraad.archive.models import Dossier
from samraad.archive.models.dossier import DossierKind
from samraad.councils.models import Municipality
from samraad.schemes.load_folder import load_file, load_folder
from samraad.schemes.models import Scheme, SchemeVersion

SCHEMES = Path(__file__).resolve().parents[2] / "examples" / "schemes"
PAGE = "/beregninger/placement-key-2023/"
GRIBSKOV = "municipalities.population[Gribskov]"


@pytest.mark.django_db
def test_every_shipped_scheme_has_a_page_and_its_downloads(client: Client) -> None:
    for version in load_folder(OPERATOR, SCHEMES):
        slug = version.scheme.slug
        assert client.get(f"/beregninger/{slug}/").status_code == 200
        for form in ("csv", "pdf", "yaml"):
            assert client.get(f"/beregninger/{slug}/hent.{form}").status_code == 200, (slug, form)
        assert client.get(f"/beregninger/{slug}/hent.xlsx").status_code == (
            200 if version.scheme.kind == "tables" else 404
        )
        assert client.get(f"/beregninger/{slug}/diagram.svg").status_code in {200, 404}
    assert b"KKR Hovedstaden" in client.get("/beregninger/").content
    assert SchemeVersion.objects.count() == len(load_folder(OPERATOR, SCHEMES))


def test_the_page_says_what_does_not_sum_and_how_print_compares(client: Client, key: Scheme) -> None:
    page = client.get(PAGE).content.decode()
    assert "De afrundede rækker summer til 1.056,9, ikke til den trykte total 1.057,0" in page
    assert "106 celler" in page
    assert "foreneligt inden for afrunding" in page
    assert "kkr-hovedstaden-2023-11-bilag, linje 3058–3210" in page
    assert 'alt="Søjlediagram' in page
    assert client.get(PAGE + "diagram.svg").content.startswith(b"<svg")


def test_a_source_is_a_link_where_its_dossier_may_be_read(client: Client, key: Scheme) -> None:
    link = "/arkiv/kkr-hovedstaden-2023-11-bilag/linjer/3058-3210/"
    assert link not in client.get(PAGE).content.decode()
    dossier = Dossier.objects.create(
        slug="kkr-hovedstaden-2023-11-bilag", kind=DossierKind.ATTACHMENTS, read_at=timezone.now()
    )
    assert link not in client.get(PAGE).content.decode()
    Dossier.objects.filter(pk=dossier.pk).update(published_at=timezone.now())
    assert link in client.get(PAGE).content.decode()


def test_a_row_is_explained(client: Client, key: Scheme) -> None:
    page = client.get(PAGE + "forklar/municipalities/11/").content.decode()
    assert "Hvidovre" in page
    assert "share * total_places" in page
    assert client.get(PAGE + "forklar/municipalities/999/").status_code == 404
    assert client.get(PAGE + "forklar/nowhere/0/").status_code == 404


def test_my_municipality_stands_first(client: Client, key: Scheme) -> None:
    Municipality.objects.get_or_create(code="270", defaults={"name": "Gribskov"})
    assert client.post("/beregninger/min-kommune/", {"municipality": "Gribskov", "next": PAGE}).url == PAGE
    page = client.get(PAGE).content.decode()
    assert page.index("min kommune</span>") < page.index("København")
    client.post("/beregninger/min-kommune/", {"municipality": "", "next": "https://andetsteds.example/"})
    assert "min kommune</span>" not in client.get(PAGE).content.decode()


def test_anybody_can_try_and_nothing_is_stored(client: Client, key: Scheme) -> None:
    page = client.post(PAGE + "proev/", {GRIBSKOV: "51.547", "kolonne": "municipalities.places", "orden": "vinder"})
    assert page.status_code == 200
    text = page.content.decode()
    assert "1 får mere, 27 får mindre" in text
    assert "var 41.547" in client.post(PAGE + "proev/", {"total_places": "2.000"}).content.decode().replace(
        "1.057", "41.547"
    )
    assert SchemeVersion.objects.count() == 1


@pytest.mark.parametrize("form", ["xlsx", "csv", "pdf"])
def test_what_was_tried_can_be_downloaded(client: Client, key: Scheme, form: str) -> None:
    response = client.post(PAGE + "proev/", {"total_places": "2.114", "hent": form})
    assert response.status_code == 200
    assert response["Content-Disposition"].endswith(f'.{form}"')
    if form == "xlsx":
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_name("Parametre").to_python()
        assert sheet[1][1] == 2114


@pytest.mark.parametrize("value", ["-5", "tolv", "=1+1", "1.05", ""])
def test_what_is_not_a_figure_is_refused_by_field(client: Client, key: Scheme, value: str) -> None:
    response = client.post(PAGE + "proev/", {GRIBSKOV: value})
    assert response.status_code == 422
    assert "Gribskov" in response.content.decode()


def test_trying_without_a_change_says_so(client: Client, key: Scheme) -> None:
    assert "Ingen tal er ændret endnu" in client.post(PAGE + "proev/", {"total_places": "1.057"}).content.decode()


def test_a_secretary_saves_what_was_tried_as_a_new_version(secretary: Client, key: Scheme) -> None:
    saved = secretary.post(
        PAGE + "gem/", {"total_places": "1.100", GRIBSKOV: "42.000", "note": "Nyt optag"}, follow=True
    )
    assert "Gemt som version 2." in saved.content.decode()
    again = secretary.post(PAGE + "gem/", {"total_places": "1.200"}, follow=True)
    assert "version 3" in again.content.decode()
    text = key.versions.get(number=3).text
    assert 'total_places": 1200' in text
    assert "42000" in text
    assert key.versions.get(number=1).text == (SCHEMES / "placement-key-2023.yaml").read_text("utf-8")
    assert "1.057" in secretary.get(PAGE + "proev/?version=1").content.decode()
    assert of(key).filter(action="schemes.save").count() == 3


def test_the_public_can_neither_save_nor_see_what_is_not_published(client: Client, key: Scheme) -> None:
    assert client.post(PAGE + "gem/", {"total_places": "1.100"}).status_code == 403
    assert client.get("/beregninger/ny/").url.startswith("/log-ind/")
    assert client.post(PAGE + "offentliggoer/", {"act": "unpublish"}).status_code == 403
    key.published_at = None
    key.save()
    assert client.get(PAGE).status_code == 404


def test_publish_and_take_back(secretary: Client, key: Scheme) -> None:
    secretary.post(PAGE + "offentliggoer/", {"act": "unpublish"})
    key.refresh_from_db()
    assert key.published_at is None
    assert "Ikke offentliggjort" in secretary.get(PAGE).content.decode()
    secretary.post(PAGE + "offentliggoer/", {"act": "publish"})
    key.refresh_from_db()
    assert key.published_at is not None


def test_a_scheme_is_added_from_its_files_or_refused_with_the_line(secretary: Client) -> None:
    files = [SCHEMES / "placement-key-2023.yaml", SCHEMES / "placement-key-2023.csv"]
    uploads = [SimpleUploadedFile(file.name, file.read_bytes()) for file in files]
    assert secretary.post("/beregninger/ny/", {"files": uploads}).status_code == 302
    for bad in (
        [SimpleUploadedFile("x.yaml", b"title: x\ntables: {t: {dimensions: {a: A}, csv: y.csv}}")],
        [SimpleUploadedFile("x.yaml", b"\xff\xfe\x00")],
        [SimpleUploadedFile("x.csv", b"a,b")],
        [SimpleUploadedFile("../../x.yaml", b"title: [")],
    ):
        response = secretary.post("/beregninger/ny/", {"files": bad})
        assert response.status_code == 422
        assert "Beregningen er ikke gemt" in response.content.decode()
    assert Scheme.objects.count() == 1


def test_an_unknown_municipality_is_refused_when_stored(secretary: Client) -> None:
    Municipality.objects.get_or_create(code="270", defaults={"name": "Gribskov"})
    text = (
        b"title: x\ntables: {t: {dimensions: {municipality: K}, rows: [{municipality: Malmo, n: 1}], inputs: {n: {}}}}"
    )
    response = secretary.post("/beregninger/ny/", {"files": [SimpleUploadedFile("x.yaml", text)]})
    assert response.status_code == 422
    assert "ikke en kendt municipality" in response.content.decode()


@pytest.mark.django_db
def test_the_calculators(client: Client) -> None:
    load_file(OPERATOR, SCHEMES / "board-vote.yaml")
    seats = client.get(
        "/beregninger/beregn/pladser/?pladser=3&parti=A&stemmer=10&forbund=&parti=B&stemmer=10&forbund="
    ).content.decode()
    assert "trækkes lod mellem A, B" in seats
    vote = client.get("/beregninger/beregn/afstemning/?for-0=4&for-1=1&for-2=1&for-3=1&for-4=1").content.decode()
    assert "Ikke vedtaget" in vote
    assert "Københavns Kommune har givet 0 stemmer for" in vote
    notice = client.get(
        "/beregninger/beregn/varsel/?antal=3&enhed=weeks&moede=2023-11-14&givet=2023-10-25"
    ).content.decode()
    assert "24. oktober 2023" in notice
    assert "for kort" in notice
    fare = client.get("/beregninger/beregn/flextur/?km=13&takst=general&operatoer=250").content.decode()
    assert "54 kr." in fare
    assert "230,50 kr." in fare


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "pladser/?pladser=x&parti=A&stemmer=1&forbund=",
        "pladser/?pladser=3&parti=A&stemmer=-1&forbund=",
        "pladser/?pladser=99999999999&parti=A&stemmer=1&forbund=",
        "varsel/?antal=3&enhed=weeks",
        "varsel/?antal=999999999&enhed=weeks&moede=2023-11-14",
        "varsel/?antal=3&enhed=weeks&moede=9999-99-99",
        "flextur/?km=-1",
        "flextur/?km=1&takst=taxa",
    ],
)
def test_the_calculators_refuse_with_a_sentence(client: Client, address: str) -> None:
    response = client.get(f"/beregninger/beregn/{address}")
    assert response.status_code == 422
    assert "Det kan ikke beregnes" in response.content.decode()
