"""Did you mean: for words of a query that the reader finds nowhere, the nearest word that stands where she may read."""

from dataclasses import dataclass

from tantivy import DocAddress, Occur, Query

from samraad.search.danish.tokens import pieces
from samraad.search.model import SearchRequest
from samraad.search.query.build import Builder
from samraad.search.query.parse import Parsed
from samraad.search.schema import unpack
from samraad.search.store import stored

_SHORTEST = 4
_LONG = 8
_LOOKED_AT = 20_000
_SAME_BEGINNING = (2, 1)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that this reader may find."""

    builder: Builder
    request: SearchRequest

    def unknown(self, text: str) -> bool:
        """Whether a typed word stands nowhere, neither in any form nor inside a compound."""
        token = self.builder.analyser.token(0, text)
        return (
            len(token.forms) == 1
            and len(text) >= _SHORTEST
            and text.isalpha()
            and not self._hits("word", token.lemmas[0])
            and not self._hits("form", token.forms[0])
        )

    def nearest(self, word: str) -> str | None:
        """The most frequent of the words at the smallest distance: one slip, two in long words."""
        most = 2 if len(word) >= _LONG else 1
        letters = set(word)
        for same in _SAME_BEGINNING:
            near: list[tuple[int, int, str]] = []
            terms = self.builder.snapshot.searcher.terms_with_prefix("form", word[:same], limit=_LOOKED_AT)
            for term, frequency in terms:
                if (
                    abs(len(term) - len(word)) <= most
                    and len(letters.symmetric_difference(term)) <= 2 * most
                    and term.isalpha()
                ):
                    slips = distance(word, term, most)
                    if slips <= most:
                        near.append((slips, -frequency, term))
            best = next((term for _, _, term in sorted(near) if self._hits("form", term)), None)
            if best is not None:
                return best
        return None

    def printed(self, form: str) -> str:
        """A folded form as the texts that the reader may see print it."""
        for address in self._hits("form", form):
            text = unpack(stored(self.builder.snapshot.searcher, address)).text
            for token in self.builder.analyser.analyse(text):
                if token.forms == (form,):
                    return text[token.start : token.end]
        return form

    def _hits(self, field: str, word: str) -> list[DocAddress]:
        """A passage with the word that the reader may see; none where there is none."""
        searcher = self.builder.snapshot.searcher
        if not searcher.doc_freq(field, word):
            return []
        here = Query.term_query(self.builder.snapshot.schema, field, word, "freq")
        query = Query.boolean_query([(Occur.Must, here), *self.builder.selection({}, self.request)])
        return [address for _, address in searcher.search(query, limit=1).hits]


def suggestion(builder: Builder, parsed: Parsed, request: SearchRequest) -> str | None:
    """The query with unknown words replaced by near ones, as they are printed; None when nothing is near."""
    words = _Words(builder, request)
    corrected = request.query
    for clause in parsed.clauses:
        for atom in clause.alternatives:
            if atom.kind == "word" and not atom.field and not clause.negated and words.unknown(atom.text):
                better = words.nearest(pieces(atom.text)[0])
                if better is not None:
                    corrected = corrected.replace(atom.text, words.printed(better))
    return corrected if corrected != request.query else None


def distance(one: str, other: str, most: int) -> int:
    """How many letters were changed, left out, added or swapped with their neighbour; beyond `most` only "more"."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, opposite in enumerate(other, 1):
            cost = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != opposite))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == opposite:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return last[-1]
