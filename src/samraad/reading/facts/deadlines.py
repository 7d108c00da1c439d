"""Deadlines: by when something must be done, by whom and to whom, as far as the sentence says it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from samraad.reading.facts.dates import FoundDate
from samraad.reading.facts.mention import Mention, Prose
from samraad.reading.facts.wordlists import either, words
from samraad.reading.model import Deadline

_DIRECT = re.compile(
    r"(?<![a-zæøå])(?:senest|inden|indenfor)\s+(?:(?:i|med|ved|kl\.?\s?[\d.:]+)\s+)?(?:\w+dag\s+)?(?:(?:den|d\.)\s?)?$"
)
_NOUN = re.compile(r"(?<![a-zæøå])(?:[a-zæøå]*frist(?:en|er|erne)?|deadline(?:n|s)?)(?![a-zæøå])")
_NOUN_AFTER = re.compile(r"\s+(?:er|som|var)\s+(?:\w+\s+){0,2}(?:[a-zæøå]*frist(?:en)?|deadline)(?![a-zæøå])")
_MUST = re.compile(
    rf"(?<![a-zæøå])(?:skal|bør|bedes|må)\s+(?:[^.!?,:]{{0,100}}\s)?(?:{either(words('due_verbs'))})(?![a-zæøå])[^.!?,:]{{0,40}}?"
    r"\s(?:senest\s+|pr\.\s?|med\s+|i\s+)?(?:\w+dag\s+)?(?:(?:den|d\.)\s?)?$"
)
_OPEN_UNTIL = re.compile(
    r"(?<![a-zæøå])(?:mulighed|kan|frist)\s+[^.!?]{0,120}?(?:melde|indsende|afgive|søge|ansøge|tilmelde|svare|kommentere)"
    r"(?:s|r)?(?![a-zæøå])[^.!?]{0,80}\s(?:frem\s+til|indtil)\s+(?:(?:den|d\.)\s?)?$"
)
_HEARING = re.compile(
    r"(?<![a-zæøå])(?:i\s+høring|høringen|høringsperiode[a-zæøå]*)(?![a-zæøå])[^.!?]{0,60}\s(?:frem\s+til|indtil|til)\s+(?:og\s+med\s+)?"
    r"(?:(?:den|d\.)\s?)?$"
)
_CONDITION = re.compile(r"\s*(?:hvis|såfremt|når)\s")
_LAST_YEAR = re.compile(r"(?<![a-zæøå])senest\s+(?:i\s+)?((?:19|20)\d\d)(?![\d-]|\.\d)")
_CLAUSE_END = re.compile(
    r"[.!?]\s+(?=[A-ZÆØÅ•–])|[:;]\s|\n[•–−\-➢✓❑▶o*]\s|^[•–−\-➢✓❑▶*]\s|\n(?=[A-ZÆØÅ])", re.MULTILINE
)
_NOUN_WHAT = re.compile(
    r"\s+(?:for|til|vedrørende|vedr\.|med)\s+(.+?)\s+(?:er|var|bliver|blev|udløber|sættes|den)(?:\s|$)", re.DOTALL
)
_PARTY = either(words("parties"))
_ACTOR = rf"(?:[A-ZÆØÅ][\w-]*\s)*(?:[A-ZÆØÅ]\w*[A-ZÆØÅ\d]\w*|(?i:[\w-]*(?:{_PARTY})))(?:\s[A-ZÆØÅ][\w-]*)?"
_SENDER = re.compile(rf"(?:^|\s)((?:[Aa]lle\s|[Dd]e\s)?{_ACTOR})\s+(?:skal|bør|bedes|har|kan|vil)(?![a-zæøå])")
_SENDER_AFTER = re.compile(rf"\s(?:skal|bør|bedes)\s+((?:alle\s|de\s)?{_ACTOR})(?!\w)")
_RECEIVER = re.compile(
    rf"(?:sende\w*|aflever\w*|melde\w*|indberet\w*|svar\w*|indgiv\w*|ansøg\w*|bidrag\w*|materiale\w*)\s+(?:\w+\s+){{0,2}}?til\s+"
    rf"([A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*)*|(?i:[\w-]*(?:{_PARTY})))"
)
_LEADING = re.compile(r"^(?:[•–−\-➢✓❑▶*\s]|at\s|og\s|samt\s)+", re.IGNORECASE)
_SUBJECT = re.compile(rf"^(?:[Aa]lle\s|[Dd]e\s)?{_ACTOR}\s+(?:skal|bør|bedes|har|kan|vil)\s*")
_MODAL = re.compile(r"\s(?:skal|bør|bedes|vil)\s*$")
_TRAILING = re.compile(r"(?:[\s,–-]+(?:og|skal|er|den|d\.|pr\.|frem\s+til|indtil|til|løber|med|ved))*[\s,–-]*$")
_EDGE = re.compile(r"primo|medio|ultimo|(?:slutningen|begyndelsen|starten|midten|udgangen)\s")
_REACH = 260
_LONGEST = 160


def find_deadlines(prose: Prose, dates: list[FoundDate]) -> Iterator[Mention]:
    """The dates that are deadlines, and years that something must be done by at the latest."""
    earlier = 0
    for date in dates:
        trigger = _trigger(prose, date, earlier)
        earlier = date.end
        if trigger is not None:
            start = min(trigger, date.start)
            deadline = _deadline(prose.text, trigger, date.start, date.end)
            yield Mention(
                "deadline", start, date.end, _last_day(prose, start, date), inferred=date.inferred, deadline=deadline
            )
    for match in _LAST_YEAR.finditer(prose.folded):
        deadline = _deadline(prose.text, match.start(), match.start(1), match.end())
        yield Mention("deadline", match.start(), match.end(), f"{int(match.group(1))}-12-31", deadline=deadline)


def _last_day(prose: Prose, start: int, date: FoundDate) -> str:
    """The last day to do it: "inden sommeren" is before it begins, "inden 1. maj" and "inden ultimo maj" count those days."""
    whole = date.low.day == 1 and not date.exact and not _EDGE.match(prose.folded, date.start)
    if whole and prose.folded.startswith("inden", start):
        return (date.low - dt.timedelta(days=1)).isoformat()
    return date.high.isoformat()


def _trigger(prose: Prose, date: FoundDate, earlier: int) -> int | None:
    """Where the words begin that make the date a deadline; None where there are none, or another date stands between."""
    folded = prose.folded
    opening = max(_clause_start(prose.text, date.start), earlier)
    direct = _DIRECT.search(folded, max(opening, date.start - 40), date.start)
    if direct is not None:
        return None if _CONDITION.match(folded, opening, direct.start()) else direct.start()
    nouns = list(_NOUN.finditer(folded, max(opening, date.start - 110), date.start)) or _label_before(prose, date.start)
    if nouns:
        return nouns[-1].start()
    if _NOUN_AFTER.match(folded, date.end) or _MUST.search(folded, opening, date.start):
        return date.start
    until = _OPEN_UNTIL.search(folded, opening, date.start) or _HEARING.search(folded, opening, date.start)
    return date.start if until else None


def _label_before(prose: Prose, start: int) -> list[re.Match[str]]:
    """A label with a colon: "Høringsfrist: 1. maj 2023"."""
    match = _NOUN.search(prose.folded, max(start - 40, 0), start)
    if match is None:
        return []
    between = prose.folded[match.end() : start].strip()
    return [match] if between in (":", "", ": den", "den", "d.", ": d.", "er") else []


def _clause_start(text: str, at: int) -> int:
    opening = max(at - _REACH, 0)
    for boundary in _CLAUSE_END.finditer(text, opening, at + 1):
        opening = boundary.end()
    return opening


def _clause_end(text: str, at: int) -> int:
    boundary = _CLAUSE_END.search(text, at, at + _REACH)
    return boundary.start() if boundary else min(at + _REACH, len(text))


def _deadline(text: str, trigger: int, start: int, end: int) -> Deadline:
    opening = _clause_start(text, trigger)
    closing = _clause_end(text, end)
    sentence = text[opening:closing]
    sender = _SENDER.search(sentence) or _SENDER_AFTER.search(sentence)
    receiver = _RECEIVER.search(sentence)
    what = _what(text[opening:trigger], text[trigger:start], text[end:closing])
    return Deadline(what, sender and _line(sender.group(1)), receiver and _line(receiver.group(1)))


def _what(before: str, between: str, after: str) -> str | None:
    """What must be done: said with the word for deadline, else before the date, else after it."""
    named = _NOUN.match(between.lower())
    if named is not None:
        about = _NOUN_WHAT.search(between)
        return _short(about.group(1) if about else between[: named.end()])
    said_after = _NOUN_AFTER.match(after.lower())
    if said_after is not None:
        return _short(after[said_after.end() :].strip().removeprefix("for ")) or _short(said_after.group().split()[-1])
    cleaned = _SUBJECT.sub("", _LEADING.sub("", before))
    return _short(_MODAL.sub(" ", cleaned) + after if _MODAL.search(cleaned) else cleaned) or _short(after)


def _short(what: str) -> str | None:
    line = _TRAILING.sub("", _line(what).strip(" ,."))
    return line[-_LONGEST:].split(" ", 1)[-1] if len(line) > _LONGEST else line or None


def _line(text: str) -> str:
    return " ".join(text.split())
