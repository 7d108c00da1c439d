"""The draft agenda: its chapters and items with their numbers; adding, moving, removing, sharing."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samraad.access.permissions import allowed
from samraad.access.roles import Role
from samraad.access.stale import StaleEdit
from samraad.meetings.agenda.chapters import add_chapter, remove_chapter, rename_chapter
from samraad.meetings.agenda.item_kinds import kinds_of, to_be_decided
from samraad.meetings.agenda.move_item import move_item, order_items
from samraad.meetings.agenda.remove_item import remove_item
from samraad.meetings.agenda.save_item import add_item
from samraad.meetings.models import AgendaItem, Chapter, Meeting
from samraad.meetings.models.live import State
from samraad.meetings.publishing.publish_agenda import unpublished_changes
from samraad.meetings.stage import PREPARED
from samraad.meetings.views.live import answers, found
from samraad.meetings.views.live.answers import number
from samraad.meetings.who_reads import BEFORE_THE_MEETING, may_read_closed


@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda as it is being written."""
    return _page(request, found.draft_of(request, pk))


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an item, and go on writing it."""
    meeting = found.prepared(request, pk)
    chapter = get_object_or_404(Chapter, pk=number(request, "chapter"), meeting=meeting)
    kind, closed = request.POST.get("kind", ""), bool(request.POST.get("closed"))
    try:
        item = add_item(request.user, meeting, chapter, request.POST.get("title", ""), kind=kind, closed=closed)
    except answers.REFUSALS as refusal:
        return answers.refused(request, str(refusal), reverse("draft", args=[pk]) + f"#kapitel-{chapter.pk}")
    messages.success(request, _("Punkt %(number)s er sat på dagsordenen.") % {"number": item.number})
    return redirect("edit_item", pk=item.pk)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up or down, also into the chapter before or after."""
    item = found.prepared_item(request, pk)
    up = request.POST.get("to") == "up"
    back = reverse("draft", args=[item.meeting_id]) + f"#punkt-{pk}"
    place = _neighbour(item, up)
    if place is None:
        return _changed(request, item.meeting, back)
    chapter, before = place
    try:
        move_item(request.user, item, chapter, number(request), before=before)
    except (*answers.REFUSALS, StaleEdit) as refusal:
        return _changed(request, item.meeting, back, str(refusal))
    return _changed(request, item.meeting, back)


@require_POST
def order(request: HttpRequest, pk: int) -> HttpResponse:
    """A whole order at once, as dragged: ``order`` has a chapter's key and those of its items, ``4:17,12``, for each chapter."""
    meeting = found.prepared(request, pk)
    back = reverse("draft", args=[pk])
    try:
        wanted = [_keys(line) for line in request.POST.getlist("order")]
    except ValueError:
        return _changed(request, meeting, back, _("Rækkefølgen kunne ikke læses. Genindlæs siden, og prøv igen."))
    try:
        order_items(request.user, meeting, number(request), wanted)
    except (*answers.REFUSALS, StaleEdit) as refusal:
        return _changed(request, meeting, back, str(refusal))
    return _changed(request, meeting, back)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then take the item off: a draft's is removed, a published one is withdrawn."""
    item = found.prepared_item(request, pk)
    meeting = item.meeting
    if request.method == "POST":
        back = reverse("draft", args=[meeting.pk])
        said = _("Punkt %(number)s er taget af dagsordenen.") % {"number": item.number}
        return answers.answer(request, lambda: remove_item(request.user, item, number(request)), back, said)
    context = {
        "item": item,
        "meeting": meeting,
        "stays": item.fixed_number and not item.added and meeting.live.state != State.DRAFT,
        "sections": item.sections.filter(dossier=None).exclude(text="").count(),
        "attachments": item.attachments.count(),
        "crumbs": found.crumbs_of(meeting, (_("Tag punkt %(number)s af") % {"number": item.number}, None)),
    }
    return render(request, "meetings/live/remove_item.html", context)


