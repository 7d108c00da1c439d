"""What a page adds for a reader who keeps notes: what they have on the item, and the way through the agenda."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from samraad.access.models import User
from samraad.access.permissions import allowed
from samraad.meetings.members.own import own_of_item
from samraad.meetings.members.place import keep_place, place_in
from samraad.meetings.members.readable import Readable
from samraad.meetings.models import AgendaItem, Marking, Meeting

PRIVATE = "private, no-store"


@dataclass(frozen=True, slots=True)
class Step:
    """An item one can go to."""

    pk: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Way:
    """Where an item stands among those of its meeting."""

    place: int
    count: int
    previous: Step | None
    next: Step | None


def keeps_notes(request: HttpRequest, meeting: Meeting) -> bool:
    """May the reader keep notes on this meeting?"""
    return isinstance(request.user, User) and allowed(request.user, "meetings.keep_notes", meeting.organization.slug)


def own_context(request: HttpRequest, row: AgendaItem, seen: Callable[[], Readable]) -> dict[str, Any]:
    """``own`` and the marking just taken off, for who keeps notes; remembers where the reader is."""
    if not isinstance(request.user, User) or not keeps_notes(request, row.meeting):
        return {"own": None}
    keep_place(request.user, row)
    return {"own": own_of_item(request.user, row, seen()), "taken_off": taken_off(request, row)}


def meeting_context(request: HttpRequest, meeting: Meeting, steps: Callable[[], Sequence[Step]]) -> dict[str, Any]:
    """``may_note``, and ``read_on``: the item at which the reader stopped."""
    if not keeps_notes(request, meeting):
        return {"may_note": False, "read_on": None}
    place = place_in(request.user, meeting)
    return {"may_note": True, "read_on": next((each for each in steps() if each.pk == place), None) if place else None}


def taken_off(request: HttpRequest, row: AgendaItem) -> Marking | None:
    """The marking that was taken off a moment ago and can be put back."""
    asked = request.GET.get("fjernet", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 15):
        return None
    return Marking.objects.filter(pk=int(asked), user=request.user, item=row, removed_at__isnull=False).first()  # type: ignore[misc]


def way(key: int, steps: Sequence[Step]) -> Way:
    """Before, after and how far."""
    at = next((place for place, each in enumerate(steps) if each.pk == key), 0)
    return Way(
        place=at + 1,
        count=len(steps),
        previous=steps[at - 1] if at else None,
        next=steps[at + 1] if at + 1 < len(steps) else None,
    )


def private(response: HttpResponse) -> HttpResponse:
    """An answer with somebody's own words in it is kept by no cache, the browser's neither."""
    response.headers["Cache-Control"] = PRIVATE
    return response
