"""What a member keeps on an item, beside what they read of it now: the note, the markings, and those on its papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from samraad.meetings.show_item import show_items
from samraad.meetings.visible import items_for

LINES_SHOWN = 12
#: by the paper's file and the line's number
Lines = Mapping[tuple[str, int], str]


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
    marked = list(Marking.objects.filter(user=user, item=row, removed_at=None))
    kept = list(PrivateNote.objects.filter(user=user, item=row))
    return _own(row.pk, seen, kept, marked, _lines_of([seen], marked))


def own_of_meeting(actor: User, meeting: Meeting) -> OwnMeeting:
    """Everything one has on a meeting's items, in the order of the agenda."""
    kept: list[PrivateNote] = list(notes(actor, meeting))
    marked: list[Marking] = list(markings(actor, meeting))
    wanted = {each.item_id for each in kept} | {each.item_id for each in marked}
    found = []
    agenda = _agenda(actor, meeting, wanted)
    lines = _lines_of([seen for _key, seen in agenda], marked)
    for key, seen in agenda:
        here = [each for each in kept if each.item_id == key], [each for each in marked if each.item_id == key]
        found.append(_own(key, seen, *here, lines))
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
    rows = list(items_for(actor, meeting).filter(pk__in=wanted).order_by("position"))
    views = show_items(actor, rows)
    return [(key, of_archive(view)) for key, view in views.items()]


def _own(key: int, seen: Readable, kept: Sequence[PrivateNote], marked: Sequence[Marking], lines: Lines) -> Own:
    return Own(
        item=key,
        number=seen.number,
        title=seen.title,
        note=next((note for note in kept if not note.sha256), None),
        marks=_in_order(seen, [each for each in marked if not each.sha256]),
        papers=tuple(_papers(seen, [n for n in kept if n.sha256], [m for m in marked if m.sha256], lines)),
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


def _papers(seen: Readable, kept: list[PrivateNote], marked: list[Marking], lines: Lines) -> Iterable[OwnPaper]:
    rest = sorted(marked, key=lambda each: (each.first_line or 0, each.pk))
    for paper in seen.papers:
        note = next((each for each in kept if (each.sha256, each.line) == (paper.sha256, paper.line)), None)
        here = [each for each in rest if _stands_in(each, paper)]
        kept = [each for each in kept if each is not note]
        rest = [each for each in rest if each not in here]
        yield OwnPaper(paper, note, tuple(_of_lines(paper, here, lines)))
    for sha256 in dict.fromkeys([*(each.sha256 for each in kept), *(each.sha256 for each in rest)]):
        lost = tuple(OwnMark(each, "", found=False) for each in rest if each.sha256 == sha256)
        left = [each for each in kept if each.sha256 == sha256]
        yield OwnPaper(None, left[0] if left else None, lost)
        yield from (OwnPaper(None, each, ()) for each in left[1:])


def _stands_in(marking: Marking, paper: Paper) -> bool:
    line = marking.first_line or 0
    return marking.sha256 == paper.sha256 and paper.line <= line and (not paper.last_line or line <= paper.last_line)


def _numbers(marking: Marking) -> range:
    """The lines of a marking that are shown."""
    first, last = marking.first_line or 0, marking.last_line or 0
    return range(first, min(last, first + LINES_SHOWN - 1) + 1)


def _lines_of(seen: Iterable[Readable], marked: Iterable[Marking]) -> Lines:
    """The lines that are marked in the papers, as they read now: one question, however many papers there are."""
    on_papers = [each for each in marked if each.sha256]
    files = {each.sha256 for each in on_papers}
    slugs = {paper.dossier for each in seen for paper in each.papers if paper.sha256 in files and paper.dossier}
    if not slugs:
        return {}
    numbers = {number for each in on_papers for number in _numbers(each)}
    rows = DossierLine.objects.filter(dossier__slug__in=slugs, number__in=numbers)
    return {(slug, number): text.strip() for slug, number, text in rows.values_list("dossier__slug", "number", "text")}


def _of_lines(paper: Paper, marked: Sequence[Marking], lines: Lines) -> Iterable[OwnMark]:
    """The lines as they read now: what was struck out since is not shown."""
    if not marked or not paper.dossier:
        return [OwnMark(each, "", found=False) for each in marked]
    found = []
    for each in marked:
        text = "\n".join(line for number in _numbers(each) if (line := lines.get((paper.dossier, number))))
        found.append(OwnMark(each, text, found=bool(text)))
    return found
