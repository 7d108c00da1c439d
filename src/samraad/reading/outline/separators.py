"""The lines that name an agenda item before its attachment.

A line such as ``3.2 Title`` may be a separator, a heading of a report, a row of a table of contents or a time of day. No single
trait tells them apart, so each candidate gathers independent evidence, each with a weight:

* its wording: a case type with a colon, "Bilag til punkt", an opening of an agenda item; against it a section heading;
* its place: parted from what precedes and follows by a page or a run of empty lines; against it running text right below;
* its company: the same item again elsewhere; against it neighbours that make it a list, and siblings inside a report.

Then the bundle as a whole decides (``chain``): items come in order, so the chain of candidates that carries the most
evidence wins, and a step backwards must be paid for. What such a chain lacks, a weaker candidate just there may fill.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from samraad.reading.flow import span_of
from samraad.reading.model import Line, Role, Separator
from samraad.reading.outline.chain import best_chain
from samraad.reading.outline.layout import Layout
from samraad.reading.outline.words import data, fold, folded, is_section_heading, mark_of, unnumbered

BASE = -1.5
CASE_TYPE = 5.0
LEAD_WORDS = 5.0
ITEM_OPENING = 2.0
APART_BEFORE = 1.5
APART_AFTER = 1.5
PAGE_AFTER = 2.0
REPEATED = 1.5
IN_A_LIST = -4.0
SECTION_HEADING = -4.0
EMBEDDED_SIBLING = -1.5
TEXT_BELOW = -1.5
NOT_A_TITLE = -3.0
FITS = 2.0
ITEM_OF_MINUTES = -5.0

_CANDIDATE = re.compile(
    r"^(?P<lead>(?:bilag\s+(?:nr\.?\s*)?(?:\d{1,2}[a-z]?\s+)?til\s+)?(?:(?:dagsordens)?punkt|pkt\.?|sag|bilag\s+til|bilag\s*:(?=\s*\d{1,2}\.\d)"
    r"|bilag(?=\s+\d{1,2}\.\d{1,2}\.\d))\s*(?:nr\.?)?\s*)?"
    r"(?P<chapter>1?\d)(?:\.(?P<number>[1-9]\d?)(?P<attachment>\.\d{1,2})?)?(?P<end>\.(?!\d)|:|\s?[-–—](?=\s))?"
    r"(?:\s+\((?P<note>[^)\d]{3,20})\))?:?(?:\s+(?P<title>\S.*))?$",
    re.IGNORECASE,
)
_CASE_TYPE = re.compile(r"^(?P<kind>[A-ZÆØÅ][a-zæøå]+)\s?:\s*")
_CONTENTS = re.compile(r"(?:\.{3,}|…|\t|\s{3,})\s*\d{1,3}$")
_PAGE_AT_END = re.compile(r"[\s.…]\d{1,3}$")
_CASE_BELOW = re.compile(
    r"^(?:SAG-\d|sagsnr|sagsnummer|indstilling:?$|beslutning:?$|sagsfremstilling:?$)", re.IGNORECASE
)
_CONNECTED = re.compile(
    r"(?:[-–,/]|\b(?:og|eller|i|på|af|for|til|om|med|fra|ved|en|et|den|det|de|som|samt|mellem|under|hos|nye?))$"
)
_FEET = frozenset({Role.HEAD, Role.FOOT, Role.PAGE_NUMBER})
_OF_LETTERS = frozenset({"date", "mail", "phone", "street", "postal"})
_MAX_WRAPPED, _MOST_FEET, _NARROW = 4, 3, 30
_FIRST_HOUR, _PROGRAMME, _REPORT = 6, 12, 119
_ALIKE, _APART, _MANY, _LETTERHEAD = 10, 8, 20, 6
_FRONT, _OPENING = 60, 25
_MAX_TITLE = 220


@dataclass(frozen=True, slots=True)
class Candidate:
    at: int
    end: int
    item: str
    kind: str | None
    title: str
    led: bool
    score: float = 0.0

    @property
    def order(self) -> tuple[int, int]:
        chapter, _, number = self.item.partition(".")
        return int(chapter), int(number or 0)


@dataclass(frozen=True, slots=True)
class Company:
    """The other candidates: by place, by item and opening, and what tables of contents list."""

    found: tuple[Candidate, ...]
    places: tuple[int, ...]
    groups: dict[tuple[str, str], list[Candidate]]
    listed: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, layout: Layout, found: tuple[Candidate, ...]) -> Company:
        groups: dict[tuple[str, str], list[Candidate]] = {}
        for c in found:
            groups.setdefault((c.item, fold(unnumbered(c.title))[:_ALIKE]), []).append(c)
        return cls(found, tuple(c.at for c in found), groups, _contents(layout, found))

    def near(self, c: Candidate, distance: int) -> list[Candidate]:
        """The candidates no further away than so many lines."""
        low, high = bisect_left(self.places, c.at - distance), bisect_right(self.places, c.at + distance)
        return [o for o in self.found[low:high] if o.at != c.at]

    def namesakes(self, c: Candidate) -> list[Candidate]:
        """The first and last candidates of the same item whose titles begin alike."""
        group = self.groups[c.item, fold(unnumbered(c.title))[:_ALIKE]]
        return group if len(group) <= 2 * _MANY else group[:_MANY] + group[-_MANY:]


def find_separators(lines: tuple[Line, ...], kind: str) -> tuple[Separator, ...]:
    """Separators in line order; none in agendas and minutes."""
    if kind != "attachments":
        return ()
    layout = Layout.of(lines)
    found = tuple(candidates(layout))
    company = Company.of(layout, found)
    weighed = [replace(c, score=sum(weight for _, weight in evidence(layout, c, company))) for c in found]
    chosen = _chain(weighed)
    places = [c.at for c in chosen]
    chosen = _chain([replace(c, score=c.score + FITS) if _fits(c, chosen, places) else c for c in weighed])
    return tuple(
        Separator(c.item, c.kind, c.title, span_of(lines, layout.filled[c.at].number, layout.filled[c.end - 1].number))
        for c in chosen
    )


def _chain(weighed: list[Candidate]) -> tuple[Candidate, ...]:
    return best_chain([c for c in weighed if c.score > 0], lambda c: c.order, lambda c: c.score)


def _fits(c: Candidate, chosen: tuple[Candidate, ...], places: list[int]) -> bool:
    """Whether an item the bundle lacks would stand just where this line does, in a chapter its neighbours are of."""
    here = bisect_left(places, c.at)
    if here == 0 or (here < len(places) and places[here] == c.at):
        return False
    before, after = chosen[here - 1], chosen[here] if here < len(chosen) else None
    if after is None:
        return _opens_an_item(c) and before.order < c.order <= (before.order[0] + 1, 1)
    return before.order < c.order < after.order and c.order[0] in (before.order[0], after.order[0])


def _opens_an_item(c: Candidate) -> bool:
    return fold(c.title).split(" ", 1)[0] in folded("item_openings")


def candidates(layout: Layout) -> Iterator[Candidate]:
    """Every line that could be a separator by its grammar, with the lines its title goes on over."""
    for at, text in enumerate(layout.texts):
        if not (text[0].isdigit() or text[0] in "PpBbDdSs") or len(text) > _MAX_TITLE:
            continue
        match = _CANDIDATE.match(text)
        if match is None or not (match["lead"] or match["number"]):
            continue
        if match["attachment"] and not (match["lead"] and layout.stands_apart(at)):
            continue  # a heading of a report, unless it numbers the attachments of an item ("Bilag 3.1.2")
        title, end = match["title"] or "", at + 1
        if not title and not match["lead"]:
            title, end = _title_below(layout, at)
        if not _opens_a_title(title) and not (match["lead"] and not title):
            continue
        end, title = _wrapped(layout, end, title)
        item = f"{int(match['chapter'])}.{int(match['number'])}" if match["number"] else match["chapter"]
        case = _case_type(title)
        yield Candidate(at, end, item, case, _CASE_TYPE.sub("", title) if case else title, bool(match["lead"]))


def named_item(name: str) -> tuple[str, str | None, str] | None:
    """Item, case type and title of a name that follows the grammar, such as a file's."""
    match = _CANDIDATE.match(name)
    if match is None or not (match["lead"] or match["number"]):
        return None
    item = f"{int(match['chapter'])}.{int(match['number'])}" if match["number"] else match["chapter"]
    title = match["title"] or ""
    case = _case_type(title)
    return item, case, _CASE_TYPE.sub("", title) if case else title


