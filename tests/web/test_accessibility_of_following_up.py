"""axe-core finds nothing on the pages of cases, tasks, histories and seats; searching as one types works, and works without it."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from tests.meetings.live import decision_item, members
from tests.web.test_accessibility import AXE, sign_in, visit

from samraad.access.models import User
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.cases.save_case import add_case, link_item
from samraad.meetings.models import AgendaItem, Case, Meeting
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.session.appoint import appoint
from samraad.meetings.session.decide import decide
from samraad.meetings.session.hold_meeting import open_meeting
from samraad.meetings.tasks.save_task import add_task, close_task

WIDTHS = {"screen": 1280, "tablet": 820, "phone": 360}

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def item(secretary: User, meeting: Meeting) -> AgendaItem:
    """An item of a meeting that runs, in a case with an archived one, with tasks and an appointment."""
    council: Organization = meeting.organization
    seats = members(council, 2, 2)
    written = create_meeting(secretary, council, dt.date(2027, 2, 4), place="Salen", starts=dt.time(13))
    found = decision_item(secretary, written, "Drivhuse")
    publish_agenda(secretary, written)
    section = found.sections.get(name="background")
    save_section(secretary, found, "background", "<p>Kommunerne har i tre år undersøgt sagen.</p>", section.version)
    publish_agenda(secretary, written)
    open_meeting(secretary, written)
    decide(secretary, found, "approved", "")
    appoint(secretary, found, seats[0].person, body="Bestyrelsen")
    case = add_case(secretary, council, "Drivhuse i alle parker", responsible="Ib Skov")
    link_item(secretary, case, meeting.items.get(number="3.1"), "Begyndelsen")
    link_item(secretary, case, found)
    task = add_task(secretary, found, "Skriv udbuddet", person=seats[0].person, due=dt.date(2027, 3, 1))
    close_task(secretary, task, "Det er ude.", task.version)
    add_task(secretary, meeting.items.get(number="3.1"), "Lav et notat", responsible=council)
    return found


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_pages_of_following_up(
    browser: Browser, live_server: Any, secretary: User, meeting: Meeting, item: AgendaItem, width: int
) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not here: python -m samraad.web.build installs it")
    case, task = Case.objects.get(), item.tasks.get()
    archived = meeting.items.get(number="3.1")
    seat = item.meeting.organization.memberships.all()[0]
    urls = [
        *map(reverse, ("cases", "add_case", "tasks")),
        *(reverse(name, args=[case.pk]) for name in ("case", "change_case", "add_to_case", "case_history")),
        reverse("add_to_case", args=[case.pk]) + "?q=e",
        *(reverse(name, args=[item.pk]) for name in ("item_case", "item_history", "item")),
        *(reverse(name, args=[archived.pk]) for name in ("item", "item_case")),
        reverse("meeting_history", args=[item.meeting_id]),
        *(reverse(name, args=[task.pk]) for name in ("edit_task", "task_history")),
        reverse("tasks") + "?efter=person&tilstand=loeste",
        reverse("decide", args=[item.pk]) + "?pladser=3&forbund=A%2BC",
        reverse("person_history", args=[seat.person_id]),
        reverse("organization_history", args=[seat.organization.slug]),
    ]
    assert visit(browser, live_server.url, urls, width, user=secretary) == {}
    public = [reverse("cases"), reverse("case", args=[case.pk]), reverse("item", args=[archived.pk])]
    assert visit(browser, live_server.url, public, width) == {}


def test_cases_are_found_as_one_types_and_without_a_script(
    browser: Browser, live_server: Any, secretary: User, item: AgendaItem
) -> None:
    add_case(secretary, item.meeting.organization, "Cykelstier langs fjorden")
    add_case(secretary, item.meeting.organization, "Havnens kraner")
    for script in (False, True):
        context = browser.new_context(base_url=live_server.url, locale="da-DK", java_script_enabled=script)
        page = context.new_page()
        sign_in(page, live_server.url, secretary)
        page.goto(reverse("item_case", args=[item.pk]))
        expect(page.locator("#fundet")).to_contain_text("Havnens kraner")
        page.locator("#q").press_sequentially("cykel")
        if not script:
            page.get_by_role("button", name="Find", exact=True).click()
        expect(page.locator("#fundet")).not_to_contain_text("Havnens kraner")
        expect(page.locator("#fundet")).to_contain_text("Cykelstier langs fjorden")
        if script:
            page.locator("#fundet button").click()
            expect(page.get_by_text("Punktet hører nu til sagen.")).to_be_visible()
        context.close()
    assert item.cases.count() == 2
