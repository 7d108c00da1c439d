"""Deadlines that are past when the meeting is held, or that fall before the body that must decide has met."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from samraad.checking.finding import POSSIBLE_WARNING, WARNING, Finding, finding
from samraad.checking.paper import Paper, Sentence
from samraad.reading.facts.dates import find_dates
from samraad.reading.model import Fact

PAST_CODE = "deadline_past"
BEFORE_CODE = "deadline_before_decision"
_PAST = re.compile(
    r"(?<![a-zæøå])(?:var|blev|havde|har|er blevet|skulle|kunne|måtte|udløb|sluttede|oprindelig\w*|tidligere|fik|sendte|afgav)(?![a-zæøå])",
    re.IGNORECASE,
)
_DUE = re.compile(r"(?:bedes|anmodes|frist|indsend|tilmeld|indmeld|tilbagemeld|høringssvar|svarfrist)", re.IGNORECASE)
_HANDLED = re.compile(
    r"(?<![a-zæøå])(?:behandle[sr]?|godkende[sr]?|drøfte[sr]?|forelægges|tage[sr]? stilling|fremlægges|træffe[rs]?)(?![a-zæøå])"
    r"[^.;]{0,80}?(?P<body>[a-zæøåA-ZÆØÅ-]*(?:møde[t]?|generalforsamling(?:en)?))\s+(?:(?:i [A-ZÆØÅ][^.;]{0,40}?\s)?(?:den|d\.|i)\s)",
)
_OWN_ANSWER = re.compile(r"høringsfrist|svarfrist|høringssvar", re.IGNORECASE)
_ANSWER = re.compile(r"(?:hørings)?svar(?:et)?(?![a-zæøå])", re.IGNORECASE)
_YEAR = 366  # days behind the meeting from which a date is history, not a deadline that was missed


def find_deadlines(paper: Paper) -> Iterator[Finding]:
    """Deadlines of the paper against its meeting's date, and against the meeting that shall decide."""
    meeting = paper.dossier.meeting
    if not paper.lines:
        return
    facts = [fact for fact in _deadlines(paper) if fact.value is not None]
    for fact in facts:
        due = dt.date.fromisoformat(fact.value or "")
        sentence = _sentence(paper, fact)
        if sentence is None or _PAST.search(sentence.text) or not _DUE.search(sentence.text):
            continue
        if meeting.date is not None and _is_past(paper, fact, due):
            text = f"Fristen »{fact.text}« er udløbet, når mødet holdes den {meeting.date:%d-%m-%Y}."
            yield _finding(paper, PAST_CODE, fact, sentence, text, meeting.date)
            continue
        yield from _before_decision(paper, fact, sentence, due)


def _is_past(paper: Paper, fact: Fact, due: dt.date) -> bool:
    """Whether a deadline with its year printed lies before the meeting whose agenda or minutes print it."""
    meeting = paper.dossier.meeting
    if paper.dossier.kind == "attachments" or meeting.date is None or not meeting.printed or fact.inferred:
        return False
    return 0 < (meeting.date - due).days < _YEAR


def _deadlines(paper: Paper) -> Iterator[Fact]:
    first, last = paper.lines[0].number, paper.lines[-1].number
    for fact in paper.dossier.facts:
        if fact.type == "deadline" and first <= fact.span.first_line <= last:
            yield fact


def _sentence(paper: Paper, fact: Fact) -> Sentence | None:
    """The sentence that prints the deadline."""
    for sentence in paper.sentences:
        if paper.flow.line_at(sentence.end - 1).number < fact.span.first_line:
            continue
        return sentence if " ".join(sentence.text.split()).find(fact.text[-24:]) >= 0 else _next(paper, sentence, fact)
    return None


def _next(paper: Paper, sentence: Sentence, fact: Fact) -> Sentence | None:
    at = paper.sentences.index(sentence)
    for other in paper.sentences[at : at + 6]:
        if fact.text[-24:] in " ".join(other.text.split()):
            return other
    return None


def _before_decision(paper: Paper, fact: Fact, sentence: Sentence, due: dt.date) -> Iterator[Finding]:
    """A body's answer due before the meeting at which, by the sentences around, the body shall decide on it."""
    if fact.inferred or not _OWN_ANSWER.search(sentence.text):
        return
    at = paper.sentences.index(sentence)
    for other in paper.sentences[max(at - 2, 0) : at + 3]:
        match = _HANDLED.search(other.text)
        if match is None or _PAST.search(other.text) or not _ANSWER.search(other.text):
            continue
        dates = [date for date in find_dates(other.text) if date.start >= match.end() - 3 and date.exact]
        if dates and 0 < (dates[0].low - due).days < _YEAR:
            text = (
                f"Fristen »{fact.text}« ligger før {match['body']} den {dates[0].low:%d-%m-%Y}, "
                "hvor svaret først skal behandles."
            )
            yield _finding(paper, BEFORE_CODE, fact, sentence, text, dates[0].low)
            return


def _finding(paper: Paper, code: str, fact: Fact, sentence: Sentence, text: str, against: dt.date) -> Finding:
    judged = WARNING if code == PAST_CODE else POSSIBLE_WARNING
    figures = [fact.text, against.isoformat()]
    return finding(code, judged, text, [paper.place_of(fact.span)], [sentence.text], figures, against.isoformat())
