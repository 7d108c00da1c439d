"""What a text is found by: each token's printed form, its lemma, and the words inside it when it is a compound."""

from collections.abc import Set
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from samraad.search.danish.compounds import Splitter
from samraad.search.danish.lemmas import lemma_of
from samraad.search.danish.lexicon import Lexicon, danish_lexicon, lexicon_version
from samraad.search.danish.tokens import PARAGRAPH_SPACE, TOKEN, pieces, spans, whole
from samraad.search.danish.words import lists_version, word_list

ANALYSIS_VERSION = f"1/{lexicon_version()}/{lists_version()}"
"""Changes whenever the same text may be analysed differently; an index made with another one is outdated."""


_MOST_REMEMBERED = 500_000
_SHORT = 6
_ENDINGS = tuple(
    ending + case
    for ending in ("", "e", "en", "et", "n", "t", "er", "r", "ne", "ene", "erne", "ede", "ende")
    for case in ("", "s")
)
Reading = tuple[tuple[str, ...], tuple[str, ...]]
"""The forms and the lemmas of a printed token."""


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


_forms, _found_by = itemgetter(0), itemgetter(1)


class _Readings(dict[str, Reading]):
    """Every printed token is read once."""

    def __init__(self, analyser: "Analyser") -> None:
        super().__init__()
        self._analyser = analyser

    def __missing__(self, printed: str) -> Reading:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        reading = self[printed] = self._analyser.read(printed)
        return reading


class _Words(dict[str, Word]):
    """Everything that is printed between two spaces is analysed once; long numbers seldom come again."""

    def __init__(self, analyser: "Analyser") -> None:
        super().__init__()
        self._analyser = analyser
        self._silent = word_list("stopwords")

    def __missing__(self, printed: str) -> Word:
        forms: list[str] = []
        words: list[str] = []
        inner: list[str] = []
        for token in TOKEN.findall(printed):
            its_forms, its_lemmas, its_parts = self._analyser.indexed_token(token)
            forms += its_forms
            words += [lemma for lemma in its_lemmas if lemma not in self._silent]
            inner += its_parts
        word = Word(" ".join(forms), " ".join([*words, *inner]))
        if len(printed) <= _SHORT or not any(map(str.isdigit, printed)):
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[printed] = word
        return word


@dataclass(frozen=True)
class Analyser:
    """Analyses text with the Danish word list and the words that are the archive's own."""

    lexicon: Lexicon = field(default_factory=danish_lexicon)
    vocabulary: Set[str] = field(default_factory=frozenset)
    _parts: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _forms: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def splitter(self) -> Splitter:
        """The splitter of compounds, which knows the archive's own words too."""
        return Splitter(self.lexicon, self.vocabulary)

    @cached_property
    def _words(self) -> _Words:
        return _Words(self)

    @cached_property
    def _readings(self) -> _Readings:
        return _Readings(self)

    def analyse(self, text: str) -> list[Token]:
        """All tokens of the text, in order."""
        return [self.token(start, printed) for start, _, printed in spans(text)]

    def lemma(self, form: str) -> str:
        """The lemma of a folded form."""
        return lemma_of(form, self.lexicon.lemma)

    def forms_of(self, lemma: str) -> list[str]:
        """The regular forms of a lemma that the dictionary knows: plads, pladsen, pladser, pladserne …"""
        known = self._forms.get(lemma)
        if known is None:
            if len(self._forms) >= _MOST_REMEMBERED:
                self._forms.clear()
            stems = (lemma, lemma + lemma[-1:], lemma.removesuffix("e"))
            forms = dict.fromkeys(stem + ending for stem in stems for ending in _ENDINGS)
            known = [form for form in forms if form == lemma or self.lexicon.lemma(form) == lemma]
            self._forms[lemma] = known
        return known

    def token(self, start: int, printed: str) -> Token:
        """The token that is printed at `start`."""
        forms, lemmas = self.reading(printed)
        return Token(start, start + len(printed), forms, lemmas, self.parts(printed))

    def reading(self, printed: str) -> Reading:
        """A printed token's forms and lemmas: quick, as compounds are not split."""
        return self._readings[printed]

    def read(self, printed: str) -> Reading:
        """The same, not remembered."""
        forms = pieces(printed)
        return forms, tuple([self.lemma(form) for form in forms])

    def parts(self, printed: str) -> tuple[str, ...]:
        """The words inside a printed token: it as a whole when it has several pieces, and the parts of its compounds."""
        return self._parts_of(printed, self.reading(printed)[1])

    def _parts_of(self, printed: str, lemmas: tuple[str, ...]) -> tuple[str, ...]:
        joined = whole(printed)
        if joined is None:
            return self._inner(lemmas[0]) if lemmas and lemmas[0].isalpha() else ()
        found = [self.lemma(joined)]
        for lemma in lemmas:
            if lemma.isalpha():
                found.extend(self._inner(lemma))
        return tuple(dict.fromkeys(found))

    def indexed_token(self, printed: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Forms, lemmas and parts, not remembered: whoever indexes remembers more than a token at a time."""
        forms, lemmas = self.read(printed)
        return forms, lemmas, self._parts_of(printed, lemmas)

    def _inner(self, lemma: str) -> tuple[str, ...]:
        """The words inside a lemma; many forms share one."""
        known = self._parts.get(lemma)
        if known is None:
            if len(self._parts) >= _MOST_REMEMBERED:
                self._parts.clear()
            known = self._parts[lemma] = self.splitter.parts(lemma)
        return known

    def indexed(self, text: str) -> tuple[str, str]:
        """The text as its printed forms, and as the words it is found by (lemmas and parts)."""
        if "§" in text:
            text = PARAGRAPH_SPACE.sub("", text)
        printed = text.split()
        found = list(map(self._words.__getitem__, printed))
        return " ".join(map(_forms, found)), " ".join(map(_found_by, found))

    def is_stopword(self, form: str) -> bool:
        """Whether a folded form says nothing about what a text is about."""
        return form in word_list("stopwords")
