"""A number of things in one place and a list that names others in another: "de 7 projekter", "projekterne er: a, b og c"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samraad.checking.finding import POSSIBLE_WARNING, Finding, Place, finding
from samraad.checking.paper import Paper
from samraad.checking.stems import stem, tokens_of
from samraad.reading.facts.numbers import parse_number
from samraad.reading.flow import Flow

CODE = "counted_list"
_LIST = re.compile(
    r"(?<![\wæøå])(?:De\s+|de\s+)?(?P<named>(?:[A-ZÆØÅa-zæøå-]+\s){0,2}[A-ZÆØÅa-zæøå-]{4,}(?:erne|ene))\s+"
    r"(?:handler om|omfatter|består af|dækker|er)\s*:\s(?P<list>[^.:;\n]+(?:\n[^.:;\n]+)?)(?:\.|$)"
)
_NUMBER = r"(?P<n>tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|[3-9]|1[0-9])"
_COUNT = re.compile(
    rf"(?<![\w+-])(?<!\+ )(?:de|De|vores)?\s*{_NUMBER}\s+(?P<named>(?:[A-ZÆØÅa-zæøå-]+\s){{0,2}}[A-ZÆØÅa-zæøå-]{{3,}}er)(?![a-zæøå])"
)
_LONGEST = 70  # letters of one thing in a list


@dataclass(frozen=True, slots=True)
class Listed:
    """``least`` to ``most`` things, as "og" in the last of them may join two or stand within one."""

    place: Place
    named: str
    least: int
    most: int
    said: str


def find_counted_lists(papers: Sequence[Paper]) -> Iterator[Finding]:
    """Lists of a dossier whose things are counted otherwise elsewhere in it."""
    listed = [one for paper in papers for flow in (paper.flow, paper.notes) for one in _lists(paper, flow)]
    if not listed:
        return
    counts = [(paper, match) for paper in papers for match in _COUNT.finditer(paper.text)]
    for one in listed:
        other = []
        for paper, match in counts:
            number = parse_number(match["n"])
            if number is None or not _same(match["named"], one.named):
                continue
            if one.least <= number <= one.most:
                break  # the dossier also counts them as the list does
            other.append((paper, match))
        else:
            if other:
                yield _finding(one, other)


def _lists(paper: Paper, flow: Flow) -> Iterator[Listed]:
    for match in _LIST.finditer(flow.text):
        things = [thing.strip() for thing in match["list"].replace("\n", " ").split(",")]
        joints = len(re.findall(r"\s(?:og|samt)\s", things[-1]))
        if len(things) < 3 or not joints or max(map(len, things)) > _LONGEST:
            continue
        place = paper.place_of(flow.span(match.start("named"), match.end()))
        yield Listed(place, match["named"], len(things), len(things) + joints, " ".join(match["list"].split()))


def _same(counted: str, listed: str) -> bool:
    """Whether two names are of the same things: their words alike, the last one perhaps a part of the other's."""
    a, b = ([stem(token) for token in tokens_of(name)] for name in (counted, listed))
    if len(a) < 2 or len(b) < 2 or a[0] != b[0]:
        return False
    return b[-1].endswith(a[-1]) or a[-1].endswith(b[-1])


def _finding(one: Listed, other: Sequence[tuple[Paper, re.Match[str]]]) -> Finding:
    counted = " ".join(other[0][1][0].split())
    more = (parse_number(other[0][1]["n"]) or 0) > one.most
    how_many = f"kun {one.most}" if more else f"{one.least}"
    text = f"Der tales om »{counted}«, men listen over {one.named} har {how_many}: {one.said}."
    places = [one.place, *(paper.place(match.start("n"), match.end()) for paper, match in other)]
    return finding(CODE, POSSIBLE_WARNING, text, places, [one.named, one.said, counted], [counted], how_many)
