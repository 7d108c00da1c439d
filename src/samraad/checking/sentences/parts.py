"""Parts and their stated total in one sentence: "1.057 pladser fordelt på 400 pladser i skoler og 650 pladser i dagtilbud"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from samraad.checking.finding import LIKELY_ERROR, Finding, finding
from samraad.checking.paper import Paper, Sentence
from samraad.checking.quantity import Quantity, possible
from samraad.rules.numbers import Interval, danish, exactly

CODE = "parts"
_ALL = re.compile(
    r"\b(?:fordelt (?:på|med|mellem)|fordeler sig (?:på|med)|bestående af|består af|nemlig)\b", re.IGNORECASE
)
_SOME = re.compile(r"\b(?:heraf|hvoraf)\b", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:minim\w*|mindst|maksim\w*|højst|op til|årligt)\b", re.IGNORECASE)
_NEXT = re.compile(r"[^.;:]{0,70}")
_LAST = re.compile(r"\b(?:og|samt)\b")
_NEAR = Decimal("0.25")


def find_parts(paper: Paper) -> Iterator[Finding]:
    """Parts that do not give the total that the sentence states; and parts of which that exceed it."""
    for sentence in paper.sentences:
        if len(sentence.quantities) < 3 or _BOUND.search(sentence.text):
            continue
        for cue, complete in ((_ALL, True), (_SOME, False)):
            match = cue.search(sentence.text)
            if match is not None:
                yield from _judge(paper, sentence, sentence.start + match.start(), complete)
                break


def _judge(paper: Paper, sentence: Sentence, cue: int, complete: bool) -> Iterator[Finding]:
    before = [q for q in sentence.quantities if q.end <= cue]
    parts = [q for q in sentence.quantities if q.start >= cue]
    if not before or len(parts) < 2 or not all(_alike(before[-1], part) for part in parts):
        return
    whole = before[-1]
    if whole.value is None or any(part.value is None for part in parts) or not _listed(paper, parts):
        return
    computed = sum((part.value for part in parts if part.value is not None), Decimal(0))
    interval = sum((possible(part) for part in parts), exactly(0))
    if not _wrong(interval, possible(whole), complete) or abs(computed - whole.value) > whole.value * _NEAR:
        return
    unit = whole.unit or ""
    text = (
        f"Delene ({', '.join(part.text for part in parts)}) giver {danish(computed)} {unit}, men der står {whole.text}."
    )
    figures = [whole.text, *(part.text for part in parts)]
    place = paper.place(whole.start, parts[-1].end)
    yield finding(CODE, LIKELY_ERROR, text, [place], figures, figures, danish(computed))


def _wrong(parts: Interval, whole: Interval, complete: bool) -> bool:
    return not parts.meets(whole) if complete else parts.low > whole.high


def _alike(whole: Quantity, part: Quantity) -> bool:
    """Whether a part is counted as the whole is ("praktikpladser" are "pladser")."""
    if whole.unit is None or part.unit is None or whole.is_percent:
        return False
    return part.unit == whole.unit or part.unit.endswith(whole.unit) or whole.unit.endswith(part.unit)


def _listed(paper: Paper, parts: list[Quantity]) -> bool:
    """Whether the parts are one list: near each other, and the last one joined by "og"."""
    gaps = [paper.text[a.end : b.start] for a, b in pairwise(parts)]
    return all(_NEXT.fullmatch(gap) for gap in gaps) and _LAST.search(gaps[-1]) is not None
