"""Every address there is, of every record there is, asked for by everybody: what is closed or not out yet is told to none of them."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from itertools import product
from typing import Any

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.meetings.live import decision_item, member_user, members
from tests.web.places import PAGES

from samraad.access.models import Grant, User
from samraad.access.permissions import OPERATOR
from samraad.access.roles import Role
from samraad.archive.indexing import rebuild_index
from samraad.archive.models import Dossier
from samraad.councils.models import Municipality, Organization, Person
from samraad.meetings.agenda.attach import attach
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_item import edit_item
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.agenda.share_draft import share_draft
from samraad.meetings.cases.save_case import add_case, link_item
from samraad.meetings.members.notes import save_note
from samraad.meetings.minutes.publish_minutes import publish_minutes
from samraad.meetings.minutes.send_for_comment import comment, send_for_comment
from samraad.meetings.models import (
    AgendaItem,
    Attendance,
    Case,
    Chapter,
    ItemAttachment,
    Meeting,
    PublishedVersion,
    Task,
)
from samraad.meetings.models.session import ProposalKind
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.session.appoint import appoint
from samraad.meetings.session.attendance import arrive_many
from samraad.meetings.session.decide import decide
from samraad.meetings.session.disqualify import disqualify
from samraad.meetings.session.for_the_record import add_statement, propose
from samraad.meetings.session.hold_meeting import close_meeting, open_meeting
from samraad.meetings.tasks.save_task import add_task

pytestmark = pytest.mark.django_db
#: what stands in a closed item, in what is not out yet, in a draft for comment, and in one's own note
CLOSED, UNPUBLISHED, COMMENTED, OWN = "Kvartsbakke", "Feldspatmose", "Gnejsholme", "Basaltvig"
#: the name and place of a draft: those who see the deadlines before the meetings see them in the calendar
NAMED = "Porfyrdal"
OPEN = "Ålegræs"
NOON = dt.time(12)


@pytest.fixture
def world(secretary: User, council: Organization) -> dict[str, User]:
    """Meetings at four stages, each with something that is not for all; and whoever may look."""
    seats = members(council, 2, 2)
    member = member_user(seats[0].person, council)
    minuted = _meeting(secretary, council, dt.date(2027, 1, 14), seats[1].person)
    publish_minutes(secretary, minuted)
    case = add_case(secretary, council, "Fælles drivhuse", number="S-1", on=dt.date(2027, 1, 1))
    for item in minuted.items.filter(kind="Beslutningssag"):
        link_item(secretary, case, item, CLOSED if item.closed else "")
    hidden_case = add_case(secretary, council, f"Køb af {CLOSED}", number="S-2", on=dt.date(2027, 1, 1))
    link_item(secretary, hidden_case, minuted.items.get(closed=True))
    save_note(member, minuted.items.get(closed=True), OWN)
    sent = _meeting(secretary, council, dt.date(2027, 2, 11), seats[1].person, COMMENTED)
    comment(member, send_for_comment(secretary, sent, dt.date(2100, 1, 1)), f"Om {COMMENTED}.")
    _meeting(secretary, council, dt.date(2027, 3, 11), seats[1].person, UNPUBLISHED)
    shared = create_meeting(secretary, council, dt.date(2027, 4, 8), place="Sal 1")
    closed = decision_item(secretary, shared, f"Salg af {CLOSED}")
    edit_item(secretary, closed, closed.version, closed=True)
    share_draft(secretary, shared, role=Role.OFFICIAL)
    alone = create_meeting(secretary, council, dt.date(2027, 5, 6), name=f"Møde om {NAMED}", place=NAMED)
    decision_item(secretary, alone, f"{UNPUBLISHED} og {OPEN}")
    rebuild_index()
    return {"member": member, "secretary": secretary}


def _meeting(
    secretary: User, council: Organization, day: dt.date, person: Person, entered: str = "godkendt"
) -> Meeting:
    """Held: an open item, and a closed one that says the word in every place there is; decided with ``entered``."""
    meeting = create_meeting(secretary, council, day, place="Sal 1", starts=NOON)
    decision_item(secretary, meeting, f"Om {OPEN}")
    item = decision_item(secretary, meeting, f"Køb af {CLOSED}")
    save_section(secretary, item, "presentation", f"<p>{OPEN} vokser ved {CLOSED}.</p>")
    file = SimpleUploadedFile("notat.txt", f"Notat om {OPEN}\n\nPrisen på {CLOSED} er 9 mio. kr. {day}".encode())
    attach(secretary, item, file, f"Notat om {CLOSED}")
    item.refresh_from_db()
    edit_item(secretary, item, item.version, closed=True)
    publish_agenda(secretary, meeting)
    open_meeting(secretary, meeting)
    rows = list(meeting.attendances.order_by("pk"))
    arrive_many(secretary, meeting, [row.pk for row in rows], NOON)
    for each in AgendaItem.objects.filter(meeting=meeting):
        word = CLOSED if each.closed else entered
        decide(secretary, each, "noted", f"<p>{OPEN}: {word}.</p>")
    add_statement(secretary, item, f"Imod {CLOSED}.", person=person)
    propose(secretary, item, ProposalKind.ALTERNATIVE, "Venstre", f"Uden {CLOSED}")
    disqualify(secretary, item, rows[-1], f"Ejer {CLOSED}")
    appoint(secretary, item, person, body=f"{CLOSED}-udvalget")
    add_task(secretary, item, f"Skriv om {CLOSED}", responsible=council)
    close_meeting(secretary, meeting)
    return Meeting.objects.get(pk=meeting.pk)


def patterns() -> Iterator[tuple[str, str]]:
    """The route and the name of every address."""

    def walk(resolver: URLResolver, before: str = "/") -> Iterator[tuple[str, str]]:
        for each in resolver.url_patterns:
            here = before + str(each.pattern)
            if isinstance(each, URLResolver):
                yield from walk(each, here)
            elif isinstance(each, URLPattern):
                yield here, str(each.name)

    return walk(get_resolver())


OF: dict[str, type[Model]] = {
    "moeder": Meeting,
    "punkter": AgendaItem,
    "versioner": PublishedVersion,
    "bilag": ItemAttachment,
    "opgaver": Task,
    "sager": Case,
    "personer": Person,
    "kapitler": Chapter,
    "fremmoede": Attendance,
}


def values(route: str, name: str) -> list[Any]:
    """What there is for a part of a route."""
    first, model = route.split("/")[1], OF.get(route.split("/")[1])
    if name == "pk" and model is AgendaItem:
        return list(AgendaItem.objects.filter(kind="Beslutningssag").values_list("pk", flat=True))
    if name == "pk" and model:
        return list(model._default_manager.values_list("pk", flat=True))
    if name == "slug" and first in ("raad", "vejviser"):
        return ["kkr-sjaelland"]
    known = {
        "slug": Dossier.objects.values_list("slug", flat=True),
        "old": PublishedVersion.objects.values_list("pk", flat=True),
        "sha256": ItemAttachment.objects.values_list("sha256", flat=True),
        "number": ["4.1", "4.2"],
        "code": Municipality.objects.values_list("code", flat=True)[:1],
        "first": [1],
        "last": [3],
        "line": [0],
    }
    return list(known.get(name, []))


def addresses() -> Iterator[str]:
    """Every address that can be asked for."""
    for route, name in patterns():
        if PAGES[name].see is None or route.startswith(("/konto", "/log-", "/beregninger")):
            continue
        parts = re.findall(r"<(?:\w+:)?(\w+)>", route)
        for each in product(*(values(route, part) for part in parts)):
            url = route
            for value in each:
                url = re.sub(r"<[^>]*>", str(value), url, count=1)
            yield url
    yield from (f"/soeg/?q={OPEN}", f"/soeg/?q={OPEN}&side=2", f"/spoerg/?q=Hvad+blev+besluttet+om+{OPEN}")
    yield from ("/nyt/?alt=1", "/opgaver/?tilstand=loeste", "/opgaver/?efter=moede", "/kalender/?aar=2027")


def words_of(response: HttpResponse) -> str:
    """All that an answer says: the text of a PDF, the parts of a DOCX, its headers."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body.startswith(b"%PDF-"):
        pages = pypdfium2.PdfDocument(body)
        text = "\n".join(page.get_textpage().get_text_range() for page in pages) + str(pages.get_metadata_dict())
    elif body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as found:
            text = "\n".join(found.read(name).decode("utf-8", "ignore") for name in found.namelist())
    else:
        text = body.decode("utf-8", "ignore")
    return f"{text}{response.headers}"


