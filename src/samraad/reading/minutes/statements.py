"""What parties had put on record about a decision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from samraad.reading.flow import Flow
from samraad.reading.minutes.words import any_of, words
from samraad.reading.model import Statement


class _Patterns(NamedTuple):
    party: re.Pattern[str]
    subject: re.Pattern[str]
    verb: re.Pattern[str]
    head: re.Pattern[str]
    record: re.Pattern[str]
    aside: re.Pattern[str]
    member: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = words("parties")
    names = [name for found in data["parties"].values() for name in found] + data["others"]
    capitals = sorted({*names, *(name[0].upper() + name[1:] for name in names)})
    party = rf"(?<![\w-])(?:{any_of(capitals)})(?:s gruppe)?(?![\w-])"
    several = rf"{party}(?:\s*\([A-ZÆØÅ]\))?(?:\s*(?:,|og|samt)\s+{party}(?:\s*\([A-ZÆØÅ]\))?)*"
    return _Patterns(
        re.compile(party),
        re.compile(
            rf"[\s–•-]*(?:(?:Et mindretal|Mindretallet)\s+(?:bestående af|\()\s*)?"
            rf"(?P<list>{several})"
        ),
        re.compile(any_of(data["statement_verbs"]), re.IGNORECASE),
        re.compile(rf"[\s–•-]*(?:{any_of(data['statement_heads'])})\b", re.IGNORECASE),
        re.compile(any_of(data["for_the_record"]), re.IGNORECASE),
        re.compile(rf"\b(?:idet|mens|dog|men|hvor)\s+(?P<list>{several})"),
        re.compile(r"[A-ZÆØÅ][\w'’-]+\s*\((?P<letter>[A-ZÆØÅ])\)"),
    )


def find_statements(flow: Flow, sentences: Sequence[slice], deciding: frozenset[int]) -> tuple[Statement, ...]:
    """The statements for the record; ``deciding`` are the sentences by which the council itself decides."""
    found: list[Statement] = []
    speakers = _speakers(flow.text, sentences, deciding)
    for at, parties in speakers.items():
        stop = _last(flow.text, sentences, at, deciding, frozenset(speakers))
        start, end = sentences[at].start, sentences[stop].stop
        text = " ".join(flow.text[start:end].split())
        found.extend(Statement(party, text, flow.span(start, end)) for party in parties)
    return tuple(found)


def is_partisan(sentence: str) -> bool:
    """Whether the sentence tells what a party, not the council, thinks or does."""
    known = _patterns()
    return bool(known.subject.match(sentence) or known.head.match(sentence))


def _speakers(text: str, sentences: Sequence[slice], deciding: frozenset[int]) -> dict[int, list[str]]:
    """The sentences that open a statement, each with its parties as printed."""
    found: dict[int, list[str]] = {}
    under_head = False
    for at, part in enumerate(sentences):
        sentence = text[part]
        parties = _parties(sentence, under_head)
        named = [*(parties if at not in deciding else ()), *_parties_aside(sentence)]
        if named:
            found[at] = list(dict.fromkeys(named))
        opened = _patterns().head.match(sentence)
        under_head = bool(opened and sentence.endswith(":") and not parties) or (under_head and bool(parties))
    return found


def _parties(sentence: str, under_head: bool) -> list[str]:
    known = _patterns()
    subject = known.subject.match(sentence)
    if subject:
        rest = sentence[subject.end() :]
        if under_head or known.verb.search(rest[:160]) or known.record.search(rest):
            return known.party.findall(subject["list"])
        return []
    if known.head.match(sentence) or known.record.search(sentence):
        parties = known.party.findall(sentence[:200])
        return parties or [match["letter"] for match in known.member.finditer(sentence[:200])]
    return []


def _parties_aside(sentence: str) -> list[str]:
    """The parties of a clause that sets them apart from what is decided ("…, idet Enhedslisten tog forbehold")."""
    known = _patterns()
    return [
        party
        for clause in known.aside.finditer(sentence)
        if known.verb.search(sentence, clause.end(), clause.end() + 80)
        for party in known.party.findall(clause["list"])
    ]


def _last(text: str, sentences: Sequence[slice], at: int, deciding: frozenset[int], speakers: frozenset[int]) -> int:
    """The last sentence of a statement: to the end of its paragraph, and on where it ends in a colon."""
    stop = at
    while stop + 1 < len(sentences) and stop + 1 not in deciding and stop + 1 not in speakers:
        same_paragraph = "\n" not in text[sentences[stop].stop : sentences[stop + 1].start]
        if not same_paragraph and not text[sentences[stop]].endswith(":"):
            break
        stop += 1
    return stop
