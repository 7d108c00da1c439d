"""A rate beside its amount: no whole number of inhabitants gives "5.358.122 kr." at "2,829 kr./indbygger"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samraad.checking.finding import WARNING, Finding, finding
from samraad.checking.paper import Paper, Sentence
from samraad.checking.quantity import Quantity
from samraad.rules.errors import RuleError
from samraad.rules.numbers import HALF_UP, Bases, danish, solve_base

CODE = "rate_amount"
_COUNTED = frozenset(
    {"indbygger", "borger", "elev", "plads", "barn", "person", "medlem", "medarbejder", "tur", "passager"}
)
_PER = re.compile(r"\s+pr\.?\s+(?P<what>[a-zæøå]+)")
_GIVES = re.compile(r"(?:svarer til|svarende til|giver|i alt|udgør|=)\s+(?:i alt\s+)?$")
_EXACT_DIGITS = 5  # significant digits from which an amount is printed to the last krone


def find_rates(paper: Paper) -> Iterator[Finding]:
    """Amounts that no whole base gives at the rate beside them."""
    for sentence in paper.sentences:
        for rate, amount in zip(sentence.quantities, sentence.quantities[1:], strict=False):
            counted = _counted(paper, rate)
            if counted is not None and _gives(paper, rate, amount):
                yield from _judge(paper, sentence, rate, amount, counted)


def _counted(paper: Paper, quantity: Quantity) -> str | None:
    """What a rate is per, where that is counted in whole numbers."""
    if quantity.unit is None or quantity.hedge or quantity.value is None or not quantity.value > 1:
        return None
    if quantity.unit.startswith("kr./"):
        what = quantity.unit.removeprefix("kr./")
    else:
        per = _PER.match(paper.text, quantity.end) if quantity.unit == "kr." else None
        what = per["what"] if per else ""
    return what if what in _COUNTED else None


def _gives(paper: Paper, rate: Quantity, amount: Quantity) -> bool:
    if amount.unit != "kr." or amount.hedge or amount.value is None or rate.value is None:
        return False
    digits = str(abs(int(amount.value))).rstrip("0")
    return len(digits) >= _EXACT_DIGITS and _GIVES.search(paper.text[rate.end : amount.start]) is not None


def _judge(paper: Paper, sentence: Sentence, rate: Quantity, amount: Quantity, counted: str) -> Iterator[Finding]:
    if rate.value is None or amount.value is None:
        return
    try:
        solved = solve_base(rate.value, amount.value)
    except RuleError:
        return
    if solved.bases:
        return
    text = (
        f"Intet helt antal ({counted}) giver {amount.text} ved {rate.text}: {_nearest(solved)}. "
        "Enten satsen eller beløbet er trykt forkert."
    )
    figures = [rate.text, amount.text]
    place = paper.place(rate.start, amount.end)
    yield finding(CODE, WARNING, text, [place], [sentence.text], figures, _nearest(solved))


def _nearest(solved: Bases) -> str:
    return " og ".join(
        f"{danish(base)} giver {danish(HALF_UP.round(product, 2))} kr." for base, product in solved.nearest
    )
