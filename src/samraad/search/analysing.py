"""What many passages are indexed by, worked out in several processes; the result is the same however many there are."""

import logging
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterable, Set
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from itertools import islice

from samraad.search.danish import Analyser
from samraad.search.lots import Analysed, receive, send
from samraad.search.model import Passage

log = logging.getLogger(__name__)
_LOT = 2_000
_AHEAD = 2
"""So many lots for each process are on their way; the memory that is used does not grow with the archive."""
_MOST_WORKERS = 6
_PATIENCE = 5.0


def workers_of_use() -> int:
    """A process for each core but the one that writes, and no more than one writer can keep busy."""
    return min(max((os.cpu_count() or 1) - 1, 0), _MOST_WORKERS) if sys.executable else 0


def analysed(
    passages: Iterable[Passage], analyser: Analyser, workers: int
) -> Generator[tuple[Passage, Analysed], None, None]:
    """Each passage with what it is indexed by, in order; with no workers here, else by them, a lot each at a time."""
    if not workers:
        for passage in passages:
            yield passage, analyser.indexed(passage.text)
        return
    with ExitStack() as ending:
        team = _Team(analyser)
        ending.callback(team.end)
        threads = ThreadPoolExecutor(workers, thread_name_prefix="samraad-analysis")
        ending.callback(threads.shutdown, wait=True, cancel_futures=True)
        ending.callback(team.stop)
        team.start(workers)
        stream = iter(passages)
        waiting: deque[tuple[list[Passage], Future[list[Analysed]]]] = deque()
        while True:
            while len(waiting) < _AHEAD * workers and (lot := list(islice(stream, _LOT))):
                waiting.append((lot, threads.submit(team.analyse, [passage.text for passage in lot])))
            if not waiting:
                return
            lot, future = waiting.popleft()
            yield from zip(lot, future.result(), strict=True)


@dataclass(slots=True)
class _Helper:
    """A process that analyses. It ends when its input does, so also when this process is killed."""

    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, vocabulary: Set[str]) -> "_Helper":
        """A new process that knows the archive's own words."""
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, "-m", "samraad.search.analyse_apart"]
        # In a session of its own: an interruption from the keyboard is for this process, which then ends it.
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, start_new_session=True
        )
        assert process.stdin is not None
        with suppress(OSError):  # one that is gone already is found out when it is asked
            send(process.stdin, sorted(vocabulary))
        return cls(process)

    def analyse(self, texts: list[str]) -> list[Analysed]:
        """Raises OSError or EOFError where the process has ended."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        send(self.process.stdin, texts)
        return [(forms, words) for forms, words in receive(self.process.stdout)]

    def end(self) -> None:
        """It is gone when this returns."""
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        try:
            self.process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@dataclass(slots=True)
class _Team:
    """The processes, those of them that are free, and the analysis that steps in for one that has died."""

    analyser: Analyser
    helpers: list[_Helper] = field(default_factory=list)
    free: deque[_Helper] = field(default_factory=deque)
    stepping_in: threading.Lock = field(default_factory=threading.Lock)
    stopping: threading.Event = field(default_factory=threading.Event)

    def start(self, workers: int) -> None:
        """So many processes."""
        for _ in range(workers):
            self.helpers.append(_Helper.start(self.analyser.vocabulary))
            self.free.append(self.helpers[-1])

    def analyse(self, texts: list[str]) -> list[Analysed]:
        """A lot by the next free process."""
        try:
            helper = self.free.popleft()
        except IndexError:
            return self._here(texts)
        try:
            found = helper.analyse(texts)
        except (OSError, EOFError, ValueError):
            if self.stopping.is_set():
                raise
            log.warning("A process that analyses texts has ended; its work is done here")
            return self._here(texts)
        self.free.append(helper)
        return found

    def _here(self, texts: list[str]) -> list[Analysed]:
        with self.stepping_in:
            return list(map(self.analyser.indexed, texts))

    def stop(self) -> None:
        """What they are at is not waited for."""
        self.stopping.set()
        for helper in self.helpers:
            helper.process.terminate()

    def end(self) -> None:
        """They are gone when this returns."""
        for helper in self.helpers:
            helper.end()
