"""Publishing the agenda: what is still missing, what a supplement would tell of, and the act itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samraad.access.permissions import require
from samraad.meetings.content.build import agenda_content
from samraad.meetings.errors import CannotPublish, NotLive
from samraad.meetings.publishing.check_agenda import reasons_not_to_publish
from samraad.meetings.publishing.publish_agenda import publish_agenda, unpublished_changes
from samraad.meetings.publishing.recipients import recipients
from samraad.meetings.views.live import answers, found


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """The check list, and publishing once nothing is missing."""
    meeting = found.prepared(request, pk)
    require(request.user, "meetings.publish", meeting.organization.slug)
    reasons: tuple[str, ...] = reasons_not_to_publish(agenda_content(meeting))
    if request.method == "POST":
        try:
            version = publish_agenda(request.user, meeting, request.POST.get("note", ""))
        except CannotPublish as refusal:
            reasons = refusal.reasons
        except NotLive as refusal:
            reasons = (str(refusal),)
        else:
            messages.success(request, _("%(what)s er offentliggjort, og medlemmerne får en mail.") % {"what": version})
            return redirect("meeting", pk=pk)
    changes = unpublished_changes(meeting)
    context = {
        "meeting": meeting,
        "reasons": reasons,
        "changes": changes,
        "is_supplement": changes is not None,
        "told": len(recipients(meeting.organization, meeting.date)) if meeting.date else 0,
        "note": request.POST.get("note", ""),
        "crumbs": found.crumbs_of(meeting, (_("Offentliggør"), None)),
    }
    return render(
        request, "meetings/live/publish.html", context, status=answers.REFUSED if request.method == "POST" else 200
    )
