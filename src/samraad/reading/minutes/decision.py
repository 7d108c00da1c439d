"""The decision of an item: outcome, points decided separately, statements for the record, appointments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from samraad.reading.flow import Flow
from samraad.reading.minutes.outcome import Grammar, Outcome, grammar, outcome_names, outcomes_in
from samraad.reading.minutes.people import opens_with_person, people_in
from samraad.reading.minutes.rows import Row, flow_of, is_bullet, span_of_rows
from samraad.reading.minutes.sentences import sentences_of
from samraad.reading.minutes.separate import decide_points
from samraad.reading.minutes.statements import find_statements, is_partisan
from samraad.reading.minutes.suffix import suffix_of
from samraad.reading.minutes.words import any_of, fold, words
from samraad.reading.model import Appointment, Decision, Point

_ADDED_TO_AGENDA = re.compile(
    r"\bpunkt\b[^.]*(?:\.\d[^.]*)?\b(?:tilføj|optage)|\b(?:tilføj|optage)\w*[^.]*\bpunkt\b", re.IGNORECASE
)
_AT = re.compile(r"[\s–•-]*(?:\d{1,2}[.)]\s*)?at\s+", re.IGNORECASE)
_DECIDED = "besluttede at "


@dataclass(frozen=True, slots=True)
class Deciding:
    """A sentence in which the council decides; ``part`` is where it stands in the text, ``head`` ends at its colon."""

    at: int
    part: slice
    head: str
    outcomes: tuple[Outcome, ...]


def find_decision(
    rows: Sequence[Row], title: str, points: tuple[Point, ...], councils: tuple[str, ...]
) -> Decision | None:
    """The decision that these rows state; None where the section is empty."""
    flow = flow_of(rows)
    if not flow.text:
        return None
    sentences = sentences_of(flow.text)
    deciding = _deciding(flow.text, sentences, grammar(councils))
    appointing = _is_about_appointing(title)
    people = _people(flow, sentences, deciding, appointing)
    deciding = _with_people(deciding, people)
    return Decision(
        outcome=_outcome(flow.text, deciding, title, appointing and bool(people)),
        text=flow.text,
        span=span_of_rows(rows),
        points=decide_points(flow.text, [(d.part, d.head, d.outcomes) for d in deciding], points),
        statements=find_statements(flow, sentences, frozenset(d.at for d in deciding)),
        appointments=people,
    )


def _deciding(text: str, sentences: Sequence[slice], rules: Grammar) -> list[Deciding]:
    found: list[Deciding] = []
    inherited, governed = False, True  # the heading "Beslutning" itself governs "at godkende …"
    for at, part in enumerate(sentences):
        sentence = text[part]
        if is_partisan(sentence):
            inherited = governed = False
            continue
        if governed and (bare := _AT.match(sentence)):
            if outcomes := outcomes_in(_DECIDED + sentence[bare.end() :], rules, False):
                found.append(Deciding(at, part, sentence, tuple(_shifted(outcomes, bare.end() - len(_DECIDED)))))
            continue
        governed = sentence[-1] not in ".!?" and bool(rules.governor.search(sentence) or rules.council.search(sentence))
        head, colon, tail = sentence.partition(":")
        outcomes = outcomes_in(head, rules, inherited)
        if not outcomes and colon and tail.strip():
            # "Beslutning: KKR godkendte …", "KKR Hovedstaden: godkendte …"
            outcomes = _shifted(outcomes_in(tail, rules, bool(rules.council.search(head))), len(head) + 1)
            head = sentence if outcomes else head
        if not outcomes and not tail.strip() and len(head.split()) <= (8 if colon else 4):
            inherited = bool(rules.council.search(head))
        elif not is_bullet(sentence) and not sentence[0].islower():
            inherited = False
        if outcomes:
            found.append(Deciding(at, part, head, tuple(outcomes)))
    return found


def _shifted(outcomes: list[Outcome], by: int) -> list[Outcome]:
    return [o._replace(start=max(o.start + by, 0), end=max(o.end + by, 0)) for o in outcomes]


def _with_people(deciding: list[Deciding], people: tuple[Appointment, ...]) -> list[Deciding]:
    """Leaves out what only counts as a decision where a person is named, if none is."""
    if people:
        return deciding
    kept = [(d, tuple(o for o in d.outcomes if not o.needs_person)) for d in deciding]
    return [Deciding(d.at, d.part, d.head, outcomes) for d, outcomes in kept if outcomes]


def _outcome(text: str, deciding: Sequence[Deciding], title: str, appointed: bool) -> str | None:
    """The weightiest of what the council surely decides, else of what it may have decided, with its addition."""
    order = list(outcome_names())
    if appointed:
        order.remove("appointed")
        order.insert(0, "appointed")
    for sure, weak in ((True, False), (False, False), (False, True)):
        names = {o.name for d in deciding for o in d.outcomes if (o.sure, o.weak) == (sure, weak)}
        if names:
            name = min(names, key=order.index)
            if appointed and name in ("approved", "adopted"):
                name = "appointed"
            return name + _addition(text, deciding, name, title)
    return "appointed" if appointed else None


def _addition(text: str, deciding: Sequence[Deciding], name: str, title: str) -> str:
    for d in deciding:
        for outcome in d.outcomes:
            if outcome.name == name and outcome.name in ("approved", "adopted", "noted", "appointed"):
                suffix = suffix_of(d.head, outcome.start)
                if suffix:
                    return suffix
    if "dagsorden" in fold(title) and _ADDED_TO_AGENDA.search(text):
        return " with addition"
    return ""


@cache
def _appointing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words('outcomes')['appointing_titles'])})\b", re.IGNORECASE)


def _is_about_appointing(title: str) -> bool:
    return bool(_appointing().search(title))


def _people(
    flow: Flow, sentences: Sequence[slice], deciding: Sequence[Deciding], appointing: bool
) -> tuple[Appointment, ...]:
    """The people named where the council appoints, and in the list that follows."""
    zones: list[slice] = []
    triggers = {d.at: d for d in deciding if any(o.name == "appointed" for o in d.outcomes)}
    listing = appointing
    for at, part in enumerate(sentences):
        trigger = triggers.get(at)
        sentence = flow.text[part]
        if trigger:
            zones.append(_zone(flow, trigger))
            listing = True
        elif appointing and (named := _NAMED_AS.search(sentence)):
            zones.append(slice(part.start + named.end(), part.stop))
        elif listing and opens_with_person(sentence) and not _says(sentence):
            zones.append(part)
        elif listing and not sentence.endswith(":") and len(sentence.split()) > 8:
            listing = appointing
    return people_in(flow, zones)


def _zone(flow: Flow, trigger: Deciding) -> slice:
    """Where the appointed stand: after the verb, or before it when passive ("Anna Berg (A) blev udpeget")."""
    part = trigger.part
    verb = part.start + min(o.start for o in trigger.outcomes if o.name == "appointed")
    after = slice(verb, part.stop)
    if opens_with_person(flow.text[part]) or not people_in(flow, [after]):
        return part
    return after


# What names the appointed without a verb of appointing: "godkendte udpegningen af …", "KKR's repræsentant er …".
_NAMED_AS = re.compile(
    r"\b(?:(?:gen)?udpegning(?:en)?|udpegelse(?:n)?|valg(?:et)?|indstilling(?:en)?)\s+af\s+(?=(?:[a-zæøå]+\s)?[A-ZÆØÅ][\w-]+\s[A-ZÆØÅ])"
    r"|\b(?:medlem|repræsentant|suppleant|stedfortræder)\w*\s+(?:er|bliver)\s+(?=(?:[a-zæøå]+\s)?[A-ZÆØÅ][\w-]+\s[A-ZÆØÅ])"
)
_SAYS = re.compile(
    r"\)\W+(?:\w+\s+){0,4}?(?:orienterede|bemærkede|nævnte|oplyste|spurgte|præsenterede|introducerede|takkede|foreslog"
    r"|fremhævede|supplerede|pegede|udtrykte|deltog|tilføjede|opfordrede|ønskede|bad|var|har|havde|er|stemte|kunne|udtræder|udtrådte|fratræder|fratrådte|udgår|træder|trådte)\b"
)


def _says(sentence: str) -> bool:
    """Whether the sentence that opens with a person tells what that person did."""
    return bool(_SAYS.search(sentence))
