"""The small word lists of this package, read from their data files and folded."""

from functools import cache
from hashlib import blake2b
from importlib.resources import files

from samraad.search.danish.fold import fold


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of `data/<name>.txt`, one a line; lines that begin with # are comments."""
    return frozenset(_lines(name))


@cache
def word_pairs(name: str) -> dict[str, str]:
    """The pairs of `data/<name>.txt`, separated by a tab."""
    return dict(tuple(line.split("\t", 1)) for line in _lines(name))  # type: ignore[misc]


def lists_version() -> str:
    """Changes with any word in the lists."""
    digest = blake2b(digest_size=6)
    for file in sorted(files("samraad.search.danish").joinpath("data").iterdir(), key=lambda file: file.name):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _lines(name: str) -> list[str]:
    text = files("samraad.search.danish").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return [fold(line.strip()) for line in text.splitlines() if line.strip() and not line.startswith("#")]
