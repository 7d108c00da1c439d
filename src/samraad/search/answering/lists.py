"""The small word lists of this package, read once from their data files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from samraad.search.danish.fold import fold


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """The lines of `data/<name>.txt`; those that are empty or begin with # are left out."""
    text = files("samraad.search.answering").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def folded(name: str) -> frozenset[str]:
    """The words of the list, folded."""
    return frozenset(fold(word) for line in lines_of(name) for word in line.split())


@cache
def pairs(name: str) -> tuple[tuple[str, str], ...]:
    """The lines of the list, each in two at its first tab."""
    found = [line.split("\t", 1) for line in lines_of(name)]
    return tuple((first.strip(), second.strip()) for first, second in found)
