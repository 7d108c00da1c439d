"""Word lists kept as data beside this package: one entry, or entry and meaning, a line; ``#`` opens a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of ``data/<name>.txt``, one a line."""
    return tuple(_lines(f"{name}.txt"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of ``data/<name>.txt``, however many stand on a line."""
    return frozenset(word for line in _lines(f"{name}.txt") for word in line.split())


@cache
def meanings(name: str) -> dict[str, str]:
    """What each entry of ``data/<name>.csv`` means."""
    return dict(line.rsplit(",", 1) for line in _lines(f"{name}.csv"))


def either(choices: Iterable[str]) -> str:
    """A pattern for any of ``choices``, the longest first, with any white space for a space."""
    longest_first = sorted(choices, key=len, reverse=True)
    return "|".join(re.escape(choice).replace(r"\ ", r"\s+") for choice in longest_first)


def _lines(file: str) -> Iterable[str]:
    text = (files("samraad.checking") / "data" / file).read_text("utf-8")
    return (line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
