"""The index on disk: which generation is current, who may write, and whether readers must look again.

`folder/current` names the generation, a folder of its own beside it; `folder/lock` is held by whoever writes. Each
generation holds one state document with revision, version and vocabulary, committed together with the passages.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tantivy

from samraad.search.errors import IndexBusyError, IndexNeedsRebuildError
from samraad.search.schema import STATE, VERSION
from samraad.search.scopes import Readers

_GENERATION = "generation-"
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class State:
    """What the index knows of itself."""

    revision: int
    vocabulary: frozenset[str]

    def to_document(self) -> tantivy.Document:
        """The state as a document of the index, which no query finds."""
        document = tantivy.Document()
        document.add_text("mark", STATE)
        content = {"revision": self.revision, "version": VERSION, "vocabulary": sorted(self.vocabulary)}
        document.add_bytes("stored", json.dumps(content).encode())
        return document


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One committed state of the index: everything a search needs, unchanged by later commits."""

    searcher: tantivy.Searcher
    schema: tantivy.Schema
    state: State
    readers: Readers
    readings: dict[tuple[object, ...], str] = field(default_factory=dict)
    """How lately asked queries had to be read (see `searching`): hits and counts are asked for one after the other."""


def current_generation(folder: Path) -> Path:
    """The folder of the generation that is read and written."""
    try:
        name = (folder / "current").read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise IndexNeedsRebuildError(str(folder), "missing") from None
    except (OSError, UnicodeDecodeError):
        raise IndexNeedsRebuildError(str(folder), "damaged") from None
    if not name.startswith(_GENERATION) or "/" in name or not (folder / name / "meta.json").is_file():
        raise IndexNeedsRebuildError(str(folder), "damaged")
    return folder / name


def stamps(folder: Path, generation: Path) -> tuple[Stamp, Stamp]:
    """Change when another generation became current, and when something was committed to this one."""
    return _stamp(folder / "current"), _stamp(generation / "meta.json")


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_ino, found.st_mtime_ns, found.st_size)


@contextmanager
def damage_noticed(folder: Path) -> Iterator[None]:
    """Turns what Tantivy does over broken files, a panic included, into the one error that says what to do."""
    try:
        yield
    except OSError as error:
        raise IndexNeedsRebuildError(str(folder), "damaged") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise IndexNeedsRebuildError(str(folder), "damaged") from error


def open_generation(folder: Path, generation: Path) -> tantivy.Index:
    """The generation, with readers that look again only when told to."""
    with damage_noticed(folder):
        try:
            index = tantivy.Index.open(str(generation))
            index.config_reader("manual")
        except ValueError as error:
            raise IndexNeedsRebuildError(str(folder), "damaged") from error
        return index


def snapshot(folder: Path, index: tantivy.Index) -> Snapshot:
    """What is committed now; raises when it is damaged or made by another version."""
    with damage_noticed(folder):
        try:
            index.reload()
            searcher = index.searcher()
            content = _state(searcher, index.schema)
        except (ValueError, KeyError) as error:
            raise IndexNeedsRebuildError(str(folder), "damaged") from error
        if content["version"] != VERSION:
            raise IndexNeedsRebuildError(str(folder), "outdated")
        state = State(int(content["revision"]), frozenset(content["vocabulary"]))
        return Snapshot(searcher, index.schema, state, Readers.of(searcher))


def _state(searcher: tantivy.Searcher, fields: tantivy.Schema) -> dict[str, Any]:
    hits = searcher.search(tantivy.Query.term_query(fields, "mark", STATE, "basic"), limit=2).hits
    if len(hits) != 1:
        raise ValueError("the state document is not there once")
    content: dict[str, Any] = json.loads(stored(searcher, hits[0][1]))
    return content


def stored(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> bytes:
    """What is stored of the document at the address."""
    content: Any = searcher.doc(address).get_first("stored")
    return bytes(content)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Holds the writer's lock of the folder; the system frees it when the process ends, however it ends."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise IndexBusyError(str(folder)) from None
        yield


def new_generation(folder: Path) -> Path:
    """An empty folder for the next generation; leftovers of rebuilds that did not finish are removed."""
    _remove_others(folder, _named_current(folder))
    numbers = [int(path.name.removeprefix(_GENERATION)) for path in folder.glob(f"{_GENERATION}*")]
    generation = folder / f"{_GENERATION}{max(numbers, default=0) + 1}"
    generation.mkdir()
    return generation


def make_current(folder: Path, generation: Path) -> None:
    """From now on readers read this generation; the old one is removed."""
    draft = folder / "current.new"
    with draft.open("w", encoding="utf-8") as file:
        file.write(generation.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / "current")
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    _remove_others(folder, generation.name)


def _named_current(folder: Path) -> str:
    try:
        return (folder / "current").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _remove_others(folder: Path, kept: str) -> None:
    for path in folder.glob(f"{_GENERATION}*"):
        if path.name != kept:
            shutil.rmtree(path, ignore_errors=True)
