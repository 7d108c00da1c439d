"""*Møder*: what is on its way, stage by stage, with what to do next; for members what is shared with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from samraad.access.permissions import Actor, allowed
from samraad.councils.models import Organization, OrganizationKind
from samraad.meetings.members.prepare import to_prepare
from samraad.meetings.models import Meeting
from samraad.meetings.models.live import State
from samraad.meetings.views.own.context import private
from samraad.meetings.who_reads import drafts_for

HELD_SHOWN = 12
GROUPS: tuple[tuple[Promise, tuple[State, ...]], ...] = (
    (gettext_lazy("I gang nu"), (State.RUNNING,)),
    (gettext_lazy("Kladder"), (State.DRAFT,)),
    (gettext_lazy("Dagsorden offentliggjort"), (State.PUBLISHED,)),
    (gettext_lazy("Referat på vej"), (State.HELD, State.COMMENT)),
    (gettext_lazy("Planlagte møder"), (State.PLANNED,)),
    (gettext_lazy("Afholdte møder"), (State.MINUTES, State.APPROVED)),
)
NEXT: dict[str, tuple[str, Promise]] = {
    State.PLANNED: ("draft", gettext_lazy("Begynd dagsordenen")),
    State.DRAFT: ("draft", gettext_lazy("Skriv dagsordenen")),
    State.PUBLISHED: ("hold", gettext_lazy("Hold mødet")),
    State.RUNNING: ("hold", gettext_lazy("Fortsæt mødet")),
    State.HELD: ("minutes", gettext_lazy("Saml referatet")),
    State.COMMENT: ("minutes", gettext_lazy("Se bemærkninger")),
    State.MINUTES: ("minutes", gettext_lazy("Se referatet")),
    State.APPROVED: ("minutes", gettext_lazy("Se referatet")),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting with the day that is due next, and what to do next: its address and words."""

    meeting: Meeting
    due: tuple[str, dt.date] | None
    next: tuple[str, str] | None


@login_required
@require_safe
def workspace(request: HttpRequest) -> HttpResponse:
    """The meetings whose working copy the reader may see, by stage."""
    meetings = (
        drafts_for(request.user)
        .select_related("organization", "live")
        .prefetch_related("deadlines")
        .annotate(item_count=Count("items", distinct=True))
        .order_by(F("date").asc(nulls_first=True), "pk")
    )
    rows = [_row(request.user, meeting) for meeting in meetings]
    held = [row for row in rows if not row.meeting.live.cancelled_at]
    groups = [(title, [row for row in held if row.meeting.live.state in states]) for title, states in GROUPS]
    groups.append((gettext_lazy("Aflyste møder"), [row for row in rows if row.meeting.live.cancelled_at][-HELD_SHOWN:]))
    coming, noted = to_prepare(request.user, dt.date.today())
    context = {
        "coming": coming,
        "noted": noted,
        "groups": [(title, _latest_first(found, title)) for title, found in groups if found],
        "may_prepare": bool(councils_of(request.user)),
        "crumbs": [(_("Forside"), reverse("front")), (_("Møder"), None)],
    }
    return private(render(request, "meetings/live/workspace.html", context))


def councils_of(actor: Actor, may: Callable[..., bool] = allowed) -> list[Organization]:
    """The organizations whose meetings the actor prepares: councils, and what has had meetings."""
    held = set(Meeting.objects.order_by().values_list("organization", flat=True).distinct())
    organizations = Organization.objects.order_by("name")
    kinds = (OrganizationKind.COUNCIL, OrganizationKind.CHAIR_GROUP, OrganizationKind.COMMITTEE)
    return [
        each
        for each in organizations
        if (each.kind in kinds or each.pk in held) and may(actor, "meetings.edit", each.slug)
    ]


def _row(actor: Actor, meeting: Meeting) -> Row:
    today = dt.date.today()
    due = [(str(each.get_kind_display()), each.day) for each in meeting.deadlines.all() if each.day >= today]
    waits = meeting.live.state in (State.PLANNED, State.DRAFT) and not meeting.live.cancelled_at
    following = (
        ("cancel_meeting", gettext_lazy("Ophæv aflysningen")) if meeting.live.cancelled_at else NEXT[meeting.live.state]
    )
    edits = allowed(actor, "meetings.edit", meeting.organization.slug)
    return Row(
        meeting,
        min(due, key=lambda pair: pair[1]) if due and waits else None,
        (reverse(following[0], args=[meeting.pk]), str(following[1])) if edits else None,
    )


def _latest_first(rows: list[Row], title: Promise) -> list[Row]:
    return rows[::-1][:HELD_SHOWN] if title is GROUPS[-1][0] else rows
