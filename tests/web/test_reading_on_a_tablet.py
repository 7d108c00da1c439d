"""A member with a tablet: words are selected with the finger and marked, lines of a paper too, and taken off and put back."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from tests.meetings.live import decision_item, member_user, members
from tests.web.test_accessibility import AXE, sign_in, visit

from samraad.access.models import User
from samraad.councils.models import Organization
from samraad.meetings.agenda.attach import attach
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.members.mark import mark, mark_lines
from samraad.meetings.members.notes import save_note
from samraad.meetings.members.readable import readable
from samraad.meetings.models import AgendaItem, Marking
from samraad.meetings.publishing.publish_agenda import publish_agenda

PASSWORD = "en-lang-adgangskode"
TABLET = {"width": 820, "height": 1180}
PAPER = "Notat om drivhuse\n\nDer er tre drivhuse i kommunen.\n\nDe koster 2 mio. kr. om året.\n"
SELECT = """([area, from, to]) => {
  const walker = document.createTreeWalker(document.querySelector(area), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.data.includes(from)) range.setStart(node, node.data.indexOf(from));
    if (node.data.includes(to)) { range.setEnd(node, node.data.indexOf(to) + to.length); break; }
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def item(secretary: User, start_data: None) -> AgendaItem:
    """An item with points and a paper, in a meeting whose agenda is out."""
    council = Organization.objects.get(slug="kkr-sjaelland")
    meeting = create_meeting(secretary, council, dt.date(2027, 2, 4), place="Salen", starts=dt.time(13))
    made = decision_item(secretary, meeting)
    decision_item(secretary, meeting, "Færgefart på fjorden")
    attach(secretary, made, SimpleUploadedFile("Notat.txt", PAPER.encode()))
    publish_agenda(secretary, meeting)
    return AgendaItem.objects.get(pk=made.pk)


@pytest.fixture
def member(item: AgendaItem) -> User:
    council = item.meeting.organization
    user = member_user(members(council, 1, 1)[0].person, council)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def tablet(browser: Browser, live_server: Any, member: User) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url, locale="da-DK", viewport=TABLET, has_touch=True)
    failed: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("console", lambda said: failed.append(said.text) if "Content Security" in said.text else None)
    sign_in(page, live_server.url, member)
    yield page
    context.close()
    assert not failed


def select(page: Page, area: str, start: str, end: str) -> None:
    page.wait_for_load_state()  # the script that listens has come
    page.evaluate(SELECT, [area, start, end])


def test_selected_words_are_marked_taken_off_and_put_back(tablet: Page, item: AgendaItem) -> None:
    tablet.goto(reverse("item", args=[item.pk]))
    bar = tablet.locator("[data-mark-form]")
    expect(bar).to_be_hidden()
    select(tablet, '[data-markable="recommendation"]', "godkender", "drøfter")
    expect(bar).to_be_visible()
    tablet.get_by_role("button", name="Markér", exact=True).tap()
    expect(tablet.locator("mark.own-mark")).to_have_text(["godkender udbuddet", "drøfter"])
    expect(bar).to_be_hidden()
    expect(tablet.locator("#mine-markeringer")).to_contain_text("godkender udbuddet")
    marking = Marking.objects.get()
    assert (marking.section, marking.quote) == ("recommendation", "godkender udbuddet\ndrøfter")

    tablet.locator("mark.own-mark").first.tap()
    tablet.locator("[data-unmark-button]").tap()
    expect(tablet.locator("mark.own-mark")).to_have_count(0)
    tablet.locator("[data-undo]").get_by_role("button", name="Fortryd").tap()
    expect(tablet.locator("mark.own-mark")).to_have_count(2)

    tablet.reload()
    expect(tablet.locator("mark.own-mark")).to_have_count(2)
    tablet.get_by_role("button", name="Fjern markeringen").first.click()
    expect(tablet.locator("#mine-markeringer")).to_contain_text("Markeringen er fjernet")


def test_the_way_through_the_agenda_lies_under_the_thumb(tablet: Page, item: AgendaItem) -> None:
    tablet.goto(reverse("item", args=[item.pk]))
    way = tablet.get_by_role("navigation", name="Mødets punkter")
    box = way.bounding_box()
    assert box
    assert box["y"] + box["height"] <= TABLET["height"]
    assert box["height"] >= 44
    way.get_by_role("link", name="Færgefart på fjorden").tap()
    expect(tablet.locator("h1")).to_contain_text("Færgefart på fjorden")
    tablet.goto(reverse("workspace"))
    tablet.get_by_role("link", name="Læs videre").tap()
    expect(tablet.locator("h1")).to_contain_text("Færgefart på fjorden")


def test_lines_of_a_paper_are_marked_and_a_note_is_kept(tablet: Page, item: AgendaItem) -> None:
    tablet.goto(reverse("item", args=[item.pk]))
    tablet.get_by_role("link", name="Læs og markér").tap()
    expect(tablet.locator("h1")).to_have_text("Notat om drivhuse")
    select(tablet, "[data-markable-lines]", "tre", "koster")
    expect(tablet.locator("[data-mark-said]")).to_have_text("Linje 3–5")
    tablet.get_by_role("button", name="Markér", exact=True).tap()
    expect(tablet.locator("mark.own-mark").first).to_have_text("Der er tre drivhuse i kommunen.")
    tablet.fill("#note-text", "Spørg om de tre")
    expect(tablet.locator("#note [data-saved]")).to_contain_text("Gemt")
    tablet.goto(reverse("own_notes", args=[item.meeting_id]))
    expect(tablet.locator("main")).to_contain_text("Spørg om de tre")
    expect(tablet.locator(".own-quote")).to_contain_text("De koster 2 mio. kr.")


@pytest.mark.parametrize("width", [1280, 820, 360])
def test_axe_finds_nothing_on_the_pages_of_a_reader(
    browser: Browser, live_server: Any, secretary: User, member: User, item: AgendaItem, width: int
) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not here: python -m samraad.web.build installs it")
    seen = readable(member, item)
    assert seen
    paper = seen.papers[0]
    mark(member, item, "background", "i to år undersøgt")
    mark(member, item, "recommendation", "godkender udbuddet")
    mark_lines(member, item, paper, 3, 5)
    save_note(member, item, "Spørg om prisen")
    save_note(member, item, "Spørg om tallene", paper=paper)
    section = item.sections.get(name="background")
    save_section(secretary, item, "background", "<p>Nu med tal.</p>", section.version)
    publish_agenda(secretary, item.meeting, "Tallene er kommet.")
    urls = [
        reverse("news"),
        reverse("workspace"),
        reverse("meeting", args=[item.meeting_id]),
        reverse("mark", args=[item.pk]),
        reverse("read_paper", args=[item.pk, paper.dossier, paper.line]),
        reverse("own_notes", args=[item.meeting_id]),
        reverse("item", args=[item.pk]),
    ]
    assert visit(browser, live_server.url, urls, width, user=member) == {}
