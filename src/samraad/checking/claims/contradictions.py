"""The same statement with another figure: claims that share a run of words beside figures that cannot both be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from samraad.checking.claims.claim import Claim, claims_of, weighty
from samraad.checking.finding import WARNING, Finding, finding
from samraad.checking.paper import Paper

CODE = "contradiction"
_SHINGLE = 3
_MOST_ALIKE = 8  # claims with the same three words beside their figure; more make a form, not a statement
_MOST_VALUES = 2  # figures with the same three words; a third one shows that each is of something else
_BESIDE = 4  # words that must follow both figures alike, right away
_APART = 6  # words alike that may begin a little further on
_FARTHEST = 8
_FEWEST_LINES = 3
_BEFORE = 8  # words before a figure that say what it is of
_WEIGHT_BETWEEN = 3  # weighty words that statements of two papers must share
_NEAR = Fraction(5, 4)
_FAR = Fraction(2)


def find_contradictions(papers: Sequence[Paper]) -> Iterator[Finding]:
    """Pairs of claims that contradict each other, each pair of figures once for the words it stands with."""
    claims = [claim for paper in papers for claim in claims_of(paper)]
    told: set[tuple[Fraction, Fraction, str]] = set()
    for a, b in _candidates(claims):
        run = _shared_run(a, b)
        if run is None or not _of_the_same(a, b, run):
            continue
        low, high = sorted((a.value, b.value))
        if (low, high, a.unit) not in told:
            told.add((low, high, a.unit))
            yield _finding(a, b)


def _candidates(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of the same unit that share a rare run of three words and whose figures cannot agree."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        for shingle in _shingles(claim):
            index[shingle].append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in index.values():
        if not 2 <= len(numbers) <= _MOST_ALIKE or len({claims[n].value for n in numbers}) > _MOST_VALUES:
            continue
        for pair in combinations(numbers, 2):
            if pair in seen:
                continue
            seen.add(pair)
            a, b = claims[pair[0]], claims[pair[1]]
            if a.sentence is not b.sentence and not a.interval.meets(b.interval):
                yield a, b


def _shingles(claim: Claim) -> set[tuple[str, ...]]:
    """Three words in a row to the right of the figure, one of them weighty, with the unit."""
    found = set()
    for at in range(len(claim.right) - _SHINGLE + 1):
        words = claim.right[at : at + _SHINGLE]
        if any(weighty(word) for word in words):
            found.add((claim.unit, *words))
    return found


def _shared_run(a: Claim, b: Claim) -> tuple[str, ...] | None:
    """The words that both figures stand with: right after both, or a longer run that begins a little further on."""
    beside = _common(a.right, b.right)
    if len(beside) >= _BESIDE and _weight(beside) >= 2 and _apart(a, b, _NEAR) and _more_alike(a, b, beside):
        return beside
    for i in range(min(_FARTHEST, len(a.right))):
        for j in range(min(_FARTHEST, len(b.right))):
            run = _common(a.right[i:], b.right[j:])
            if len(run) >= _APART and _weight(run) >= 3 and _apart(a, b, _FAR) and _nearest(a, i) and _nearest(b, j):
                return run
    return None


def _common(a: Sequence[str], b: Sequence[str]) -> tuple[str, ...]:
    run = []
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        run.append(x)
    return tuple(run)


def _weight(run: Sequence[str]) -> int:
    return len({word for word in run if weighty(word)})


def _apart(a: Claim, b: Claim, most: Fraction) -> bool:
    """Whether the figures are near enough to be meant as the same."""
    low, high = sorted((abs(a.value), abs(b.value)))
    return low > 0 and high <= low * most


def _more_alike(a: Claim, b: Claim, run: Sequence[str]) -> bool:
    """Whether the sentences share more than the run: a year, a weighty word before the figure, or a run that is long."""
    before = {word for word in a.left if weighty(word)} & {word for word in b.left if weighty(word)}
    return bool(a.years & b.years or before) or _weight(run) >= 3


def _nearest(claim: Claim, words: int) -> bool:
    """Whether no other figure of the unit stands between the claim's figure and the run."""
    later = [q for q in claim.sentence.quantities if q.start > claim.start and q.unit == claim.unit]
    return not later or claim.paper.text[claim.end : later[0].start].count(" ") > words


def _of_the_same(a: Claim, b: Claim, run: Sequence[str]) -> bool:
    """Whether nothing beside the figures says that they are of different times, bodies, places or prices.

    Two papers may tell alike of two things: between them the statements must share a year, say more, and not both have
    words before the figure that the other lacks.
    """
    if a.years and b.years and not a.years & b.years:
        return False
    if a.price_level != b.price_level:
        return False
    if a.names and b.names and not (a.names <= b.names or b.names <= a.names):
        return False
    if a.paper is not b.paper:
        before = [{word for word in claim.left[:_BEFORE] if weighty(word)} for claim in (a, b)]
        alike = before[0] <= before[1] or before[1] <= before[0]
        return alike and bool(a.years & b.years) and _weight(run) >= _WEIGHT_BETWEEN
    return abs(a.place.span.first_line - b.place.span.first_line) >= _FEWEST_LINES


def _finding(a: Claim, b: Claim) -> Finding:
    where = "samme tekst" if a.paper is b.paper else "en anden tekst"
    text = f"Der står {a.said} og i {where} {b.said} om det samme: »{_around(a)}« og »{_around(b)}«."
    content = sorted((_around(a), _around(b)))
    return finding(CODE, WARNING, text, [a.place, b.place], content, [a.said, b.said])


def _around(claim: Claim) -> str:
    """The claim with a few words to each side, as it stands."""
    text, sentence = claim.paper.text, claim.sentence
    end = sentence.end if claim.end < sentence.end else claim.context_end
    start, stop = max(sentence.start, claim.start - 40), min(end, claim.end + 60)
    start = text.find(" ", start) + 1 if start > sentence.start else start
    stop = text.rfind(" ", 0, stop) if stop < end else stop
    said = " ".join(text[start:stop].split()).removeprefix("– ")
    return f"{'…' if start > sentence.start else ''}{said}{'…' if stop < end else ''}"
