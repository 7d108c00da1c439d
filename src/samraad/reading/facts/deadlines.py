"""Deadlines: by when something must be done, by whom and to whom, as far as the sentence says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

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
    rf"(?<![a-zæøå])(?:skal|bør|bedes|må)\s+(?:[^.!?:]{{0,120}}\s)?(?:{either(words('due_verbs'))})(?![a-zæøå])[^.!?,:]{{0,40}}?"
    r"\s(?:senest\s+|pr\.\s?|med\s+|i\s+)?(?:\w+dag\s+)?(?:(?:den|d\.)\s?)?$"
)
_OPEN_UNTIL = re.compile(
    r"(?<![a-zæøå])(?:mulighed|kan|frist)\s+[^.!?]{0,120}?(?:melde|indsende|afgive|søge|ansøge|tilmelde|svare|kommentere)"
    r"(?:s|r)?(?![a-zæøå])[^.!?]{0,80}\s(?:frem\s+til|indtil)\s+(?:(?:den|d\.)\s?)?$"
)
_LAST_YEAR = re.compile(r"(?<![a-zæøå])senest\s+(?:i\s+)?((?:19|20)\d\d)(?![\d.-])")
_CLAUSE_END = re.compile(r"[.!?:;]\s|\n[•–−\-➢✓❑▶o*]\s|^[•–−\-➢✓❑▶*]\s|\n(?=[A-ZÆØÅ])", re.MULTILINE)
_NOUN_WHAT = re.compile(
    r"\s+(?:for|til|vedrørende|vedr\.|med)\s+(.+?)\s+(?:er|var|bliver|blev|udløber|sættes|den)(?:\s|$)", re.DOTALL
)
_PARTY = either(words("parties"))
_SENDER = re.compile(
    rf"(?:^|\s)((?:[A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*)*|(?:[Aa]lle\s|[Dd]e\s)?(?i:{_PARTY})))\s+(?:skal|bør|bedes|har|kan|vil)(?![a-zæøå])"
)
_RECEIVER = re.compile(
    rf"(?:sende\w*|aflever\w*|melde\w*|indberet\w*|svar\w*|indgiv\w*|ansøg\w*|bidrag\w*|materiale\w*)\s+(?:\w+\s+){{0,2}}?til\s+"
    rf"([A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*)*|(?i:{_PARTY}))"
)
_LEADING = re.compile(r"^(?:[•–−\-➢✓❑▶*\s]|at\s|og\s|samt\s)+", re.IGNORECASE)
_TRAILING = re.compile(r"[\s,–-]+(?:og|skal|er)?$")
_REACH = 260
_LONGEST = 160


def find_deadlines(
    prose: Prose, dates: list[FoundDate], last_day: Callable[[int], str] = lambda year: f"{year}-12-31"
) -> Iterator[Mention]:
    """The dates that are deadlines, and years that something must be done by."""
    for date in dates:
        trigger = _trigger(prose, date)
        if trigger is not None:
            deadline = _deadline(prose.text, trigger, date.start, date.end)
            yield Mention(
                "deadline", min(trigger, date.start), date.end, date.high.isoformat(), inferred=date.inferred, deadline=deadline,
                low=None, high=None,
            )  # fmt: skip
    for match in _LAST_YEAR.finditer(prose.folded):
        if not any(date.start <= match.start(1) < date.end for date in dates):
            deadline = _deadline(prose.text, match.start(), match.start(1), match.end())
            yield Mention("deadline", match.start(), match.end(), last_day(int(match.group(1))), deadline=deadline)


def _trigger(prose: Prose, date: FoundDate) -> int | None:
    """Where the words begin that make the date a deadline; None where there are none."""
    folded = prose.folded
    opening = _clause_start(prose.text, date.start)
    direct = _DIRECT.search(folded, max(opening, date.start - 40), date.start)
    if direct is not None:
        return direct.start()
    nouns = list(_NOUN.finditer(folded, max(opening, date.start - 110), date.start))
    if not nouns:
        nouns = _label_before(prose, date.start)
    if nouns:
        return nouns[-1].start()
    if _NOUN_AFTER.match(folded, date.end):
        return date.start
    for pattern in (_MUST, _OPEN_UNTIL):
        match = pattern.search(folded, opening, date.start)
        if match is not None:
            return date.start
    return None


def _label_before(prose: Prose, start: int) -> list[re.Match[str]]:
    """A label with a colon: "Høringsfrist: 1. maj 2023"."""
    match = _NOUN.search(prose.folded, max(start - 40, 0), start)
    if match is None:
        return []
    between = prose.folded[match.end() : start].strip()
    return [match] if between in (":", "", ": den", "den", "d.", ": d.", "er") else []


def _clause_start(text: str, at: int) -> int:
    opening = max(at - _REACH, 0)
    for boundary in _CLAUSE_END.finditer(text, opening, at):
        if text[boundary.start() - 2 : boundary.start() + 1] not in ("kt.", " d.", "ca.", "pr.", "jf.", "nr.", "tk."):
            opening = boundary.end()
    return opening


def _clause_end(text: str, at: int) -> int:
    boundary = _CLAUSE_END.search(text, at, at + _REACH)
    return boundary.start() if boundary else min(at + _REACH, len(text))


def _deadline(text: str, trigger: int, start: int, end: int) -> Deadline:
    opening = _clause_start(text, trigger)
    closing = _clause_end(text, end)
    sentence = text[opening:closing]
    noun = _NOUN_WHAT.search(text, trigger, max(start, trigger))
    if noun is not None:
        what = noun.group(1)
    else:
        what = _LEADING.sub("", text[opening:trigger]) or text[end:closing]
    sender = _SENDER.search(sentence)
    receiver = _RECEIVER.search(sentence)
    return Deadline(_short(what), sender and _line(sender.group(1)), receiver and _line(receiver.group(1)))


def _short(what: str) -> str | None:
    line = _TRAILING.sub("", _line(what).strip(" ,"))
    return line[-_LONGEST:].split(" ", 1)[-1] if len(line) > _LONGEST else line or None


def _line(text: str) -> str:
    return " ".join(text.split())
