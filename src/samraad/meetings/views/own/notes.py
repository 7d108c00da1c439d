"""*Mine noter*: a note on an item, saved as typed; and all one has on a meeting, in the order of its agenda, to print."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samraad.access.models import User
from samraad.meetings.members.notes import owner, save_note
from samraad.meetings.members.own import own_of_meeting
from samraad.meetings.members.readable import shown_contents
from samraad.meetings.models import AgendaItem, Meeting
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.views.live import answers
from samraad.meetings.views.own.context import private
from samraad.meetings.visible import meetings_for


@login_required
@require_safe
def own_notes(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own notes and markings of one meeting."""
    meeting = get_object_or_404(Meeting.objects.select_related("organization"), pk=pk)
    user = owner(request.user, meeting)
    found = own_of_meeting(user, meeting)
    if not (found.items or found.hidden or _sees(user, meeting)):
        raise Http404
    council = meeting.organization
    context = {
        "meeting": meeting,
        "found": found,
        "crumbs": [
            (council.name, reverse("council", args=[council.slug])),
            (_("Mødet"), reverse("meeting", args=[pk])),
            (_("Mine noter"), None),
        ],
    }
    return private(render(request, "meetings/own/notes.html", context))


@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own note on an item, saved as typed."""
    item = get_object_or_404(AgendaItem.objects.select_related("meeting__organization"), pk=pk)
    text, version, back = request.POST.get("text", ""), answers.number(request), reverse("item", args=[pk]) + "#note"
    return answers.answer(request, lambda: save_note(request.user, item, text, version=version), back)


def _sees(user: User, meeting: Meeting) -> bool:
    if meeting.origin == MeetingOrigin.WRITTEN:
        return next(shown_contents(user, meeting), None) is not None
    return meetings_for(user).filter(pk=meeting.pk).exists()
