"""Derives our word file from simplemma's Danish dictionary: every form with its lemma, every lemma as part of compounds.

The dictionary takes a second and 120 MB to load; the derived file is mapped into memory and ready at once.
Format, UTF-8: sorted lines `form TAB lemma` (no lemma where it equals the form), an empty line, sorted lines
`lemma TAB noun TAB heads TAB tails` for lemmas that build compounds, and last the length of the first section in 12 digits.
`noun` is 1 or 0; `heads` and `tails` count the dictionary's own compounds that begin or end with the lemma.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from samraad.search.danish.fold import fold

_NOUN_ENDINGS = ("ens", "ets", "ns", "ts", "en", "et", "erne", "ene")
_LONGEST_PART = 40
_SHORTEST_OTHER_TAIL = 5
"""Other words than nouns end a compound only when they are this long (klimavenlig, deltidsansat)."""


def build_lexicon(target: Path) -> None:
    """Write the word file to `target`, which must not be read by others yet."""
    dictionary = DefaultDictionaryFactory(1).get_dictionary("da")
    forms, common = _folded(dictionary)
    nouns = {lemma for lemma in common if _is_noun(lemma, forms)}
    heads, tails = _part_counts(common, nouns)
    words = "\n".join(f"{form}\t{'' if form == lemma else lemma}" for form, lemma in sorted_by_bytes(forms))
    parts = "\n".join(
        f"{lemma}\t{int(lemma in nouns)}\t{heads[lemma]}\t{tails[lemma]}"
        for lemma in sorted(common)
        if 2 <= len(lemma) <= _LONGEST_PART and (lemma in nouns or heads[lemma] or tails[lemma])
    )
    first = f"\n{words}\n".encode()
    target.write_bytes(first + f"{parts}\n{len(first):012d}".encode())


def sorted_by_bytes(forms: Mapping[str, str]) -> list[tuple[str, str]]:
    """The pairs in the order of their UTF-8 bytes, which for str is the order of code points."""
    return sorted(forms.items())


def _folded(dictionary: Mapping[str, str]) -> tuple[dict[str, str], set[str]]:
    """All folded forms with their lemma, common words before names that look the same; and the common lemmas."""
    forms: dict[str, str] = {}
    names: dict[str, str] = {}
    common: set[str] = set()
    known: dict[str, str] = {}
    for form, lemma in dictionary.items():
        if not form.isalpha():
            continue
        target = known.get(lemma)
        if target is None:
            target = known[lemma] = fold(lemma)
            if lemma.islower() and lemma.isalpha():
                common.add(target)
        if form.islower():
            forms[fold(form)] = target
        else:
            names[fold(form)] = target
    return names | forms, common


def _is_noun(lemma: str, forms: Mapping[str, str]) -> bool:
    """Only nouns have these: nøglens, møllens, hjemmets, ministeriets, datoen, dampene."""
    stems = (lemma, lemma + lemma[-1], lemma[:-2] if lemma.endswith("um") else lemma)
    return any(forms.get(stem + ending) == lemma for stem in stems for ending in _NOUN_ENDINGS)


def _part_counts(common: set[str], nouns: set[str]) -> tuple[Counter[str], Counter[str]]:
    """How many of the dictionary's words begin and end with each lemma, linking -s- and -e- counted as nothing."""
    heads: Counter[str] = Counter()
    tails: Counter[str] = Counter()
    for lemma in common:
        for cut in range(2, len(lemma) - 1):
            tail = lemma[cut:]
            if tail not in nouns and not (len(tail) >= _SHORTEST_OTHER_TAIL and tail in common):
                continue
            head = lemma[:cut]
            found = {head, head[:-1]} & common if head[-1] in "se" else {head} & common
            if found:
                heads.update(found)
                tails[tail] += 1
    return heads, tails
