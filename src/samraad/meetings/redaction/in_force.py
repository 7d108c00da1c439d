"""What is struck out of a meeting: applied to every content that is shown, printed, indexed or compared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from django.db.models import Q

from samraad.archive.mask import Mask
from samraad.meetings.content.as_json import from_json
from samraad.meetings.content.model import Content, Item
from samraad.meetings.content.strike import strike_content
from samraad.meetings.models import Meeting, MeetingRedaction, PublishedVersion


def content_of(version: PublishedVersion) -> Content:
    """What a version says, with what has been struck out since. The version itself and its hash stay as they are."""
    return struck(version.meeting, from_json(version.content))


def struck(meeting: Meeting, content: Content) -> Content:
    """The content of the meeting without the words that are struck out of it."""
    return strike(content, redactions_of(meeting))


def strike(content: Content, found: Sequence[MeetingRedaction]) -> Content:
    """The content without the words of the redactions, each where it holds."""
    if not found:
        return content
    content = strike_content(content, mask_of(each.words for each in found if each.item_id is None))
    of_items = {each.item_id for each in found if each.item_id is not None}
    if not of_items:
        return content
    items: list[Item] = []
    for item in content.items:
        own = mask_of(each.words for each in found if each.item_id == item.key)
        items += strike_content(replace(content, items=(item,)), own).items if item.key in of_items else (item,)
    return replace(content, items=tuple(items))


def struck_text(meeting: Meeting, text: str) -> str:
    """A text of the meeting itself without the words that are struck out of it."""
    return mask_of(each.words for each in redactions_of(meeting) if each.item_id is None).text(text) if text else ""


def redactions_of(meeting: Meeting) -> list[MeetingRedaction]:
    """Those in force in the meeting: everywhere in its council, in it, or in one of its items."""
    return redactions_by_meeting([meeting])[meeting.pk]


def redactions_by_meeting(meetings: Collection[Meeting]) -> dict[int, list[MeetingRedaction]]:
    """Of several meetings, by their keys; one question, however many there are."""
    scope = Q(meeting=None) | Q(meeting__in=[each.pk for each in meetings])
    councils = {each.organization_id for each in meetings}
    rows = list(MeetingRedaction.objects.filter(scope, organization__in=councils).exclude(words=""))
    return {
        meeting.pk: [
            row
            for row in rows
            if row.organization_id == meeting.organization_id and row.meeting_id in (None, meeting.pk)
        ]
        for meeting in meetings
    }


def mask_of(words: Iterable[str]) -> Mask:
    return _mask(tuple(sorted(set(words))))


@lru_cache(maxsize=64)
def _mask(words: tuple[str, ...]) -> Mask:
    return Mask(words)
