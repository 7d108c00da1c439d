"""What of an item a member has before them and can mark: its sections, as published, and its papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samraad.access.permissions import Actor
from samraad.archive.models import Document, Dossier
from samraad.meetings.content.model import Content, Item
from samraad.meetings.members.marked_html import text_of
from samraad.meetings.models import AgendaItem, Meeting, PublishedVersion
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.publishing.read_draft import read_draft
from samraad.meetings.publishing.versions import latest
from samraad.meetings.show_item import ItemView, SectionView, show_item
from samraad.meetings.visible import items_for, meetings_for


@dataclass(frozen=True, slots=True)
class Paper:
    """An attachment, or a document of the archive. ``line`` is 0 for a whole file; ``dossier`` is empty where it is erased."""

    title: str
    sha256: str
    line: int
    dossier: str
    name: str = ""
    last_line: int = 0


@dataclass(frozen=True, slots=True)
class Readable:
    """``sections`` gives the text of each by its name, a line for each paragraph or point."""

    number: str
    title: str
    sections: Mapping[str, str]
    papers: tuple[Paper, ...]

    def paper(self, sha256: str, line: int) -> Paper | None:
        return next((each for each in self.papers if (each.sha256, each.line) == (sha256, line)), None)


def shown_contents(actor: Actor, meeting: Meeting) -> Iterator[tuple[PublishedVersion | None, Content]]:
    """What the actor reads of a meeting that is written here: what is published, then the draft, as far as they may."""
    found = latest(actor, meeting)
    if found:
        yield found
    draft = read_draft(actor, meeting)
    if draft:
        yield None, draft


def shown_item(actor: Actor, row: AgendaItem) -> tuple[PublishedVersion | None, Content, Item] | None:
    """The item as it was published last; those who may read the draft see what is not out yet."""
    for version, content in shown_contents(actor, row.meeting):
        item = content.item(row.pk)
        if item:
            return version, content, item
    return None


def readable(actor: Actor, row: AgendaItem) -> Readable | None:
    """The item as the actor reads it; None for one that they may not see."""
    if row.meeting.origin == MeetingOrigin.WRITTEN:
        found = shown_item(actor, row)
        return of_content(found[2]) if found else None
    if not meetings_for(actor).filter(pk=row.meeting_id).exists():
        return None
    seen = items_for(actor, row.meeting).filter(pk=row.pk).first()
    return of_archive(show_item(actor, seen)) if seen else None


def of_content(item: Item) -> Readable:
    """Of an item that is written here."""
    sections = {each.name: "\n".join([text_of(each.html), *each.points]).strip() for each in item.sections}
    if item.decision:
        sections["decision"] = text_of(item.decision.html) if item.decision.html else item.decision.text
    papers = tuple(Paper(each.title, each.sha256, 0, each.dossier, each.name) for each in item.attachments)
    return Readable(item.number, item.title, sections, papers)


def of_archive(view: ItemView) -> Readable:
    """Of an item that was read from a file."""
    sections = {each.section.name: _text(each) for each in view.sections if each.section.name != "decision"}
    if view.decision:
        sections["decision"] = view.decision.text
    papers = tuple(_of_document(each, each.dossier) for each in view.documents)
    return Readable(view.item.number, view.item.title, sections, papers)


def _text(view: SectionView) -> str:
    if len(view.points) > 1:
        return "\n".join(point.text for point in view.points)
    return view.section.text


def _of_document(document: Document, dossier: Dossier) -> Paper:
    return Paper(document.title, dossier.sha256, document.first_line, dossier.slug, dossier.name, document.last_line)
