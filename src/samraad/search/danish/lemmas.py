"""The lemma under which a folded word is found, also for words that no dictionary has."""

from collections.abc import Callable

from samraad.search.danish.words import word_pairs

_SHORTEST_TAIL = 4
_SHORTEST_HEAD = 3
_SHORTEST_GENITIVE = 5


def lemma_of(word: str, dictionary: Callable[[str], str | None]) -> str:
    """The dictionary's lemma; else that of the longest ending it knows (sosu|pladserne → sosuplads); else the word.

    It depends on the dictionary only, never on the archive, so that a word is indexed and asked for alike at any time.
    """
    if not word.isalpha():
        return word
    known = word_pairs("lemmas").get(word) or dictionary(word)
    if known is not None:
        return known
    if len(word) < _SHORTEST_GENITIVE:
        return word
    for cut in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1):
        tail = dictionary(word[cut:])
        if tail is not None:
            return word[:cut] + tail
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
