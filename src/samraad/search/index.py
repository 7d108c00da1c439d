"""The search index of an archive: opened, rebuilt, changed and asked through this one class."""

import threading
from collections.abc import Iterable
from pathlib import Path

import tantivy

from samraad.search.danish import Analyser
from samraad.search.model import FilterCounts, Passage, SearchRequest, SearchResult
from samraad.search.query.highlight import Highlighter, Ranges
from samraad.search.query.parse import parse
from samraad.search.searching import count, search
from samraad.search.store import Snapshot, current_generation, damage_noticed, open_generation, snapshot, stamps
from samraad.search.writing import apply_changes, empty, write_anew


class Index:
    """An index folder. Any number of processes and threads may read it while one writes.

    What another process committed is seen by the next call. Every call may raise `IndexNeedsRebuildError`; those that
    write may raise `IndexBusyError`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._generation: tuple[Path, tantivy.Index] | None = None
        self._seen: object = None
        self._snapshot: Snapshot | None = None
        self._analyser = Analyser()
        self._current()

    @classmethod
    def open(cls, folder: Path | str) -> "Index":
        """The index in the folder; raises when it is missing, damaged or made by another version."""
        return cls(Path(folder))

    @classmethod
    def create(cls, folder: Path | str) -> "Index":
        """An empty index at revision 0, in place of whatever was there."""
        return cls.rebuild(folder, 0, ())

    @classmethod
    def rebuild(cls, folder: Path | str, revision: int, passages: Iterable[Passage]) -> "Index":
        """Build the index from all passages; readers keep the old one until the new one is complete."""
        write_anew(Path(folder), revision, passages)
        return cls.open(folder)

    @property
    def revision(self) -> int:
        """The last revision that was applied."""
        return self._current().state.revision

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return int(self._current().searcher.num_docs) - 1

    @property
    def analyser(self) -> Analyser:
        """The analysis of words with which this index was made: for whoever compares texts as the search does."""
        self._current()
        return self._analyser

    @property
    def snapshot(self) -> Snapshot:
        """What is committed now, for whoever asks the index in other ways than by `search`."""
        return self._current()

    def apply(
        self,
        revision: int,
        upserts: Iterable[Passage] = (),
        *,
        deleted_ids: Iterable[int] = (),
        deleted_documents: Iterable[str] = (),
        deleted_dossiers: Iterable[str] = (),
    ) -> None:
        """Delete, then add or replace passages, and record the revision, in one commit."""
        apply_changes(self._folder, revision, upserts, deleted_ids, deleted_documents, deleted_dossiers)

    def reset(self) -> None:
        """Take every passage out; the index is then at revision 0."""
        empty(self._folder)

    def search(self, request: SearchRequest) -> SearchResult:
        """One page of the documents that answer the request. No query is an error."""
        current = self._current()
        with damage_noticed(self._folder):
            return search(current, self._analyser, request)

    def counts(self, request: SearchRequest) -> FilterCounts:
        """What the matching passages could be filtered by."""
        current = self._current()
        with damage_noticed(self._folder):
            return count(current, self._analyser, request)

    def highlight(self, text: str, query: str) -> Ranges:
        """The ranges of any text that answer the query."""
        return Highlighter.of(parse(query), self._analyser).ranges(text)

    def _current(self) -> Snapshot:
        """What is committed now."""
        with self._lock:
            if self._generation is None or self._snapshot is None or self._changed():
                self._look_again()
            assert self._snapshot is not None
            return self._snapshot

    def _changed(self) -> bool:
        return self._generation is None or self._seen != stamps(self._folder, self._generation[0])

    def _look_again(self) -> None:
        path = current_generation(self._folder)
        seen = stamps(self._folder, path)
        if self._generation is None or self._generation[0] != path:
            self._generation = (path, open_generation(self._folder, path))
        self._snapshot = snapshot(self._folder, self._generation[1])
        self._seen = seen
        if self._analyser.vocabulary != self._snapshot.state.vocabulary:
            self._analyser = Analyser(vocabulary=self._snapshot.state.vocabulary)
