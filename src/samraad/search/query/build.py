"""Turns a parsed query into Tantivy queries: what must be there, and what makes one passage better than another."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from tantivy import Occur, Query

from samraad.search.danish import Analyser
from samraad.search.danish.tokens import spans, whole
from samraad.search.model import SearchRequest
from samraad.search.query.parse import Atom, Clause, Parsed
from samraad.search.schema import clean
from samraad.search.store import Snapshot

EXACT_BOOST = 0.6
"""A word printed as it was asked for, beside what its lemma counts."""
ITSELF_BOOST = 0.4
"""A word of its own, beside a word inside a compound."""
TITLE_BOOST = 0.5
"""A word in the title of the document, the item or the section."""
_MOST_EXPANSIONS = 200
_ENOUGH_WORDS = 0.6
"""In a relaxed search, the share of the words that must be there."""
_YEARS = re.compile(r"(\d{4})[-–/](\d{4})")
_LONGEST_YEARS = 100

Parts = list[tuple[Occur, Query]]


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds queries for one snapshot of the index."""

    snapshot: Snapshot
    analyser: Analyser

    def in_text(self, parsed: Parsed) -> Parts:
        """Passages with all of it in their text; empty when nothing is asked for."""
        wanted, parts = self._sorted(parsed)
        return [*parts, *((Occur.Must, self._any(clause, self._in_text)) for clause in wanted)]

    def with_titles(self, parsed: Parsed) -> Parts:
        """Passages with all of it in their text or in the titles they stand under."""
        wanted, parts = self._sorted(parsed)
        return [*parts, *((Occur.Must, self._any(clause, self._anywhere)) for clause in wanted)]

    def relaxed(self, parsed: Parsed) -> Parts:
        """Passages with most of the words, in the text or its titles, compounds also by their parts."""
        wanted, parts = self._sorted(parsed)
        if not wanted:
            return []
        options = [(Occur.Should, self._any(clause, self._loosely)) for clause in wanted]
        enough = max(1, round(_ENOUGH_WORDS * len(wanted)))
        return [*parts, (Occur.Must, Query.boolean_query(options, minimum_number_should_match=enough))]

    def bonuses(self, parsed: Parsed) -> Parts:
        """What makes a passage better without being asked for: the printed form, no compound, the word in a title."""
        wanted, _ = self._sorted(parsed)
        atoms = [atom for clause in wanted for atom in clause.alternatives]
        found: Parts = []
        for text in [atom.text for atom in atoms if atom.kind == "word" and not atom.field]:
            forms, lemmas = self.analyser.reading(text)
            if len(forms) == 1:
                found.append((Occur.Should, Query.boost_query(self._term("form", forms[0]), EXACT_BOOST)))
                found.append((Occur.Should, self._itself(lemmas[0])))
            found.append((Occur.Should, Query.boost_query(self._word(text, "title"), TITLE_BOOST)))
        return found

    def _itself(self, lemma: str) -> Query:
        """A word of its own, in any form, rather than inside a compound; it counts as much as the word is rare."""
        searcher = self.snapshot.searcher
        rarity = log(1 + searcher.num_docs / (1 + searcher.doc_freq("word", lemma)))
        return Query.const_score_query(self.one_of("form", self.analyser.forms_of(lemma)), ITSELF_BOOST * rarity)

    def one_of(self, field: str, values: Sequence[int | str]) -> Query:
        """Passages with one of a few values: quicker than a term set, which walks through all that there are."""
        terms = [Query.term_query(self.snapshot.schema, field, value, "basic") for value in values]
        return Query.boolean_query([(Occur.Should, term) for term in terms])

    def size(self, parsed: Parsed) -> int:
        """At most about so many passages can match in text."""
        wanted, _ = self._sorted(parsed)
        sizes = [sum(map(self._frequency, clause.alternatives)) for clause in wanted]
        return min(sizes, default=self.snapshot.searcher.num_docs)

    def _frequency(self, atom: Atom) -> int:
        searcher = self.snapshot.searcher
        if atom.field or atom.kind == "prefix":
            return int(searcher.num_docs)
        if atom.kind == "phrase":
            return min((searcher.doc_freq("form", form) for form in self._forms(atom.text)), default=0)
        return min((searcher.doc_freq("word", lemma) for lemma in self._lemmas(atom.text)), default=0)

    def selection(self, filters: Mapping[str, tuple[str, ...]], request: SearchRequest) -> Parts:
        """What the chosen filters and the reader's rights demand; it does not count in the ranking."""
        parts: Parts = self.snapshot.readers.selection(self.snapshot.schema, request.scopes)
        if request.without:
            left_out = [clean(dossier) for dossier in request.without]
            parts.append((Occur.MustNot, Query.term_set_query(self.snapshot.schema, "dossier", left_out)))
        for name, values in filters.items():
            if values:
                chosen = self.one_of(name, [clean(value) for value in values])
                parts.append((Occur.Must, Query.const_score_query(chosen, 0.0)))
        return parts

    def passages(self) -> Query:
        """Every passage, but not the index's own state."""
        return Query.const_score_query(self.snapshot.readers.everything(self.snapshot.schema), 1.0)

    def _sorted(self, parsed: Parsed) -> tuple[list[Clause], Parts]:
        """The clauses that are looked for in text, and the conditions that the others are."""
        conditions: Parts = []
        wanted: list[Clause] = []
        for clause in parsed.clauses:
            if clause.negated:
                conditions.append((Occur.MustNot, self._any(clause, self._in_text)))
            elif all(atom.field for atom in clause.alternatives):
                conditions.append((Occur.Must, Query.const_score_query(self._any(clause, self._in_text), 0.0)))
            else:
                wanted.append(clause)
        telling = [clause for clause in wanted if not all(self._is_stopword(atom) for atom in clause.alternatives)]
        if conditions and not wanted:
            conditions.append((Occur.Must, self.passages()))
        return telling or wanted, conditions

    def _is_stopword(self, atom: Atom) -> bool:
        return atom.kind == "word" and all(map(self.analyser.is_stopword, self._forms(atom.text)))

    def _any(self, clause: Clause, one: Callable[[Atom], Query]) -> Query:
        options = [one(atom) for atom in clause.alternatives]
        return options[0] if len(options) == 1 else Query.boolean_query([(Occur.Should, option) for option in options])

    def _in_text(self, atom: Atom) -> Query:
        if atom.field:
            return self._named(atom)
        if atom.kind == "prefix":
            return self._prefix(atom.text)
        token_forms = self._forms(atom.text)
        if atom.kind == "phrase":
            return self._phrase(token_forms)
        return self._word(atom.text, "word")

    def _anywhere(self, atom: Atom) -> Query:
        here = self._in_text(atom)
        if atom.field or atom.kind != "word":
            return here
        title = Query.boost_query(self._word(atom.text, "title"), TITLE_BOOST)
        return Query.boolean_query([(Occur.Should, here), (Occur.Should, title)])

    def _loosely(self, atom: Atom) -> Query:
        anywhere = self._anywhere(atom)
        if atom.field or atom.kind == "prefix":
            return anywhere
        inner = [part for token in self.analyser.analyse(atom.text) for part in token.parts]
        if not inner:
            return anywhere
        every = Query.boolean_query([(Occur.Must, self._term("word", part)) for part in inner])
        return Query.boolean_query([(Occur.Should, anywhere), (Occur.Should, Query.boost_query(every, 0.3))])

    def _word(self, printed: str, field: str) -> Query:
        """One word as typed: by its lemma; one with hyphens by the lemmas of all its pieces, or written together."""
        forms, lemmas = self.analyser.reading(printed)
        joined = whole(printed)
        if not forms:
            return Query.empty_query()
        if joined is None:
            silent = self.analyser.is_stopword(lemmas[0])
            return self._term("form", forms[0]) if silent else self._term(field, lemmas[0])
        together = self._term(field, self.analyser.lemma(joined))
        if field == "title":
            return together
        return Query.boolean_query([(Occur.Should, together), (Occur.Should, self._phrase(list(forms)))])

    def _forms(self, text: str) -> list[str]:
        return [form for _, _, printed in spans(text) for form in self.analyser.reading(printed)[0]]

    def _lemmas(self, text: str) -> list[str]:
        return [lemma for _, _, printed in spans(text) for lemma in self.analyser.reading(printed)[1]]

    def _phrase(self, forms: list[str]) -> Query:
        if not forms:
            return Query.empty_query()
        if len(forms) == 1:
            return self._term("form", forms[0])
        return Query.phrase_query(self.snapshot.schema, "form", list(forms))

    def _prefix(self, text: str) -> Query:
        start = "".join(self._forms(text))
        terms = self.snapshot.searcher.terms_with_prefix("form", start, limit=_MOST_EXPANSIONS + 1)
        schema = self.snapshot.schema
        if len(terms) > _MOST_EXPANSIONS:
            return Query.const_score_query(Query.regex_query(schema, "form", re.escape(start) + ".*"), 1.0)
        return Query.const_score_query(Query.term_set_query(schema, "form", [term for term, _ in terms]), 1.0)

    def _named(self, atom: Atom) -> Query:
        """Passages whose surroundings have the words; years may be a range."""
        years = _YEARS.fullmatch(atom.text) if atom.field == "year" else None
        if years:
            first, last = sorted((int(years[1]), int(years[2])))
            terms = [f"year={year}" for year in range(first, min(last, first + _LONGEST_YEARS) + 1)]
            return Query.term_set_query(self.snapshot.schema, "named", terms)
        lemmas = self._lemmas(atom.text)
        words = [(Occur.Must, self._term("named", f"{atom.field}={lemma}")) for lemma in lemmas]
        return Query.boolean_query(words) if words else Query.empty_query()

    def _term(self, field: str, word: str) -> Query:
        return Query.term_query(self.snapshot.schema, field, word, "freq")
