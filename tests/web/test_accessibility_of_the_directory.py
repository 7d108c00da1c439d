"""axe-core finds nothing on the directory's pages and forms, at screen, tablet and phone width; a file goes through a browser."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from tests.meetings.live import members
from tests.web.test_accessibility import AXE, sign_in, violations, visit

from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.councils.models import Membership, Organization, OrganizationKind
from samraad.councils.save_membership import add_membership
from samraad.councils.save_organization import add_organization
from samraad.councils.save_person import add_person

WIDTHS = {"screen": 1280, "tablet": 820, "phone": 360}
LIST = "Navn;Parti;Kommune;Rolle\nGerda Grøn;F;Køge;medlem\nHolger Hvid;V;Faxe;medlem\n"
WRONG = LIST + "Bo;V;Atlantis;konge\n"
FIGURES = "OMRÅDE;TID;INDHOLD\nKøge;2020K1;61000\nFaxe;2024K1;60000\nAtlantis;2024K1;3\n"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def axe() -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not here: python -m samraad.web.build installs it")


@pytest.fixture
def seats(start_data: None) -> list[Membership]:
    council = Organization.objects.get(slug="kkr-sjaelland")
    found = members(council, 4, 2)
    stand_in = add_person(OPERATOR, "Sten Fortræder", municipality=found[1].person.municipality)
    add_membership(OPERATOR, stand_in, council, role="stedfortræder", substitute_for=found[1])
    add_organization(OPERATOR, "Væksthuset", OrganizationKind.BOARD, parent=council, last_day=dt.date(2018, 12, 31))
    return found


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_pages_of_the_directory(
    browser: Browser, live_server: Any, secretary: User, seats: list[Membership], width: int
) -> None:
    person, slug = seats[0].person, "kkr-sjaelland"
    public = [
        reverse("directory"),
        reverse("directory") + f"?navn={person.name.split()[0]}&dag=2026-06-01",
        reverse("directory") + "?navn=ingen",
        reverse("organization", args=[slug]),
        reverse("organization", args=["kkr-nordjylland"]) + "?dag=2015-01-01",
        reverse("parties", args=[slug]),
        reverse("parties", args=["kkr-hovedstaden"]) + "?folketal=2023-01-01",
        reverse("municipalities") + "?dag=2027-01-01",
        reverse("municipality", args=["320"]),
        reverse("person", args=[person.pk]),
    ]
    assert visit(browser, live_server.url, public, width) == {}
    forms = [
        *(reverse(name, args=[slug]) for name in ("organization", "set_parties", "import_members", "add_member")),
        *(reverse(name, args=[slug]) for name in ("edit_organization", "add_below")),
        reverse("population"),
        reverse("edit_person", args=[person.pk]),
        reverse("edit_seat", args=[seats[0].pk]),
    ]
    assert visit(browser, live_server.url, forms, width, user=secretary) == {}


def test_files_are_looked_at_and_saved_in_a_browser(
    browser: Browser, live_server: Any, secretary: User, seats: list[Membership]
) -> None:
    page = browser.new_context(base_url=live_server.url, locale="da-DK", bypass_csp=True).new_page()
    sign_in(page, live_server.url, secretary)

    def hand_in(url: str, content: str, button: str) -> None:
        page.goto(url)
        page.set_input_files("#file", {"name": "liste.csv", "mimeType": "text/csv", "buffer": content.encode("cp1252")})
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("heading", name="Filen siger")).to_be_visible()

    url = reverse("import_members", args=["kkr-sjaelland"])
    hand_in(url, WRONG, "Se, hvad der sker")
    expect(page.get_by_text("Kommunen »Atlantis« kendes ikke.")).to_be_visible()
    assert violations(page) == []
    hand_in(url, LIST, "Se, hvad der sker")
    assert violations(page) == []
    page.get_by_role("button", name="Gem 2 medlemskaber").click()
    expect(page.get_by_role("link", name="Gerda Grøn", exact=True)).to_be_visible()
    hand_in(reverse("population"), FIGURES, "Se, hvad der ændres")
    assert violations(page) == []
    page.get_by_label("Erstat de tal med filens").check()
    page.get_by_role("button", name="Gem de valgte dage").click()
    expect(page.get_by_text("2 folketal er gemt.")).to_be_visible()
    page.goto(reverse("set_parties", args=["kkr-sjaelland"]))
    page.get_by_label(seats[0].person.municipality.name, exact=True).uncheck()  # type: ignore[union-attr]
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text("Kommuner går ud. Er det rigtigt?")).to_be_visible()
    assert violations(page) == []
