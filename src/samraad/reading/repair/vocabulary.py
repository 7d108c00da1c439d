"""The source's own words: the evidence for or against joining two pieces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``whole``: how often a word stands complete in the source; ``inner``: how often away from line ends.

    A word with hyphens counts as one, and each of its parts not at all.
    """

    whole: Counter[str]
    inner: Counter[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        whole: list[str] = []
        inner: list[str] = []
        broken = False
        find = _WORD.findall
        for text in texts:
            if not text:
                continue
            words = find(text.lower())
            ends_broken = text[-1] in "-\u00ad‐‑"
            if words:
                inner += words[1:-1]
                whole += words[(1 if broken else 0) : (-1 if ends_broken else None)]
            broken = ends_broken
        return cls(Counter(whole), Counter(inner))

    def knows(self, word: str) -> int:
        """How often ``word`` stands in the source as a word of its own."""
        return self.whole[word.lower()]

    def standing(self, word: str) -> int:
        """How often ``word`` stands inside a line, where no line end can have cut it."""
        return self.inner[word.lower()]
