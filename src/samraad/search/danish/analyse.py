"""What a text is found by: each token's printed form, its lemma, and the words inside it when it is a compound."""

from collections.abc import Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from samraad.search.danish.compounds import Splitter
from samraad.search.danish.lemmas import lemma_of
from samraad.search.danish.lexicon import Lexicon, danish_lexicon, lexicon_version
from samraad.search.danish.tokens import PARAGRAPH_SPACE, pieces, spans, whole
from samraad.search.danish.words import word_list

ANALYSIS_VERSION = f"1/{lexicon_version()}"
"""Changes whenever the same text may be analysed differently; an index made with another one is outdated."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a text, at `[start, end)`; hyphenated words have several forms and lemmas."""

    start: int
    end: int
    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    parts: tuple[str, ...]
    """The words inside compounds, and a hyphenated word or identifier as a whole."""


class Word(NamedTuple):
    """What is indexed for what is printed between two spaces: its forms, and the words it is found by."""

    forms: str
    found_by: str


class _Words(dict[str, Word]):
    """Everything that is printed between two spaces is analysed once."""

    def __init__(self, analyser: "Analyser") -> None:
        super().__init__()
        self._analyser = analyser

    def __missing__(self, printed: str) -> Word:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        tokens = self._analyser.analyse(printed)
        lemmas = [lemma for token in tokens for lemma in token.lemmas if lemma not in word_list("stopwords")]
        parts = [part for token in tokens for part in token.parts]
        word = Word(" ".join(form for token in tokens for form in token.forms), " ".join([*lemmas, *lemmas, *parts]))
        self[printed] = word
        return word


_MOST_REMEMBERED = 1_000_000


@dataclass(frozen=True)
class Analyser:
    """Analyses text with the Danish word list and the words that are the archive's own."""

    lexicon: Lexicon = field(default_factory=danish_lexicon)
    vocabulary: Set[str] = field(default_factory=frozenset)

    @cached_property
    def splitter(self) -> Splitter:
        """The splitter of compounds, which knows the archive's own words too."""
        return Splitter(self.lexicon, self.vocabulary)

    @cached_property
    def _words(self) -> _Words:
        return _Words(self)

    def analyse(self, text: str) -> list[Token]:
        """All tokens of the text, in order."""
        return [self.token(start, printed) for start, _, printed in spans(text)]

    def lemma(self, form: str) -> str:
        """The lemma of a folded form."""
        return lemma_of(form, self.lexicon.lemma)

    def token(self, start: int, printed: str) -> Token:
        """The token that is printed at `start`."""
        forms = pieces(printed)
        lemmas = tuple(self.lemma(form) for form in forms)
        joined = whole(printed)
        inner = [] if joined is None else [joined if not joined.isalpha() else self.lemma(joined)]
        for lemma in lemmas:
            if lemma.isalpha():
                inner.extend(self.splitter.parts(lemma))
        return Token(start, start + len(printed), forms, lemmas, tuple(dict.fromkeys(inner)))

    def indexed(self, text: str) -> tuple[str, str]:
        """The text as its printed forms, and as the words it is found by (lemmas twice, so that they weigh more)."""
        if "§" in text:
            text = PARAGRAPH_SPACE.sub("§", text)
        words = self._words
        found = [words[printed] for printed in text.split()]
        return " ".join([word[0] for word in found]), " ".join([word[1] for word in found])

    def is_stopword(self, form: str) -> bool:
        """Whether a folded form says nothing about what a text is about."""
        return form in word_list("stopwords")