def told(user: User | None, words: tuple[str, ...]) -> list[str]:
    """The addresses that say one of the words, and those that fail."""
    client = Client()
    if user:
        client.force_login(user)
    found = []
    for url in addresses():
        response = client.get(url)
        said = words_of(response).casefold()
        found += [f"{url}: {word}" for word in words if word.casefold() in said]
        if response.status_code >= 500:
            found.append(f"{url}: {response.status_code}")
    return found


def user_of(role: str, council: str = "kkr-sjaelland") -> User:
    user = User.objects.create_user(f"den-{role}-{council}")
    Grant.objects.create(user=user, role=role, organization=council)
    return user


SECRET = (CLOSED, UNPUBLISHED, COMMENTED, OWN)


@pytest.mark.parametrize("role", ["public", "official", "secretary elsewhere"])
def test_nobody_outside_is_told(role: str, world: dict[str, User]) -> None:
    elsewhere = role.removesuffix(" elsewhere")
    council = "kkr-nordjylland" if elsewhere != role else "kkr-sjaelland"
    secret = SECRET if role == "official" else (*SECRET, NAMED)
    assert told(None if role == "public" else user_of(elsewhere, council), secret) == []


def test_members_are_told_what_is_closed_and_not_what_is_not_out(world: dict[str, User]) -> None:
    other = user_of("member")
    found = told(other, (CLOSED, UNPUBLISHED, OWN))
    assert [each for each in found if not each.endswith(CLOSED)] == []
    assert len(found) > 10


def test_the_crawl_reaches_what_is_there(world: dict[str, User]) -> None:
    found = told(world["secretary"], SECRET)
    assert {word for each in found for word in SECRET if each.endswith(word)} == {CLOSED, UNPUBLISHED, COMMENTED}
    assert len(found) > 60


def test_what_is_closed_later_is_told_to_nobody_any_more(secretary: User, council: Organization) -> None:
    """Open when the agenda came out and the task was given, closed since."""
    members(council, 2, 1)
    meeting = create_meeting(secretary, council, dt.date(2027, 1, 14), place="Sal 1", starts=NOON)
    item = decision_item(secretary, meeting, f"Køb af {CLOSED}")
    publish_agenda(secretary, meeting)
    add_task(OPERATOR, item, "Skriv til ejeren", responsible=council)
    item.refresh_from_db()
    edit_item(secretary, item, item.version, closed=True)
    rebuild_index()
    for user in (None, user_of("official")):
        assert told(user, (CLOSED,)) == []
