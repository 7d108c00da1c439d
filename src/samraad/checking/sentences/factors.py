"""A figure that is said to be doubled or halved, with what it becomes: "16 timer … fordoblet til over 33 timer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from samraad.checking.finding import LIKELY_ERROR, Finding, finding
from samraad.checking.paper import Paper, Sentence
from samraad.checking.quantity import Quantity, possible
from samraad.checking.sentences.pairs import from_to
from samraad.checking.wordlists import either, meanings
from samraad.rules.numbers import HALF_UP, Interval, danish, exactly

CODE = "factor"
_WORD = re.compile(
    rf"(?P<hedge>\b(?:mere end|over|næsten|knap|godt|ca\.|omkring|op mod)\s+(?:en\s+)?)?"
    rf"(?<![a-zæøå])(?P<word>{either(meanings('factor_words'))})(?![a-zæøå])",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+til\s+(?:[a-zæøå.]+\s+){0,3}$")
_ENDLESS = Fraction(10**6)
_ABOUT = Fraction(1, 5)
_LOOSE = Fraction(1, 10)  # how far from the word "fordoblet" may be said of two figures that are both printed


def find_factors(paper: Paper) -> Iterator[Finding]:
    """Doublings and the like that the two figures beside them do not give."""
    for before, sentence in zip((None, *paper.sentences), paper.sentences, strict=False):
        for word in _WORD.finditer(sentence.text) if sentence.quantities else ():
            start = sentence.start + word.start("word")
            end = sentence.start + word.end()
            for first, last in _figures(paper, before, sentence, start, end):
                yield from _judge(paper, sentence, word, first, last)


def _figures(
    paper: Paper, before: Sentence | None, sentence: Sentence, start: int, end: int
) -> Iterator[tuple[Quantity, Quantity]]:
    """The figure that grows and what it becomes: right after the word, or "fra … til …" in the same clause."""
    after = [q for q in sentence.quantities if q.start >= end]
    if after and _TO.fullmatch(paper.text[end : after[0].start]):
        earlier = [q for q in (*(before.quantities if before else ()), *sentence.quantities) if q.end <= start]
        same = [q for q in earlier if q.unit == after[0].unit and q.value]
        if same and after[0].value and after[0].unit:
            yield same[-1], after[0]
        return
    for pair in from_to(paper, sentence):
        if 0 <= pair.start - end <= 60 and not re.search(r"[;.]\s", paper.text[end : pair.start]):
            yield pair.first, pair.last
            return


def _judge(paper: Paper, sentence: Sentence, word: re.Match[str], first: Quantity, last: Quantity) -> Iterator[Finding]:
    factor = Fraction(meanings("factor_words")[word["word"].lower()])
    hedge = " ".join((word["hedge"] or "").split()).removesuffix(" en")
    said = f"{hedge} {word['word']}".strip()
    becomes = _TO.fullmatch(paper.text[sentence.start + word.end() : last.start]) is not None
    expected = possible(first) * _factors(factor, hedge, exactly_so=becomes)
    if first.value is None or expected.meets(possible(last)):
        return
    once = danish(HALF_UP.round(Fraction(first.value) * factor, 0 if first.value == int(first.value) else 1))
    became = f"{last.hedge} {last.text}" if last.hedge else last.text
    text = f"{first.text} ganget med {danish(HALF_UP.round(factor, 0 if factor > 1 else 1))} er {once}, men der står »{said}« og {became}."
    place = paper.place(min(first.start, sentence.start + word.start()), last.end)
    figures = [first.text, said, became]
    yield finding(CODE, LIKELY_ERROR, text, [place], figures, figures, once)


def _factors(factor: Fraction, hedge: str, *, exactly_so: bool) -> Interval:
    """The factors that the word allows: just its own where it says what the figure becomes."""
    match hedge:
        case "mere end" | "over":
            return Interval(factor, _ENDLESS) if factor > 1 else Interval(Fraction(0), factor)
        case "" if exactly_so:
            return exactly(factor)
        case "":
            return Interval(factor * (1 - _LOOSE), factor * (1 + _LOOSE))
        case _:
            return Interval(factor * (1 - _ABOUT), factor * (1 + _ABOUT))
