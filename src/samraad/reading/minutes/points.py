"""The points of a recommendation: bulleted, numbered, a line each, or a sentence each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from samraad.reading.minutes.rows import Row, bullet_end, continues, flow_of, is_bullet, span_of_rows, text_of_rows
from samraad.reading.minutes.sentences import sentences_of
from samraad.reading.minutes.words import any_of, words
from samraad.reading.model import Point

_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[a-hA-H]\)|[ivx]{1,4}[.)]|\(\d{1,2}\)|[a-h]\.)\s+")
_AT = re.compile(r"at\s+\S", re.IGNORECASE)
_NOTHING = re.compile(r"\W*(?:ingen|intet|udgår|-|–)\b", re.IGNORECASE)
_LEAD_END = re.compile(r"(?:[:,;.]|\bog|\bsamt|\beller|\bat|indstill?er|indstilles|anbefales|foreslås)$", re.IGNORECASE)


class _Patterns(NamedTuple):
    lead: re.Pattern[str]
    verb_first: re.Pattern[str]
    verb: re.Pattern[str]
    asks: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = words("recommendations")
    verbs = any_of(data["verbs"])
    return _Patterns(
        re.compile(any_of(data["leads"]), re.IGNORECASE),
        re.compile(rf"(?:at\s+)?(?:{verbs}|{any_of(_passives(data['verbs']))})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{verbs}|{any_of(_passives(data['verbs']))})\b", re.IGNORECASE),
        re.compile(rf"at\s+(?:[\w’'-]+\s+){{0,5}}?(?:{verbs}|{any_of(_passives(data['verbs']))})\b", re.IGNORECASE),
    )


def _passives(verbs: Sequence[str]) -> list[str]:
    return [verb[:-1] + "s" for verb in verbs if verb.endswith("r")]


def find_points(rows: Sequence[Row]) -> tuple[Point, ...]:
    """The points of a recommendation, whose rows these are, without its heading. Nothing recommended: no points."""
    listed = _starts(rows)
    if listed and _is_one_sentence(rows, listed):
        return (_whole(rows),)
    if listed and _recommends(rows, listed):
        return tuple(_point(rows, start, end) for start, end in zip(listed, [*listed[1:], len(rows)], strict=True))
    return _sentences(rows)


def _starts(rows: Sequence[Row]) -> list[int]:
    """Rows that open a point: of the kind of list that comes first, so that lists within a point stay in it."""
    for opens in (_bullets, _numbers, _clauses, _verbs):
        found = opens(rows)
        if found:
            return found
    return []


def _bullets(rows: Sequence[Row]) -> list[int]:
    marked = [at for at, row in enumerate(rows) if is_bullet(row.text)]
    numbered = _numbers(rows)
    if not marked or (numbered and numbered[0] < marked[0]):
        return []
    glyph = _glyph(rows[marked[0]].text)
    return [at for at in marked if _glyph(rows[at].text) == glyph]


def _glyph(text: str) -> str:
    # Dashes of all lengths are one kind of bullet: extraction mixes them.
    return "-" if text[0] in "-–—˗−‐‑" else text[0]


def _numbers(rows: Sequence[Row]) -> list[int]:
    found = [at for at, row in enumerate(rows) if _NUMBERED.match(row.text)]
    return found if found and re.match(r"\(?[1aAi]\b", rows[found[0]].text) else []


def _clauses(rows: Sequence[Row]) -> list[int]:
    """Clauses on lines of their own: "at KKR godkender …". One such line may just be where a sentence wraps."""
    found = [
        at
        for at, row in enumerate(rows)
        if _AT.match(row.text)
        and (at == 0 or row.text[0] == "A" or _LEAD_END.search(rows[at - 1].text) or _patterns().asks.match(row.text))
    ]
    return found if len(found) > 1 else []


def _verbs(rows: Sequence[Row]) -> list[int]:
    """A list that lost its bullets: lines that open with a capital and a recommending verb after an open lead."""
    found = [at for at, row in enumerate(rows) if row.text[0].isupper() and _patterns().verb_first.match(row.text)]
    open_lead = bool(found) and found[0] > 0 and not rows[found[0] - 1].text.endswith(".")
    return found if open_lead and _patterns().lead.search(text_of_rows(rows[: found[0]])) else []


def _recommends(rows: Sequence[Row], starts: Sequence[int]) -> bool:
    """Whether the list is what is recommended, not matter that the recommendation mentions."""
    lead = text_of_rows(rows[: starts[0]])
    if _patterns().lead.search(lead) or not lead:
        return True
    if re.search(r"\bat\b[^.]{0,60}:?$|\bKKR\b[^.]{0,40}:?$", lead):
        return True
    opening = [bool(_patterns().verb_first.match(_without_mark(rows[at].text))) for at in starts]
    return sum(opening) * 2 > len(opening)


def _is_one_sentence(rows: Sequence[Row], starts: Sequence[int]) -> bool:
    """Whether the lead already says what to do and the list only says with what ("udpeger medlemmer til: – …")."""
    lead = text_of_rows(rows[: starts[0]])
    last = lead[sentences_of(lead)[-1]] if lead else ""
    if not _patterns().lead.search(last) or not any(
        not _patterns().lead.match(verb[0]) for verb in _patterns().verb.finditer(last)
    ):
        return False
    texts = [_without_mark(rows[at].text) for at in starts]
    return not any(_AT.match(text) or _patterns().verb_first.match(text) for text in texts)


def _whole(rows: Sequence[Row]) -> Point:
    return Point(" ".join(text_of_rows(rows).split()), span_of_rows(rows))


def _without_mark(text: str) -> str:
    marked = _NUMBERED.match(text)
    return text[marked.end() if marked else bullet_end(text) :]


def _point(rows: Sequence[Row], start: int, end: int) -> Point:
    """The point from its mark to the end of its paragraph."""
    stop = start + 1
    alone = not _without_mark(rows[start].text)  # a bullet on a line of its own
    while stop < end and (alone or continues(rows[stop - 1], rows[stop]) or is_bullet(rows[stop].text)):
        alone = False
        stop += 1
    own = rows[start:stop]
    text = " ".join(_without_mark(text_of_rows(own)).split())
    return Point(text, span_of_rows(own))


def _sentences(rows: Sequence[Row]) -> tuple[Point, ...]:
    """Each sentence that recommends; a sentence that only explains is none."""
    flow = flow_of(rows)
    found = sentences_of(flow.text)
    leading = [part for part in found if _patterns().lead.search(flow.text[part.start : part.stop])]
    kept = leading or [part for part in found if _patterns().verb.search(flow.text[part.start : part.stop])]
    if not kept and len(found) == 1 and not _NOTHING.match(flow.text):
        kept = found
    return tuple(
        Point(" ".join(flow.text[part.start : part.stop].split()), flow.span(part.start, part.stop)) for part in kept
    )
