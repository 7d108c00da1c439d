"""A meeting year as one secretary lives it, in a browser: 29 municipalities, 58 members, from the plan to a closed task."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.db import transaction
from playwright.sync_api import Browser, Page
from tests.meetings.live import member_user, members
from tests.meetings.pages import cycle_agenda as agenda
from tests.meetings.pages import cycle_meeting as meeting
from tests.meetings.pages import cycle_minutes as minutes

from samraad.access.models import User
from samraad.councils.models import Membership, Organization
from samraad.councils.start_data import load_start_data
from samraad.meetings.publishing.send_mails import send_mails

PASSWORD = "en-lang-adgangskode"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def council() -> Organization:
    load_start_data()
    return Organization.objects.get(slug="kkr-hovedstaden")


@pytest.fixture
def seats(council: Organization) -> list[Membership]:
    with transaction.atomic():
        return members(council, 29, 2)


@pytest.fixture
def desk(browser: Browser, live_server: Any, secretary: User) -> Iterator[Page]:
    """The secretary's."""
    yield from page_of(browser, live_server.url, secretary)


@pytest.fixture
def tablet(browser: Browser, live_server: Any, seats: list[Membership], council: Organization) -> Iterator[Page]:
    """That of the chair, who is a member with a login."""
    yield from page_of(browser, live_server.url, member_user(seats[0].person, council), width=820)


@pytest.fixture
def street(browser: Browser, live_server: Any) -> Iterator[Page]:
    """Of somebody who is not signed in."""
    yield from page_of(browser, live_server.url, None)


def page_of(browser: Browser, base: str, user: User | None, width: int = 1280) -> Iterator[Page]:
    """A page of one's own on which no script may fail."""
    context = browser.new_context(base_url=base, locale="da-DK", viewport={"width": width, "height": 1200})
    context.set_default_timeout(20_000)
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    if user:
        user.set_password(PASSWORD)
        user.save()
        page.goto("/log-ind/")
        page.fill("#id_username", user.username)
        page.fill("#id_password", PASSWORD)
        page.click("main button[type=submit]")
    yield page
    assert not failed
    context.close()


def mails() -> int:
    """How many have gone out in all, once what waits is sent."""
    send_mails()
    return len(mail.outbox)


def the_mail_tells_of_open_items(meeting: str) -> None:
    """A mail travels unprotected: closed items are only counted in it."""
    sent = mail.outbox[0]
    assert sent.subject == f"{agenda.COUNCIL}: dagsorden til mødet den {agenda.FIRST}"
    for said in (f"4.1 {agenda.GREENHOUSES.title}", "1 lukket punkt", urlsplit(meeting).path):
        assert said in sent.body
    assert agenda.PLOT.title not in sent.body


def test_a_whole_cycle(desk: Page, tablet: Page, street: Page, seats: list[Membership], tmp_path: Path) -> None:
    agenda.plan_the_year(desk)
    agenda.begin_the_draft(desk, agenda.FIRST)
    note = tmp_path / "Notat om drivhuse.txt"
    note.write_text("Notat om drivhuse\n\nEt drivhus koster 25.000 kr.\n", encoding="utf-8")
    agenda.write_an_item(desk, agenda.GREENHOUSES, note)
    for item in (agenda.PLOT, agenda.PATHS, agenda.SEATS):
        agenda.write_an_item(desk, item)
    agenda.put_in_order(desk)
    agenda.share_with_officials(desk)
    agenda.publish(desk, told_members=58)
    at = desk.url
    assert mails() == 58
    the_mail_tells_of_open_items(at)
    agenda.publish_a_supplement(desk)
    assert mails() == 116
    people = [seat.person for seat in seats]
    labels = [f"{each.name} ({each.party})" for each in people]
    chosen = tuple(f"{labels[at]}, {people[at].municipality}" for at in (3, 4))
    meeting.hold(desk, biased=labels[1], leaver=people[10].name, appointed=chosen, responsible=people[0].name)
    minutes.send_for_comment(desk)
    minutes.comment(tablet, at)
    minutes.answer_and_publish(desk)
    minutes.confirm(tablet, at)
    minutes.see_who_confirmed(desk, people[0].name)
    minutes.approve_at_the_next(desk)
    minutes.close_the_task(desk, people[0].name)
    minutes.the_public_reads(street, at)
    minutes.a_member_finds_the_closed_item(tablet)
