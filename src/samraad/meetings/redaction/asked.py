"""What is asked to be struck out: words that can be, and a reason that does not repeat them."""

from __future__ import annotations

from dataclasses import dataclass

from samraad.archive.errors import CannotRedact
from samraad.archive.mask import Mask
from samraad.archive.redact import FEWEST_LETTERS, MOST_SIGNS
from samraad.archive.storable import storable
from samraad.meetings.redaction.places import Scope

REASON = 500


@dataclass(frozen=True, slots=True)
class Asked:
    words: str
    reason: str
    mask: Mask


def asked(scope: Scope, words: str, reason: str) -> Asked:
    """Raises CannotRedact with what to do."""
    words, reason = checked_words(scope, words), " ".join(storable(reason).split())
    mask = Mask([words])
    if not reason:
        raise CannotRedact("Skriv, hvorfor det skal overstreges.")
    if len(reason) > REASON:
        raise CannotRedact(f"Begrundelsen må højst fylde {REASON} tegn. Forkort den.")
    if mask.count(reason):
        raise CannotRedact("Begrundelsen gentager de ord, der skal overstreges. Skriv den uden dem.")
    return Asked(words, reason, mask)


def checked_words(scope: Scope, words: str) -> str:
    """The words with single spaces. Raises CannotRedact for too few, too many, and for the council's own name."""
    words = " ".join(storable(words).split())
    if sum(letter.isalnum() for letter in words) < FEWEST_LETTERS:
        raise CannotRedact(f"Skriv mindst {FEWEST_LETTERS} bogstaver eller tal, der skal overstreges.")
    if len(words) > MOST_SIGNS:
        raise CannotRedact(f"Overstreg højst {MOST_SIGNS} tegn ad gangen.")
    if Mask([words]).count(scope.organization.name):
        raise CannotRedact("Ordene er en del af rådets navn. Skriv flere ord, så kun personen rammes.")
    return words
