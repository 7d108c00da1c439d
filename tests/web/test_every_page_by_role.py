"""Every address × every role: who gets in is what the permission table says. A page that is not in the table below fails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.meetings import live
from tests.web.conftest import take_in
from tests.web.live_world import live_world
from tests.web.places import DONE, PAGES, REFUSED_TO_ALL, SIGNED_IN, Page
from tests.web.test_finding_pages import MINUTES as TOO_STEEP

from samraad.access.grant import grant
from samraad.access.models import User
from samraad.access.permissions import OPERATOR, TABLE
from samraad.access.roles import Role
from samraad.archive.correct import correct
from samraad.archive.find_findings import find_due
from samraad.archive.models import Dossier, Finding
from samraad.archive.redact import redact
from samraad.councils.save_organization import add_organization
from samraad.meetings.accept_dossier import accept_dossier
from samraad.meetings.agenda.attach import attach
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.share_draft import share_draft
from samraad.meetings.cases.save_case import add_case, link_document, link_item
from samraad.meetings.members.mark import mark
from samraad.meetings.models import AgendaItem, Chapter, Meeting
from samraad.meetings.tasks.save_task import add_task
from samraad.meetings.year.calendar import calendar_key
from samraad.schemes.load_folder import load_file

SCHEME = Path(__file__).resolve().parents[2] / "examples" / "schemes" / "placement-key-2023.yaml"
ROLES = [*Role]


@dataclass
class World:
    """What there is of each kind that an address can name."""

    args: dict[str, list[Any]]
    council: str


@pytest.fixture
def world(meeting: Meeting, minutes: Dossier, attachments: Dossier, tmp_path: Path) -> World:
    """One of everything: a meeting that was read, one that was written and published, a draft, and what hangs on them."""
    council, secretary = meeting.organization, User.objects.create_user("den-som-skrev")
    grant(OPERATOR, secretary, Role.SECRETARY)
    seat = live.members(council, 2, 1)[0]
    written = live.published(secretary, council, dt.date(2027, 2, 4))
    at_the_meeting = live_world(secretary, council, seat)
    draft = create_meeting(secretary, council, dt.date(2027, 4, 8))
    item = live.decision_item(secretary, draft)
    board = add_organization(OPERATOR, "Væksthuset", "board", parent=council)
    attached = attach(secretary, item, _paper(tmp_path))
    shared = share_draft(secretary, draft, user=User.objects.create_user("ekspert"))
    archived = meeting.items.get(number="3.1")
    case = add_case(secretary, council, "Drivhuse")
    link_item(secretary, case, archived)
    task = add_task(secretary, archived, "Skriv til kommunerne", person=seat.person)
    correction = correct(OPERATOR, minutes, "item", "title", "Drivhuse", line=minutes.items.get(number="3.1").anchor)
    steep = take_in(tmp_path / "Referat marts.txt", TOO_STEEP)
    accept_dossier(OPERATOR, steep, council, steep.meeting_date)
    find_due(OPERATOR)
    struck = take_in(tmp_path / "Notat om en.txt", "Notat om drivhuse\n\nHemmelig Person har et drivhus.\n")
    version = written.versions.get()
    scheme = load_file(OPERATOR, SCHEME).scheme
    row = minutes.items.get(number="3.1").anchor
    document = attachments.documents.first()
    paper = attachments.documents.filter(item="3.1").first()
    finding = Finding.objects.first()
    assert document
    assert paper
    seen = archived.sections.exclude(text="").exclude(name="decision").first()
    assert seen
    marking = mark(secretary, archived, seen.name, seen.text.split("\n")[0])
    assert finding
    link_document(secretary, case, document)
    return World(
        council=council.slug,
        args={
            "": [],
            "council": [council.slug],
            "board": [board.slug],
            "person": [seat.person.pk],
            "membership": [seat.pk],
            "municipality": ["259"],
            "meeting": [meeting.pk],
            "written": [written.pk],
            "draft": [draft.pk],
            "draft deadline": [draft.pk, "agenda"],
            "draft version": [draft.live.version],
            "order": [[f"{each.pk}:{','.join(_keys(each))}" for each in draft.chapters.order_by("position")]],
            "item version": [item.version],
            "points version": [item.sections.get(name="recommendation").version],
            "chapter": [draft.chapters.first().pk],
            "item": [archived.pk],
            "live item": [item.pk],
            "written item": [written.items.filter(kind="Beslutningssag").first().pk],
            "written point": [written.items.filter(kind="Beslutningssag").first().pk, 1],
            "section": [item.pk, "economy"],
            "attachment": [attached.pk],
            "share": [shared.pk],
            "version": [version.pk],
            "two versions": [version.pk, version.pk],
            "version file": [version.pk, "0" * 64],
            "version item": [version.pk, written.items.filter(kind="Beslutningssag").first().number],
            "case": [case.pk],
            "case item": [case.links.get().pk],
            "case document": [case.documents.get().pk],
            "task": [task.pk],
            "dossier": [minutes.slug],
            "page": [minutes.slug, 1],
            "document": [attachments.slug, document.pk],
            "marking of another": [marking.pk],
            "paper": [archived.pk, attachments.slug, paper.first_line],
            "lines": [minutes.slug, 3, 5],
            "row": [minutes.slug, "item", row],
            "target": [minutes.slug, "item"],
            "correction": [minutes.slug, correction.pk],
            "redaction": [struck.slug, redact(OPERATOR, struck, "Hemmelig Person", "Navn").pk],
            "finding": [finding.pk],
            "scheme": [scheme.slug],
            "explain": [scheme.slug, "resultat", 1],
            "scheme file": [scheme.slug, "csv"],
            "feed key": [calendar_key(secretary)],
            **at_the_meeting,
        },
    )


def _keys(chapter: Chapter) -> list[str]:
    return [str(key) for key in chapter.items.values_list("pk", flat=True)]


def _paper(folder: Path) -> Any:
    return SimpleUploadedFile("Notat.txt", b"Notat om drivhuse\n\nDer er tre drivhuse i kommunen.")


def names() -> set[str]:
    """The names of every address there is."""

    def walk(resolver: URLResolver) -> Iterator[str]:
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(pattern)
            elif isinstance(pattern, URLPattern):
                yield str(pattern.name)

    return set(walk(get_resolver()))


def test_every_address_has_its_line_in_the_table() -> None:
    assert not names() - set(PAGES), "write who may see and do it in tests/web/places.py"
    actions = {action for page in PAGES.values() for action in (page.see, page.do) if action}
    assert actions - {SIGNED_IN, REFUSED_TO_ALL} <= set(TABLE)


def may(role: Role, action: str) -> bool:
    if action == SIGNED_IN:
        return role != Role.PUBLIC
    return action != REFUSED_TO_ALL and (role in TABLE[action].roles or Role.PUBLIC in TABLE[action].roles)


def sent(page: Page, world: World) -> dict[str, Any]:
    """What the form sends, with the keys of what there is."""
    return {name: world.args[value[1:]][0] if value.startswith("@") else value for name, value in page.sends.items()}


def is_refused(response: HttpResponse) -> bool:
    return response.status_code in (401, 403, 404) or (
        response.status_code == 302 and response["Location"].split("?")[0] == reverse("login")
    )


@pytest.mark.parametrize("role", ROLES)
def test_who_gets_in_is_what_the_table_says(role: Role, world: World, client: Client) -> None:
    user = User.objects.create_user("proeve", password="en-lang-adgangskode")
    if role != Role.PUBLIC:
        grant(OPERATOR, user, role, organization="" if role == Role.SECRETARY else world.council)
    wrong = []
    for name, page in sorted((name, PAGES[name]) for name in names() & set(PAGES)):
        for method, action in (("get", page.see), ("post", page.do)):
            if action is None:
                continue
            url = reverse(name, args=world.args[page.of])
            with transaction.atomic():
                client.cookies.clear()
                if role != Role.PUBLIC:
                    client.force_login(user)
                response = getattr(client, method)(url, sent(page, world) if method == "post" else {})
                transaction.set_rollback(True)
            is_tried = method == "post" and may(role, action) and (page.sends or name in DONE)
            is_refused_wrongly = is_tried and response.status_code >= 400
            if response.status_code == 405 or is_refused_wrongly or is_refused(response) == may(role, action):
                wrong.append(f"{method} {name} ({action}): {response.status_code} for {role}")
    assert not wrong, "\n".join(wrong)


def test_the_trial_finds_a_page_that_lets_everybody_in(world: World, client: Client) -> None:
    assert not is_refused(client.get(reverse("front")))
    assert is_refused(client.get(reverse("upload")))
    assert AgendaItem.objects.exists()
