"""Whose decision counts: the council's names, from the word list and from what the recommendations ask of whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_ASKED = re.compile(r"(?:indstill?es|anbefales|foreslås|indstiller)[^.:]{0,40}?\bat\s+((?:[A-ZÆØÅ][\w’'-]*\s?){1,5})")
_NOT_NAMES = frozenset({"der", "den", "det", "de", "at"})


def council_names(recommendations: Iterable[str]) -> tuple[str, ...]:
    """The bodies that recommendations address ("Det indstilles, at X godkender …"), if more than one does."""
    found = Counter(match[1].strip() for text in recommendations for match in _ASKED.finditer(text))
    return tuple(sorted(name for name, count in found.items() if count > 1 and name.casefold() not in _NOT_NAMES))
