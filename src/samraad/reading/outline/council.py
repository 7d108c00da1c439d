"""Whose dossier it is: the council with the most evidence.

A heading that stands for the whole (a cover, a running head "KKR X | 25-11-2022", the approval of the agenda "for møde i KKR
X") names the owner outright. Without one the council is inferred: a bundle speaks of its own council on most pages and of
the sister councils on a few. Regions and municipalities count little and never against a name; the file's name a little more.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from samraad.reading.flow import Flow, span_of
from samraad.reading.model import Council, Line, Role, Span
from samraad.reading.outline.dates import DATE
from samraad.reading.outline.layout import Layout
from samraad.reading.outline.words import data, fold, unspaced

HEADING, APPROVAL, MENTION, REGION, MUNICIPALITY, FILE_NAME = 6.0, 12.0, 1.0, 0.15, 0.02, 3.0
_PER_PAGE, _COVER, _EVIDENCE, _ENOUGH = 2, 25, 5, 8.0
_READ = frozenset({Role.BODY, Role.HEAD, Role.FOOT})
_NAME = r"(?:KKR|[Kk]ommunekontaktråd(?:et)?)(?:[\s-]+(?:i|for|Region))*[\s-]+(?P<word>[A-ZÆØÅ][\wæøåÆØÅ]+)"
_MENTION = re.compile(_NAME)
_RUN_TOGETHER = re.compile(r"^KKR(?=[A-ZÆØÅ]{5})")
_APPROVAL = re.compile(r"dagsorden(?:en)?\s+(?:for|til)\s+møde(?:t)?\s+i\s+" + _NAME)
_AFTER_NAME = re.compile(
    r"(?:s)?\s*(?:[|,–:-]\s*)*(?:(?:møde|dagsorden|referat|bilag|den|d\.|til|for|i)\s*(?:[|,–:-]\s*)*)*(?:"
    + DATE
    + r")?\s*(?:kl\..*)?$",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    r"^(?:(?:bilag|dagsorden|referat|beslutningsreferat|møde(?:t)?|materiale)\s*(?:til|for|fra|af|i)?\s*)*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Case:
    """The evidence for one council."""

    weight: float = 0.0
    headings: list[Span] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)


def find_council(lines: tuple[Line, ...], kind: str, name: str) -> Council | None:
    """The council with its evidence; ``name`` is the file's name, weak evidence at most."""
    layout = Layout.of(lines)
    cases: dict[str, Case] = {}
    _by_headings(lines, layout, kind, cases)
    flow = Flow.of(lines, _READ)
    _by_mentions(flow, layout, kind, cases)
    if max((case.weight for case in cases.values()), default=0.0) < _ENOUGH:
        _by_land(flow.text, cases)
    _by_file_name(name, cases)
    if not cases:
        return None
    named = {council: case for council, case in cases.items() if case.headings or case.mentions}
    council, case = max((named or cases).items(), key=lambda entry: (entry[1].weight, entry[0]))
    if not named and case.weight < 1.0:
        return None
    return Council(council, not case.headings, tuple((case.headings or case.mentions)[:_EVIDENCE]))


@cache
def _words() -> dict[str, str]:
    return {fold(entry["word"]): entry["name"] for entry in data("councils")["kkr"]}


def council_named(word: str) -> str | None:
    """The council's name from the word after "KKR": a known one in any case and in the genitive, or a new one as it stands."""
    folded = fold(word)
    for form in (folded, folded.removesuffix("s")):
        if form in _words():
            return _words()[form]
    if folded in {fold(other) for other in data("councils")["not_a_name"]} or len(word) < 5 or word.isupper():
        return None
    return f"KKR {word.removesuffix('s')}"


@cache
def _may_own() -> re.Pattern[str]:
    """What every line that names a council holds: a quick look before the careful one."""
    return re.compile("|".join([r"K ?K ?R", "ommunekontaktråd", *map(re.escape, data("councils")["others"])]))


def is_known(council: str) -> bool:
    return council in _words().values()


def owner_of(text: str) -> str | None:
    """The council a line by itself names, with no more than "møde i", a date or a page mark around it."""
    if not _may_own().search(text):
        return None
    text = _RUN_TOGETHER.sub("KKR ", " ".join(unspaced(text).split()))
    if len(text) > 80:
        return None
    match = _MENTION.search(text)
    if match and _BEFORE_NAME.match(text[: match.start()]) and _AFTER_NAME.match(text[match.end() :]):
        return council_named(match["word"])
    for other in data("councils")["others"]:
        if text.startswith(other) and _AFTER_NAME.match(text[len(other) :]):
            return str(other)
    return None


def _by_headings(lines: tuple[Line, ...], layout: Layout, kind: str, cases: dict[str, Case]) -> None:
    """Lines that name a council by themselves: they own where they run through the dossier or open it."""
    found: dict[str, list[int]] = {}
    for at, text in enumerate(layout.texts):
        if len(text) <= 90 and (owner := owner_of(text)):
            found.setdefault(owner, []).append(at)
    pages = max(len(layout.page_starts), 1)
    for owner, places in found.items():
        case = cases.setdefault(owner, Case())
        spread = len({layout.page_start(at) for at in places})
        runs = spread >= 2 and (kind != "attachments" or spread * 2 > pages)
        # In a bundle a line for each of several councils heads a section about it.
        alone = sum(map(is_known, found)) == 1 and is_known(owner)
        covers = places[0] < _COVER and (alone or kind != "attachments")
        case.weight += min(spread, 4) * (HEADING if runs or covers else MENTION)
        spans = [span_of(lines, layout.filled[at].number, layout.filled[at].number) for at in places]
        (case.headings if runs or covers else case.mentions).extend(spans)


def _by_mentions(flow: Flow, layout: Layout, kind: str, cases: dict[str, Case]) -> None:
    """Running text: each page counts a council at most twice, so that one report about another does not outweigh all."""
    for match in _APPROVAL.finditer(flow.text):
        if kind != "attachments" and (council := council_named(match["word"])):
            case = cases.setdefault(council, Case())
            case.weight += APPROVAL
            case.headings.append(flow.span(match.start(), match.end()))
    per_page: Counter[tuple[str, int]] = Counter()
    for match in _MENTION.finditer(flow.text):
        council = council_named(match["word"])
        if council is None:
            continue
        span = flow.span(match.start(), match.end())
        page = layout.page_start(min(layout.position(span.first_line), len(layout) - 1))
        per_page[council, page] += 1
        if per_page[council, page] <= _PER_PAGE:
            case = cases.setdefault(council, Case())
            case.weight += MENTION if is_known(council) else MENTION / 4
            case.mentions.append(span)


def _by_land(text: str, cases: dict[str, Case]) -> None:
    for entry in data("councils")["kkr"]:
        weight = sum(min(text.count(region), 20) for region in entry["regions"]) * REGION
        weight += sum(min(len(re.findall(rf"\b{re.escape(short)}\b", text)), 10) for short in entry["short"]) * MENTION
        weight += sum(min(text.count(name), 5) for name in entry["municipalities"]) * MUNICIPALITY
        if weight:
            cases.setdefault(entry["name"], Case()).weight += weight


def _by_file_name(name: str, cases: dict[str, Case]) -> None:
    plain = fold(name)
    for word, council in _words().items():
        spelled = word.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
        if council in cases and (word in plain or spelled in plain):
            cases[council].weight += FILE_NAME
