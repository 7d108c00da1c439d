"""A claim: a printed figure and the words around it, as they are compared with those of other claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from samraad.checking.finding import Place
from samraad.checking.paper import Paper, Sentence
from samraad.checking.quantity import Quantity, possible
from samraad.checking.stems import is_content, stem, tokens_of
from samraad.checking.wordlists import either, meanings
from samraad.reading.facts.amounts import hedge_before
from samraad.rules.numbers import Interval

_FIGURE = re.compile(r"[\d.,½¼¾]*[\d½¼¾](?:\s?[-–]\s?\d[\d.,]*)?|[a-zæøå]+", re.IGNORECASE)
_FRACTION = re.compile(rf"(?<![a-zæøå])(?:{either(meanings('fractions'))})(?![a-zæøå])", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAME = re.compile(r"(?<=[a-zæøå,0-9] )[A-ZÆØÅ][\wæøåÆØÅ-]+")
_GOES_ON = re.compile(r"\n(?:…|\.\.\.)?\s*(?=[a-zæøå])")
_SLACK = Fraction(1, 10)
_REACH = 16  # words to each side
_MONEY = frozenset({"kr", "mio", "mia", "pct", "procent", "million", "milliard", "kron", "t"})


@dataclass(frozen=True)
class Claim:
    """``left`` and ``right`` are the words beside the figure, nearest first; ``years`` and ``names`` those of its sentence."""

    paper: Paper
    start: int
    end: int
    said: str
    unit: str
    interval: Interval
    value: Fraction
    price_level: str | None
    left: tuple[str, ...]
    right: tuple[str, ...]
    years: frozenset[str]
    names: frozenset[str]
    sentence: Sentence
    context_end: int

    @property
    def place(self) -> Place:
        return self.paper.place(self.start, self.end)


def weighty(token: str) -> bool:
    """Whether a word or figure tells claims apart: no small word, no year, no unit of money."""
    if token.isdigit():
        return len(token) < 4
    return is_content(token) and token not in _MONEY


def claims_of(paper: Paper) -> Iterator[Claim]:
    """The claims of a paper's sentences; figures in tables are none."""
    tables = [(table.span.first_line, table.span.last_line) for table in paper.tables]
    for sentence in paper.sentences:
        if not sentence.quantities and not _FRACTION.search(sentence.text):
            continue
        line = paper.flow.line_at(sentence.start).number
        if any(first <= line <= last for first, last in tables):
            continue
        for quantity in sentence.quantities:
            if quantity.value is not None and quantity.unit and quantity.unit != "år":
                yield _of_quantity(paper, sentence, quantity)
        yield from _of_fractions(paper, sentence)


def _of_quantity(paper: Paper, sentence: Sentence, quantity: Quantity) -> Claim:
    figure = _FIGURE.match(paper.text, quantity.start)
    end = figure.end() if figure else quantity.end
    said = f"{quantity.hedge} {quantity.text}" if quantity.hedge else quantity.text
    value = Fraction(quantity.value or 0)
    bounds = (quantity.start, end, quantity.end)
    return _claim(paper, sentence, bounds, (said, quantity.unit or "", quantity.price_level), possible(quantity), value)


def _of_fractions(paper: Paper, sentence: Sentence) -> Iterator[Claim]:
    for match in _FRACTION.finditer(sentence.text):
        value = Fraction(meanings("fractions")[" ".join(match[0].lower().split())])
        start, end = sentence.start + match.start(), sentence.start + match.end()
        hedge = hedge_before(paper.text.lower(), start)
        kind = meanings("hedges").get(hedge) if hedge else None
        low = value if kind in ("just_above", "above", "at_least") else value * (1 - _SLACK)
        high = value if kind in ("just_below", "below", "at_most") else value * (1 + _SLACK)
        said = f"{hedge} {match[0]}" if hedge else match[0]
        yield _claim(paper, sentence, (start, end, end), (said, "%", None), Interval(low, high), value)


def _claim(
    paper: Paper,
    sentence: Sentence,
    bounds: tuple[int, int, int],
    told: tuple[str, str, str | None],
    interval: Interval,
    value: Fraction,
) -> Claim:
    start, figure_end, end = bounds
    said, unit, price_level = told
    after = _end_of_context(paper, sentence, end)
    left = _words(paper.text[sentence.start : start])
    right = _words(paper.text[figure_end:after])
    return Claim(
        paper=paper,
        start=start,
        end=end,
        said=said,
        unit=unit,
        interval=interval,
        value=value,
        price_level=price_level,
        left=tuple(left[::-1][:_REACH]),
        right=tuple(right[:_REACH]),
        years=frozenset(_YEAR.findall(paper.text[sentence.start : after])),
        names=frozenset(stem(name.lower()) for name in _NAME.findall(sentence.text)),
        sentence=sentence,
        context_end=after,
    )


def _words(text: str) -> list[str]:
    """The words in order, those that carry a subject without their endings."""
    return [stem(token) if is_content(token) else token for token in tokens_of(text)]


def _end_of_context(paper: Paper, sentence: Sentence, end: int) -> int:
    """The end of the sentence; of a key figure alone on its line, the end of the line that goes on with it."""
    if end == sentence.end:
        on = _GOES_ON.match(paper.text, end)
        if on is not None:
            stop = paper.text.find("\n", on.end())
            return stop if stop >= 0 else len(paper.text)
    return sentence.end
