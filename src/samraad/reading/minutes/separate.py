"""Points of a recommendation that were decided separately: which, how, and on whose proposal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samraad.reading.minutes.outcome import Outcome, outcome_names
from samraad.reading.minutes.suffix import proposer_of, suffix_of
from samraad.reading.model import Point, PointDecision

_NUMBERS = r"\d{1,2}(?:\s*(?:,|og|samt|-|–)\s*\d{1,2})*"
_NAMED = re.compile(
    rf"\b(?:indstillings|delindstillings|del)?(?:punkt(?:et|er|erne)?|pkt\.?|indstilling)\s+(?:nr\.?\s*)?({_NUMBERS})"
    r"(?!\d*[.,]\d)(?!\s+(?:på|i)\s+dagsordenen)",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[\s–•-]*(?:ad\.?\s*(?:punkt|pkt\.?)?\s*(\d{1,2})|(\d{1,2})[.)])\s*[:.)]?\s", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(første|anden|andet|tredje|fjerde|femte|sjette)\s+(?:at|dot|pind|punkt|indstillingspunkt|indstilling|bullet)\b",
    re.IGNORECASE,
)
_ORDINALS = {"første": 1, "anden": 2, "andet": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6}
_WHOLE = re.compile(
    r"\bindstilling(?:en|erne)\b(?!s\b|\s+(?:om|vedr\.?|vedrørende|til|vedr|for|punkt|pkt\.?)\b)", re.IGNORECASE
)
_WORD = re.compile(r"[a-zæøåé0-9]{5,}")
_STEM = 7


def decide_points(
    text: str, deciding: Sequence[tuple[slice, str, tuple[Outcome, ...]]], points: Sequence[Point]
) -> tuple[PointDecision, ...]:
    """What was decided of single points; nothing where the recommendation is one point or was decided as a whole."""
    if len(points) < 2:
        return ()
    order = outcome_names()
    decided: dict[int, PointDecision] = {}
    as_a_whole = any(_WHOLE.search(head) for _, head, _ in deciding)
    for part, head, outcomes in deciding:
        sentence = text[part]
        spans = [*(outcome.start for outcome in outcomes[1:]), len(head)]
        for outcome, end in zip(outcomes, spans, strict=True):
            clause = head[outcome.start : max(end, outcome.end)]
            numbers = _numbers(sentence, clause, len(outcomes) == 1, len(points))
            if not numbers and not as_a_whole:
                numbers = _by_words(clause, points)
            name = outcome.name + suffix_of(head, outcome.start)
            for number in numbers:
                known = decided.get(number)
                if known is None or order.index(outcome.name) < order.index((known.outcome or "discussed").split()[0]):
                    decided[number] = PointDecision(number, name, proposer_of(head))
    return tuple(decided[number] for number in sorted(decided))


def _numbers(sentence: str, clause: str, alone: bool, count: int) -> list[int]:
    """The points that the clause, or where it is the only one its sentence, names by number."""
    label = _LABELLED.match(sentence)
    found: list[int] = [int(label[1] or label[2])] if label else []
    where = sentence if alone else clause
    for match in _NAMED.finditer(where):
        found.extend(_spread(match[1]))
    found.extend(_ORDINALS[match[1].casefold()] for match in _ORDINAL.finditer(where))
    return sorted({number for number in found if 1 <= number <= count})


def _spread(text: str) -> list[int]:
    """ "1-3" and "1, 2 og 4" as numbers."""
    found: list[int] = []
    for piece in re.split(r"\s*(?:,|og|samt)\s*", text):
        ends = [int(number) for number in re.findall(r"\d+", piece)]
        found.extend(range(ends[0], ends[-1] + 1) if ends else [])
    return found


def _by_words(clause: str, points: Sequence[Point]) -> list[int]:
    """The one point that shares most words with the clause, if one does more than the others."""
    own = _stems(clause)
    shared = [len(own & _stems(point.text)) for point in points]
    best = max(shared)
    return [shared.index(best) + 1] if best and shared.count(best) == 1 else []


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold()) if not word.startswith("indstil")}
