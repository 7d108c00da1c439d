"""Is it an agenda, minutes or a bundle of attachments?

Minutes and agendas are items from end to end: a number and title, soon followed by a bare section heading ("Indstilling",
"Sagsfremstilling"). A bundle may enclose the minutes of some board, so what counts is how much of the file such items span.
Minutes differ from an agenda by decisions with words under them; where items are few, what the first page calls itself helps.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from samraad.reading.model import Line
from samraad.reading.outline.issuers import is_body
from samraad.reading.outline.kinds import kind_alone
from samraad.reading.outline.layout import Layout
from samraad.reading.outline.words import data, fold, mark_of

_ITEM = re.compile(
    r"^(?:(?i:(?:dagsordens)?punkt|pkt\.?|sag)\s+(?:nr\.?\s*)?)?\d{1,2}(?:\.(?:[1-9]|[12]\d))?\.?:?(?:\s+\([^)]{3,20}\):?)?(?:\s?[-–—])?"
    r"\s+[A-ZÆØÅ\"”][^\d]{2}"
)
_PLAIN = re.compile(r"^(?:(?i:punkt|pkt\.?|ad)\s+)?(\d{1,2})[.:)]\s+([A-ZÆØÅ].{2,120})$")
_NUMBER_ALONE = re.compile(r"^(?:punkt|pkt\.?|sag)\s+(?:nr\.?\s*)?\d{1,2}(?:\.\d{1,2})?\s?[.:]?$", re.IGNORECASE)
_CASE = re.compile(
    r"^(?:SAG-\d|sags?[ -]?(?:nr|id|nummer)\b|j\.?\s?nr|journal[ -]?(?:nr|nummer)|\d\d\.\d\d\.\d\d-[A-Z]\d\d-\d)",
    re.IGNORECASE,
)
_NEAR, _COVER, _CLOSE = 8, 40, 60
_FEW, _EARLY, _SHARE = 3, 0.25, 0.5
_BARE, _LONG, _LONGEST = 16, 160, 400


def kind_of(lines: tuple[Line, ...]) -> str:
    """``agenda``, ``minutes`` or ``attachments``."""
    layout = Layout.of(lines)
    folded = _folded(layout)
    items = item_positions(layout)
    called = _called(layout)
    if not items and called in ("referat", "dagsorden") and _is_plain(layout):
        return "minutes" if called == "referat" else "agenda"
    if not _is_itemised(layout, folded, items, called) or not _have_cases(layout, folded, items):
        return "attachments"
    decided = sum(
        _names(folded[at], "decision") and bool(_words_below(layout, folded, at)) for at in range(items[0], len(layout))
    )
    if decided * 3 >= len(items) and decided:
        return "minutes"
    return "minutes" if called == "referat" and decided else "agenda"


@cache
def _headings(group: str) -> frozenset[str]:
    return frozenset(data("wording")["agenda_sections"][group])


def _names(heading: str, group: str) -> bool:
    """Whether a folded line is one of the group's headings, perhaps with whose it is or for what ("beslutning i KKR …")."""
    if heading in _headings(group):
        return True
    words = heading.split(" ", 2)
    if len(words) < 2:
        return False
    sections = data("wording")["agenda_sections"]
    tailed = words[1] in sections["tails"] and words[0] in _headings(group)
    return tailed or (words[0] in sections["owners"] and heading.rsplit(" ", 1)[1] in _headings(group))


def _folded(layout: Layout) -> list[str]:
    folded = [fold(text) if len(text) <= 60 else "" for text in layout.texts]
    for at in [at for at, text in enumerate(folded) if text == "referat" and at + 1 < len(layout)]:
        below = layout.texts[at + 1]
        if is_body(below) or mark_of(below) in ("date", "meeting"):
            folded[at] = ""  # what enclosed minutes call themselves, and no heading of a decision
    return folded


def item_positions(layout: Layout) -> list[int]:
    """Positions of item headings: numbered, and a case number or section heading soon below, right below a long one."""
    folded = _folded(layout)
    numbered = [
        at
        for at, text in enumerate(layout.texts)
        if len(text) <= _LONGEST and (_ITEM.match(text) or (len(text) < _BARE and _NUMBER_ALONE.match(text)))
    ]
    found: list[int] = []
    for at, following in pairwise([*numbered, len(layout)]):
        near = _NEAR if len(layout.texts[at]) <= _LONG else 1
        if any(_opens_case(layout, folded, i) for i in range(at + 1, min(at + 1 + near, following))):
            found.append(at)
    return found


