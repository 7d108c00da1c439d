"""Sections of an item: where their headings stand, and what belongs to which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from samraad.reading.minutes.rows import Row
from samraad.reading.minutes.words import BULLETS, any_of, fold, words

_TRIM = re.compile(rf"^[\s./…{re.escape(BULLETS)}]+|[\s:.{re.escape(BULLETS)}]+$")
_NUMBERING = re.compile(r"^(?:\d{1,2}[.)]|[a-z]\))\s+(?=[A-ZÆØÅ])")
_SENTENCE_END = re.compile(r"[.!?]$")
_BOTH = re.compile(r"\s*[/&]\s*|\s+og\s+")
# Whoever recommends: "Kredsen af direktører indstiller,".
_RECOMMENDS = r"[A-ZÆØÅ][^.,:;]{2,60}\bindstiller(?:[,:]|\s+at\b|$)"
_LONGEST_HEADING = 110
_LONGEST_NAME = 60


class Heading(NamedTuple):
    """What a line heads: the section, whether the text follows on the same line, and whether it names whose it is."""

    name: str
    run_in: bool
    tailed: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a section, the heading first; ``skip`` is the length of the heading in the first row's text."""

    name: str
    rows: tuple[Row, ...]
    skip: int


class _Patterns(NamedTuple):
    bare: dict[str, str]
    named: tuple[tuple[re.Pattern[str], str], ...]
    tails: tuple[tuple[str, str], ...]
    run_in: re.Pattern[str]
    run_in_names: dict[str, str]
    openings: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = words("sections")
    run_in_names = {fold(word): name for name, found in data["run_in"].items() for word in found}
    return _Patterns(
        {fold(word): name for name, found in data["headings"].items() for word in found},
        tuple((re.compile(one), name) for name, found in data["patterns"].items() for one in found),
        tuple((fold(tail) + " ", name) for name, found in data["with_tail"].items() for tail in found),
        re.compile(rf"[\s./…]*({any_of(run_in_names)})\s*:\s*(?=\S)", re.IGNORECASE),
        run_in_names,
        re.compile(rf"(?i:{any_of(data['recommendation_openings'])})\b|{_RECOMMENDS}"),
    )


def heading_of(text: str) -> Heading | None:
    """What section this line heads, if any. A run-in heading may be ordinary text: the caller weighs the context."""
    if len(text) > _LONGEST_HEADING and ":" not in text[:40]:
        return None
    known = _patterns()
    name = _bare(fold(_TRIM.sub("", _NUMBERING.sub("", text))))
    if name:
        return Heading(name, False, False)
    found = known.run_in.match(text)
    if found:
        return Heading(known.run_in_names[fold(found[1])], True, False)
    folded = fold(text)
    if len(text) <= _LONGEST_HEADING and not _SENTENCE_END.search(text):
        for tail, section in known.tails:
            if folded.startswith(tail) and (text.endswith(":") or "kkr" in folded or any(map(str.isdigit, folded))):
                return Heading(section, False, True)
    return None


def _bare(heading: str) -> str | None:
    """The section of a heading that is the whole line, also where it names two ("Baggrund og sagsfremstilling")."""
    known = _patterns()
    if heading in known.bare:
        return known.bare[heading]
    if len(heading) > _LONGEST_NAME or not heading:
        return None
    names = [known.bare.get(part) for part in _BOTH.split(heading)]
    if len(names) > 1 and all(names):
        return "decision" if "decision" in names else names[0]
    return next((name for pattern, name in known.named if pattern.fullmatch(heading)), None)


def heads_section(text: str) -> bool:
    """Whether the line alone heads a section."""
    heading = heading_of(text)
    return heading is not None and not heading.run_in


def opens_recommendation(text: str) -> bool:
    """Whether a paragraph so opening recommends, without a heading that says so."""
    return _patterns().openings.match(text) is not None


def find_parts(rows: Sequence[Row]) -> tuple[Part, ...]:
    """The sections of an item, whose rows these are (without its heading). Each name stands at most once."""
    starts = _starts(rows)
    if not any(name == "recommendation" for _, name, _ in starts):
        starts = _with_opening(rows, starts)
    if not starts:
        return ()
    ends = [index for index, _, _ in starts[1:]] + [len(rows)]
    return tuple(
        Part(name, tuple(rows[index:end]), skip) for (index, name, skip), end in zip(starts, ends, strict=True)
    )


def _starts(rows: Sequence[Row]) -> list[tuple[int, str, int]]:
    found: list[tuple[int, str, int]] = []
    tailed: set[int] = set()
    for index, row in enumerate(rows):
        heading = heading_of(row.text)
        if heading is None or not _may_start(heading, found, tailed):
            continue
        if heading.name in (name for _, name, _ in found):
            # A body before the council decided first ("Beslutning i K29 …"): the last decision is the council's.
            found = [start for start in found if start[1] != heading.name]
        if heading.tailed:
            tailed.add(index)
        skip = _patterns().run_in.match(row.text) if heading.run_in else None
        found.append((index, heading.name, skip.end() if skip else len(row.text)))
    return found


def _may_start(heading: Heading, found: list[tuple[int, str, int]], tailed: set[int]) -> bool:
    """Whether the heading opens a section here rather than being a subheading or a line of one."""
    seen = {name for _, name, _ in found}
    current = found[-1][1] if found else None
    if current == "decision" and len(found) > 1:  # some systems print the decision first: then the rest follows it
        only_tailed = found[-1][0] in tailed
        return (heading.name == "decision" and only_tailed) or (
            heading.name == "attachments" and not heading.run_in and "attachments" not in seen
        )
    if heading.name in seen:
        return False
    if heading.run_in:
        return current != "attachments" or heading.name == "decision"
    return True


def _with_opening(rows: Sequence[Row], starts: list[tuple[int, str, int]]) -> list[tuple[int, str, int]]:
    """Adds a recommendation that has no heading but opens a paragraph with "Det indstilles, at …"."""
    opens = _patterns().openings
    name_at = {index: name for index, name, _ in starts}
    current: str | None = None
    for index, row in enumerate(rows):
        current = name_at.get(index, current)
        if current in ("attachments", "decision"):
            break
        begins = index == 0 or row.gap > 0 or rows[index - 1].line.after == "\n"
        if begins and index not in name_at and opens.match(row.text):
            return sorted([*starts, (index, "recommendation", 0)])
    return starts
