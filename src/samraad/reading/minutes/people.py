"""Appointed people in running text: name, party letter, municipality."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from samraad.reading.flow import Flow
from samraad.reading.minutes.words import any_of, fold, municipalities, words
from samraad.reading.model import Appointment

_CAPITAL = r"[A-ZÆØÅÉÖÄÜ][\w'’-]*"


class _Patterns(NamedTuple):
    person: re.Pattern[str]
    opens: re.Pattern[str]
    title: re.Pattern[str]
    replaced: re.Pattern[str]
    not_people: re.Pattern[str]


@cache
def _letters() -> dict[str, str]:
    """Names of parties to their letters."""
    return {fold(name): letter for letter, names in words("parties")["parties"].items() for name in names}


@cache
def _patterns() -> _Patterns:
    data, parties = words("outcomes"), words("parties")
    name = rf"{_CAPITAL}\.?(?:\s+(?:{_CAPITAL}\.?|{any_of(data['particles'])})){{0,5}}?\s+{_CAPITAL}"
    place = (
        rf"(?:(?:{any_of(municipalities())})s?(?![\w-])(?:\s+(?:Regions)?[Kk]ommune)?"
        rf"|{_CAPITAL}(?:[\s-]{_CAPITAL})?\s+(?:Regions)?[Kk]ommune)"
    )
    letter = rf"[{parties['letters']}]"
    party = any_of([*_letters_as_printed(), *data["without_party"]])
    person = rf"""
        (?P<name>{name})
        (?: \s*,?\s*[(\[]\s*(?:
                (?P<l1>{letter})(?:\s*[,/;–-]\s*(?P<p1>{place}))?
              | (?P<p2>{place})\s*[,/;–-]\s*(?P<l2>{letter})
              | (?P<party1>(?i:{party}))(?:\s*[,/;–-]\s*(?P<p6>{place}))?
            )\s*[)\]]
          | \s*,\s*(?P<p3>{place})\s*,?\s*[(\[]\s*(?P<l3>{letter})\s*[)\]]
          | \s*,\s*(?P<l4>{letter})(?=\s*(?:,|$|\n))
          | \s*,\s*(?P<party2>(?i:{party}))
          | (?=\s*(?:,\s*(?:fra\s+)?|\s+fra\s+|\s+[–-]\s+|\s*\(){place})
        )
        (?: \s*(?:,\s*(?:fra\s+)?|\s+fra\s+|\s+[–-]\s+|\s*\(|\s)\s*(?P<p4>{place}) )?
    """
    labelled = rf"(?:(?P<p5>{place})\s*[:–-]\s*|{letter}\s*:\s*|[A-ZÆØÅ][\w .,/()-]{{2,60}}?:\s*)?"
    titles = any_of(data["person_titles"])
    return _Patterns(
        re.compile(person, re.VERBOSE),
        re.compile(rf"\W*(?:\d{{1,2}}[.)]\s*)?{labelled}(?:(?:{titles})\s+)*(?={name})", re.IGNORECASE),
        re.compile(rf"(?:(?:{titles})\s+)+", re.IGNORECASE),
        re.compile(rf"\b(?:{any_of(data['replaced'])})\b", re.IGNORECASE),
        re.compile(r"(?:KKR|Region|K\d\d|KL|Embedsmandsudvalget|Udvalget|Dansk|Det|Den|De)\b"),
    )


def _letters_as_printed() -> list[str]:
    return [name for names in words("parties")["parties"].values() for name in names]


def find_people(flow: Flow, start: int, stop: int) -> Iterator[Appointment]:
    """The people named between two offsets, but for those whom they replace."""
    last = start
    for match in _patterns().person.finditer(flow.text, start, stop):
        between = flow.text[last : match.start()]
        last = match.end()
        if _patterns().replaced.search(between):
            continue
        appointment = _appointment(flow, match)
        if appointment is not None:
            yield appointment


def opens_with_person(text: str) -> bool:
    """Whether a paragraph is an entry in a list of people ("– Roskilde: Anna Berg (A)")."""
    opened = _patterns().opens.match(text)
    if opened is None:
        return False
    person = _patterns().person.match(text, opened.end())
    if person is None:
        return False
    rest = text[person.end() :].strip(" .,;")
    return len(rest.split()) <= 8 or bool(_patterns().person.search(text, person.end()))


def _appointment(flow: Flow, match: re.Match[str]) -> Appointment | None:
    name = " ".join(match["name"].split())
    title = _patterns().title.match(name)
    start = match.start()
    if title:
        start += title.end()
        name = name[title.end() :]
    if " " not in name or _patterns().not_people.match(name):
        return None
    return Appointment(
        name,
        _party(match) or _party_above(flow.text, match.start()),
        _place(flow.text, match),
        flow.span(start, match.end()),
    )


def _party(match: re.Match[str]) -> str | None:
    letter = next((match[group] for group in ("l1", "l2", "l3", "l4") if match[group]), None)
    if letter:
        return letter
    printed = match["party1"] or match["party2"]
    return _letters().get(fold(printed), printed) if printed else None


def _party_above(text: str, start: int) -> str | None:
    """The party that heads the line, by name or letter: "Venstre: Anna Berg, …"."""
    before = text[text.rfind("\n", 0, start) + 1 : start].rstrip()
    if not before.endswith(":"):
        return None
    label = before.strip(" –-•:").split()[-3:]
    if label and len(label[-1]) == 1 and label[-1] in words("parties")["letters"]:
        return label[-1]
    names = (fold(" ".join(label[at:])) for at in range(len(label)))
    return next((_letters()[name] for name in names if name in _letters()), None)


def _place(text: str, match: re.Match[str]) -> str | None:
    place = next((match[group] for group in ("p1", "p2", "p3", "p4", "p6") if match[group]), None)
    if place is None:
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        place = before.strip(" –-•:") if before.rstrip().endswith(":") else None
        if place is None or fold(_bare(place)) not in _places():
            return None
    return _bare(place)


@cache
def _places() -> frozenset[str]:
    return frozenset(fold(name) for name in municipalities())


def _bare(place: str) -> str:
    """The municipality without "Kommune" and its genitive."""
    name = re.sub(r"\s+(?:Regions)?kommune$", "", " ".join(place.split()), flags=re.IGNORECASE)
    return name[:-1] if name.endswith("s") and fold(name[:-1]) in _places() else name


def people_in(flow: Flow, zones: Sequence[slice]) -> tuple[Appointment, ...]:
    """The people of all zones, each once."""
    found: dict[tuple[str, str | None], Appointment] = {}
    for zone in zones:
        for appointment in find_people(flow, zone.start, zone.stop):
            found.setdefault((appointment.person, appointment.party), appointment)
    return tuple(found.values())
