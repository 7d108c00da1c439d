"""Where a text answers a query: the character ranges of the words, prefixes and phrases that were looked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from samraad.search.danish import Analyser, Token
from samraad.search.query.parse import Parsed

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Highlighter:
    """What to mark: words by lemma or as part of compounds, prefixes of printed forms, phrases of forms."""

    analyser: Analyser
    words: frozenset[str]
    forms: frozenset[str]
    prefixes: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]

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
        return cls(analyser, frozenset(words), frozenset(forms), tuple(prefixes), tuple(phrases))

    def ranges(self, text: str) -> Ranges:
        """The ranges `[start, end)` of the text to mark, in order, none overlapping another."""
        tokens = self.analyser.analyse(text)
        marked = {index for index, token in enumerate(tokens) if self._wanted(token)}
        for phrase in self.phrases:
            marked |= set(_occurrences(phrase, tokens))
        return tuple((tokens[index].start, tokens[index].end) for index in sorted(marked))

    def _wanted(self, token: Token) -> bool:
        if not self.words.isdisjoint(token.lemmas) or not self.words.isdisjoint(token.parts):
            return True
        if not self.forms.isdisjoint(token.forms):
            return True
        return any(form.startswith(prefix) for prefix in self.prefixes for form in token.forms)


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


def _occurrences(phrase: tuple[str, ...], tokens: list[Token]) -> Iterator[int]:
    """The tokens in which the phrase stands, wherever it stands."""
    forms = [(form, index) for index, token in enumerate(tokens) for form in token.forms]
    size = len(phrase)
    if not size:
        return
    for start in range(len(forms) - size + 1):
        if forms[start][0] == phrase[0] and all(forms[start + at][0] == phrase[at] for at in range(size)):
            yield from {index for _, index in forms[start : start + size]}
