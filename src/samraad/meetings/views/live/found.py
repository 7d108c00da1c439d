"""The meeting or item that an address names, for whoever may prepare it or read its draft; else 404 or 403."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from samraad.access.permissions import require
from samraad.meetings.models import AgendaItem, Meeting
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.who_reads import require_draft

Crumbs = list[tuple[str, str | None]]


def draft_of(request: HttpRequest, pk: int) -> Meeting:
    """A meeting written here whose working copy the reader may see."""
    meeting = _written(pk)
    require_draft(request.user, meeting)
    return meeting


def prepared(request: HttpRequest, pk: int) -> Meeting:
    """A meeting written here that the reader prepares."""
    meeting = _written(pk)
    require(request.user, "meetings.edit", meeting.organization.slug)
    return meeting


def prepared_item(request: HttpRequest, pk: int) -> AgendaItem:
    """An item of a meeting that the reader prepares."""
    items = AgendaItem.objects.select_related("meeting__organization", "meeting__live", "chapter")
    item = get_object_or_404(items, pk=pk, meeting__origin=MeetingOrigin.WRITTEN)
    require(request.user, "meetings.edit", item.meeting.organization.slug)
    return item


def crumbs_of(meeting: Meeting, *more: tuple[str, str | None], to: str = "draft") -> Crumbs:
    """From the workspace to the meeting's agenda and on; ``to`` names the page for a reader who does not prepare it."""
    here = reverse(to, args=[meeting.pk]) if more else None
    return [(_("Møder"), reverse("workspace")), (meeting_name(meeting), here), *more]


def meeting_name(meeting: Meeting) -> str:
    """As a reader names it: the council and the day."""
    day = f"{meeting.date:%d-%m-%Y}" if meeting.date else _("uden dato")
    return f"{meeting.name or meeting.organization.name}, {day}"


def _written(pk: int) -> Meeting:
    meetings = Meeting.objects.select_related("organization", "live")
    return get_object_or_404(meetings, pk=pk, origin=MeetingOrigin.WRITTEN)
