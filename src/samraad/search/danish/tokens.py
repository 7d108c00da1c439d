"""Cuts text into tokens, and tokens into the pieces that are looked for: words, numbers, paragraphs, identifiers."""

import re
from collections.abc import Iterator

from samraad.search.danish.fold import fold

_LETTER = "[\\w\u0300-\u036f\u00ad]"
TOKEN = re.compile(rf"§+\s*\d+{_LETTER}*|{_LETTER}+(?:(?:[-/–‑'’]|(?<=\d)[.,:](?=\d)){_LETTER}+)*")
"""A word with what hangs on it: EU-midler, 1.275.761, SAG-2022-03934, 2023/2024, KL's, § 4."""
PARAGRAPH_SPACE = re.compile(r"(?<=§)\s+(?=\d)")
_INNER = re.compile(r"[-/–‑_]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Every token of the text: where it begins, where it ends, as it is printed."""
    for match in TOKEN.finditer(text):
        yield match.start(), match.end(), match.group()


def pieces(token: str) -> tuple[str, ...]:
    """The folded words and numbers of a token, in order: EU-midler → eu, midler; 1.275.761 → 1275761; § 4 → §4."""
    if token.isalpha():
        return (fold(token),)
    if token.startswith("§"):
        return ("§" + fold(token.lstrip("§").strip()),)
    return tuple(canonical for piece in _INNER.split(token) if (canonical := _canonical(piece)))


def whole(token: str) -> str | None:
    """A token of several pieces as one word: EU-midler → eumidler, SAG-2022-03934 → sag-2022-03934; None if it has one."""
    if not _INNER.search(token):
        return None
    if any(letter.isdigit() for letter in token):
        return fold(_INNER.sub("-", token))
    return fold(_INNER.sub("", token))


def _canonical(piece: str) -> str:
    """A number without its thousands dots, a word without its apostrophe (KL's → kl)."""
    if piece[:1].isdigit():
        return piece.replace(".", "") if _THOUSANDS.fullmatch(piece) else fold(piece)
    word = fold(piece)
    return word.split("'", 1)[0] or word.replace("'", "")
