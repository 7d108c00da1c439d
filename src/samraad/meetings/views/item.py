"""An item: its decision, its sections and points, its documents, each with the lines it stands on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.archive.visible import count_worth_a_look
from samraad.meetings import visible
from samraad.meetings.findings_of import of_item
from samraad.meetings.members.readable import of_archive
from samraad.meetings.models import AgendaItem
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.show_item import show_item
from samraad.meetings.views.follow.on_item import on_item
from samraad.meetings.views.live.show import show_item as show_written
from samraad.meetings.views.own.context import Step, own_context, private, way


@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item of a meeting the reader may see."""
    found = get_object_or_404(AgendaItem.objects.select_related("meeting__organization"), pk=pk)
    if found.meeting.origin == MeetingOrigin.WRITTEN:
        return show_written(request, found.meeting, found)
    meeting = get_object_or_404(visible.meetings_for(request.user).select_related("organization"), pk=found.meeting_id)
    shown = get_object_or_404(visible.items_for(request.user, meeting), pk=pk)
    shown.meeting = meeting
    order = visible.items_for(request.user, meeting).select_related(None).order_by("position")
    steps = [Step(*each) for each in order.values_list("pk", "number", "title")]
    view = show_item(request.user, shown)
    council = meeting.organization
    context = {
        "item": shown,
        "meeting": meeting,
        "view": view,
        **on_item(request, shown),
        "finding_count": count_worth_a_look(of_item(request.user, shown)),
        "way": way(shown.pk, steps),
        **own_context(request, shown, lambda: of_archive(view)),
        "crumbs": [
            (_("Forside"), reverse("front")),
            (council.name, reverse("council", args=[council.slug])),
            (f"{meeting.date:%Y}", reverse("council", args=[council.slug]) + f"#aar-{meeting.date:%Y}"),
            (_("Mødet"), reverse("meeting", args=[meeting.pk])),
            (_("Punkt %(number)s") % {"number": shown.number}, None),
        ],
    }
    response = render(request, "meetings/item.html", context)
    return private(response) if context["own"] else response