def _title_below(layout: Layout, at: int) -> tuple[str, int]:
    """A number alone may have its title on the next line, if that names a case type."""
    below = layout.texts[at + 1] if at + 1 < len(layout) else ""
    return (below, at + 2) if _case_type(below) else ("", at + 1)


def _opens_a_title(title: str) -> bool:
    start = title.lstrip("\"”“'’»(")
    letters = sum(char.isalpha() for char in title)
    return bool(start) and (start[0].isupper() or start[0].isdigit()) and letters > 0.6 * len(title.replace(" ", ""))


def _case_type(title: str) -> str | None:
    match = _CASE_TYPE.match(title)
    if match is None:
        return None
    word = match["kind"]
    return word if word.endswith("sag") or word in data("wording")["case_types"] else None


def _wrapped(layout: Layout, end: int, title: str) -> tuple[int, str]:
    """Up to four further lines the title goes on over: close below, and clearly unfinished or parted from the rest.

    The foot of the separator's page may stand between: it is stepped over where the title is unfinished.
    """
    for _ in range(_MAX_WRAPPED):
        at = _past_feet(layout, end)
        if at >= len(layout) or not title:
            break
        text, gap = layout.texts[at], layout.gaps[at]
        unfinished = bool(_CONNECTED.search(title)) or text[0].islower()
        stepped = at > end
        if len(layout.texts[end - 1]) < _NARROW and (not text[0].islower() or gap.blank or stepped):
            break
        close = gap.blank == 0 or (gap.blank == 1 and unfinished) or (stepped and unfinished and text[0].islower())
        if gap.page or not close or len(text) > 100 or mark_of(text) or _CANDIDATE.match(text):
            break
        if not (unfinished or layout.stands_apart(at + 1)) or layout.filled[end - 1].cells:
            break
        title = title[:-1] + text if title.endswith("-") and text[0].islower() else f"{title} {text}"
        end = at + 1
    return end, title


