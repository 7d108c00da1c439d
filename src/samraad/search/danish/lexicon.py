"""The Danish word list: which lemma a form belongs to, and which words build compounds."""

import mmap
import os
import tempfile
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from samraad.search.danish.lexicon_build import BEGINNING, NOUN, OTHER, build_lexicon

FORMAT = 10
_BLOCK = 1024


class Part(NamedTuple):
    """A lemma as part of compounds: how it is inflected, how many dictionary words begin and how many end with it."""

    inflection: int
    heads: int
    tails: int

    @property
    def noun(self) -> bool:
        """Whether it is a noun."""
        return bool(self.inflection & NOUN)

    @property
    def other(self) -> bool:
        """Whether it is a verb or an adjective and no noun."""
        return bool(self.inflection & OTHER)

    def agrees(self, tail: "Part", kind: int) -> bool:
        """Whether the two share a form of the kind (`DEFINITE`, `PLURAL`), as far as both have any."""
        own, other = self.inflection & kind, tail.inflection & kind
        return not own or not other or bool(own & other)


def lexicon_version() -> str:
    """Changes whenever the word list may give other answers."""
    return f"{FORMAT}-{version('simplemma')}"


@dataclass(frozen=True)
class Lexicon:
    """The word file, mapped into memory; a look-up takes a microsecond."""

    data: mmap.mmap | bytes

    @cached_property
    def _end(self) -> int:
        return int(self.data[-12:])

    @cached_property
    def _blocks(self) -> tuple[list[bytes], list[int]]:
        """The first form of every few kilobytes, and where it stands: two lists of equal length."""
        keys: list[bytes] = []
        starts: list[int] = []
        at = 0
        while at < self._end - 1:
            keys.append(self.data[at + 1 : self.data.find(b"\t", at)])
            starts.append(at)
            at = self.data.find(b"\n", min(at + _BLOCK, self._end - 1))
        starts.append(self._end)
        return keys, starts

    def lemma(self, form: str) -> str | None:
        """The lemma of a folded form, or None when the word is unknown."""
        key = form.encode()
        keys, starts = self._blocks
        block = bisect_right(keys, key) - 1
        if block < 0:
            return None
        at = self.data.find(b"\n" + key + b"\t", starts[block], starts[block + 1] + 1)
        if at < 0:
            return None
        start = at + len(key) + 2
        end = self.data.find(b"\n", start)
        return self.data[start:end].decode() if end > start else form

    @cached_property
    def parts(self) -> MappingProxyType[str, Part]:
        """All common lemmas (a tenth of a second, once, and only when something is indexed)."""
        lines = self._sections[0].split("\n")
        fields = (line.split("\t") for line in lines)
        return MappingProxyType({f[0]: Part(int(f[1]), int(f[2]), int(f[3])) for f in fields})

    @cached_property
    def _sections(self) -> tuple[str, str]:
        parts, _, others = self.data[self._end : len(self.data) - 13].decode().partition("\n\n")
        return parts, others

    @cached_property
    def _other_beginnings(self) -> dict[str, tuple[str, ...]]:
        lines = (line.split("\t") for line in self._sections[1].split("\n"))
        return {lemma: tuple(beginnings.split(" ")) for lemma, beginnings in lines}

    def beginnings(self, lemma: str) -> tuple[str, ...]:
        """How the forms of a lemma begin: bar, but also boe (børn)."""
        return (lemma[:BEGINNING], *self._other_beginnings.get(lemma, ()))


@cache
def danish_lexicon() -> Lexicon:
    """The word list of this machine, derived once (some seconds) and kept in the user's cache folder."""
    folder = _cache_folder()
    path = folder / f"danish-{lexicon_version()}.words"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".danish-")
        os.close(handle)
        try:
            build_lexicon(Path(name))
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    with path.open("rb") as file:
        return Lexicon(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _cache_folder() -> Path:
    """`SAMRAAD_CACHE`, else the desktop's cache folder; a temporary one where neither can be written."""
    own = os.environ.get("SAMRAAD_CACHE")
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "samraad"
    folder = Path(own) if own else base
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    except OSError:
        pass
    return Path(tempfile.mkdtemp(prefix="samraad-"))
