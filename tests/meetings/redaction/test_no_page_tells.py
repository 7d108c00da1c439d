"""Everything that can be reached by links, files too, has no trace of what is struck out."""

from __future__ import annotations

import datetime as dt
import re
from collections import deque
from urllib.parse import unquote

import pytest
from django.test import Client
from tests.meetings.redaction.conftest import NAME
from tests.meetings.redaction.test_redact_words import text_of, traces

from samraad.access.models import User
from samraad.councils.models import Organization
from samraad.meetings.cases.save_case import add_case, link_item
from samraad.meetings.models import Meeting
from samraad.meetings.redaction.places import Scope
from samraad.meetings.redaction.redact_words import redact_words

pytestmark = pytest.mark.django_db
LINK = re.compile(r'(?:href|hx-get|src)="(/[^"#]*)')
ELSEWHERE = ("/static", "/log-ud", "/beregninger", "/om/", "/kommuner", "/vejviser")
SPELLED = re.compile(r"aeroe.?aase", re.IGNORECASE)
MOST = 400


def told(client: Client) -> tuple[list[str], list[str]]:
    """The pages that were reached, and those that have the name, its spelling in an address, or a file named with it."""
    reached, having, waiting = ["/"], [], deque(["/"])
    while waiting:
        url = waiting.popleft()
        response = client.get(url)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        text = text_of(body) if body.startswith(b"%PDF-") else unquote(body.decode("utf-8", "ignore"))
        if traces(text) or SPELLED.search(text) or traces(str(response.headers)):
            having.append(url)
        found = LINK.findall(text) if "html" in response.get("Content-Type", "") else []
        for link in [*found, *([response["Location"]] if response.status_code == 302 else [])]:
            link, page = link.replace("&amp;", "&"), link.split("?")[0]
            others = sum(each.startswith(f"{page}?") for each in reached)
            if link not in reached and not link.startswith(ELSEWHERE) and others < 3 and len(reached) < MOST:
                reached.append(link)
                waiting.append(link)
    return reached, having


def test_nothing_that_is_linked_to_tells(
    secretary: User, member: User, meeting: Meeting, council: Organization
) -> None:
    case = add_case(secretary, council, f"Sagen {NAME}", number="S-1", responsible=NAME, on=dt.date(2027, 1, 1))
    link_item(secretary, case, meeting.items.get(number="4.1"), f"Se {NAME}")
    signed_in = Client()
    signed_in.force_login(member)
    assert len(told(Client())[1]) > 20
    redact_words(secretary, Scope(council), NAME, "Ønsket")
    reached, having = told(signed_in)
    assert having == []
    version = meeting.versions.get(kind="minutes").pk
    assert {f"/moeder/{meeting.pk}/", f"/versioner/{version}/hele.pdf", f"/sager/{case.pk}/"} <= set(reached)
