"""*Fund* in the browser: lists that can be narrowed, lines quoted and linked, judging, passing on, and who sees what."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from tests.web.conftest import take_in
from tests.web.test_accessibility import AXE, WIDTHS, visit

from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.archive import want_check
from samraad.archive.confirm_finding import confirm_finding
from samraad.archive.correct import correct
from samraad.archive.find_findings import find_due
from samraad.archive.models import Dossier, DossierCheck, Finding
from samraad.archive.publish import publish
from samraad.councils.models import Organization
from samraad.meetings.accept_dossier import accept_dossier
from samraad.meetings.models.case import Case, CaseItem
from samraad.schemes.models import Scheme
from samraad.schemes.publish_scheme import publish_scheme
from samraad.schemes.save_version import save_version

MINUTES = """KKR Sjælland
Referat
Møde i KKR Sjælland den 7. marts 2024

3. Regionalpolitiske sager

3.1. Fælles indkøb af drivhuse

Baggrund
Udgiften til drivhuse er steget med over 700 pct. (fra 3.000 kr. til 18.000 kr.) på to år <b>netop</b> nu.

Beslutning
KKR Sjælland godkendte indstillingen.

3.2. Fælles cykelstier

Baggrund
Antallet af cyklister er steget med over 900 pct. (fra 2.000 cyklister til 4.000 cyklister) på to år.

Beslutning
KKR Sjælland tog orienteringen til efterretning.
"""
SCHEME = """title: Fælles drivhuse
council: KKR Sjælland
tables:
  drivhuse:
    title: Drivhuse
    dimensions: {kommune: Kommune}
    rows:
      - {kommune: Faxe, antal: 10, trykt: 30}
      - {kommune: Greve, antal: 20, trykt: 66}
    inputs:
      antal: {title: Antal}
    formulas:
      pris: {formula: antal * 3, decimals: 0, title: Pris, printed: trykt}