def _past_feet(layout: Layout, at: int) -> int:
    """The first of the next lines that is neither a running head or foot nor a page number."""
    for past in range(at, min(at + _MOST_FEET, len(layout))):
        if layout.filled[past].role not in _FEET:
            return past
    return at


def evidence(layout: Layout, c: Candidate, company: Company) -> Iterator[tuple[str, float]]:
    """What speaks for and against a candidate, by name and weight."""
    yield "base", BASE
    if (c.item, fold(unnumbered(c.title))[:_OPENING]) in company.listed:
        yield "a heading that a table of contents lists", IN_A_LIST
    yield from _by_wording(layout, c)
    yield from _by_place(layout, c)
    yield from _by_company(layout, c, company)


def _by_wording(layout: Layout, c: Candidate) -> Iterator[tuple[str, float]]:
    if c.kind:
        yield "case type", CASE_TYPE
    if c.led:
        yield "lead words", LEAD_WORDS
    if _opens_an_item(c):
        yield "opening of an item", ITEM_OPENING
    if is_section_heading(c.title):
        yield "section heading", SECTION_HEADING
    if _CONTENTS.search(layout.texts[c.end - 1]):
        yield "line of a table of contents", IN_A_LIST
    if len(c.title) > _MAX_TITLE or re.search(r"[^.]\.$", c.title) or ". " in c.title:
        yield "not a title", NOT_A_TITLE


def _by_place(layout: Layout, c: Candidate) -> Iterator[tuple[str, float]]:
    if layout.stands_apart(c.at):
        yield "apart from before", APART_BEFORE
    below = c.end
    if below < len(layout) and layout.gaps[below].page:
        yield "page starts below", PAGE_AFTER
    elif layout.stands_apart(below):
        yield "apart from below", APART_AFTER
    elif any(_CASE_BELOW.match(text) for text in layout.texts[below : below + 2]) and not _is_letterhead(layout, below):
        yield "an item of enclosed minutes", ITEM_OF_MINUTES
    elif len(layout.texts[below]) > 60 or layout.texts[below][0].islower():
        yield "running text below", TEXT_BELOW


def _is_letterhead(layout: Layout, at: int) -> bool:
    """Whether the case number is that of a letter or note, with a date, an address or the like beside it."""
    return any(mark_of(text) in _OF_LETTERS for text in layout.texts[at : at + _LETTERHEAD])


def _by_company(layout: Layout, c: Candidate, company: Company) -> Iterator[tuple[str, float]]:
    if any(abs(o.at - c.at) > _APART and _alike(o.title, c.title) for o in company.namesakes(c)):
        yield "repeated", REPEATED
    near = company.near(c, _PROGRAMME)
    if any(o.item != c.item and _close(layout, c, o) for o in near):
        yield "in a list", IN_A_LIST
    elif _is_time(c) and any(map(_is_time, near)):
        yield "a time of a programme", IN_A_LIST
    chapter, number = c.order
    siblings = {(chapter, number - 1), (chapter, number + 1)}
    if any(o.order in siblings and not layout.stands_apart(o.end) for o in company.near(c, _REPORT)):
        yield "a sibling inside a report", EMBEDDED_SIBLING


def _is_time(c: Candidate) -> bool:
    """Whether the number could be a time of day ("10.30 Kaffepause")."""
    hour, minute = c.order
    return not c.kind and not c.led and hour >= _FIRST_HOUR and minute >= 5 and minute % 5 == 0


def _contents(layout: Layout, found: tuple[Candidate, ...]) -> frozenset[tuple[str, str]]:
    """Items and openings of titles that a table of contents lists with pages, but for one at the front of the bundle."""
    paged = [c for c in found if c.at > _FRONT and _PAGE_AT_END.search(layout.texts[c.end - 1])]
    listed = {c.at for c in paged if _CONTENTS.search(layout.texts[c.end - 1])}
    for a, b in pairwise(paged):
        if _close(layout, a, b):
            listed |= {a.at, b.at}
    return frozenset((c.item, fold(unnumbered(c.title))[:_OPENING]) for c in paged if c.at in listed)


def _close(layout: Layout, c: Candidate, o: Candidate) -> bool:
    """At most two lines between, and no page or run of empty lines."""
    above, below = sorted((c, o), key=lambda each: each.at)
    return below.at - above.end <= 2 and not any(map(layout.stands_apart, range(above.end, below.at + 1)))


def _alike(a: str, b: str) -> bool:
    """The same title, or one cut short."""
    a, b = fold(unnumbered(a)), fold(unnumbered(b))
    short = min(len(a), len(b))
    return short >= _ALIKE and a[: min(short, 40)] == b[: min(short, 40)]
