"""Finds the words of the archive's own (flextur, sosu) that no dictionary has and that build compounds."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from samraad.search.danish.lexicon import Lexicon
from samraad.search.danish.tokens import TOKEN, pieces

_SHORTEST = 4
_LONGEST = 16
_OFTEN = 3


def learn(texts: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """Unknown words that stand on their own in at least three of the texts.

    Halves of words broken at a line end are not learnt: what begins or ends a known word of the same texts is no word.
    """
    printed = Counter(token for text in texts for token in set(TOKEN.findall(text)) if token.isalpha())
    folded: Counter[str] = Counter()
    for token, number in printed.items():
        folded[pieces(token)[0]] += number
    known = [form for form in folded if lexicon.lemma(form) is not None]
    beginnings, endings = sorted(known), sorted(form[::-1] for form in known)
    return frozenset(
        form
        for form, number in folded.items()
        if number >= _OFTEN
        and _SHORTEST <= len(form) <= _LONGEST
        and lexicon.lemma(form) is None
        and not _begins_one(form, beginnings)
        and not _begins_one(form[::-1], endings)
    )


def _begins_one(beginning: str, words: list[str]) -> bool:
    at = bisect_left(words, beginning)
    return at < len(words) and words[at].startswith(beginning)
