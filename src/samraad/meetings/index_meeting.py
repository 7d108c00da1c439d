"""The passages of meetings written here, for the search index: what is published for everybody, the rest for secretaries.

Of each item the index has what holds now: the published minutes or agenda, and for secretaries what is entered since.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from samraad.archive.mask import without_contacts
from samraad.archive.passages import ENOUGH_WORDS, MOST_WORDS
from samraad.meetings.content.as_json import from_json
from samraad.meetings.content.build import agenda_content, minutes_content
from samraad.meetings.content.model import Content, Item
from samraad.meetings.index_keys import key_of, meeting_pk_of
from samraad.meetings.models import LiveMeeting, Meeting
from samraad.meetings.models.live import State
from samraad.meetings.models.version import VersionKind
from samraad.meetings.stage import ENTERED
from samraad.search import model

#: above every number that a passage of the archive can have
FIRST_ID, EACH = 1 << 40, 100_000


@dataclass(frozen=True, slots=True)
class _Text:
    item: Item
    section: str
    text: str
    public: bool


def keys() -> Iterable[str]:
    """Every live meeting's key in the index."""
    return [key_of(key) for key in LiveMeeting.objects.order_by("pk").values_list("pk", flat=True)]


def passages(key: str) -> Iterator[model.Passage]:
    """The passages of one live meeting; none for another key."""
    pk = meeting_pk_of(key)
    if pk is None:
        return
    meeting = Meeting.objects.select_related("organization", "live").filter(pk=pk, live__isnull=False).first()
    if meeting is None:
        return
    cuts = ((said, text) for said in _texts(meeting) for text in _cuts(said.text))
    for place, (said, text) in enumerate(islice(cuts, EACH)):
        yield _passage(meeting, place, said, text)


def _texts(meeting: Meeting) -> Iterator[_Text]:
    """What is published, and what only secretaries have: the whole draft, or decisions whose minutes are not out yet."""
    public = meeting.published_at is not None
    closed = set(meeting.items.filter(closed=True).values_list("pk", flat=True))
    minutes, agenda = _latest(meeting, VersionKind.MINUTES), _latest(meeting, VersionKind.AGENDA)
    shown = minutes or agenda
    if shown is None:
        for item in agenda_content(meeting).items:
            yield from _of_item(item, public=False)
        return
    for item in shown.items:
        yield from _of_item(item, public=public and not item.closed and item.key not in closed)
    if minutes is None and meeting.live.state in (*ENTERED, State.APPROVED):
        known = {item.key for item in shown.items}
        for item in minutes_content(meeting).items:
            yield from _decided(item, public=False) if item.key in known else _of_item(item, public=False)


def _latest(meeting: Meeting, kind: VersionKind) -> Content | None:
    version = meeting.versions.filter(kind=kind).order_by("-number").first()
    return from_json(version.content) if version else None


def _of_item(item: Item, *, public: bool) -> Iterator[_Text]:
    yield _Text(item, "", item.title, public)
    for section in item.sections:
        yield _Text(item, section.name, "\n".join([section.text, *section.points]), public)
    if item.attachments:
        yield _Text(item, "attachments", "\n".join(each.title for each in item.attachments), public)
    yield from _decided(item, public=public)


def _decided(item: Item, *, public: bool) -> Iterator[_Text]:
    decision = item.decision
    if decision is None:
        return
    lines = [
        decision.text,
        *(point.text for point in decision.points),
        *(f"{each.name} ({each.party}), {each.municipality} {each.body}" for each in decision.appointments),
        *(f"{each.party}: {each.text}" for each in decision.statements),
        *(f"{each.proposed_by}: {each.text}" for each in item.proposals),
    ]
    yield _Text(item, "decision", "\n".join(line for line in lines if line), public)


def _cuts(text: str) -> Iterator[str]:
    """Paragraphs gathered into passages of a good size; a very long one is parted between words."""
    taken: list[str] = []
    for paragraph in filter(str.strip, text.splitlines()):
        words = paragraph.split()
        if taken and sum(len(each.split()) for each in taken) + len(words) > MOST_WORDS:
            yield "\n".join(taken)
            taken = []
        while len(words) > MOST_WORDS:
            yield " ".join(words[:MOST_WORDS])
            words = words[MOST_WORDS:]
            paragraph = " ".join(words)
        taken.append(paragraph)
        if sum(len(each.split()) for each in taken) >= ENOUGH_WORDS:
            yield "\n".join(taken)
            taken = []
    if taken:
        yield "\n".join(taken)


def _passage(meeting: Meeting, place: int, said: _Text, text: str) -> model.Passage:
    council, day, item = meeting.organization.name, meeting.date, said.item
    return model.Passage(
        id=FIRST_ID + meeting.pk * EACH + place,
        dossier=key_of(meeting.pk),
        council=council,
        year=day.year if day else None,
        meeting=_named(council, day),
        document=f"{key_of(meeting.pk)}/punkt-{item.key}",
        document_title=f"{item.number} {item.title}",
        document_kind="Referat" if said.section == "decision" else "Dagsorden",
        organization=council,
        item=item.number,
        item_title=item.title,
        item_kind=item.kind or None,
        section=said.section or None,
        decided=said.section == "decision",
        date=day,
        first_line=1,
        last_line=1,
        page=None,
        text=without_contacts(text),
        public=said.public,
    )


def _named(council: str, day: dt.date | None) -> str | None:
    return f"{council} {day:%d-%m-%Y}" if day else None
