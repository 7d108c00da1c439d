"""Publishing a meeting and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samraad.meetings import visible
from samraad.meetings.publish_meeting import publish_meeting, unpublish_meeting


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
