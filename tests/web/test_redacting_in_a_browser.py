"""A secretary finds words, sees where they stand, strikes them out and takes it back; axe-core finds nothing on the way."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from tests.meetings.live import decision_item, members
from tests.web.test_accessibility import AXE, sign_in, violations

from samraad.access.models import User
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.models import PublishedVersion
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.redaction.erase_words import erase_words
from samraad.meetings.redaction.places import Scope

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db(transaction=True)]
NAME = "Åse Ærøholm"


@pytest.fixture
def version(start_data: None, secretary: User) -> PublishedVersion:
    council = Organization.objects.get(slug="kkr-sjaelland")
    members(council, 3, 1)
    meeting = create_meeting(secretary, council, dt.date(2027, 4, 8), place="Salen", starts=dt.time(13))
    item = decision_item(secretary, meeting, f"Ansøgning fra {NAME}")
    save_section(secretary, item, "economy", f"<p>Tilskuddet til <strong>{NAME}</strong> er 400 kr.</p>")
    return publish_agenda(secretary, meeting)


@pytest.mark.parametrize("width", [1280, 820, 360])
def test_words_are_found_struck_out_and_put_back(
    browser: Browser, live_server: Any, secretary: User, version: PublishedVersion, width: int
) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not here: python -m samraad.web.build installs it")
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="da-DK", bypass_csp=True)
    page, base = context.new_page(), live_server.url
    page.set_default_timeout(60_000)
    sign_in(page, base, secretary)
    page.goto(base + reverse("meeting", args=[version.meeting_id]))
    page.get_by_role("link", name="Overstreg ord").click()
    expect(page.get_by_label("Hvor")).to_have_value(f"moede-{version.meeting_id}")
    page.get_by_label("Ord, der skal overstreges").fill(NAME)
    page.get_by_role("button", name="Find ordene").click()
    expect(page.get_by_role("heading", name=f"Her står »{NAME}«")).to_be_visible()
    page.locator("details.add-item summary").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("Begrundelse").fill("Ønsket")
    page.get_by_role("button", name="Overstreg", exact=True).click()
    expect(page.get_by_role("alert").or_(page.locator(".alert-success")).first).to_contain_text("overstreget")
    assert violations(page) == []
    page.goto(base + reverse("version", args=[version.pk]))
    expect(page.locator("main")).to_contain_text("gemt uændret")
    expect(page.locator("main")).not_to_contain_text(NAME)
    assert violations(page) == []
    page.goto(base + reverse("redact_words", args=["kkr-sjaelland"]))
    page.get_by_role("button", name="Fjern overstregningen").click()
    page.goto(base + reverse("version", args=[version.pk]))
    expect(page.locator("main")).to_contain_text(NAME)
    erase_words(secretary, Scope(version.meeting.organization), NAME, "Retten til at blive glemt")
    page.reload()
    expect(page.locator("main")).to_contain_text("Retten til at blive glemt")
    assert violations(page) == []
    context.close()
