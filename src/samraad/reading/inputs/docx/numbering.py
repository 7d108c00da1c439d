"""Numbers that Word writes and the file does not hold: list bullets and numbered headings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

BULLET = "•"
_MAX_LEVELS = 9
_MAX_NUMBER = 3_000
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


class Numbering:
    """Counts a document's numbered paragraphs in their order."""

    def __init__(self, root: Any | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._restarted: set[tuple[str, int]] = set()
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _MAX_LEVELS)
        if root is not None:
            self._read(root)

    def label(self, list_id: str, level: int) -> str:
        """What Word prints before the next paragraph of a list at this level; empty where it prints nothing."""
        abstract = self._abstract.get(list_id)
        levels = self._levels.get(abstract or "")
        if abstract is None or not levels or level not in levels:
            return ""
        own = levels[level]
        if own.format == "bullet":
            return BULLET
        if own.format == "none":
            return ""
        counts = self._counts[abstract]
        start = self._starts.get((list_id, level), own.start)
        current = None if self._restarts(list_id, level) else counts[level]
        counts[level] = start if current is None else current + 1
        counts[level + 1 :] = [None] * (_MAX_LEVELS - level - 1)
        label = own.text
        for at in range(_MAX_LEVELS):
            if f"%{at + 1}" in label:
                part = levels.get(at, own)
                number = counts[at]
                label = label.replace(f"%{at + 1}", _written(part.start if number is None else number, part.format))
        return label

    def _restarts(self, list_id: str, level: int) -> bool:
        """Whether a list that says where it starts comes for the first time: it does not count on from another's."""
        first = (list_id, level) in self._starts and (list_id, level) not in self._restarted
        if first:
            self._restarted.add((list_id, level))
        return first

    def _read(self, root: Any) -> None:
        for abstract in root.findall(qn("w:abstractNum")):
            levels = {}
            for level in abstract.findall(qn("w:lvl")):
                levels[_int(level.get(qn("w:ilvl")), 0)] = _Level(
                    _value(level, "w:numFmt", "decimal"), _value(level, "w:lvlText", ""), _start(level)
                )
            self._levels[abstract.get(qn("w:abstractNumId"), "")] = levels
        for instance in root.findall(qn("w:num")):
            list_id = instance.get(qn("w:numId"), "")
            self._abstract[list_id] = _value(instance, "w:abstractNumId", "")
            for override in instance.findall(qn("w:lvlOverride")):
                start = override.find(qn("w:startOverride"))
                if start is not None:
                    level = _int(override.get(qn("w:ilvl")), 0)
                    self._starts[list_id, level] = _int(start.get(qn("w:val")), 1)


def _value(element: Any, tag: str, default: str) -> str:
    child = element.find(qn(tag))
    return default if child is None else child.get(qn("w:val"), default)


def _start(level: Any) -> int:
    return _int(_value(level, "w:start", "1"), 1)


def _int(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 6 else default


def _written(number: int, format: str) -> str:
    if format in ("lowerLetter", "upperLetter") and 1 <= number <= _MAX_NUMBER:
        # After z comes aa, then bb: Word repeats the letter.
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if format == "lowerLetter" else letters.upper()
    if format in ("lowerRoman", "upperRoman") and 1 <= number <= _MAX_NUMBER:
        roman = _roman(number)
        return roman if format == "lowerRoman" else roman.upper()
    return f"{number:02d}" if format == "decimalZero" else str(number)


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN + _ROMAN_ONES:
        out += letters * (number // value)
        number %= value
    return out
