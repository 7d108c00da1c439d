"""Did you mean: for words of a query that the archive does not have, the nearest word that it has."""

from tantivy import Query

from samraad.search.danish import Analyser
from samraad.search.danish.tokens import pieces
from samraad.search.query.parse import Parsed
from samraad.search.schema import unpack
from samraad.search.store import Snapshot, stored

_SHORTEST = 4
_LONG = 8
_LOOKED_AT = 20_000
_SAME_BEGINNING = (2, 1)


def suggestion(snapshot: Snapshot, analyser: Analyser, parsed: Parsed, query: str) -> str | None:
    """The query with unknown words replaced by near ones, as the archive prints them; None when nothing is near."""
    corrected = query
    for clause in parsed.clauses:
        for atom in clause.alternatives:
            if (
                atom.kind == "word"
                and not atom.field
                and not clause.negated
                and _unknown(snapshot, analyser, atom.text)
            ):
                better = _nearest(snapshot, pieces(atom.text)[0])
                if better is not None:
                    corrected = corrected.replace(atom.text, _printed(snapshot, analyser, better))
    return corrected if corrected != query else None


def _unknown(snapshot: Snapshot, analyser: Analyser, text: str) -> bool:
    token = analyser.token(0, text)
    return (
        len(token.forms) == 1
        and len(text) >= _SHORTEST
        and text.isalpha()
        and not snapshot.searcher.doc_freq("word", token.lemmas[0])
        and not snapshot.searcher.doc_freq("form", token.forms[0])
    )


def _nearest(snapshot: Snapshot, word: str) -> str | None:
    """The most frequent of the words at the smallest distance: one slip, two in long words."""
    most = 2 if len(word) >= _LONG else 1
    letters = set(word)
    for same in _SAME_BEGINNING:
        best: tuple[int, int, str] | None = None
        for term, frequency in snapshot.searcher.terms_with_prefix("form", word[:same], limit=_LOOKED_AT):
            if (
                abs(len(term) - len(word)) <= most
                and len(letters.symmetric_difference(term)) <= 2 * most
                and term.isalpha()
            ):
                slips = distance(word, term, most)
                if slips <= most and (best is None or (slips, -frequency) < best[:2]):
                    best = (slips, -frequency, term)
        if best is not None:
            return best[2]
    return None


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


def _printed(snapshot: Snapshot, analyser: Analyser, form: str) -> str:
    """A folded form as the archive prints it."""
    hits = snapshot.searcher.search(Query.term_query(snapshot.schema, "form", form, "freq"), limit=1).hits
    for _, address in hits:
        text = unpack(stored(snapshot.searcher, address)).text
        for token in analyser.analyse(text):
            if token.forms == (form,):
                return text[token.start : token.end]
    return form
