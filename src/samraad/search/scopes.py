"""Who may find what: a passage names the scopes that may read it, a request those that its reader has.

A scope is an opaque name. The passages of one set of scopes share one term of the index, so whatever the reader, a handful
of terms tell what is hidden from them; without any in common, nothing is found, counted or suggested.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import tantivy
from tantivy import Occur, Query

FIELD = "readers"
_START = "|"
_MOST_SETS = 100_000


def term_of(scopes: Iterable[str]) -> str:
    """The term under which passages with these scopes stand. Raises ValueError for a scope that is no plain name."""
    names = sorted(set(scopes))
    if any(not name or any(map(str.isspace, name)) for name in names):
        raise ValueError(f"A scope is a name without spaces, not one of {names}.")
    return _START + " ".join(names)


@dataclass(frozen=True, slots=True)
class Readers:
    """Every set of scopes in one state of the index, with the number of its passages."""

    sets: tuple[tuple[str, frozenset[str], int], ...]

    @classmethod
    def of(cls, searcher: tantivy.Searcher) -> "Readers":
        """Reads them from the index; of more than it can hold in mind, those beyond are found by nobody."""
        found = searcher.terms_with_prefix(FIELD, _START, limit=_MOST_SETS)
        return cls(
            tuple((term, frozenset(term.removeprefix(_START).split(" ")) - {""}, number) for term, number in found)
        )

    def hides(self, scopes: Iterable[str]) -> bool:
        """Whether anything is hidden from a reader with these scopes."""
        has = frozenset(scopes)
        return len(self.sets) >= _MOST_SETS or any(has.isdisjoint(needed) for _, needed, _ in self.sets)

    def selection(self, schema: tantivy.Schema, scopes: Iterable[str]) -> list[tuple[Occur, Query]]:
        """What a search must demand for this reader: the shorter of what may be read and what may not; it does not count."""
        has = frozenset(scopes)
        if not self.hides(has):
            return []
        seen = [(term, number) for term, needed, number in self.sets if not has.isdisjoint(needed)]
        hidden = [(term, number) for term, needed, number in self.sets if has.isdisjoint(needed)]
        complete = len(self.sets) < _MOST_SETS
        if complete and sum(number for _, number in hidden) < sum(number for _, number in seen):
            return [(Occur.MustNot, _one_of(schema, hidden))]
        return [(Occur.Must, Query.const_score_query(_one_of(schema, seen), 0.0))]

    def everything(self, schema: tantivy.Schema) -> Query:
        """Every passage, whoever may read it; not the index's own state."""
        return _one_of(schema, [(term, number) for term, _, number in self.sets])


def _one_of(schema: tantivy.Schema, terms: list[tuple[str, int]]) -> Query:
    wanted = [(Occur.Should, Query.term_query(schema, FIELD, term, "basic")) for term, _ in terms]
    return Query.boolean_query(wanted) if wanted else Query.empty_query()
