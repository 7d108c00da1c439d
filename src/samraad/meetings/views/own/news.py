"""*Nyt*: what was published since a member last looked, and that they have seen it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samraad.meetings.members.new_days import new_days
from samraad.meetings.members.news import looked, news
from samraad.meetings.models import Meeting
from samraad.meetings.publishing.versions import versions
from samraad.meetings.views.own.context import private


@login_required
@require_safe
def whats_new(request: HttpRequest) -> HttpResponse:
    """What was published since one last looked, meeting by meeting."""
    context = {
        "days": new_days(request.user),
        "news": news(request.user),
        "crumbs": [(_("Møder"), reverse("workspace")), (_("Nyt"), None)],
    }
    return private(render(request, "meetings/own/news.html", context))


@login_required
@require_POST
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    """The reader has looked at what they may read of the meeting."""
    meeting = get_object_or_404(Meeting.objects.select_related("organization"), pk=pk)
    if not versions(request.user, meeting) and all(each.meeting != meeting for each in new_days(request.user)):
        raise Http404
    looked(request.user, meeting)
    return redirect("news")
