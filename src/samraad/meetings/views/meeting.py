"""A meeting with its items, the dossiers it was read from and their documents."""

from __future__ import annotations

from itertools import groupby

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.access.permissions import allowed
from samraad.archive.models import Document
from samraad.archive.visible import count_worth_a_look, dossiers_for
from samraad.meetings import visible
from samraad.meetings.findings_of import of_meeting
from samraad.meetings.models import Decision, Meeting
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.views.live.show import show_meeting
from samraad.meetings.views.own.context import Step, meeting_context


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting, item by item, chapter by chapter."""
    shown = visible.meetings_for(request.user).select_related("organization").filter(pk=pk).first()
    if shown is None or shown.origin == MeetingOrigin.WRITTEN:
        written = get_object_or_404(Meeting.objects.select_related("organization", "live"), pk=pk, live__isnull=False)
        return show_meeting(request, written)
    dossiers = list(dossiers_for(request.user).filter(in_meeting__meeting=shown).order_by("kind", "name"))
    decisions = Decision.objects.filter(dossier__in=dossiers) | Decision.objects.filter(dossier=None)
    items = (
        visible.items_for(request.user, shown)
        .select_related("chapter")
        .prefetch_related(Prefetch("decisions", queryset=decisions, to_attr="shown_decisions"))
        .order_by("position")
    )
    documents = Document.objects.filter(dossier__in=dossiers).select_related("dossier").order_by("dossier", "position")
    by_dossier = {each.pk: [document for document in documents if document.dossier_id == each.pk] for each in dossiers}
    slug = shown.organization.slug
    context = {
        "meeting": shown,
        "chapters": [(chapter, list(each)) for chapter, each in groupby(items, key=lambda item: item.chapter)],
        "dossiers": [(each, by_dossier[each.pk]) for each in dossiers],
        **meeting_context(request, shown, lambda: [Step(each.pk, each.number, each.title) for each in items]),
        "may_publish": allowed(request.user, "meetings.publish", slug),
        "finding_count": count_worth_a_look(of_meeting(request.user, shown)),
        "crumbs": [
            (_("Forside"), reverse("front")),
            (_("Råd og møder"), reverse("councils")),
            (shown.organization.name, reverse("council", args=[slug])),
            (_("Møde"), None),
        ],
    }
    return render(request, "meetings/meeting.html", context)
