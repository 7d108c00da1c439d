"""The minutes: assembled, sent for comment, published, approved at the next meeting, confirmed by members."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samraad.access.permissions import allowed, require
from samraad.meetings.content.build import minutes_content
from samraad.meetings.content.model import Content
from samraad.meetings.errors import CannotApprove
from samraad.meetings.members.news import opened_minutes
from samraad.meetings.minutes.approve_minutes import approve_minutes
from samraad.meetings.minutes.check_minutes import reasons_not_to_send
from samraad.meetings.minutes.confirm_minutes import confirm_minutes, confirmations
from samraad.meetings.minutes.publish_minutes import publish_minutes
from samraad.meetings.minutes.send_for_comment import answer_comment, comment, comments, send_for_comment
from samraad.meetings.models import Meeting, MinutesComment, PublishedVersion
from samraad.meetings.models.live import State
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.models.version import VersionKind
from samraad.meetings.publishing.versions import read_version
from samraad.meetings.publishing.withheld import withheld_of
from samraad.meetings.stage import ENTERED
from samraad.meetings.views.live import answers, found
from samraad.meetings.views.live.answers import number
from samraad.meetings.views.live.show import by_chapter

COMMENT_DAYS = 14


@require_safe
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Secretaries see the minutes as they stand, members the latest that was sent out."""
    meeting = _meeting(pk)
    slug = meeting.organization.slug
    require(request.user, "minutes.comment", slug)
    writes = allowed(request.user, "meetings.edit", slug)
    state = meeting.live.state
    sent = _latest_sent(meeting)
    content = _content(request, meeting, sent, writes)
    opened_minutes(request.user, meeting)
    context = {
        "meeting": meeting,
        "content": content,
        "chapters": by_chapter(content) if content else [],
        "withheld": withheld_of(content) if content else {},
        "writes": writes,
        "sent": sent,
        "reasons": reasons_not_to_send(content) if content and writes and state in ENTERED else (),
        "may_send": writes and state in (State.HELD, State.COMMENT),
        "may_publish": writes and state in (State.HELD, State.COMMENT, State.MINUTES),
        "is_published": state in (State.MINUTES, State.APPROVED),
        "may_comment": state == State.COMMENT and sent is not None,
        "may_confirm": allowed(request.user, "minutes.confirm", slug) and sent is not None and sent.kind == "minutes",
        "has_confirmed": sent is not None and sent.confirmations.filter(user=request.user).exists(),  # type: ignore[misc]
        "comments": comments(request.user, meeting),
        "confirmations": confirmations(request.user, meeting),
        "until": dt.date.today() + dt.timedelta(days=COMMENT_DAYS),
        "approval": getattr(meeting, "approval", None),
        "crumbs": found.crumbs_of(meeting, (_("Referat"), None), to="draft" if writes else "meeting"),
    }
    return render(request, "meetings/live/minutes.html", context)


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Out for comment."""
    meeting = found.prepared(request, pk)
    note = request.POST.get("note", "")

    def act() -> Any:
        try:
            until = dt.date.fromisoformat(request.POST.get("until", ""))
        except ValueError:
            raise CannotApprove(_("Vælg den dag, bemærkningerne skal være her.")) from None
        return send_for_comment(request.user, meeting, until, note)

    return answers.answer(request, act, _back(pk), _("Udkastet er sendt til kommentering."))


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Out to everybody."""
    meeting = found.prepared(request, pk)
    note = request.POST.get("note", "")
    said = _("Referatet er offentliggjort, og medlemmerne får en mail.")
    return answers.answer(request, lambda: publish_minutes(request.user, meeting, note), _back(pk), said)


@require_POST
def add_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody says something to the draft, on an item or the whole."""
    meeting = _meeting(pk)
    draft = get_object_or_404(meeting.versions, pk=number(request, "draft"), kind=VersionKind.MINUTES_DRAFT)
    item = meeting.items.filter(pk=number(request, "item")).first()
    text = request.POST.get("text", "")
    said = _("Tak. Sekretariatet har fået din bemærkning.")
    return answers.answer(request, lambda: comment(request.user, draft, text, item), _back(pk) + "#bemaerkninger", said)


@require_POST
def answer_to(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done with a comment."""
    row = get_object_or_404(MinutesComment.objects.select_related("draft__meeting__organization"), pk=pk)
    meeting = found.prepared(request, row.draft.meeting_id)
    text, back = request.POST.get("answer", ""), _back(meeting.pk) + "#bemaerkninger"
    return answers.answer(request, lambda: answer_comment(request.user, row, text), back, _("Svaret er gemt."))


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """A member confirms the minutes."""
    version = get_object_or_404(PublishedVersion.objects.select_related("meeting__organization"), pk=pk)
    said = _("Tak. Du har bekræftet referatet.")
    back = _back(version.meeting_id)
    return answers.answer(request, lambda: confirm_minutes(request.user, version), back, said)


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes of the last meeting are approved in this item, with the corrections written one a line."""
    item = found.prepared_item(request, pk)
    corrections = request.POST.get("corrections", "").splitlines()
    said = _("Referatet er godkendt.")
    back = reverse("decide", args=[pk])
    return answers.answer(request, lambda: approve_minutes(request.user, item, corrections), back, said)


def _meeting(pk: int) -> Meeting:
    meetings = Meeting.objects.select_related("organization", "live", "approval__item__meeting")
    return get_object_or_404(meetings, pk=pk, origin=MeetingOrigin.WRITTEN)


def _latest_sent(meeting: Meeting) -> PublishedVersion | None:
    """The published minutes, else the latest draft that was sent."""
    known = meeting.versions.select_related("meeting__organization")
    for kind in (VersionKind.MINUTES, VersionKind.MINUTES_DRAFT):
        version = known.filter(kind=kind).order_by("-number").first()
        if version:
            return version
    return None


def _content(request: HttpRequest, meeting: Meeting, sent: PublishedVersion | None, writes: bool) -> Content | None:
    if writes and meeting.live.state in (*ENTERED, State.APPROVED):
        return minutes_content(meeting)
    return read_version(request.user, sent) if sent else None


def _back(pk: int) -> str:
    return reverse("minutes", args=[pk])
