"""What the page of an item, live or archived, tells of what followed: its tasks, its cases, and where they came up later."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from samraad.access.permissions import allowed
from samraad.meetings.cases.seen import Seen, seen_item, seen_items
from samraad.meetings.models import AgendaItem, Case
from samraad.meetings.views.follow.tasks import tasks_of

MOST = 20


@dataclass(frozen=True, slots=True)
class Later:
    """A later item of the same case, as the reader may see it."""

    item: AgendaItem
    seen: Seen


def on_item(request: HttpRequest, item: AgendaItem) -> dict[str, Any]:
    """For the page of an item that the reader may see."""
    may_link = allowed(request.user, "cases.edit", item.meeting.organization.slug)
    cases = [link.case for link in item.cases.select_related("case__organization")]
    if cases and not may_link and seen_item(request.user, item) is None:
        cases = []
    return {
        **tasks_of(request, item),
        "case_item": item,
        "item_cases": cases,
        "may_link_case": may_link,
        "later": _later(request, item, cases),
    }


def _later(request: HttpRequest, item: AgendaItem, cases: list[Case]) -> list[Later]:
    day = item.meeting.date or dt.date.max
    found: dict[int, Later] = {}
    for case in cases:
        for link, seen in seen_items(request.user, case, after=day):
            found.setdefault(link.item_id, Later(link.item, seen))
    return list(found.values())[:MOST]
