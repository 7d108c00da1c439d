"""A meeting and an item that were written here, as everybody reads them: from the latest published version."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samraad.access.models import User
from samraad.access.permissions import allowed
from samraad.meetings.content.model import Chapter, Content, Item
from samraad.meetings.members.news import opened_item, opened_meeting
from samraad.meetings.members.readable import of_content, shown_item
from samraad.meetings.models import AgendaItem, Meeting, PublishedVersion
from samraad.meetings.models.live import State
from samraad.meetings.publishing.versions import latest, versions
from samraad.meetings.views.follow.on_item import on_item
from samraad.meetings.views.own.context import Step, meeting_context, own_context, private, way
from samraad.meetings.who_reads import may_read_draft

OUT = (State.COMMENT, State.MINUTES, State.APPROVED)


def show_meeting(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """The latest version with its files; before there is one, those who prepare it are led to the draft."""
    found = latest(request.user, meeting)
    if found is None:
        if may_read_draft(request.user, meeting):
            return redirect("draft", pk=meeting.pk)
        raise Http404
    version, content = found
    slug = meeting.organization.slug
    context = {
        "meeting": meeting,
        "version": version,
        "content": content,
        "chapters": by_chapter(content),
        "news": opened_meeting(request.user, meeting) if isinstance(request.user, User) else [],
        "files": _files_of(request, meeting),
        "may_edit": allowed(request.user, "meetings.edit", slug),
        **meeting_context(
            request, meeting, lambda: [Step(each.key, each.number, each.title) for each in content.items]
        ),
        "may_see_minutes": allowed(request.user, "minutes.comment", slug) and meeting.live.state in OUT,
        "crumbs": [
            (_("Forside"), reverse("front")),
            (_("Råd og møder"), reverse("councils")),
            (meeting.organization.name, reverse("council", args=[slug])),
            (_("Møde"), None),
        ],
    }
    response = render(request, "meetings/live/meeting.html", context)
    return private(response) if context["may_note"] else response


def show_item(request: HttpRequest, meeting: Meeting, row: AgendaItem) -> HttpResponse:
    """The item as it was published last; those who may read the draft see what is not out yet, and are told so."""
    found = shown_item(request.user, row)
    if found is None:
        raise Http404
    version, content, item = found
    steps = [Step(each.key, each.number, each.title) for each in content.items if not each.withdrawn]
    context: dict[str, Any] = {
        "meeting": meeting,
        "row": row,
        "item": item,
        "version": version,
        "way": way(row.pk, steps),
        "may_edit": allowed(request.user, "meetings.edit", meeting.organization.slug),
        **on_item(request, row),
        "new_here": opened_item(request.user, meeting, row.pk) if version and isinstance(request.user, User) else (),
        **own_context(request, row, lambda: of_content(item)),
        "crumbs": [
            (_("Forside"), reverse("front")),
            (meeting.organization.name, reverse("council", args=[meeting.organization.slug])),
            (_("Mødet"), reverse("meeting", args=[meeting.pk])),
            (_("Punkt %(number)s") % {"number": item.number}, None),
        ],
    }
    response = render(request, "meetings/live/item.html", context)
    return private(response) if context["own"] else response


def by_chapter(content: Content) -> list[tuple[Chapter, tuple[Item, ...]]]:
    """The chapters that have items, with them."""
    return [(each, items) for each in content.chapters if (items := content.of_chapter(each.number))]


def _files_of(request: HttpRequest, meeting: Meeting) -> list[PublishedVersion]:
    """The latest agenda and the latest minutes."""
    newest = {version.kind: version for version in versions(request.user, meeting)}
    return [newest[kind] for kind in ("minutes", "minutes_draft", "agenda") if kind in newest]
