"""The way of a meeting from its agenda to approved minutes, shown on each page of its secretary's work."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from samraad.access.permissions import allowed
from samraad.meetings.models import Meeting
from samraad.meetings.views.live.steps import next_step, steps_of

register = template.Library()


@register.inclusion_tag("meetings/live/_steps.html", takes_context=True)
def meeting_steps(context: Context, meeting: Meeting) -> dict[str, Any]:
    """Where the meeting is, and the next step; nothing for who does not prepare it, or where it is cancelled."""
    request = context["request"]
    if meeting.live.cancelled_at or not allowed(request.user, "meetings.edit", meeting.organization.slug):
        return {"steps": ()}
    return {"steps": steps_of(meeting), "next": next_step(meeting), "here": request.path}