@require_POST
def new_chapter(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a chapter."""
    meeting = found.prepared(request, pk)
    title = request.POST.get("title", "")
    back = reverse("draft", args=[pk])
    return answers.answer(request, lambda: add_chapter(request.user, meeting, title), back, _("Kapitlet er tilføjet."))


@require_POST
def chapter(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a chapter, or remove it when it is empty, as the pressed button says."""
    kept = get_object_or_404(Chapter, pk=pk)
    found.prepared(request, kept.meeting_id)
    back = reverse("draft", args=[kept.meeting_id])
    if request.POST.get("act") == "remove":
        return answers.answer(request, lambda: remove_chapter(request.user, kept), back, _("Kapitlet er fjernet."))
    title = request.POST.get("title", "")
    return answers.answer(request, lambda: rename_chapter(request.user, kept, title), back, _("Kapitlet er omdøbt."))


def _keys(line: str) -> tuple[int, list[int]]:
    """A chapter's key and its items'; raises ValueError for anything else."""
    chapter, _colon, items = line.partition(":")
    return int(chapter), [int(each) for each in items.split(",") if each]


def _neighbour(item: AgendaItem, up: bool) -> tuple[Chapter, AgendaItem | None] | None:
    """Where one place up or down is: the chapter, and before which of its items; None at the very end."""
    chapters = list(item.meeting.chapters.order_by("position").prefetch_related("items"))
    at = next((index for index, each in enumerate(chapters) if each.pk == item.chapter_id), None)
    if at is None:
        return (chapters[0], None) if chapters else None
    items = [each for each in chapters[at].items.all() if not each.withdrawn]
    place = next((index for index, each in enumerate(items) if each.pk == item.pk), 0)
    if up and place > 0:
        return chapters[at], items[place - 1]
    if not up and place < len(items) - 1:
        return chapters[at], items[place + 2] if place + 2 < len(items) else None
    beside = at - 1 if up else at + 1
    if not 0 <= beside < len(chapters):
        return None
    return chapters[beside], None if up else next(iter(chapters[beside].items.all()), None)


def _changed(request: HttpRequest, meeting: Meeting, back: str, problem: str = "") -> HttpResponse:
    """The agenda anew: as a part of the page for a script, else the page."""
    if answers.live_form(request):
        meeting = found.prepared(request, meeting.pk)
        return render(request, "meetings/live/_agenda.html", {**_agenda(request, meeting), "problem": problem})
    if problem:
        messages.error(request, problem)
    return redirect(back)


def _is_shown(request: HttpRequest, item: AgendaItem) -> bool:
    """Closed items only to those who may read them; what was added at the meeting only to those who enter it."""
    if item.closed and not may_read_closed(request.user, item.meeting):
        return False
    return not item.added or allowed(request.user, "meetings.edit", item.meeting.organization.slug)


def _agenda(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    rows = meeting.items.prefetch_related("sections__points", "attachments").order_by("position")
    items = [item for item in rows if _is_shown(request, item)]
    need = to_be_decided(meeting.organization.slug)
    by_chapter: dict[int | None, list[AgendaItem]] = {}
    for item in items:
        item.lacks = _lacks(item, need)  # type: ignore[attr-defined]
        by_chapter.setdefault(item.chapter_id, []).append(item)
    chapters = [(each, by_chapter.get(each.pk, [])) for each in meeting.chapters.order_by("position")]
    edits = allowed(request.user, "meetings.edit", meeting.organization.slug)
    return {
        "meeting": meeting,
        "chapters": chapters,
        "hidden": 0 if may_read_closed(request.user, meeting) else sum(item.closed for item in rows),
        "kinds": kinds_of(meeting.organization),
        "may_edit": edits and meeting.live.state in PREPARED and not meeting.live.cancelled_at,
    }


def _page(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    context = _agenda(request, meeting)
    state = meeting.live.state
    secretary = allowed(request.user, "meetings.edit", meeting.organization.slug)
    context |= {
        "is_planned": state == State.PLANNED,
        "secretary": secretary,
        "may_cancel": secretary and state in BEFORE_THE_MEETING,
        "shares": list(meeting.shares.select_related("user")) if secretary else [],
        "share_roles": [(role.value, role.label) for role in Role if role not in (Role.PUBLIC, Role.SECRETARY)],
        "deadlines": list(meeting.deadlines.all()),
        "changes": unpublished_changes(meeting) if secretary and state in PREPARED else None,
        "crumbs": found.crumbs_of(meeting),
    }
    return render(request, "meetings/live/draft.html", context)


def _lacks(item: AgendaItem, need: Container[str]) -> str:
    """What a decision item still has to say before it can be published."""
    if item.kind not in need or item.withdrawn:
        return ""
    for section in item.sections.all():
        if section.name == "recommendation" and (section.text.strip() or section.points.all()):
            return ""
    return _("mangler indstilling")
