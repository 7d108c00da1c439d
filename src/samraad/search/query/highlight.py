"""Where a text answers a query: the character ranges of the words, prefixes and phrases that were looked for."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from samraad.search.danish import Analyser, Token
from samraad.search.danish.fold import fold
from samraad.search.danish.tokens import TOKEN, spans
from samraad.search.danish.words import word_pairs
from samraad.search.query.parse import Parsed

_TELLING = 3
_BETWEEN = "\0"
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Highlighter:
    """What to mark: words by lemma or as part of compounds, prefixes of printed forms, phrases of forms."""

    analyser: Analyser
    words: frozenset[str]
    forms: frozenset[str]
    prefixes: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    candidates: re.Pattern[str]
    """What must be in a folded word for it to be wanted: spares most words from being looked up, or even split."""
    known: dict[str, bool] = field(default_factory=dict)
    """Which printed words are wanted: the same words come again and again."""

    @classmethod
    def of(cls, parsed: Parsed, analyser: Analyser) -> "Highlighter":
        """What the wanted clauses of the query look for in text."""
        words: set[str] = set()
        forms: set[str] = set()
        prefixes: list[str] = []
        phrases: list[tuple[str, ...]] = []
        atoms = [atom for clause in parsed.clauses if not clause.negated for atom in clause.alternatives]
        for atom in atoms:
            tokens = analyser.analyse(atom.text)
            printed = tuple(form for token in tokens for form in token.forms)
            if atom.field:
                continue
            if atom.kind == "prefix":
                prefixes.append("".join(printed))
            elif atom.kind == "phrase":
                phrases.append(printed)
            else:
                words |= _searched(tokens, analyser)
                phrases += [token.forms for token in tokens if len(token.forms) > 1]
        if not (words or prefixes or phrases):
            typed = " ".join(atom.text for atom in atoms if not atom.field)
            forms = {form for token in analyser.analyse(typed) for form in token.forms}
        candidates = _candidates({*_beginnings(words, analyser), *forms, *prefixes})
        return cls(analyser, frozenset(words), frozenset(forms), tuple(prefixes), tuple(phrases), candidates)

    def ranges(self, text: str) -> Ranges:
        """The ranges `[start, end)` of the text to mark, in order, none overlapping another."""
        words, known = TOKEN.findall(text), self.known
        self._learn(set(words).difference(known))
        found: set[tuple[int, int]] = set()
        at = 0
        for word in words:
            at = text.find(word, at)  # nothing between two tokens can look like one
            if known[word]:
                found.add((at, at + len(word)))
            at += len(word)
        if self.phrases:
            tokens = list(spans(text))
            forms = [self.analyser.reading(printed)[0] for _, _, printed in tokens]
            found |= {tokens[index][:2] for phrase in self.phrases for index in _occurrences(phrase, forms)}
        return tuple(sorted(found))

    def prepare(self, texts: Iterable[str]) -> None:
        """Look at the words of all texts that are to be marked; quicker at once than text by text."""
        self._learn(set(TOKEN.findall("\n".join(texts))).difference(self.known))

    def _learn(self, new: set[str]) -> None:
        """Decide which of the printed words are wanted."""
        if not new:
            return
        known = self.known
        known.update(dict.fromkeys(new, False))
        printed = list(new)
        folded = _bare(fold(_BETWEEN.join(printed)))
        ends = list(accumulate(len(form) + 1 for form in folded.split(_BETWEEN)))
        for index in {bisect_right(ends, match.start()) for match in self.candidates.finditer(folded)}:
            if self._wanted(printed[index]):
                known[printed[index]] = True

    def _wanted(self, printed: str) -> bool:
        forms, lemmas = self.analyser.reading(printed)
        if not self.words.isdisjoint(lemmas) or not self.forms.isdisjoint(forms):
            return True
        if self.prefixes and any(form.startswith(self.prefixes) for form in forms):
            return True
        return not self.words.isdisjoint(self.analyser.parts(printed))


def _beginnings(words: set[str], analyser: Analyser) -> set[str]:
    """How the words begin inside a compound, where they may stand in another form (børnehave has barn)."""
    combining = {form[:_TELLING] for form, lemma in word_pairs("combining").items() if lemma in words}
    return combining | {beginning for word in words for beginning in analyser.lexicon.beginnings(word)}


def _candidates(beginnings: set[str]) -> re.Pattern[str]:
    texts = {_bare(beginning) for beginning in beginnings} - {""}
    return re.compile("|".join(map(re.escape, sorted(texts))) if texts else "(?!)")


def _bare(text: str) -> str:
    """Without what stands inside numbers and paragraphs: 1.275.761, § 4."""
    for inside in (".", " ", "\n", "\t"):
        text = text.replace(inside, "")
    return text


def _searched(tokens: list[Token], analyser: Analyser) -> set[str]:
    """What a word of the query is found by: its lemma, or all of it when it has several pieces."""
    found: set[str] = set()
    for token in tokens:
        if len(token.forms) == 1:
            found |= {
                lemma for form, lemma in zip(token.forms, token.lemmas, strict=True) if not analyser.is_stopword(form)
            }
        else:
            found |= set(token.parts[:1])
    return found


def _occurrences(phrase: tuple[str, ...], forms_of_tokens: list[tuple[str, ...]]) -> Iterator[int]:
    """The tokens in which the phrase stands, wherever it stands."""
    forms = [(form, index) for index, forms in enumerate(forms_of_tokens) for form in forms]
    size = len(phrase)
    if not size:
        return
    for start in range(len(forms) - size + 1):
        if all(forms[start + at][0] == phrase[at] for at in range(size)):
            yield from {index for _, index in forms[start : start + size]}
