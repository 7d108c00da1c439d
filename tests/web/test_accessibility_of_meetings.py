"""axe-core finds nothing on the pages of a meeting from its draft to its minutes, at screen, tablet and phone width."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from tests.meetings.live import decision_item, members
from tests.web.test_accessibility import AXE, sign_in, visit

from samraad.access.models import User
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.models import AgendaItem, Meeting
from samraad.meetings.models.session import ProposalKind
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.session.attendance import arrive_many
from samraad.meetings.session.decide import decide_point
from samraad.meetings.session.for_the_record import add_statement, propose
from samraad.meetings.session.hold_meeting import open_meeting
from samraad.meetings.tasks.save_task import add_task

WIDTHS = {"screen": 1280, "tablet": 820, "phone": 360}

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def council(start_data: None) -> Organization:
    found = Organization.objects.get(slug="kkr-sjaelland")
    members(found, 3, 1)
    return found


@pytest.fixture
def draft(secretary: User, council: Organization) -> Meeting:
    meeting = create_meeting(secretary, council, dt.date(2027, 4, 8), place="Salen", starts=dt.time(13))
    decision_item(secretary, meeting)
    return meeting


@pytest.fixture
def running(secretary: User, council: Organization) -> AgendaItem:
    meeting = create_meeting(secretary, council, dt.date(2027, 2, 4), place="Salen", starts=dt.time(13))
    item = decision_item(secretary, meeting)
    publish_agenda(secretary, meeting)
    open_meeting(secretary, meeting)
    arrive_many(secretary, meeting, list(meeting.attendances.values_list("pk", flat=True))[:2], dt.time(13))
    decide_point(secretary, item, 1, "approved")
    propose(secretary, item, ProposalKind.ALTERNATIVE, "Venstre", "Kun ét drivhus.")
    add_statement(secretary, item, "Havde hellere set telte.", party="Enhedslisten")
    add_task(secretary, item, "Skriv udbuddet", responsible=council, due=dt.date(2027, 3, 1))
    return item


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_pages_of_meetings(
    browser: Browser, live_server: Any, secretary: User, draft: Meeting, running: AgendaItem, width: int
) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not here: python -m samraad.web.build installs it")
    item, meeting = draft.items.get(kind="Beslutningssag"), running.meeting
    version = meeting.versions.get()
    urls = [
        *map(reverse, ("workspace", "new_meeting", "tasks", "news")),
        *(reverse(name, args=[draft.pk]) for name in ("draft", "edit_meeting", "publish_agenda")),
        *(reverse(name, args=[item.pk]) for name in ("edit_item", "remove_item", "item")),
        *(reverse(name, args=[meeting.pk]) for name in ("meeting", "draft", "hold", "minutes", "versions")),
        *(reverse(name, args=[running.pk]) for name in ("decide", "item")),
        reverse("version", args=[version.pk]),
    ]
    assert visit(browser, live_server.url, urls, width, user=secretary) == {}
    public = [reverse("meeting", args=[meeting.pk]), reverse("item", args=[running.pk]), urls[-1]]
    assert visit(browser, live_server.url, public, width) == {}


def page_of(browser: Browser, live_server: Any, user: User) -> Page:
    page = browser.new_context(
        base_url=live_server.url, locale="da-DK", viewport={"width": 1280, "height": 1800}
    ).new_page()
    sign_in(page, live_server.url, user)
    return page


def test_a_lost_connection_loses_nothing(browser: Browser, live_server: Any, secretary: User, draft: Meeting) -> None:
    item = draft.items.get(kind="Beslutningssag")
    page = page_of(browser, live_server, secretary)
    page.goto(reverse("edit_item", args=[item.pk]))
    form = page.locator("#afsnit-background")
    text = form.locator(".editor__text")
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Og en sætning til.")
    expect(form.locator("[data-saved]")).to_contain_text("Gemt kl.")
    page.route("**/afsnit/**", lambda route: route.abort())
    page.keyboard.type(" Denne blev skrevet uden net.")
    expect(form.locator("[data-saved]")).to_contain_text("forbindelsen er væk")
    page.unroute("**/afsnit/**")
    page.reload()
    expect(page.locator("#afsnit-background [data-saved]")).to_contain_text("Gemt kl.")
    assert item.sections.get(name="background").text.endswith("Denne blev skrevet uden net.")
    page.context.close()


def test_two_secretaries_see_each_others_text(
    browser: Browser, live_server: Any, secretary: User, draft: Meeting
) -> None:
    item = draft.items.get(kind="Beslutningssag")
    one, other = (page_of(browser, live_server, secretary) for _place in range(2))
    for page in (one, other):
        page.goto(reverse("edit_item", args=[item.pk]))
    for page, words in ((one, "Min version. "), (other, "Din version. ")):
        page.locator("#afsnit-presentation .editor__text").click()
        page.keyboard.type(words)
        expect(page.locator("#afsnit-presentation [data-saved]")).not_to_be_empty()
        page.wait_for_timeout(1000)
    shown = other.locator("#afsnit-presentation [data-conflict]")
    expect(shown).to_contain_text("Min version.")
    other.click("[data-keep-mine]")
    expect(other.locator("#afsnit-presentation [data-saved]")).to_contain_text("Gemt kl.")
    assert item.sections.get(name="presentation").text == "Din version."
    for page in (one, other):
        page.context.close()


def test_a_decision_is_one_key_away(browser: Browser, live_server: Any, secretary: User, running: AgendaItem) -> None:
    page = page_of(browser, live_server, secretary)
    item = running.meeting.items.get(standing="since_last")
    page.goto(reverse("decide", args=[item.pk]))
    page.keyboard.press("e")
    expect(page.locator("#beslutning [data-saved]")).to_contain_text("Gemt kl.")
    assert item.decisions.get().outcome == "noted"
    page.context.close()


def test_items_are_dragged(browser: Browser, live_server: Any, secretary: User, draft: Meeting) -> None:
    item = draft.items.get(kind="Beslutningssag")
    first = draft.items.get(number="1.1")
    page = page_of(browser, live_server, secretary)
    page.goto(reverse("draft", args=[draft.pk]))
    page.locator(f"#punkt-{item.pk} .item-row__number").drag_to(page.locator(f"#punkt-{first.pk}"))
    expect(page.locator(f"#punkt-{item.pk} .item-row__number")).to_have_text("1.1")
    item.refresh_from_db()
    assert item.number == "1.1"
    page.context.close()
