"""Derives our word file from simplemma's Danish dictionary: every form with its lemma, every lemma as part of compounds.

The dictionary takes a second and 120 MB to load; the derived file is mapped into memory and ready at once.
Format, UTF-8: sorted lines `form TAB lemma` (no lemma where it equals the form), an empty line, sorted lines
`lemma TAB inflection TAB heads TAB tails` for common words, an empty line, lines `lemma TAB beginnings` for lemmas with forms that
begin otherwise, and last the length of the first section in 12 digits.
`inflection` is a sum of bits; `heads` and `tails` count the dictionary's own compounds that begin or
end with the lemma.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from samraad.search.danish.fold import fold

_NOUN_ENDINGS = ("ens", "ets", "ns", "ts", "en", "et", "erne", "ene")
_LONGEST_PART = 40
BEGINNING = 3
"""So many letters are the beginning of a word."""
_USUAL = 10
"""A form that also is a noun that begins so many compounds is that noun: borger is a citizen, and not from the verb borge."""
_DEFINITE_GENITIVES = ("ens", "ets", "ns", "ts")
_PLURAL_GENITIVES = ("ernes", "enes", "nes", "rnes")
_GENITIVES = (*_DEFINITE_GENITIVES, *_PLURAL_GENITIVES)
DEFINITE = 0b0000111100001111
PLURAL = 0b1111000011110000
"""Bits of an inflection: definite and plural genitives, first as they are, then after a doubled consonant."""
NOUN = 1 << 16
OTHER = 1 << 17
"""A verb or an adjective: it has forms that nouns have not."""
_SHORTEST_OTHER_TAIL = 5
"""Other words than nouns end a compound only when they are this long (klimavenlig, deltidsansat)."""


def build_lexicon(target: Path) -> None:
    """Write the word file to `target`, which must not be read by others yet."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory  # slow to import, and seldom needed

    dictionary = DefaultDictionaryFactory(1).get_dictionary("da")
    forms, common = _folded(dictionary)
    nouns = _nouns(common, forms)
    heads, tails = _part_counts(common, nouns)
    forms |= {noun: noun for noun in nouns if heads[noun] >= _USUAL}
    forms |= _plurals(forms, nouns)
    words = "\n".join(f"{form}\t{'' if form == lemma else lemma}" for form, lemma in sorted_by_bytes(forms))
    inflections = _inflections(forms, nouns)
    parts = "\n".join(
        f"{lemma}\t{inflections.get(lemma, 0)}\t{heads[lemma]}\t{tails[lemma]}"
        for lemma in sorted(common)
        if 2 <= len(lemma) <= _LONGEST_PART
    )
    first = f"\n{words}\n".encode()
    others = "\n".join(
        f"{lemma}\t{' '.join(sorted(found))}" for lemma, found in sorted(_other_beginnings(forms).items())
    )
    target.write_bytes(first + f"{parts}\n\n{others}\n{len(first):012d}".encode())


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


def _nouns(common: set[str], forms: Mapping[str, str]) -> set[str]:
    """Only nouns have these: nøglens, møllens, hjemmets, ministeriets, datoen, dampene."""
    endings = frozenset(_NOUN_ENDINGS)
    found: set[str] = set()
    for form, lemma in forms.items():
        if lemma not in found and lemma in common:
            if form.startswith(lemma):
                rest = form[len(lemma) :]
                is_noun = rest in endings or (rest[:1] == lemma[-1] and rest[1:] in endings)
            else:
                is_noun = lemma.endswith("um") and form.startswith(lemma[:-2]) and form[len(lemma) - 2 :] in endings
            if is_noun:
                found.add(lemma)
    return found


def _other_beginnings(forms: Mapping[str, str]) -> dict[str, set[str]]:
    """How the forms of a lemma begin that do not begin as it does: børn of barn."""
    found: dict[str, set[str]] = {}
    for form, lemma in forms.items():
        if not form.startswith(lemma[:BEGINNING]):
            found.setdefault(lemma, set()).add(form[:BEGINNING])
    return found


def _plurals(forms: Mapping[str, str], nouns: set[str]) -> dict[str, str]:
    """Plurals that the dictionary takes for verbs: rapporter is of rapport, as rapporterne shows, not of rapportere."""
    found = {}
    for form, lemma in forms.items():
        if form.endswith("er") and lemma != form:
            noun = forms.get(form + "ne")
            if noun in nouns and noun not in (form, lemma):
                found[form] = noun
    return found


def _inflections(forms: Mapping[str, str], nouns: set[str]) -> dict[str, int]:
    """How lemmas are inflected: one bit for each form that only nouns have, one for nouns, one for other words."""
    plain = {ending: 1 << at for at, ending in enumerate(_GENITIVES)}
    doubled = {ending: 1 << at + len(_GENITIVES) for at, ending in enumerate(_GENITIVES)}
    found: dict[str, int] = dict.fromkeys(nouns, NOUN)
    for form, lemma in forms.items():
        if form == lemma:
            continue
        stem = lemma[:-1]
        if not form.startswith(stem):
            continue
        bits, other = 0, form[len(stem) :] in ("", "ende")
        if form.startswith(lemma):
            rest = form[len(lemma) :]
            bits = plain.get(rest, 0) | (doubled.get(rest[1:], 0) if rest[0] == lemma[-1] else 0)
            other = other or rest in ("t", "re")
        if other and lemma not in nouns:
            bits |= OTHER
        if bits:
            found[lemma] = found.get(lemma, 0) | bits
    return found


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