"""


@pytest.fixture
def found(start_data: None, tmp_path: Path) -> Dossier:
    """Minutes in which two figures do not add up, accepted as a meeting and checked."""
    dossier = take_in(tmp_path / "Referat marts.txt", MINUTES)
    council = Organization.objects.get(slug="kkr-sjaelland")
    accept_dossier(OPERATOR, dossier, council, dossier.meeting_date)
    find_due(OPERATOR)
    dossier.refresh_from_db()
    return dossier


@pytest.fixture
def greenhouses(found: Dossier) -> Finding:
    return Finding.objects.get(message__contains="18.000")


def text_of(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def test_the_list_shows_sentence_figures_certainty_and_the_very_lines(
    signed_in: Client, greenhouses: Finding, found: Dossier
) -> None:
    text = text_of(signed_in, reverse("findings"))
    place = greenhouses.places.get()
    assert "Ikke vurderet (2)" in text
    assert greenhouses.message in text
    assert "Vækst i procent" in text
    assert "over 700 pct." in text
    assert "500 pct." in text
    assert f"linjer={place.first_line}-{place.last_line}#L{place.first_line}" in text
    assert "&lt;b&gt;netop&lt;/b&gt;" in text
    assert "<b>netop" not in text
    assert 'href="/fund/" aria-current="page"' in text


def test_the_list_is_narrowed_by_each_filter(signed_in: Client, greenhouses: Finding, found: Dossier) -> None:
    url = reverse("findings")
    for narrowing in (f"dossier={found.slug}", "raad=kkr-sjaelland", "slags=growth", "alvor=error"):
        assert "18.000" in text_of(signed_in, f"{url}?{narrowing}")
    for narrowing in ("dossier=x", "raad=kkr-nordjylland", "slags=weekday", "alvor=note", "tilstand=confirmed"):
        assert "18.000" not in text_of(signed_in, f"{url}?{narrowing}")
    assert "Ingen fund passer" in text_of(signed_in, f"{url}?slags=weekday")
    assert "KKR Sjælland (2)" in text_of(signed_in, url)
    assert "Vækst i procent (2)" in text_of(signed_in, url)


def test_pages_of_dossier_meeting_and_item_show_their_own(signed_in: Client, found: Dossier) -> None:
    meeting = found.in_meeting.meeting  # type: ignore[attr-defined]
    item = meeting.items.get(number="3.2")
    for page, list_page in (
        (reverse("dossier", args=[found.slug]), reverse("dossier_findings", args=[found.slug])),
        (reverse("meeting", args=[meeting.pk]), reverse("meeting_findings", args=[meeting.pk])),
    ):
        assert "Fund (2)" in text_of(signed_in, page)
        assert list_page in text_of(signed_in, page)
        assert "18.000" in text_of(signed_in, list_page)
    assert "Fund (1)" in text_of(signed_in, reverse("item", args=[item.pk]))
    own = text_of(signed_in, reverse("item_findings", args=[item.pk]))
    assert "cyklister" in own
    assert "18.000" not in own


def test_a_case_shows_the_findings_of_its_items(signed_in: Client, found: Dossier) -> None:
    meeting = found.in_meeting.meeting  # type: ignore[attr-defined]
    case = Case.objects.create(
        organization=meeting.organization, number="SAG-2024-1", title="Cykelstier", opened_on=meeting.date
    )
    empty = text_of(signed_in, reverse("case_findings", args=[case.pk]))
    assert "cyklister" not in empty
    CaseItem.objects.create(case=case, item=meeting.items.get(number="3.2"))
    assert "Fund (1)" in text_of(signed_in, reverse("case", args=[case.pk]))
    assert "cyklister" in text_of(signed_in, reverse("case_findings", args=[case.pk]))


def test_a_mark_stands_beside_the_line(signed_in: Client, client: Client, greenhouses: Finding, found: Dossier) -> None:
    url = reverse("text", args=[found.slug])
    text = text_of(signed_in, url)
    assert f'href="{reverse("finding", args=[greenhouses.pk])}"' in text
    assert text.count("doc-finding--error") == 2
    publish(OPERATOR, found)
    assert "doc-finding" not in text_of(client, url)
    confirm_finding(OPERATOR, greenhouses, "open")
    assert text_of(client, url).count("doc-finding--error") == 1


def post(client: Client, finding: Finding, **said: str) -> Any:
    return client.post(reverse("judge_finding", args=[finding.pk]), {"seen": finding.state, **said})


def test_judging_leads_on_to_the_next_finding(signed_in: Client, greenhouses: Finding) -> None:
    text = text_of(signed_in, reverse("findings"))
    following = re.findall(r'name="next" value="([^"]+#[^"]+)"', text)
    assert following[0].startswith("/fund/#fund-")
    assert following[-1] == "/fund/#main-content"
    response = post(signed_in, greenhouses, act="confirm", next=following[0])
    assert response["Location"] == following[0]
    greenhouses.refresh_from_db()
    assert (greenhouses.state, str(greenhouses.judged_by)) == ("confirmed", "Signe Holm")
    assert "Ikke vurderet (1)" in text_of(signed_in, reverse("findings"))
    shown = text_of(signed_in, reverse("finding", args=[greenhouses.pk]))
    assert "Fund bekræftet" in shown
    assert "Signe Holm" in shown


def test_a_dismissal_needs_its_reason_and_can_be_taken_back(signed_in: Client, greenhouses: Finding) -> None:
    response = signed_in.post(
        reverse("judge_finding", args=[greenhouses.pk]), {"seen": "open", "act": "dismiss", "reason": " "}, follow=True
    )
    assert "Skriv, hvorfor fundet afvises." in response.content.decode()
    post(signed_in, greenhouses, act="dismiss", reason="Tallet er fra 2020")
    greenhouses.refresh_from_db()
    assert greenhouses.state == "dismissed"
    assert "Tallet er fra 2020" in text_of(signed_in, reverse("findings") + "?tilstand=dismissed")
    post(signed_in, greenhouses, act="reopen")
    greenhouses.refresh_from_db()
    assert greenhouses.state == "open"


def test_a_colleague_who_judged_meanwhile_is_named_to_nobody_but_shown(signed_in: Client, greenhouses: Finding) -> None:
    confirm_finding(OPERATOR, greenhouses, "open")
    url = reverse("judge_finding", args=[greenhouses.pk])
    response = signed_in.post(url, {"seen": "open", "act": "dismiss", "reason": "Nej"}, follow=True)
    assert "En kollega har vurderet fundet imens: bekræftet." in response.content.decode()


def test_buttons_lead_nowhere_but_here(signed_in: Client, greenhouses: Finding) -> None:
    response = post(signed_in, greenhouses, act="confirm", next="https://example.com/")
    assert response["Location"] == reverse("finding", args=[greenhouses.pk])


def test_passing_on_gives_a_letter_to_copy(signed_in: Client, greenhouses: Finding) -> None:
    url = reverse("pass_on_finding", args=[greenhouses.pk])
    assert signed_in.post(url, {"seen": "open", "to": "  "}).status_code == 400
    signed_in.post(url, {"seen": "open", "to": "Movia", "note": "Gælder det også 2025?"})
    greenhouses.refresh_from_db()
    assert (greenhouses.state, greenhouses.passed_to) == ("passed_on", "Movia")
    text = text_of(signed_in, url)
    for said in ("Kære Movia", greenhouses.message, "Beregnet: 500 pct.", "Gælder det også 2025?", "Signe Holm"):
        assert said in text
    assert "http://testserver/arkiv/" in text
    assert "mailto:?subject=" in text


def test_nobody_else_judges_or_sees_what_is_open(client: Client, greenhouses: Finding, found: Dossier) -> None:
    publish(OPERATOR, found)
    assert "18.000" not in text_of(client, reverse("findings"))
    assert "aria-current" in text_of(client, reverse("dossiers"))
    assert reverse("findings") not in text_of(client, reverse("front"))
    text_of(client, reverse("finding", args=[greenhouses.pk]), 404)
    assert client.get(reverse("pass_on_finding", args=[greenhouses.pk]))["Location"].startswith(reverse("login"))
    for response in (post(client, greenhouses, act="confirm"), client.post(reverse("check_now"))):
        assert response.status_code == 403
    greenhouses.refresh_from_db()
    assert greenhouses.state == "open"
    confirm_finding(OPERATOR, greenhouses, "open")
    for url in (
        reverse("findings"),
        reverse("dossier_findings", args=[found.slug]),
        reverse("finding", args=[greenhouses.pk]),
    ):
        text = text_of(client, url)
        assert greenhouses.message in text
        assert "cyklister" not in text
        assert reverse("judge_finding", args=[greenhouses.pk]) not in text
        assert "Kommandolinjen" not in text
    assert "Fund (1)" in text_of(client, reverse("dossier", args=[found.slug]))


def test_an_empty_list_says_what_it_means(signed_in: Client, client: Client, start_data: None) -> None:
    assert "Intet venter på at blive vurderet." in text_of(signed_in, reverse("findings"))
    assert "Det betyder ikke, at alt er efterregnet." in text_of(client, reverse("findings"))


def test_what_is_not_checked_is_said(
    signed_in: Client, found: Dossier, secretary: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "ikke kontrolleret" not in text_of(signed_in, reverse("findings"))
    correct(secretary, found, "item", "title", "Drivhuse", line=found.items.get(number="3.1").anchor)
    assert "1 dossier er ikke kontrolleret" in text_of(signed_in, reverse("findings"))
    started: list[bool] = []
    monkeypatch.setattr(want_check, "start_checker", lambda: started.append(True))
    signed_in.post(reverse("check_now"))
    assert started == [True]
    DossierCheck.objects.update(failed=True)
    assert "Ingen fund betyder her ikke, at alt stemmer" in text_of(signed_in, reverse("findings"))


def test_a_scheme_that_does_not_give_what_is_printed_is_on_the_list(signed_in: Client, client: Client) -> None:
    save_version(OPERATOR, "drivhuse", SCHEME, {})
    text = text_of(signed_in, reverse("findings"))
    assert (
        "Kolonnen »Pris« i »Fælles drivhuse« giver ikke det trykte i 1 af 2 rækker: Greve: trykt 66, beregnet 60."
        in text
    )
    assert reverse("scheme", args=["drivhuse"]) in text
    finding = Finding.objects.get(scheme="drivhuse")
    confirm_finding(OPERATOR, finding, "open")
    assert "Kolonnen" not in text_of(client, reverse("findings"))
    publish_scheme(OPERATOR, Scheme.objects.get(slug="drivhuse"))
    assert "Kolonnen" in text_of(client, reverse("findings"))
    save_version(OPERATOR, "drivhuse", SCHEME.replace("66", "60"), {})
    finding.refresh_from_db()
    assert not finding.still_found
    assert "Kolonnen" not in text_of(client, reverse("findings"))


def test_every_page_is_in_english_too(signed_in: Client, greenhouses: Finding) -> None:
    signed_in.post(reverse("set_language"), {"language": "en"})
    assert "Not judged (2)" in text_of(signed_in, reverse("findings"))
    letter = text_of(signed_in, reverse("pass_on_finding", args=[greenhouses.pk]))
    assert "Pass the finding on" in letter
    assert "Venlig hilsen" in letter


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_the_pages_are_accessible(
    browser: Browser, live_server: Any, secretary: User, greenhouses: Finding, found: Dossier, width: int
) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not here: python -m samraad.web.build installs it")
    publish(OPERATOR, found)
    meeting = found.in_meeting.meeting  # type: ignore[attr-defined]
    urls = [
        reverse("findings"),
        reverse("findings") + "?tilstand=dismissed",
        reverse("finding", args=[greenhouses.pk]),
        reverse("pass_on_finding", args=[greenhouses.pk]),
        reverse("dossier_findings", args=[found.slug]) + "?slags=growth",
        reverse("meeting_findings", args=[meeting.pk]),
        reverse("text", args=[found.slug]),
    ]
    assert visit(browser, live_server.url, urls, width, user=secretary) == {}
    confirm_finding(OPERATOR, greenhouses, "open")
    assert visit(browser, live_server.url, [urls[0], urls[2], urls[6]], width) == {}
