"""Sentences of Danish running text as slices: a full stop ends one only where no abbreviation, initial or ordinal stands."""

from __future__ import annotations

import re

from samraad.checking.wordlists import either, entries

_BREAK = re.compile(r"[.!?][”\"»)]*\s+(?=[\"”“»(–-]*\s?[A-ZÆØÅ0-9])|\n")
_ABBREVIATED = re.compile(
    rf"(?:(?<![a-zæøå])(?:{either(entries('abbreviations'))})|\b[A-ZÆØÅ]|\b\d{{1,2}})\.$", re.IGNORECASE
)
_REACH = 14


def sentences_of(text: str) -> list[slice]:
    """The sentences of ``text`` without surrounding white space; a line break always ends one."""
    found: list[slice] = []
    start = 0
    for match in _BREAK.finditer(text):
        end = match.start() + 1
        if match[0] != "\n" and _reads_on(text, max(start, end - _REACH), match):
            continue
        _keep(found, text, start, match.end())
        start = match.end()
    _keep(found, text, start, len(text))
    return found


def _reads_on(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the full stop is of an abbreviation; "kr." before a capital ends its sentence, before a figure it does not."""
    before = text[start : match.start() + 1]
    if before.lower().endswith(" kr.") and text[match.end() : match.end() + 1].isalpha():
        return False
    return _ABBREVIATED.search(before) is not None


def _keep(found: list[slice], text: str, start: int, stop: int) -> None:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if start < stop:
        found.append(slice(start, stop))
