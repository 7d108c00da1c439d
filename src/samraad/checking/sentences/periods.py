"""A number of years beside the dates it should lie between: "5 år" of what runs from July 2023 to the end of 2027."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from samraad.checking.finding import WARNING, Finding, finding
from samraad.checking.paper import Paper, Sentence
from samraad.checking.wordlists import either, entries
from samraad.reading.facts.dates import find_dates
from samraad.reading.facts.numbers import parse_number

CODE = "period"
_WORDS = "to|tre|fire|fem|seks|syv|otte|ni|ti"
_RUNS = re.compile(r"(?<![a-zæøå])(?:træder i kraft|gælder|løber|løbe|gælde|fra)(?![a-zæøå])", re.IGNORECASE)
_UNTIL = re.compile(r"(?<![a-zæøå])(?:til|udløber|ophører|t\.o\.m\.)(?![a-zæøå])")
_FOR_YEARS = re.compile(
    rf"(?<![a-zæøå])(?:i|over)\s+(?P<n>\d{{1,2}}|{_WORDS})\s+år(?![\w-])(?!\s+(?:siden|efter|før|i))"
)
_YEARLY = re.compile(
    rf"(?<![\w+-])(?P<n>1?\d|{_WORDS})[-\s]?årige?t?\s+(?:[a-zæøå]+\s+){{0,2}}?[a-zæøå-]*(?:{either(entries('running_things'))})[a-zæøå]{{0,3}}\b"
    rf"[^.;:\d]{{0,60}}?(?P<from>20\d\d)\s?[-–]\s?(?P<to>20\d\d)(?!\d)"
)
_PERIOD = re.compile(rf"(?<![a-zæøå])(?:{either(entries('period_words'))})", re.IGNORECASE)
_BEHIND = re.compile(r"(?<![a-zæøå])(?:har|havde|været|seneste|sidste|tidligere|hidtil)(?![a-zæøå])", re.IGNORECASE)
_LEAST_APART = 3  # months by which years and dates must differ to be told
_MOST_APART = 12  # months beyond which they are of different things
_SHORTEST = 18  # months of a period that is told in years
_MOST_YEARS_APART = 3


@dataclass(frozen=True, slots=True)
class Run:
    """From when to when something runs, as one sentence says it."""

    sentence: Sentence
    first: dt.date
    last: dt.date

    @property
    def months(self) -> int:
        after = self.last + dt.timedelta(days=1)
        return (after.year - self.first.year) * 12 + after.month - self.first.month


def find_periods(paper: Paper) -> Iterator[Finding]:
    """Numbers of years that do not fit the dates or years that bound them."""
    yield from _beside_years(paper)
    runs = [run for sentence in paper.sentences if (run := _run_of(sentence)) is not None]
    if len(runs) != 1:
        return
    run = runs[0]
    said = [
        (sentence, match, years)
        for sentence in paper.sentences
        if sentence is not run.sentence and _PERIOD.search(sentence.text) and not _BEHIND.search(sentence.text)
        for match in _FOR_YEARS.finditer(sentence.text)
        if (years := _number(match["n"])) is not None and _LEAST_APART <= abs(years * 12 - run.months) <= _MOST_APART
    ]
    if said:
        yield _finding(paper, run, said)


def _run_of(sentence: Sentence) -> Run | None:
    """The dates between which the sentence says that something runs, if it names just two."""
    start = _RUNS.search(sentence.text)
    if start is None or "20" not in sentence.text or not _UNTIL.search(sentence.text):
        return None
    dates = find_dates(sentence.text)
    if len(dates) != 2 or dates[0].start < start.end() or not dates[0].exact:
        return None
    between = sentence.text[dates[0].end : dates[1].start]
    run = Run(sentence, dates[0].low, dates[1].high)
    return run if _UNTIL.search(between) and run.months >= _SHORTEST else None


def _finding(paper: Paper, run: Run, said: list[tuple[Sentence, re.Match[str], int]]) -> Finding:
    length = _length(run.months)
    first = said[0]
    text = (
        f"Der står »{first[1][0]}«, men fra {run.first:%d-%m-%Y} til {run.last:%d-%m-%Y} er der {length}. "
        "Enten tallet eller datoerne bør rettes."
    )
    places = [paper.place(s.start + m.start(), s.start + m.end()) for s, m, _ in said]
    places.append(paper.place(run.sentence.start, run.sentence.end))
    content = [run.sentence.text, *(sentence.text for sentence, _, _ in said)]
    figures = [match[0] for _, match, _ in said] + [f"{run.first:%d-%m-%Y}", f"{run.last:%d-%m-%Y}"]
    return finding(CODE, WARNING, text, places, content, figures, length)


def _beside_years(paper: Paper) -> Iterator[Finding]:
    """ "En femårig aftale 2022-2025": the years counted with both ends, or from the one to the other."""
    for sentence in paper.sentences:
        if "årig" not in sentence.text:
            continue
        for match in _YEARLY.finditer(sentence.text):
            years, count = _number(match["n"]), int(match["to"]) - int(match["from"]) + 1
            if years is None or years in (count, count - 1) or not 1 < count <= years + _MOST_YEARS_APART:
                continue
            text = f"{match['from']}-{match['to']} er {count} år, men der står »{match[0].split()[0]}«."
            place = paper.place(sentence.start + match.start(), sentence.start + match.end())
            yield finding(CODE, WARNING, text, [place], [sentence.text], [match[0]], f"{count} år")


def _number(text: str) -> int | None:
    value = parse_number(text)
    return None if value is None else int(value)


def _length(months: int) -> str:
    years, rest = divmod(months, 12)
    if rest == 6:
        return f"{years}½ år"
    return f"{years} år" + (f" og {rest} måneder" if rest else "")
