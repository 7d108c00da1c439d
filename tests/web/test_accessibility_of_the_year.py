"""axe-core finds nothing on the year's pages, a cancelled meeting's and a council's set-up, at screen, tablet and phone width."""

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Browser, expect
from tests.meetings.live import members, published
from tests.web.test_accessibility import AXE, sign_in, violations, visit

from samraad.access.models import User
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_setup import keep_logo, save_look
from samraad.meetings.models import LiveMeeting, Meeting
from samraad.meetings.models.live import DeadlineKind
from samraad.meetings.year.cancel_meeting import cancel_meeting
from samraad.meetings.year.deadlines import set_deadline
from samraad.meetings.year.plan_year import plan_year

WIDTHS = {"screen": 1280, "tablet": 820, "phone": 360}

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def axe() -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not here: python -m samraad.web.build installs it")


@pytest.fixture
def council(start_data: None) -> Organization:
    found = Organization.objects.get(slug="kkr-sjaelland")
    members(found, 3, 1)
    return found


@pytest.fixture
def planned(secretary: User, council: Organization) -> list[Meeting]:
    made = plan_year(secretary, council, [dt.date(2027, 2, 4), dt.date(2027, 4, 8)], place="Salen", starts=dt.time(13))
    set_deadline(secretary, made[1], DeadlineKind.COMMENT, dt.date(2027, 3, 1), version=1)
    return made


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_pages_of_the_year_and_the_set_up(
    browser: Browser, live_server: Any, secretary: User, council: Organization, planned: list[Meeting], width: int
) -> None:
    picture = BytesIO()
    Image.new("RGB", (40, 20), "#aa2211").save(picture, "PNG")
    logo = keep_logo(secretary, council, SimpleUploadedFile("logo.png", picture.getvalue()), "En bro")
    save_look(secretary, council, "#ffdd00", logo=logo, version=1)
    cancelled = published(secretary, council, dt.date(2027, 6, 10))
    cancel_meeting(secretary, cancelled, "Storm", LiveMeeting.objects.get(meeting=cancelled).version)
    draft = create_meeting(secretary, council, dt.date(2027, 9, 9))
    item = cancelled.items.first()
    assert item
    calendar = reverse("calendar")
    urls = [
        *(calendar + query for query in ("?aar=2027", "?aar=2040", f"?aar=2027&raad={council.slug}")),
        *map(reverse, ("plan_year", "new_calendar_address", "workspace")),
        *(reverse(name, args=[planned[1].pk]) for name in ("deadlines", "cancel_meeting", "draft", "edit_meeting")),
        *(reverse(name, args=[cancelled.pk]) for name in ("cancel_meeting", "draft", "meeting", "deadlines")),
        *(reverse(name, args=[draft.pk]) for name in ("deadlines", "cancel_meeting")),
        *(
            reverse(f"setup{name}", args=[council.slug])
            for name in ("", "_text", "_reset", "_rule", "_look", "_history")
        ),
    ]
    assert visit(browser, live_server.url, urls, width, user=secretary) == {}
    public = [urls[0], reverse("meeting", args=[cancelled.pk]), reverse("item", args=[item.pk])]
    assert visit(browser, live_server.url, public, width) == {}


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_forms_when_they_are_in_use(
    browser: Browser, live_server: Any, secretary: User, council: Organization, planned: list[Meeting], width: int
) -> None:
    page = browser.new_context(
        base_url=live_server.url, viewport={"width": width, "height": 900}, locale="da-DK", bypass_csp=True
    ).new_page()
    sign_in(page, live_server.url, secretary)
    page.goto(reverse("setup", args=[council.slug]))
    page.locator(".setup-item summary").first.click()
    page.click("button[value='add-item:2']")
    expect(page.get_by_text("Ændret, men ikke gemt endnu.")).to_be_visible()
    assert violations(page) == []
    page.locator("[name='act'][value='save']").first.click()
    expect(page.get_by_role("alert")).to_contain_text("mangler en titel")
    page.fill("[name='c2i0-title']", "Nyt fra fjorden")
    page.click("button[value='preview']")
    expect(page.locator(".preview-agenda")).to_contain_text("3.1 Nyt fra fjorden")
    assert violations(page) == []
    page.goto(reverse("setup_rule", args=[council.slug]))
    page.click("button[value='fill-role']")
    assert violations(page) == []
    page.goto(reverse("edit_meeting", args=[planned[1].pk]))
    page.fill("[name='date']", "2027-04-22")
    page.click("main form button[type=submit]")
    expect(page.locator("main")).to_contain_text("Bliver stående")
    assert violations(page) == []
    page.goto(reverse("calendar") + "?aar=2027")
    page.locator(".day-row__edit summary").first.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()
