"""A large index is built by several processes: the same as by one, and none of them stays behind, whatever happens."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from samraad.search import Index, Passage, SearchRequest, writing
from samraad.search.analysing import analysed
from samraad.search.danish import Analyser

Make = Callable[..., Passage]
TEXTS = [
    "Fordelingsnøglen for praktikpladser i sygeplejerskeområdet drøftes, jf. SAG-2022-{n:05}.",
    "Kommunerne betaler {n}.761 kr. efter § {n} til flexturen.",
    "Halvt tegn \ud83d i {n} og 😀 i en aa-å.\nNy linje",
    "",
]


@pytest.fixture
def passages(passage: Make) -> list[Passage]:
    return [passage(n, TEXTS[n % len(TEXTS)].format(n=n), document=f"d{n // 40}") for n in range(6_500)]


def children() -> set[int]:
    """The processes that analyse for this one."""
    found = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())], capture_output=True, text=True)
    return {int(line.split()[0]) for line in found.stdout.splitlines() if "analyse_apart" in line}


def test_several_processes_give_what_one_gives(passages: list[Passage]) -> None:
    analyser = Analyser(vocabulary=frozenset({"flextur"}))
    alone = list(analysed(passages, analyser, 0))
    together = list(analysed(iter(passages), analyser, 2))
    assert together == alone
    assert "flextur" in {each.id: words for each, (_, words) in together}[1]
    assert children() == set()


def test_an_index_by_several_finds_the_same(
    passages: list[Passage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_LEARNT_FROM", 5_000)
    found = []
    for workers in (0, 2):
        monkeypatch.setattr(writing, "workers_of_use", lambda number=workers: number)
        index = Index.rebuild(tmp_path / f"index{workers}", 1, iter(passages))
        for query in ("nøgle", "flextur 41", "SAG-2022-00004", '"i en aa-å"', "kommune"):
            result = index.search(SearchRequest(query, limit=3))
            found.append((workers, result.total, {group.total for group in result.groups}))
    assert [each[1:] for each in found[:5]] == [each[1:] for each in found[5:]]
    assert children() == set()


def test_what_is_broken_off_leaves_no_process(passages: list[Passage]) -> None:
    stream = analysed(iter(passages), Analyser(), 2)
    assert len(list(islice(stream, 10))) == 10
    assert len(children()) == 2
    stream.close()
    assert children() == set()

    def failing() -> Iterator[Passage]:
        yield from passages[:4_500]
        raise RuntimeError("the archive is gone")

    with pytest.raises(RuntimeError, match="gone"):
        list(analysed(failing(), Analyser(), 2))
    assert children() == set()


def test_the_work_of_a_process_that_dies_is_done_here(passages: list[Passage]) -> None:
    analyser = Analyser()
    stream = analysed(iter(passages), analyser, 1)
    found = list(islice(stream, 100))
    for child in children():
        os.kill(child, signal.SIGKILL)
    found += stream
    assert found == list(analysed(passages, analyser, 0))


SCRIPT = """
import sys
from itertools import count
from samraad.search.analysing import analysed
from samraad.search.danish import Analyser
from dataclasses import dataclass
@dataclass
class Text:
    text: str
stream = analysed((Text(f"Kommunerne betaler {n} kr.") for n in count()), Analyser(), 2)
next(stream)
print("ready", flush=True)
for _ in stream:
    pass
"""


@pytest.mark.parametrize("signals", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_processes_end_with_the_one_they_work_for(signals: signal.Signals) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(SCRIPT.encode())
        process.stdin.close()
        assert process.stdout.readline() == b"ready\n"
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True)
        workers = [int(pid) for pid in found.stdout.split()]
        assert len(workers) == 2
        process.send_signal(signals)
        process.wait()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)
