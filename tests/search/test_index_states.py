"""The index as a derived thing: its revision, what breaks it, who may write, what readers see, and crashes."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from samraad.search import Index, IndexBusyError, IndexNeedsRebuildError, Passage, SearchRequest
from samraad.search import store as store_module
from samraad.search.store import current_generation, writing

Make = Callable[..., Passage]
MakeIndex = Callable[..., Index]


def found(index: Index, query: str) -> set[int]:
    result = index.search(SearchRequest(query, limit=100, hits_per_document=100))
    return {hit.passage.id for group in result.groups for hit in group.hits}


def test_a_new_index_is_empty_at_revision_0(tmp_path: Path) -> None:
    index = Index.create(tmp_path / "index")
    assert (index.revision, index.passages) == (0, 0)
    assert found(index, "cykelsti") == set()


def test_passages_come_back_as_they_went_in(make_index: MakeIndex, passage: Make) -> None:
    whole = passage(
        7,
        'Linje "et"\nlinje to: 3,5 pct.\ttab \\ og 😀',
        date=dt.date(2022, 11, 25),
        page=4,
        decided=True,
        section="Beslutning",
    )
    bare = passage(
        8, "linje", year=None, item=None, item_title=None, item_kind=None, organization=None, document_kind=None
    )
    index = make_index(whole, bare)
    result = index.search(SearchRequest("linje"))
    assert {hit.passage for group in result.groups for hit in group.hits} == {whole, bare}


def test_apply_adds_replaces_and_deletes_in_one_step(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(*(passage(n, "broen", document=f"d{n}", dossier=f"s{n}") for n in range(1, 6)))
    index.apply(
        2,
        [passage(1, "tunnelen", document="d1"), passage(6, "broen"), passage(7, "broen", dossier="s5")],
        deleted_ids=[2],
        deleted_documents=["d3"],
        deleted_dossiers=["s5"],
    )
    assert index.revision == 2
    assert found(index, "bro") == {4, 6, 7}
    assert found(index, "tunnel") == {1}
    index.reset()
    assert (index.revision, index.passages) == (0, 0)


def test_the_last_of_two_with_the_same_id_stays(make_index: MakeIndex, passage: Make) -> None:
    index = make_index()
    index.apply(1, [passage(1, "broen"), passage(1, "tunnelen")])
    assert (found(index, "bro"), found(index, "tunnel")) == (set(), {1})


def test_a_failing_stream_changes_nothing(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(passage(1, "broen"))

    def broken() -> object:
        yield passage(2, "broen")
        raise RuntimeError("the archive is gone")

    with pytest.raises(RuntimeError):
        index.apply(2, broken(), deleted_ids=[1])  # type: ignore[arg-type]
    assert (index.revision, found(index, "bro")) == (1, {1})
    index.apply(2, [passage(2, "broen")])
    assert (index.revision, found(index, "bro")) == (2, {1, 2})


def test_a_failing_rebuild_leaves_the_old_index(make_index: MakeIndex, passage: Make, tmp_path: Path) -> None:
    index = make_index(passage(1, "broen"))

    def broken() -> object:
        yield passage(2, "broen")
        raise RuntimeError("the archive is gone")

    with pytest.raises(RuntimeError):
        Index.rebuild(tmp_path / "index", 2, broken())  # type: ignore[arg-type]
    assert (Index.open(tmp_path / "index").revision, found(index, "bro")) == (1, {1})


@pytest.mark.parametrize("what", ["nothing", "no folder"])
def test_a_missing_index_is_reported(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "index"
    if what == "nothing":
        folder.mkdir()
    with pytest.raises(IndexNeedsRebuildError) as error:
        Index.open(folder)
    assert error.value.reason == "missing"


def break_pointer(folder: Path) -> None:
    (folder / "current").write_text("../elsewhere", encoding="utf-8")


def break_pointer_bytes(folder: Path) -> None:
    (folder / "current").write_bytes(b"\xff\xfe\x00")


def break_meta(folder: Path) -> None:
    (current_generation(folder) / "meta.json").write_text("{", encoding="utf-8")


def empty_meta(folder: Path) -> None:
    (current_generation(folder) / "meta.json").write_bytes(b"")


def truncate_segments(folder: Path) -> None:
    for path in current_generation(folder).iterdir():
        if path.suffix in {".store", ".term", ".idx"}:
            path.write_bytes(path.read_bytes()[:3])


def drop_segments(folder: Path) -> None:
    for path in current_generation(folder).iterdir():
        if path.suffix not in {".json", ".lock"}:
            path.unlink()


def drop_generation(folder: Path) -> None:
    current_generation(folder).rename(folder / "elsewhere")


@pytest.mark.parametrize(
    "damage",
    [break_pointer, break_pointer_bytes, break_meta, empty_meta, truncate_segments, drop_segments, drop_generation],
)
def test_damage_is_reported_and_a_rebuild_repairs_it(
    make_index: MakeIndex, passage: Make, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    folder = tmp_path / "index"
    make_index(passage(1, "broen"))
    damage(folder)
    with pytest.raises(IndexNeedsRebuildError) as error:
        Index.open(folder)
    assert error.value.reason == "damaged"
    assert found(Index.rebuild(folder, 3, [passage(1, "broen")]), "bro") == {1}


def test_an_index_of_another_version_is_outdated(
    make_index: MakeIndex, passage: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_index(passage(1, "broen"))
    monkeypatch.setattr(store_module, "VERSION", "another")
    with pytest.raises(IndexNeedsRebuildError) as error:
        Index.open(tmp_path / "index")
    assert error.value.reason == "outdated"


def test_only_one_may_write(make_index: MakeIndex, passage: Make, tmp_path: Path) -> None:
    index = make_index(passage(1, "broen"))
    with writing(tmp_path / "index"):
        with pytest.raises(IndexBusyError):
            index.apply(2, [passage(2, "broen")])
        with pytest.raises(IndexBusyError):
            Index.rebuild(tmp_path / "index", 2, [])
        assert found(index, "bro") == {1}
    index.apply(2, [passage(2, "broen")])
    assert found(index, "bro") == {1, 2}


def test_other_readers_see_what_was_committed_and_rebuilt(make_index: MakeIndex, passage: Make, tmp_path: Path) -> None:
    writer = make_index(passage(1, "broen"))
    reader = Index.open(tmp_path / "index")
    writer.apply(2, [passage(2, "broen")])
    assert (reader.revision, found(reader, "bro")) == (2, {1, 2})
    Index.rebuild(tmp_path / "index", 3, [passage(3, "broen")])
    assert (reader.revision, found(reader, "bro")) == (3, {3})
    assert len(list((tmp_path / "index").glob("generation-*"))) == 1


def test_readers_see_whole_commits_while_another_thread_writes(
    make_index: MakeIndex, passage: Make, tmp_path: Path
) -> None:
    """Every commit holds as many passages as its revision says: no reader may see another number."""
    index = make_index(passage(1, "broen"))
    failures: list[str] = []
    done = threading.Event()

    def read() -> None:
        reader = Index.open(tmp_path / "index")
        while not done.is_set():
            snapshot = reader._current()
            if snapshot.state.revision != int(snapshot.searcher.num_docs) - 1:
                failures.append(f"revision {snapshot.state.revision}, {snapshot.searcher.num_docs} documents")

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for revision in range(2, 7):
        index.apply(revision, [passage(revision, "broen")])
    Index.rebuild(tmp_path / "index", 20, [passage(n, "broen") for n in range(1, 21)])
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert index.revision == 20


def test_the_state_itself_is_never_found(make_index: MakeIndex, passage: Make) -> None:
    index = make_index(passage(1, "broen"))
    for query in ("state", "-broen", "revision", "vocabulary", "s*"):
        assert found(index, query) <= {1}
    filtered = index.search(SearchRequest("", filters={"council": ("KKR Vestkysten",)}))
    assert filtered.total == 1


WRITER = """
import json, sys
from pathlib import Path
from samraad.search import Index, Passage
folder, plain = Path(sys.argv[1]), json.loads(sys.argv[2])
index = Index.open(folder)
print("ready", flush=True)
revision = index.revision
while True:
    revision += 1
    passages = (Passage(**{**plain, "id": n, "text": f"udgave r{revision}x"}) for n in range(1, 301))
    if revision % 4:
        index.apply(revision, passages)
    else:
        index = Index.rebuild(folder, revision, passages)
"""


@pytest.mark.parametrize("delay", [0.02, 0.11, 0.23, 0.37])
def test_a_killed_writer_leaves_one_whole_revision(
    make_index: MakeIndex, passage: Make, tmp_path: Path, delay: float
) -> None:
    folder = tmp_path / "index"
    make_index(*(passage(n, "udgave r1x") for n in range(1, 301)))
    plain = json.dumps({name: getattr(passage(1, ""), name) for name in Passage.__slots__})
    command = [sys.executable, "-c", WRITER, str(folder), plain]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
    index = Index.open(folder)
    assert index.passages == 300
    assert index.search(SearchRequest(f"r{index.revision}x")).total == 300
    index.apply(index.revision + 1, [passage(1, "efter uheldet")])
    assert found(index, "uheld") == {1}
