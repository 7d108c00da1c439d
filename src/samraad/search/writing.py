"""Writes to the index: changes with their revision in one commit, or everything anew beside the old."""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path

import tantivy

from samraad.search.analysing import analysed, workers_of_use
from samraad.search.danish import Analyser, learn
from samraad.search.model import Passage
from samraad.search.schema import STATE, Documents, clean, document_key, schema
from samraad.search.store import State, current_generation, make_current, new_generation, open_generation, snapshot
from samraad.search.store import writing as holding_the_lock

_MEMORY = 64_000_000
_MEMORY_FOR_ALL = 300_000_000
_LOT = 500
_LEARNT_FROM = 10_000
"""From so many passages at a time the archive's own words are learnt."""
_LARGEST_VOCABULARY = 20_000


def apply_changes(
    folder: Path,
    revision: int,
    upserts: Iterable[Passage],
    deleted_ids: Iterable[int],
    deleted_documents: Iterable[str],
    deleted_dossiers: Iterable[str],
) -> None:
    """Delete, then add or replace, and record the revision: all of it in one commit, or nothing."""
    with holding_the_lock(folder):
        index = open_generation(folder, current_generation(folder))
        state = snapshot(folder, index).state
        writer = index.writer(_MEMORY, 1)
        try:
            _delete(writer, "id", deleted_ids)
            _delete(writer, "document", map(document_key, deleted_documents))
            _delete(writer, "dossier", map(clean, deleted_dossiers))
            first, rest = _learnable(upserts)
            vocabulary = _grown(state.vocabulary, first)
            documents = Documents(Analyser(vocabulary=vocabulary))
            for lot in _lots(chain(first, rest)):
                _delete(writer, "id", lot)
                for passage in lot.values():
                    writer.add_document(documents.document(passage, documents.analyser.indexed(passage.text)))
            _finish(writer, State(revision, vocabulary))
        except BaseException:
            writer.rollback()
            raise
        writer.wait_merging_threads()


def write_anew(folder: Path, revision: int, passages: Iterable[Passage]) -> None:
    """Build a new generation and make it current when it is complete; ids must not repeat."""
    with holding_the_lock(folder):
        generation = new_generation(folder)
        index = tantivy.Index(schema(), path=str(generation))
        writer = index.writer(_MEMORY_FOR_ALL, _threads())
        first, rest = _learnable(passages)
        vocabulary = _grown(frozenset(), first)
        documents = Documents(Analyser(vocabulary=vocabulary))
        workers = workers_of_use() if len(first) == _LEARNT_FROM else 0
        with closing(analysed(chain(first, rest), documents.analyser, workers)) as stream:
            for passage, words in stream:
                writer.add_document(documents.document(passage, words))
        _finish(writer, State(revision, vocabulary))
        writer.wait_merging_threads()
        make_current(folder, generation)


def empty(folder: Path) -> None:
    """Take every passage out; the index is then at revision 0."""
    with holding_the_lock(folder):
        index = open_generation(folder, current_generation(folder))
        state = snapshot(folder, index).state
        writer = index.writer(_MEMORY, 1)
        writer.delete_all_documents()
        writer.add_document(State(0, state.vocabulary).to_document())
        writer.commit()
        writer.wait_merging_threads()


def _lots(passages: Iterable[Passage]) -> Iterator[dict[int, Passage]]:
    """The passages by id, some hundreds at a time; of several with the same id the last."""
    stream = iter(passages)
    while lot := {passage.id: passage for passage in islice(stream, _LOT)}:
        yield lot


def _delete(writer: tantivy.IndexWriter, field: str, values: Iterable[int | str]) -> None:
    wanted = list(values)
    if wanted:
        writer.delete_documents_by_query(tantivy.Query.term_set_query(schema(), field, wanted))


def _finish(writer: tantivy.IndexWriter, state: State) -> None:
    writer.delete_documents_by_term("mark", STATE)
    writer.add_document(state.to_document())
    writer.commit()


def _learnable(passages: Iterable[Passage]) -> tuple[list[Passage], Iterable[Passage]]:
    stream = iter(passages)
    return list(islice(stream, _LEARNT_FROM)), stream


def _grown(vocabulary: frozenset[str], passages: list[Passage]) -> frozenset[str]:
    if not passages or len(vocabulary) >= _LARGEST_VOCABULARY:
        return vocabulary
    return vocabulary | learn((passage.text for passage in passages), Analyser().lexicon)


def _threads() -> int:
    """All cores but the one that analyses the words, and no more than are of use."""
    return min(max((os.cpu_count() or 1) - 1, 1), 4)
