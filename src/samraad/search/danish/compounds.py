"""Splits Danish compounds into the words they are made of: fordelingsnøgle → fordeling, nøgle.

A compound is a chain of heads, each a known word with or without a linking -s-, -e- or -er-, and a tail that is a noun.
Of all chains the cheapest wins: few parts, long parts, parts that build many other compounds; a chain that costs too much
is chance (region is not reg and ion). What never begins or ends a compound is data, not code.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from functools import cached_property

from samraad.search.danish.lexicon import Lexicon, Part
from samraad.search.danish.lexicon_build import DEFINITE, PLURAL
from samraad.search.danish.words import word_list, word_pairs

_SHORTEST_COMPOUND = 5
_LONGEST_COMPOUND = 60
_MOST_PARTS = 5
_AFFORDABLE = 1.6
"""The highest mean cost of the parts of a compound that is believed."""
_SHORTEST_UNINFLECTED = 4
_SHORTEST_INFLECTED_TAIL = 5
_LINKS = (("", 0.0), ("s", 0.05), ("e", 0.45), ("er", 0.6))
_LENGTH_COST = {2: 0.45, 3: 0.45, 4: 0.2, 5: 0.05}


@dataclass(frozen=True)
class Splitter:
    """Splits with the word list and, where given, words of the archive itself (flextur, sosu) that no dictionary has."""

    lexicon: Lexicon
    vocabulary: Set[str] = field(default_factory=frozenset)

    @cached_property
    def _heads(self) -> dict[str, tuple[str, float]]:
        """What may stand before another part, with its lemma and cost."""
        blocked, short, own = word_list("never_first"), word_list("short_parts"), word_pairs("combining")
        found = {
            word: (self._without_link(word, part), _cost(word, part.heads))
            for word, part in self.lexicon.parts.items()
            if word not in blocked and (len(word) > 2 or word in short) and (part.noun or part.heads >= 3)
        }
        found |= {word: (word, _cost(word, 2)) for word in self.vocabulary if word not in blocked and word not in found}
        return found | {word: (lemma, _cost(word, 20)) for word, lemma in own.items()}

    def _without_link(self, word: str, part: Part) -> str:
        """The dictionary has some heads with their linking -s- (landbrugs)."""
        shorter = self.lexicon.parts.get(word[:-1]) if word.endswith("s") and len(word) > 4 else None
        return word[:-1] if shorter is not None and shorter.noun and not part.noun else word

    @cached_property
    def _tails(self) -> dict[str, float]:
        """What may end a compound, with its cost: nouns, and other words only when they are long."""
        blocked, short = word_list("never_last"), word_list("short_parts")
        found = {
            word: _cost(word, part.tails)
            for word, part in self.lexicon.parts.items()
            if word not in blocked and (len(word) > 2 or word in short) and _may_end(word, part)
        }
        found |= {word: _cost(word, 2) for word in self.vocabulary if len(word) > 4 and word not in blocked}
        return found | dict.fromkeys(word_list("tails"), 1.0)

    def parts(self, lemma: str) -> tuple[str, ...]:
        """All words inside the compound, also those that are compounds themselves, in order of reading."""
        found: dict[str, None] = {}
        for part in self.split(lemma):
            found[part] = None
            found.update(dict.fromkeys(self.parts(part)))
        return tuple(found)

    def split(self, lemma: str) -> tuple[str, ...]:
        """The lemmas of the parts, in order; empty when the word is not a compound."""
        if not _SHORTEST_COMPOUND <= len(lemma) <= _LONGEST_COMPOUND or lemma in word_list("whole"):
            return ()
        cost, parts = self._cheapest(lemma)
        if len(parts) < 2 or cost > _AFFORDABLE * len(parts) or not self._plausible(lemma, parts):
            return ()
        return parts

    def _cheapest(self, lemma: str) -> tuple[float, tuple[str, ...]]:
        best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
        for start in range(len(lemma) - 1):
            if start not in best:
                continue
            cost, parts = best[start]
            if len(parts) >= _MOST_PARTS:
                continue
            for end, more, part in self._steps(lemma, start):
                known = best.get(end)
                if known is None or cost + more < known[0]:
                    best[end] = (cost + more, (*parts, part))
        return best.get(len(lemma), (0.0, ()))

    def _plausible(self, lemma: str, parts: tuple[str, ...]) -> bool:
        """What the word list knows of the whole must agree: a compound is a noun, and inflected, as its last part is.

        Kultur is not kul and tur: it has kulturernes where tur has turenes (årsværk, with its -s-, is one all the same). A name, or a word listed without its inflection, is only
        split into long parts.
        """
        tail = self.lexicon.parts.get(parts[-1])
        if tail is None or not tail.noun:
            return True
        known = self.lexicon.parts.get(lemma)
        if known is None:
            return min(map(len, parts)) >= _SHORTEST_UNINFLECTED or self.lexicon.lemma(lemma) != lemma
        if not known.noun:
            return min(map(len, parts)) >= _SHORTEST_UNINFLECTED and not known.other
        linked = sum(map(len, parts)) < len(lemma)
        return known.agrees(tail, DEFINITE) and (linked or known.agrees(tail, PLURAL))

    def _steps(self, lemma: str, start: int) -> Iterator[tuple[int, float, str]]:
        """Every part that can begin at `start`: where the next begins, what it costs, its lemma."""
        size = len(lemma)
        for end in range(start + 2, size - 1):
            head = self._heads.get(lemma[start:end])
            if head is None:
                continue
            for link, cost in _LINKS:
                if lemma.startswith(link, end) and size - end - len(link) >= 2:
                    yield end + len(link), head[1] + cost, head[0]
        if start:
            tail = self._tails.get(lemma[start:])
            if tail is not None:
                yield size, tail, lemma[start:]
            elif size - start >= _SHORTEST_INFLECTED_TAIL:
                base = self.lexicon.lemma(lemma[start:])
                if base is not None and base in self._tails:
                    yield size, self._tails[base] + 0.1, base


def _may_end(word: str, part: Part) -> bool:
    return (part.noun and (len(word) > 3 or part.tails >= 3)) or (len(word) >= 5 and part.tails > 0)


def _cost(word: str, compounds: int) -> float:
    """One for a part, more for a short one and for one that builds few compounds."""
    rare = 0.7 if compounds == 0 else 0.45 if compounds < 3 else 0.2 if compounds < 10 else 0.0
    return 1.0 + _LENGTH_COST.get(len(word), 0.0) + rare
