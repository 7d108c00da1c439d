"""Words as they are compared: lower case, without endings, without the small words that carry no subject."""

from __future__ import annotations

import re
from functools import cache

from samraad.checking.wordlists import entries, words

_WORD = re.compile(r"[a-zæøåéüöä0-9][a-zæøåéüöä0-9.]*[a-zæøåéüöä0-9]|[a-zæøå0-9]")
_SHORTEST = 4


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(entries("endings"), key=len, reverse=True))


@cache
def stem(word: str) -> str:
    """The word without its inflection, roughly: what differs only in definiteness, number or case becomes one."""
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def tokens_of(text: str) -> list[str]:
    """The words and figures of ``text`` in lower case, parts of hyphenated words apart."""
    return _WORD.findall(text.lower())


def is_content(token: str) -> bool:
    """Whether a word tells what a text is about."""
    return len(token) > 2 and token not in words("small_words") and not token.isdigit()


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words that tell what a text is about."""
    return frozenset(stem(token) for token in tokens_of(text) if is_content(token))
