"""axe-core finds nothing on any page, signed out and as secretary, at screen and phone width."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from samraad.access.models import User
from samraad.archive.models import Dossier
from samraad.meetings.models import Meeting

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = {"screen": 1280, "phone": 360}
PASSWORD = "en-lang-adgangskode"
RUN = "() => axe.run(document, {resultTypes: ['violations']})"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def axe() -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not here: python -m samraad.web.build installs it")


def violations(page: Page) -> list[str]:
    """What axe-core finds, each with the first places. Content that is not laid out yet is laid out first."""
    page.evaluate(
        "document.querySelectorAll('.doc-block').forEach((block) => (block.style.contentVisibility = 'visible'))"
    )
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(RUN)
    return [f"{each['id']}: {[node['html'][:160] for node in each['nodes'][:3]]}" for each in found["violations"]]


def visit(
    browser: Browser, base: str, urls: list[str], width: int, *, user: User | None = None
) -> dict[str, list[str]]:
    """Every violation by page; a page that scrolls sideways is one as well."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="da-DK", bypass_csp=True)
    page = context.new_page()
    if user:
        sign_in(page, base, user)
    found: dict[str, list[str]] = {}
    for url in urls:
        page.goto(base + url)
        problems = violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            problems.append("the page is wider than the window")
        if problems:
            found[url] = problems
    context.close()
    return found


def sign_in(page: Page, base: str, user: User) -> None:
    page.goto(base + reverse("login"))
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    page.click("main button[type=submit]")


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_public_pages(
    browser: Browser, live_server: Any, meeting: Meeting, minutes: Dossier, attachments: Dossier, width: int
) -> None:
    item = meeting.items.get(number="3.1")
    document = attachments.documents.first()
    assert document
    urls = [
        *map(reverse, ("front", "councils", "dossiers", "about", "search_help", "accessibility", "login", "search")),
        reverse("search") + "?q=drivhuse",
        reverse("search") + "?q=zebra",
        reverse("ask") + "?q=Hvad+ventes+et+fælles+udbud+af+drivhuse+at+spare%3F",
        reverse("ask") + "?q=Hvem+ejer+zeppelineren%3F",
        reverse("council", args=[meeting.organization.slug]),
        reverse("meeting", args=[meeting.pk]),
        reverse("item", args=[item.pk]),
        reverse("dossier", args=[minutes.slug]),
        reverse("text", args=[minutes.slug]) + "?linjer=10-14",
        reverse("text", args=[minutes.slug]) + "?vis=original",
        reverse("document", args=[attachments.slug, document.pk]),
        "/findes-ikke/",
    ]
    assert visit(browser, live_server.url, urls, width) == {}


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_secretary_pages(
    browser: Browser,
    live_server: Any,
    secretary: User,
    meeting: Meeting,
    minutes: Dossier,
    attachments: Dossier,
    width: int,
) -> None:
    item = minutes.items.get(number="3.1")
    document = attachments.documents.first()
    assert document
    slug = minutes.slug
    urls = [
        reverse("front"),
        reverse("upload"),
        reverse("dossiers"),
        reverse("dossiers") + "?vis=forslag",
        reverse("meeting", args=[meeting.pk]),
        reverse("meeting_history", args=[meeting.pk]),
        *(reverse(name, args=[slug]) for name in ("dossier", "review", "redact", "erase", "dossier_history")),
        reverse("correct_row", args=[slug, "item", item.anchor]),
        reverse("correct_row", args=[slug, "decision", item.anchor]),
        reverse("correct_row", args=[slug, "dossier", 0]),
        reverse("correct_row", args=[attachments.slug, "document", document.anchor]),
        reverse("add_row", args=[slug, "item"]),
    ]
    assert visit(browser, live_server.url, urls, width, user=secretary) == {}


def test_an_empty_archive(browser: Browser, live_server: Any, start_data: None, secretary: User) -> None:
    urls = [*map(reverse, ("front", "councils", "dossiers")), reverse("search") + "?q=noget"]
    assert visit(browser, live_server.url, urls, 360) == {}
    assert visit(browser, live_server.url, [*urls, reverse("upload")], 1280, user=secretary) == {}


def test_the_measure_finds_a_fault(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        '<html lang="da"><title>x</title><main><h1>x</h1><img src="a.png"><p style="color:#ccc">lys</p></main>'
    )
    assert {found.split(":")[0] for found in violations(page)} >= {"image-alt", "color-contrast"}
    page.close()
