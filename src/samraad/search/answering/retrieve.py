"""Finds the passages in which the answer may stand, and says how rare a word is: one committed state of the index."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tantivy import Occur, Query

from samraad.search.answering.model import Kind
from samraad.search.answering.question import Question, Term
from samraad.search.answering.words import FAMILY, Sense, root, synonym_words
from samraad.search.danish import Analyser
from samraad.search.model import PUBLIC, Passage
from samraad.search.schema import unpack
from samraad.search.store import Snapshot, stored

_TITLE = 0.6
_ALIKE = 0.5
_PART = 0.3
_DECISION = 1.5


@dataclass(frozen=True, slots=True)
class Archive:
    """The index as the questions of one reader see it: only what one of the `scopes` may read, `without` some dossiers."""

    snapshot: Snapshot
    analyser: Analyser
    scopes: tuple[str, ...] = (PUBLIC,)
    without: tuple[str, ...] = ()
    _counted: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def rarity(self, sense: Sense) -> float:
        """From 0 for a word that stands in every passage to 1 for one that stands in none."""
        most = max((self._documents(word) for word in _own_words(sense)), default=0)
        if most:
            return self._rarity(most)
        parts = [self._rarity(self._documents(part)) for part in sense.heads | sense.inner if self._documents(part)]
        return sum(parts) / len(parts) if parts else 1.0

    def _rarity(self, documents: int) -> float:
        everything = max(int(self.snapshot.searcher.num_docs), 2)
        return max(0.0, math.log((everything + 1) / (documents + 1)) / math.log(everything + 1))

    def knows(self, term: Term) -> bool:
        """Whether the archive has the word, one of its family or one that stands for it, anywhere."""
        return any(self._documents(word) for word in (*_own_words(term.sense), *_alike(term)))

    def search(
        self, question: Question, limit: int, within: Mapping[str, Iterable[str]] | None = None
    ) -> list[tuple[float, Passage]]:
        """The passages with most of the question's words in them or above them, best first.

        `within` narrows by the values of a field: `dossier` or one of the `FILTERS`.
        """
        wanted = [self._term(term) for term in question.terms]
        if not wanted:
            return []
        clauses = [(Occur.Should, query) for query in wanted]
        if question.kind is Kind.DECISION:
            clauses.append((Occur.Should, Query.boost_query(self._query("title", "decision"), _DECISION)))
        full = [(Occur.Must, Query.boolean_query(clauses)), *self._readable()]
        full.append((Occur.MustNot, self._query("mark", "state")))
        for name, values in (within or {}).items():
            scope = Query.term_set_query(self.snapshot.schema, name, sorted(values))
            full.append((Occur.Must, Query.const_score_query(scope, 0.0)))
        hits = self.snapshot.searcher.search(Query.boolean_query(full), limit=limit).hits
        return [(float(score), unpack(stored(self.snapshot.searcher, address))) for score, address in hits]

    def _term(self, term: Term) -> Query:
        own = _own_words(term.sense)
        queries = [self._in_both(word, 1.0) for word in own]
        queries += [self._in_both(word, _ALIKE) for word in _alike(term) - own if self._documents(word)]
        queries += [self._in_both(part, _PART) for part in (term.sense.heads | term.sense.inner) - own]
        return Query.boost_query(Query.disjunction_max_query(queries, 0.1), max(term.weight, 0.05))

    def _in_both(self, word: str, boost: float) -> Query:
        both = [
            (Occur.Should, self._query("word", word)),
            (Occur.Should, Query.boost_query(self._query("title", word), _TITLE)),
        ]
        return Query.boost_query(Query.boolean_query(both), boost)

    def _query(self, field: str, word: str) -> Query:
        return Query.term_query(self.snapshot.schema, field, word, "freq")

    def _documents(self, word: str) -> int:
        """How many passages that may be read have the word."""
        known = self._counted.get(word)
        if known is None:
            known = int(self.snapshot.searcher.doc_freq("word", word) or 0)
            if known and (readable := self._readable()):
                query = Query.boolean_query([(Occur.Must, self._query("word", word)), *readable])
                found: Any = self.snapshot.searcher.search(query, limit=1)
                known = int(found.count or 0)
            self._counted[word] = known
        return known

    def _readable(self) -> list[tuple[Occur, Query]]:
        """What every search must demand for this reader."""
        demands = self.snapshot.readers.selection(self.snapshot.schema, self.scopes)
        if self.without:
            left_out = Query.term_set_query(self.snapshot.schema, "dossier", sorted(self.without))
            demands.append((Occur.MustNot, left_out))
        return demands


def _own_words(sense: Sense) -> set[str]:
    """The word as it is indexed, in the forms that share its root."""
    words: set[str] = {*sense.forms, *sense.lemmas}
    for each in sense.roots:
        words.add(each)
        if each.isalpha():
            words.update(each + ending for ending in FAMILY)
            words.update(each + each[-1] + ending for ending in FAMILY if ending[:1] in ("e", "i"))
    return words


def _alike(term: Term) -> set[str]:
    """The words that may stand for it."""
    return (
        set().union(*(_lemmas(synonym_words().get(each, frozenset())) for each in term.sense.roots))
        if term.alike
        else set()
    )


def _lemmas(words: Iterable[str]) -> set[str]:
    return set(words) | {root(word) for word in words}
