"""Words as a question meets them in a text: by root, as part of a compound, by a word that means the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from samraad.search.answering.lists import lines_of
from samraad.search.danish import Analyser
from samraad.search.danish.fold import fold

_ENDINGS = ("ning", "else", "ing", "ende", "er", "e")
_SHORTEST_ROOT = 4
_SAME_BEGINNING = 5
_SAME_SHARE = 0.6
_DIFFERENT_END = 4
_MOST_REMEMBERED = 200_000
FAMILY = ("", "e", "er", "ing", "ning", "else", "ende")
"""Endings by which words of one root differ: betal-e, betal-er, betal-ing."""


@cache
def root(lemma: str) -> str:
    """What a word shares with those derived from it: beslutning and beslutte → beslut."""
    if not lemma.isalpha():
        return lemma
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= _SHORTEST_ROOT:
            lemma = lemma[: -len(ending)]
            break
    return (
        lemma[:-1] if len(lemma) > _SHORTEST_ROOT and lemma[-1] == lemma[-2] and lemma[-1] in "bdfgklmnprst" else lemma
    )


@dataclass(frozen=True, slots=True)
class Sense:
    """A printed token: its forms, the roots it has as a whole, the head of its compound and the other parts."""

    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    roots: frozenset[str]
    heads: frozenset[str]
    inner: frozenset[str]


@dataclass(slots=True)
class Senses:
    """Reads printed tokens, each once."""

    analyser: Analyser
    _known: dict[str, Sense] = field(default_factory=dict)

    def of(self, printed: str) -> Sense:
        """The sense of a printed token."""
        known = self._known.get(printed)
        if known is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            known = self._known[printed] = self._read(printed)
        return known

    def _read(self, printed: str) -> Sense:
        forms, lemmas = self.analyser.reading(printed)
        parts = self.analyser.parts(printed)
        roots = {root(lemma) for lemma in lemmas}
        heads: set[str] = set()
        inner: set[str] = set()
        if len(lemmas) > 1:
            roots.add(root(parts[0]))
            heads.add(root(lemmas[-1]))
            inner |= {root(lemma) for lemma in lemmas[:-1]}
            parts = parts[1:]
        for part in parts:
            (heads if lemmas[-1].endswith(part) else inner).add(root(part))
        return Sense(forms, lemmas, frozenset(roots), frozenset(heads - roots), frozenset(inner - roots))


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text has a word: as it is, by the head of its compound, by the other parts of it."""

    direct: float = 0.0
    head: float = 0.0
    inner: float = 0.0

    def scaled(self, factor: float) -> Match:
        return Match(self.direct * factor, self.head * factor, self.inner * factor)

    def better(self, other: Match) -> Match:
        """The best of both; parts may come from different places."""
        return Match(max(self.direct, other.direct), max(self.head, other.head), max(self.inner, other.inner))

    @property
    def strength(self) -> float:
        """1.0 for the word itself; the parts of a compound less, as they may stand apart and mean something else."""
        return max(self.direct, 0.45 * self.head + 0.3 * self.inner)


NOTHING = Match()


@cache
def synonyms() -> dict[str, frozenset[str]]:
    """For each root the roots of words that may stand for it in council papers."""
    found: dict[str, set[str]] = {}
    for line in lines_of("synonyms"):
        roots = [root(fold(word)) for word in line.split()]
        for each in roots:
            found.setdefault(each, set()).update(other for other in roots if other != each)
    return {each: frozenset(others) for each, others in found.items()}


@cache
def synonym_words() -> dict[str, frozenset[str]]:
    """For each root the words themselves, as they are looked up in the index."""
    found: dict[str, set[str]] = {}
    for line in lines_of("synonyms"):
        words = {fold(word) for word in line.split()}
        for word in words:
            found.setdefault(root(word), set()).update(words)
    return {each: frozenset(words) for each, words in found.items()}


def best(matches: Iterable[Match]) -> Match:
    """The best of all, part by part."""
    result = NOTHING
    for match in matches:
        if match is not NOTHING:
            result = result.better(match)
    return result


def match(sense: Sense, wanted: Sense, alike: frozenset[str], exact: bool) -> Match:
    """How well a token of a text has a wanted word. `exact` words (names, numbers) have no near relatives."""
    if exact and any(form[:1].isdigit() for form in wanted.forms):
        return Match(1.0) if set(wanted.forms) <= set(sense.forms) else NOTHING
    direct = _direct(sense, wanted, alike, exact)
    if exact or not (wanted.heads or wanted.inner):
        return Match(direct) if direct else NOTHING
    have = sense.roots | sense.heads
    head = 1.0 if wanted.heads & sense.roots else 0.8 if wanted.heads & sense.heads else 0.0
    inner = len(wanted.inner & (have | sense.inner)) / len(wanted.inner) if wanted.inner else 0.0
    if head and inner:
        direct = max(direct, 0.9 * head * inner)
    return Match(direct, head, inner) if direct or head or inner else NOTHING


def _direct(sense: Sense, wanted: Sense, alike: frozenset[str], exact: bool) -> float:
    if wanted.roots & sense.roots:
        return 1.0 if len(wanted.forms) == 1 else _share(sense, wanted)
    if wanted.roots & sense.heads:
        return 0.85
    if wanted.roots & sense.inner:
        return 0.6
    if alike & sense.roots:
        return 0.75
    if alike & sense.heads:
        return 0.6
    if alike & sense.inner:
        return 0.4
    return 0.0 if exact else _related(sense, wanted)


def _share(sense: Sense, wanted: Sense) -> float:
    """A word of several pieces (SOSU-elev): all of them, or those that are there."""
    return len(wanted.roots & sense.roots) / len(wanted.roots) if len(wanted.roots & sense.roots) < 2 else 1.0


def _related(sense: Sense, wanted: Sense) -> float:
    """Words that begin alike and differ in how they end (økonomi, økonomisk; repræsentant, repræsenteret)."""
    for mine in wanted.roots:
        for other in sense.roots:
            longest = max(len(mine), len(other))
            if min(len(mine), len(other)) < _SAME_BEGINNING or mine[:_SAME_BEGINNING] != other[:_SAME_BEGINNING]:
                continue
            same = next(
                (at for at, (a, b) in enumerate(zip(mine, other, strict=False)) if a != b), min(len(mine), len(other))
            )
            if same >= _SAME_SHARE * longest and longest - same <= _DIFFERENT_END:
                return 0.6
    return 0.0
