"""What a member keeps on an item, beside what they read of it now: the note, the markings, and those on its papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samraad.access.models import User
from samraad.archive.models import DossierLine
from samraad.meetings.content.model import Item
from samraad.meetings.members.mark import markings
from samraad.meetings.members.marked_html import Quote, place_of, squeezed
from samraad.meetings.members.notes import notes, owner
from samraad.meetings.members.readable import Paper, Readable, of_archive, of_content, shown_contents
from samraad.meetings.models import AgendaItem, Marking, Meeting, PrivateNote
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.show_item import show_item
from samraad.meetings.visible import items_for

LINES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class OwnMark:
    """``found``: the words still stand where they were marked. ``text`` is what was marked, as it may be shown now."""

    marking: Marking
    text: str
    found: bool

    @property
    def quote(self) -> Quote:
        return Quote(self.marking.pk, self.marking.quote, self.marking.before, self.marking.after)


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """``paper`` is None where it has been taken off the item since."""

    paper: Paper | None
    note: PrivateNote | None
    marks: tuple[OwnMark, ...]

    @property
    def is_empty(self) -> bool:
        return self.note is None and not self.marks


@dataclass(frozen=True, slots=True)
class Own:
    """All one has on an item. ``papers`` has every paper of the item, and those gone that one has something on."""

    item: int
    number: str
    title: str
    note: PrivateNote | None
    marks: tuple[OwnMark, ...]
    papers: tuple[OwnPaper, ...]

    @property
    def is_empty(self) -> bool:
        return self.note is None and not self.marks and all(each.is_empty for each in self.papers)

    def quotes(self, section: str) -> list[Quote]:
        return [each.quote for each in self.marks if each.found and each.marking.section == section]

    def paper(self, sha256: str, line: int = 0) -> OwnPaper | None:
        return next(
            (each for each in self.papers if each.paper and (each.paper.sha256, each.paper.line) == (sha256, line)),
            None,
        )


@dataclass(frozen=True, slots=True)
class OwnMeeting:
    """``items`` in the order of the agenda; ``hidden`` are notes on items one does not see any more."""

    items: tuple[Own, ...]
    hidden: tuple[PrivateNote, ...]


def own_of_item(actor: User, row: AgendaItem, seen: Readable) -> Own:
    """What the user has on an item that they read as ``seen``."""
    user = owner(actor, row.meeting)
    return _own(
        row.pk,
        seen,
        list(PrivateNote.objects.filter(user=user, item=row)),
        list(Marking.objects.filter(user=user, item=row, removed_at=None)),
    )


def own_of_meeting(actor: User, meeting: Meeting) -> OwnMeeting:
    """Everything one has on a meeting's items, in the order of the agenda."""
    kept: list[PrivateNote] = list(notes(actor, meeting))
    marked: list[Marking] = list(markings(actor, meeting))
    wanted = {each.item_id for each in kept} | {each.item_id for each in marked}
    found = []
    for key, seen in _agenda(actor, meeting, wanted):
        own = _own(
            key, seen, [each for each in kept if each.item_id == key], [each for each in marked if each.item_id == key]
        )
        found.append(own)
        wanted.discard(key)
    return OwnMeeting(tuple(found), tuple(each for each in kept if each.item_id in wanted))


def _agenda(actor: User, meeting: Meeting, wanted: set[int]) -> list[tuple[int, Readable]]:
    """The items that are wanted and that the actor sees, as they read them."""
    if not wanted:
        return []
    if meeting.origin == MeetingOrigin.WRITTEN:
        items: dict[int, Item] = {}
        for _version, content in shown_contents(actor, meeting):
            items = {item.key: item for item in content.items} | items
        order = (
            AgendaItem.objects.filter(pk__in=wanted & items.keys()).order_by("position").values_list("pk", flat=True)
        )
        return [(key, of_content(items[key])) for key in order]
    rows = items_for(actor, meeting).filter(pk__in=wanted).order_by("position")
    return [(row.pk, of_archive(show_item(actor, row))) for row in rows]


def _own(key: int, seen: Readable, kept: Sequence[PrivateNote], marked: Sequence[Marking]) -> Own:
    return Own(
        item=key,
        number=seen.number,
        title=seen.title,
        note=next((note for note in kept if not note.sha256), None),
        marks=_in_order(seen, [each for each in marked if not each.sha256]),
        papers=tuple(_papers(seen, [n for n in kept if n.sha256], [m for m in marked if m.sha256])),
    )


def _in_order(seen: Readable, marked: Iterable[Marking]) -> tuple[OwnMark, ...]:
    """The markings in the order of the text; those whose words are gone come last."""
    names = list(seen.sections)
    texts = {name: squeezed(text) for name, text in seen.sections.items()}
    found, gone = [], []
    for each in marked:
        place = place_of(texts.get(each.section, ""), Quote(each.pk, each.quote, each.before, each.after))
        if place:
            found.append((names.index(each.section), place, OwnMark(each, each.quote, found=True)))
        else:
            gone.append(OwnMark(each, each.quote, found=False))
    return (*(mark for *_place, mark in sorted(found, key=lambda row: row[:2])), *gone)


def _papers(seen: Readable, kept: list[PrivateNote], marked: list[Marking]) -> Iterable[OwnPaper]:
    rest = sorted(marked, key=lambda each: (each.first_line or 0, each.pk))
    for paper in seen.papers:
        note = next((each for each in kept if (each.sha256, each.line) == (paper.sha256, paper.line)), None)
        here = [each for each in rest if _stands_in(each, paper)]
        kept = [each for each in kept if each is not note]
        rest = [each for each in rest if each not in here]
        yield OwnPaper(paper, note, tuple(_of_lines(paper, here)))
    for sha256 in dict.fromkeys([*(each.sha256 for each in kept), *(each.sha256 for each in rest)]):
        lost = tuple(OwnMark(each, "", found=False) for each in rest if each.sha256 == sha256)
        left = [each for each in kept if each.sha256 == sha256]
        yield OwnPaper(None, left[0] if left else None, lost)
        yield from (OwnPaper(None, each, ()) for each in left[1:])


def _stands_in(marking: Marking, paper: Paper) -> bool:
    line = marking.first_line or 0
    return marking.sha256 == paper.sha256 and paper.line <= line and (not paper.last_line or line <= paper.last_line)


def _of_lines(paper: Paper, marked: Sequence[Marking]) -> Iterable[OwnMark]:
    """The lines as they read now: what was struck out since is not shown."""
    if not marked or not paper.dossier:
        return [OwnMark(each, "", found=False) for each in marked]
    found = []
    for each in marked:
        lines = DossierLine.objects.filter(
            dossier__slug=paper.dossier, number__range=(each.first_line, each.last_line)
        ).order_by("number")[:LINES_SHOWN]
        text = "\n".join(line.text.strip() for line in lines if line.text.strip())
        found.append(OwnMark(each, text, found=bool(text)))
    return found
