"""What search has of a meeting that is written here: each text with who may read it, and on which lines of its item it stands.

Of each item the index has what holds now: the published minutes or agenda for everybody, closed items for those who may read
them, a draft for those who prepare it or whom it is shared with, and decisions whose minutes are not out yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from samraad.access.scopes import scopes
from samraad.meetings.content.build import agenda_content, minutes_content
from samraad.meetings.content.model import Content, Item
from samraad.meetings.index_keys import draft_item, entered_item, shown_item
from samraad.meetings.models import Meeting, PublishedVersion
from samraad.meetings.models.live import State
from samraad.meetings.models.version import VersionKind
from samraad.meetings.redaction.in_force import content_of
from samraad.meetings.stage import ENTERED
from samraad.search.model import PUBLIC

EDIT, CLOSED, COMMENT = "meetings.edit", "meetings.read_closed", "minutes.comment"
DECISION = "decision"
Scopes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """``place`` is where it is shown; ``lines`` are those of the item from ``first`` on, the title being the first of all.

    ``kind`` is that of the content it stands in.
    """

    kind: str
    item: Item
    place: str
    section: str
    first: int
    lines: tuple[str, ...]
    scopes: Scopes


def draft_scope(meeting_pk: int) -> str:
    """The scope of whoever a draft is shared with."""
    return f"draft:{meeting_pk}"


def closed_draft_scope(meeting_pk: int) -> str:
    """The scope of those of them who may also read closed items."""
    return f"draft-closed:{meeting_pk}"


def texts(meeting: Meeting) -> Iterator[Text]:
    """Everything that somebody may read; a text that stands in two versions once, for the readers of both."""
    found: dict[tuple[int, str, tuple[str, ...]], Text] = {}
    for text in _texts(meeting):
        same = found.setdefault((text.item.key, text.section, text.lines), text)
        if same is not text:
            both = tuple(dict.fromkeys((*same.scopes, *text.scopes)))
            found[text.item.key, text.section, text.lines] = replace(same, scopes=both)
    yield from found.values()


def _texts(meeting: Meeting) -> Iterator[Text]:
    slug = meeting.organization.slug
    minutes, agenda = _latest(meeting, VersionKind.MINUTES), _latest(meeting, VersionKind.AGENDA)
    shown = minutes or agenda
    if shown is None:
        for item in agenda_content(meeting).items:
            shared = closed_draft_scope(meeting.pk) if item.closed else draft_scope(meeting.pk)
            yield from _of_item(VersionKind.AGENDA, item, shown_item(item.key), (*scopes(slug, EDIT), shared))
        return
    closed = set(meeting.items.filter(closed=True).values_list("pk", flat=True))
    members = scopes(slug, CLOSED)
    everybody = members if meeting.published_at is None else (PUBLIC,)
    content = content_of(shown)
    for item in content.items:
        hidden = item.closed or item.key in closed
        yield from _of_item(content.kind, item, shown_item(item.key), members if hidden else everybody)
    if minutes is None:
        yield from _not_out_yet(meeting, content, closed)


def _not_out_yet(meeting: Meeting, shown: Content, closed: set[int]) -> Iterator[Text]:
    """Decisions in a draft of the minutes, and those that were only entered so far."""
    slug = meeting.organization.slug
    known = {item.key for item in shown.items}
    sent = _latest(meeting, VersionKind.MINUTES_DRAFT)
    if sent is not None:
        for item in content_of(sent).items:
            members_only = meeting.published_at is None or item.closed or item.key in closed
            readers = scopes(slug, COMMENT, CLOSED) if members_only else scopes(slug, COMMENT)
            yield from _news(item, draft_item(sent.pk, item.key), readers, known)
    if meeting.live.state in (*ENTERED, State.APPROVED):
        for item in minutes_content(meeting).items:
            yield from _news(item, entered_item(item.key), scopes(slug, EDIT), known)


def _latest(meeting: Meeting, kind: VersionKind) -> PublishedVersion | None:
    return meeting.versions.filter(kind=kind).order_by("-number").first()


def _news(item: Item, place: str, readers: Scopes, known: set[int]) -> Iterator[Text]:
    """Of an item that was published the decision, all of one that was added at the meeting."""
    for text in _of_item(VersionKind.MINUTES_DRAFT, item, place, readers):
        if text.section == DECISION or item.key not in known:
            yield text


def _of_item(kind: str, item: Item, place: str, readers: Scopes) -> Iterator[Text]:
    """Its title and sections; of a withdrawn one nothing but its title is shown."""
    parts: list[tuple[str, list[str]]] = [("", [item.title])]
    if not item.withdrawn:
        parts += [(each.name, [each.text, *each.points]) for each in item.sections]
        parts += [("attachments", [each.title for each in item.attachments]), (DECISION, _decided(item))]
    first = 1
    for section, said in parts:
        lines = tuple(line for each in said for line in each.splitlines() if line.strip())
        if lines:
            yield Text(kind, item, place, section, first, lines, readers)
        first += len(lines)


def _decided(item: Item) -> list[str]:
    decision = item.decision
    if decision is None:
        return []
    return [
        decision.text,
        *(point.text for point in decision.points),
        *(f"{each.name} ({each.party}), {each.municipality} {each.body}" for each in decision.appointments),
        *(f"{each.party}: {each.text}" for each in decision.statements),
        *(f"{each.proposed_by}: {each.text}" for each in item.proposals),
    ]
