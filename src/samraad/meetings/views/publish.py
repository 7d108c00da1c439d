"""Publishing a meeting and taking it back; its history."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samraad.access import history
from samraad.access.permissions import require
from samraad.archive.views.paging import Pages
from samraad.meetings import visible
from samraad.meetings.publish_meeting import publish_meeting, unpublish_meeting

SHOWN = 50


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the meeting with all its dossiers, or take them back, as the pressed button says."""
    meeting = get_object_or_404(visible.meetings_for(request.user), pk=pk)
    if request.POST.get("act") == "unpublish":
        unpublish_meeting(request.user, meeting)
        said = _("Mødet er trukket tilbage. Kun sekretærer kan se det nu.")
    else:
        publish_meeting(request.user, meeting)
        said = _("Mødet og dets materiale er offentliggjort.")
    messages.success(request, said)
    return redirect("meeting", pk=pk)


@require_safe
def meeting_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what to a meeting, newest first."""
    meeting = get_object_or_404(visible.meetings_for(request.user).select_related("organization"), pk=pk)
    require(request.user, "access.read_history", meeting.organization.slug)
    changes = history.of(meeting)
    pages = Pages(changes.count(), SHOWN, request.GET.get("page", ""))
    context = {
        "subject": meeting,
        "changes": changes[pages.start : pages.stop],
        "pages": pages,
        "crumbs": [
            (_("Forside"), reverse("front")),
            (meeting.organization.name, reverse("council", args=[meeting.organization.slug])),
            (_("Mødet"), reverse("meeting", args=[pk])),
            (_("Historik"), None),
        ],
    }
    return render(request, "archive/history.html", context)
