"""Measures the search: building the index, hits with highlights, filter counts, and SQLite FTS5 on the same passages.

usage: python -m benchmarks.search [--passages 1000000] [--queries 300] [--folder DIR] [--without-fts5] [--json]
"""

import argparse
import json
import pickle
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.search_corpus import passages, queries
from samraad.search import Index, Passage, SearchRequest

Figures = dict[str, float]


def benchmark(size: int = 1_000_000) -> list[tuple[str, float, float, str]]:
    """(what, measured, at most, unit) for each measure with a target."""
    folder = Path(tempfile.mkdtemp(prefix="samraad-bench-"))
    try:
        figures = measure(folder, size, 300, with_fts5=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    ratio = 1 / figures["FTS5 took so many times as long: 95th percentile"]
    return [
        (f"index building, {size:,} passages", 1e6 / figures["building: passages a second"], 50, "µs each"),
        ("hits with highlights, median", figures["hits: median ms"], 5, "ms"),
        ("hits with highlights, 95th percentile", figures["hits: 95th percentile ms"], 20, "ms"),
        ("hits and filter counts, 95th percentile", figures["hits and filter counts: 95th percentile ms"], 60, "ms"),
        ("hits against SQLite FTS5, 95th percentile", ratio, 1, "times"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passages", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--without-fts5", action="store_true")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="samraad-bench-"))
    try:
        figures = measure(folder, asked.passages, asked.queries, with_fts5=not asked.without_fts5)
    finally:
        if asked.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    if asked.json:
        print(json.dumps(figures))
    else:
        for name, figure in figures.items():
            print(f"{name:58} {figure:12,.2f}")


def measure(folder: Path, size: int, number: int, *, with_fts5: bool) -> Figures:
    """All figures, by name."""
    say(f"index of {size:,} passages")
    figures = build(folder / "index", size)
    index = Index.open(folder / "index")
    asked = queries(number)
    say("hits with highlights")
    for _, query in asked[: min(50, number)]:
        index.search(SearchRequest(query))
    figures |= spread("hits", [timed(partial(index.search, SearchRequest(query))) for _, query in asked])
    for kind in sorted({kind for kind, _ in asked}):
        times = [timed(partial(index.search, SearchRequest(query))) for k, query in asked if k == kind]
        figures[f"hits, {kind}: median ms"] = statistics.median(times)
    say("hits with filter counts")
    figures |= spread(
        "hits and filter counts", [timed(partial(both, index, SearchRequest(query))) for _, query in asked]
    )
    chosen = {"council": ("KKR Hovedstaden",), "year": ("2019", "2020")}
    figures |= spread(
        "hits and counts, two filters set",
        [timed(partial(both, index, SearchRequest(query, filters=chosen))) for _, query in asked],
    )
    if with_fts5:
        say("SQLite FTS5 on the same passages")
        figures |= fts5(
            folder / "fts5.sqlite", size, [query for kind, query in asked if kind in ("one", "two", "three")], index
        )
    return figures


def build(folder: Path, size: int) -> Figures:
    """Passages a second, read from a file in which they were put before, and bytes on disk.

    Several processes work at once, so the time to invent passages could not be told apart from building.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    invented = folder.with_suffix(".passages")
    with invented.open("wb") as file:
        for lot in lots(passages(size)):
            pickle.dump(lot, file, pickle.HIGHEST_PROTOCOL)
    began = time.perf_counter()
    Index.rebuild(folder, 1, read_again(invented))
    took = time.perf_counter() - began
    invented.unlink()
    bytes_on_disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {
        "building: passages a second": size / took,
        "building: seconds": took,
        "index: MB on disk": bytes_on_disk / 1e6,
        "index: bytes a passage": bytes_on_disk / size,
    }


def lots(stream: Iterator[Passage]) -> Iterator[list[Passage]]:
    while lot := list(islice(stream, 5000)):
        yield lot


def read_again(path: Path) -> Iterator[Passage]:
    with path.open("rb") as file, suppress(EOFError):
        while True:
            yield from pickle.load(file)


def counted(stream: Iterator[Passage], spent: list[float]) -> Iterator[Passage]:
    """The stream in batches, so that the time spent on inventing passages can be told apart."""
    while True:
        began = time.perf_counter()
        batch = [passage for _, passage in zip(range(5000), stream, strict=False)]
        spent[0] += time.perf_counter() - began
        if not batch:
            return
        yield from batch


def both(index: Index, request: SearchRequest) -> None:
    index.search(request)
    index.counts(request)


def fts5(path: Path, size: int, asked: list[str], index: Index) -> Figures:
    """The same words, all of them, the best 30 with highlights, by SQLite; and Samråd's time for these queries."""
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE passage USING fts5(title, text)")
    spent = [0.0]
    began = time.perf_counter()
    with database:
        rows = ((passage.document_title, passage.text) for passage in counted(passages(size), spent))
        database.executemany("INSERT INTO passage VALUES (?, ?)", rows)
    took = time.perf_counter() - began - spent[0]

    def ask(query: str) -> None:
        words = " ".join(f'"{word}"' for word in query.split())
        database.execute(
            "SELECT rowid, highlight(passage, 1, '[', ']') FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT 30",
            (words,),
        ).fetchall()

    theirs = [timed(partial(ask, query)) for query in asked]
    ours = [timed(partial(index.search, SearchRequest(query))) for query in asked]
    return {
        "FTS5: building, passages a second": size / took,
        "FTS5: MB on disk": path.stat().st_size / 1e6,
        **spread("FTS5: words only", theirs),
        **spread("the same queries here", ours),
        "FTS5 took so many times as long: median": statistics.median(theirs) / statistics.median(ours),
        "FTS5 took so many times as long: 95th percentile": percentile(theirs) / percentile(ours),
    }


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def spread(name: str, times: list[float]) -> Figures:
    return {
        f"{name}: median ms": statistics.median(times),
        f"{name}: 95th percentile ms": percentile(times),
        f"{name}: worst ms": max(times),
    }


def percentile(times: list[float]) -> float:
    return sorted(times)[int(0.95 * (len(times) - 1))]


def say(message: str) -> None:
    print(f"… {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
