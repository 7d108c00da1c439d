"""A promised number of things and the list that follows: "tre anbefalinger:" and then four."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samraad.checking.finding import WARNING, Finding, finding
from samraad.checking.paper import Paper
from samraad.checking.split import sentences_of
from samraad.checking.wordlists import either, entries, words
from samraad.reading.facts.numbers import parse_number

CODE = "promised_count"
_NUMBER = r"(?P<n>to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|\d{1,2})"
_PROMISE = re.compile(
    rf"(?:^|(?<![a-zæøå])(?:{either(entries('list_verbs'))})\s+(?:de\s+|disse\s+|følgende\s+)?)(?:(?:de|følgende|disse|har)\s+)?"
    rf"{_NUMBER}\s+(?:[a-zæøå]+(?:e|ske|lige)\s+){{0,3}}(?P<noun>[a-zæøå-]*[a-zæøå]{{3,}}(?:er|e|r|mål|forslag|krav|spor|tiltag|punkter))"
    r"(?P<tail>(?:\s+(?:kan|skal)?\s*(?:fremhæves|nævnes|opnås|følges|er|herunder|nedenfor))?|,?\s+(?:som|der|til|for|inden for|i|på|hvor)\b[^:]{0,110})\s*:$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"–\s+(?=\S)")
_NUMBERED = re.compile(r"(?P<n>\d{1,2})[.)]\s*(?=[A-ZÆØÅ\"”»(])")
_OTHER_NUMBER = re.compile(r"\d|\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|følgende)\b", re.IGNORECASE)
_FARTHEST = 14  # paragraphs within one point of a numbered list
_MOST_OFF = 3
_MOST = 15


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that follows a promise: how many it holds and where it ends in the text."""

    count: int
    end: int


def find_counts(paper: Paper) -> Iterator[Finding]:
    """Promised numbers that the list right below does not keep."""
    paragraphs = _paragraphs(paper.text)
    for at, (start, text) in enumerate(paragraphs):
        if not text.rstrip().endswith(":") or at + 2 >= len(paragraphs):
            continue
        last = sentences_of(text)[-1]
        promise = _PROMISE.search(text[last].replace(" :", ":"))
        if (
            promise is None
            or promise["noun"].lower() in words("no_list_nouns")
            or _OTHER_NUMBER.search(promise["tail"])
        ):
            continue
        number = parse_number(promise["n"])
        listed = _listed(paper, paragraphs[at + 1 :])
        if number is None or listed is None or not 2 <= number <= _MOST or listed.count == number:
            continue
        if abs(listed.count - number) <= _MOST_OFF:
            said = f"{promise['n']} {promise['noun']}"
            message = f"Der loves {said}, men listen nedenfor har {listed.count}."
            place = paper.place(start + last.start, listed.end)
            content = [text[last], str(listed.count)]
            yield finding(CODE, WARNING, message, [place], content, [said], str(listed.count))


def _paragraphs(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for part in text.split("\n"):
        if part.strip():
            found.append((at, part))
        at += len(part) + 1
    return found


def _listed(paper: Paper, following: list[tuple[int, str]]) -> Listed | None:
    """The list that begins right here; None where it cannot be told where it ends."""
    first = following[0][1]
    if _BULLET.match(first):
        return _bullets(paper, following)
    number = _NUMBERED.match(first)
    return _numbered(following) if number is not None and number["n"] == "1" else None


def _bullets(paper: Paper, following: list[tuple[int, str]]) -> Listed | None:
    """Bullets of one sign, evenly spaced: a wider gap ends the list, another sign may be a list within it."""
    marks: list[str] = []
    widest = 0
    before = following[0][0]
    end = 0
    for at, (start, text) in enumerate(following):
        if not _BULLET.match(text):
            if any(_BULLET.match(later) for _, later in following[at + 1 : at + 4]):
                return None
            break
        line = paper.flow.line_at(start)
        gap = line.number - paper.flow.line_at(max(start - 2, before)).number
        if len(marks) >= 2 and gap > widest:
            break
        widest = max(widest, gap if marks else 0)
        marks.append(line.raw.strip()[:1])
        before, end = start, start + len(text)
    return Listed(len(marks), end) if len(marks) >= 2 and len(set(marks)) == 1 else None


def _numbered(following: list[tuple[int, str]]) -> Listed | None:
    count, last, end = 0, 0, 0
    for at, (start, text) in enumerate(following):
        number = _NUMBERED.match(text)
        if number is not None and int(number["n"]) == count + 1:
            count, last, end = count + 1, at, start + len(text)
        elif at - last > _FARTHEST or (number is not None and count > 1):
            break
    return Listed(count, end) if count >= 2 else None