def _opens_case(layout: Layout, folded: list[str], at: int) -> bool:
    return bool(_CASE.match(layout.texts[at])) or _names(folded[at], "decision") or _names(folded[at], "case")


def _is_itemised(layout: Layout, folded: list[str], items: list[int], called: str | None) -> bool:
    """Whether items span most of the file from early on; the last one may be as long as any three.

    Where one item is much longer than the others, another document may lie in it, unless each of the items has the
    headings of a case and the long ones end in their decision, or the first page says that this is an agenda.
    """
    if not items or items[0] > max(_EARLY * len(layout), 2 * _COVER):
        return False
    lengths = sorted(after - at for at, after in pairwise(items))
    usual = lengths[(len(lengths) - 1) // 2] if lengths else 0
    last = min(len(layout) - items[-1], 3 * usual + _COVER)
    share = (items[-1] - items[0] + last) / (len(layout) - items[0])
    longest = max(lengths, default=0)
    most = max(8 * usual, 0.4 * len(layout))
    enough = len(items) >= _FEW or (called in ("referat", "dagsorden") and not _has_separators(layout, items))
    spread = share >= _SHARE and enough
    if not spread or longest <= most:
        return spread
    spans = list(pairwise(items))
    whole = all(_has_own(folded, at + 1, end) for at, end in spans)
    closed = all(_decides(folded, max(at, end - _CLOSE), end) for at, end in spans if end - at > most)
    return whole and (closed or called == "dagsorden")


def _is_plain(layout: Layout) -> bool:
    """Whether numbered titles count up from the approval of the agenda to the end, without a heading below any of them."""
    titles = [(at, match) for at, text in enumerate(layout.texts) if (match := _PLAIN.match(text))]
    chain: list[tuple[int, re.Match[str]]] = []
    for at, match in titles:
        if int(match[1]) == len(chain) + 1:
            chain.append((at, match))
    if len(chain) < _FEW + 1:
        return False
    first, last = fold(chain[0][1][2]), fold(chain[-1][1][2])
    opens, closes = (data("wording")["plain_agenda"][end] for end in ("opens", "closes"))
    late = chain[-1][0] >= (1 - _EARLY) * len(layout)
    return late and chain[0][0] <= _COVER and first.startswith(tuple(opens)) and last.startswith(tuple(closes))


def _has_separators(layout: Layout, items: list[int]) -> bool:
    """Whether numbered titles stand alone between runs of empty lines, as they do before attachments."""
    known = set(items)
    return any(
        at not in known and _ITEM.match(text) and layout.stands_apart(at) and layout.stands_apart(at + 1)
        for at, text in enumerate(layout.texts[:-1])
    )


def _has_own(folded: list[str], start: int, end: int) -> bool:
    return any(_names(folded[i], "own") or _names(folded[i], "decision") for i in range(start, end))


def _decides(folded: list[str], start: int, end: int) -> bool:
    return any(_names(folded[i], "decision") for i in range(start, end))


def _have_cases(layout: Layout, folded: list[str], items: list[int]) -> bool:
    """Whether most items have what only cases have; the notes behind separators have a background as well."""
    ends = [*items[1:], len(layout)]
    spans = [(at, end) for at, end in zip(items, ends, strict=True) if end - at > 2]  # not those of a list of contents
    return sum(_is_case(layout, folded, at, end) for at, end in spans) * 2 > len(spans)


def _is_case(layout: Layout, folded: list[str], at: int, end: int) -> bool:
    near = layout.texts[at + 1 : min(at + 1 + _NEAR, end)]
    if any(map(_CASE.match, near)):
        return True
    return _has_own(folded, at + 1, end)


def _called(layout: Layout) -> str | None:
    """What the first page calls the dossier on a line by itself or at the start of one."""
    for text in layout.texts[:_COVER]:
        naming = kind_alone(text) or kind_alone(text.split(" ", 1)[0] if len(text) < 80 else "")
        if naming and naming.kind in ("referat", "dagsorden", "bilag", "notat"):
            return naming.kind
    return None


def _words_below(layout: Layout, folded: list[str], at: int) -> str:
    """What stands right under a heading, unless that is the next heading or item."""
    below = at + 1
    if below >= len(layout) or _ITEM.match(layout.texts[below]) or _names(folded[below], "case"):
        return ""
    return layout.texts[below]
