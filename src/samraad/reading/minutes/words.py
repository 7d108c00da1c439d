"""The word lists of agendas and minutes, loaded once, and the patterns built from them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

PACKAGE = "samraad.reading.minutes"

# Bullets as dossiers print them: dashes, dots, arrows, ticks, boxes, private-use glyphs and the replacement character.
BULLETS = "•◦▪■□●○‣·–—-˗−‐‑➢➤✓✔❑▶►\uf0b7\uf0d8\uf02d\uf0a7\uf0fc\ufffd"


@cache
def words(name: str) -> dict[str, Any]:
    """The data file ``name`` (without ``.yaml``) of this package."""
    source = files(PACKAGE).joinpath("data", f"{name}.yaml").read_text("utf8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load(source, Loader=loader)
    return loaded


@cache
def municipalities() -> tuple[str, ...]:
    """The names of the Danish municipalities, without "Kommune"."""
    source = files(PACKAGE).joinpath("data", "municipalities.txt").read_text("utf8")
    return tuple(line for line in source.splitlines() if line and not line.startswith("#"))


def any_of(phrases: Iterable[str]) -> str:
    """An alternation of literal phrases, the longest first; a space stands for any white space."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(part) for part in phrase.split()) for phrase in ordered)


def fold(text: str) -> str:
    """Text for comparison with a word list: lower case, single spaces, straight apostrophes."""
    return " ".join(text.replace("’", "'").casefold().split())
