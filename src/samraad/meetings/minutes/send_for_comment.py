"""Send a draft of the minutes for comment with a deadline; comment it, and answer comments."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import Actor, require
from samraad.archive.storable import storable
from samraad.meetings.content.as_json import digest, to_json
from samraad.meetings.content.build import minutes_content
from samraad.meetings.content.model import Content
from samraad.meetings.errors import CannotApprove, CannotPublish
from samraad.meetings.minutes.check_minutes import reasons_not_to_send
from samraad.meetings.models import AgendaItem, LiveMeeting, Meeting, MinutesComment, PublishedVersion
from samraad.meetings.models.live import State
from samraad.meetings.models.version import VersionKind
from samraad.meetings.publishing.freeze import freeze
from samraad.meetings.publishing.notify import notify_minutes
from samraad.meetings.redaction.in_force import struck_text
from samraad.meetings.stage import locked

TEXT = 10_000


def send_for_comment(actor: Actor, meeting: Meeting, until: dt.date, note: str = "") -> PublishedVersion:
    """Freeze a draft that members read, and tell them. Sent again, it is the next draft; as it was, it is sent once.

    Raises CannotPublish, CannotApprove.
    """
    require(actor, "meetings.edit", meeting.organization.slug)
    if until < timezone.localdate():
        raise CannotApprove("Fristen er allerede gået. Vælg en senere dag.")
    with transaction.atomic():
        live = locked(meeting, State.HELD, State.COMMENT)
        content = minutes_content(live.meeting, VersionKind.MINUTES_DRAFT)
        if reasons := reasons_not_to_send(content):
            raise CannotPublish(reasons)
        note = storable(note).strip()
        if sent_before := _same(live, content, until, note):
            return sent_before
        version = freeze(actor, live.meeting, content, note)
        live.state, live.comment_until, live.version = State.COMMENT, until, live.version + 1
        live.save(update_fields=["state", "comment_until", "version"])
        notify_minutes(version, content, until)
        history.record(
            actor, "minutes.send", meeting, after={"draft": version.number, "until": until.isoformat(), "note": note}
        )
    return version


def comment(actor: Actor, draft: PublishedVersion, text: str, item: AgendaItem | None = None) -> MinutesComment:
    """Say something to the draft, on an item or the whole. Raises CannotApprove once the deadline is gone or it is not a draft."""
    meeting = draft.meeting
    require(actor, "minutes.comment", meeting.organization.slug)
    text = storable(text).strip()
    if not text or len(text) > TEXT:
        raise CannotApprove(f"Bemærkningen skal have mellem 1 og {TEXT} tegn. Ret den.")
    with transaction.atomic():
        live = locked(meeting)
        if draft.kind != VersionKind.MINUTES_DRAFT or live.state != State.COMMENT:
            raise CannotApprove("Referatet er ikke til kommentering. Skriv til sekretariatet i stedet.")
        if live.comment_until and timezone.localdate() > live.comment_until:
            raise CannotApprove(f"Fristen var den {live.comment_until:%d-%m-%Y}. Tag din bemærkning op på næste møde.")
        if item is not None and item.meeting_id != meeting.pk:
            raise CannotApprove("Punktet hører til et andet møde. Genindlæs siden.")
        by = actor if isinstance(actor, User) else None
        if sent_before := MinutesComment.objects.filter(draft=draft, item=item, by=by, text=text).first():
            return sent_before
        made = MinutesComment.objects.create(
            draft=draft,
            item=item,
            by=by,
            by_name=str(actor)[:200],
            text=text,
        )
        history.record(actor, "minutes.comment", meeting, after={"item": item.number if item else "", "text": text})
    return made


def _same(live: LiveMeeting, content: Content, until: dt.date, note: str) -> PublishedVersion | None:
    """The draft that was sent last, where nothing is new: a form that was sent twice tells nobody twice."""
    last = live.meeting.versions.filter(kind=VersionKind.MINUTES_DRAFT).order_by("number").last()
    is_new = last is None or last.sha256 != digest(to_json(content)) or last.note != struck_text(live.meeting, note)
    return None if is_new or live.comment_until != until else last


def answer_comment(actor: Actor, made: MinutesComment, answer: str) -> MinutesComment:
    """What was done with a comment."""
    meeting = made.draft.meeting
    require(actor, "meetings.edit", meeting.organization.slug)
    answer = storable(answer).strip()
    if not answer or len(answer) > TEXT:
        raise CannotApprove(f"Svaret skal have mellem 1 og {TEXT} tegn. Ret det.")
    with transaction.atomic():
        before, made.answer, made.answered_at = made.answer, answer, timezone.now()
        made.save(update_fields=["answer", "answered_at"])
        history.record(actor, "minutes.answer", meeting, before={"answer": before}, after={"answer": answer})
    return made


def comments(actor: Actor, meeting: Meeting) -> list[MinutesComment]:
    """What was said to all drafts, oldest first."""
    require(actor, "minutes.comment", meeting.organization.slug)
    return list(MinutesComment.objects.filter(draft__meeting=meeting).select_related("item", "draft"))
