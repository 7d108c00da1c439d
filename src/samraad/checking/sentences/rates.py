"""A rate beside its amount: "2,829 kr./indbygger, svarende til 5.358.122 kr.", with or without the number of inhabitants.

Where the number is not printed, an amount is only doubted beside others of the same paper that do come of a whole number at
their rate: then rates are printed exactly, and no whole number gives this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from samraad.checking.finding import LIKELY_ERROR, WARNING, Finding, finding
from samraad.checking.paper import Paper, Sentence
from samraad.checking.quantity import Quantity
from samraad.rules.errors import RuleError
from samraad.rules.numbers import HALF_UP, Bases, danish, exactly, solve_base

CODE = "rate_amount"
_COUNTED = {
    "indbygger": "indbyggere",
    "borger": "borgere",
    "elev": "elever",
    "plads": "pladser",
    "person": "personer",
    "medlem": "medlemmer",
    "medarbejder": "medarbejdere",
    "tur": "ture",
    "passager": "passagerer",
}
_PER = re.compile(r"\s+pr\.?\s+(?P<what>[a-zæøå]+)")
_GIVES = re.compile(r"(?:svarer til|svarende til|giver|i alt|udgør|=)\s+(?:det\s+|i alt\s+)?$")
_EXACT_DIGITS = 5  # significant digits from which an amount is printed to the last krone
_PROVEN = 2  # amounts of a paper that must come of a whole number before another is doubted
_MOST = Decimal(20)  # kroner per inhabitant; above, hardly any amount comes of a whole number by chance or by rule


@dataclass(frozen=True, slots=True)
class Rated:
    """A rate, the amount that it gives, and what is counted."""

    sentence: Sentence
    rate: Quantity
    amount: Quantity
    counted: str
    solved: Bases | None


def find_rates(paper: Paper) -> Iterator[Finding]:
    """Amounts that do not come of their rate."""
    rated = [one for sentence in paper.sentences for one in _rated(paper, sentence)]
    if sum(one.solved is not None and bool(one.solved.bases) for one in rated) >= _PROVEN:
        for one in rated:
            if one.solved is not None and not one.solved.bases:
                yield _without_base(paper, one)
    for sentence, following in pairwise((*paper.sentences, None)):
        if sentence is not None:
            yield from _with_base(paper, sentence, following)


def _rated(paper: Paper, sentence: Sentence) -> Iterator[Rated]:
    for rate, amount in pairwise(sentence.quantities):
        counted = _counted(paper, rate)
        if counted is None or rate.value is None or not 1 < rate.value <= _MOST or not _gives(paper, rate, amount):
            continue
        try:
            solved = solve_base(rate.value, amount.value or Decimal(0))
        except RuleError:
            solved = None
        yield Rated(sentence, rate, amount, counted, solved)


def _counted(paper: Paper, quantity: Quantity) -> str | None:
    """What a rate is per, where that is counted in whole numbers."""
    if quantity.unit is None or quantity.hedge or quantity.value is None:
        return None
    if quantity.unit.startswith("kr./"):
        what = quantity.unit.removeprefix("kr./")
    else:
        per = _PER.match(paper.text, quantity.end) if quantity.unit == "kr." else None
        what = per["what"] if per else ""
    return _COUNTED.get(what)


def _gives(paper: Paper, rate: Quantity, amount: Quantity) -> bool:
    if amount.unit != "kr." or amount.hedge or amount.value is None:
        return False
    digits = str(abs(int(amount.value))).rstrip("0")
    return len(digits) >= _EXACT_DIGITS and _GIVES.search(paper.text[rate.end : amount.start]) is not None


def _without_base(paper: Paper, one: Rated) -> Finding:
    nearest = one.solved.nearest if one.solved is not None else ()
    computed = " og ".join(f"{danish(base)} giver {danish(HALF_UP.round(product, 2))} kr." for base, product in nearest)
    text = (
        f"Intet helt antal {one.counted} giver {one.amount.text} ved {one.rate.text}: {computed} "
        "Enten satsen eller beløbet er trykt forkert."
    )
    place = paper.place(one.rate.start, one.amount.end)
    return finding(CODE, WARNING, text, [place], [one.sentence.text], [one.rate.text, one.amount.text], computed)


def _with_base(paper: Paper, sentence: Sentence, following: Sentence | None) -> Iterator[Finding]:
    """A rate, a number and an amount in a row, in one sentence or in two."""
    own = len(sentence.quantities)
    row = (*sentence.quantities, *(following.quantities if following is not None else ()))
    for at, (rate, base, amount) in enumerate(zip(row, row[1:], row[2:], strict=False)):
        if at >= own or _counted(paper, rate) is None or base.unit != _counted(paper, rate):
            continue
        if base.hedge or base.value is None or rate.value is None or not _gives(paper, base, amount):
            continue
        printed = amount.value or Decimal(0)
        given = HALF_UP.origins(rate.value) * exactly(base.value)
        if given.meets(HALF_UP.origins(printed)):
            continue
        computed = danish(HALF_UP.round(Fraction(rate.value) * Fraction(base.value)))
        text = f"{rate.text} gange {base.text} er {computed} kr., men der står {amount.text}."
        figures = [rate.text, base.text, amount.text]
        yield finding(CODE, LIKELY_ERROR, text, [paper.place(rate.start, amount.end)], figures, figures, computed)
