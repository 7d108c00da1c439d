"""Text as a paper can show it: a character without a glyph becomes a box, so that no text keeps a paper from being made."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources
from typing import Any

_NO_GLYPH = "□"
_DROPPED = frozenset({"Cf", "Cs", "Cc"})


def printable(value: Any) -> Any:
    """The same lists and dicts with every string made printable."""
    if isinstance(value, str):
        return printable_text(value)
    if isinstance(value, dict):
        return {name: printable(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [printable(one) for one in value]
    return value


def printable_text(text: str) -> str:
    """Composed, without invisible marks; other spaces are spaces, a box stands for what no font has."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text).translate(_table())


class _Table(dict[int, str]):
    """Decides on a character when it first comes by."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _shown(chr(code))
        return found


def _shown(char: str) -> str:
    if char == "\n" or ord(char) in _codes():
        return char
    category = unicodedata.category(char)
    if (category in _DROPPED and char != "\t") or unicodedata.name(char, "").startswith("VARIATION SELECTOR"):
        return ""
    return " " if char.isspace() else _NO_GLYPH


@cache
def _table() -> _Table:
    return _Table()


@cache
def _codes() -> frozenset[int]:
    text = resources.files("samraad.meetings.papers").joinpath("printable.txt").read_text("utf-8")
    found: set[int] = set()
    for word in " ".join(line for line in text.splitlines() if not line.startswith("#")).split():
        first, _, last = word.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)
