"""Striking out: redacted words in any text, even where they run over a line end, and contacts in what is searched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from samraad.reading.model import Line

BLOCK = "▮"
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_DASHES = r"\-\u2010-\u2015"
_LETTER_GAP = rf"[{_UNSEEN}]*(?:[{_DASHES}]?[ \t{_UNSEEN}]*\n[\s{_UNSEEN}]*)?"
_WORD_GAP = rf"[\s_{_DASHES}{_UNSEEN}]+"
_BETWEEN = re.compile(rf"[\s_{_DASHES}{_UNSEEN}]+")
_BETWEEN_SIGNS = tuple(chr(sign) for sign in range(0x10000) if not chr(sign).isspace() and _BETWEEN.match(chr(sign)))
_OTHER_ALPHABETS = "\u0250"
_MARKS = "\u0300-\u036f"
_GENITIVE = r"(?:['’´]?s)?"
_EMAIL = r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+"
_PHONE = (
    r"(?:\+45[ \u00a0]?|(?:[Tt]lf|[Tt]elefon|[Mm]obil|[Dd]irekte)\.?:?[ \u00a0]*(?:nr\.?:?[ \u00a0]*)?(?:\+45[ \u00a0]?)?)"
    + (r"(?:\d[ \u00a0]?){7}\d\b")
)
_BARE_PHONE = r"(?<![\d.,/-])[2-9]\d(?: \d{2}){3}(?! ?\d)(?![\d.,/%]| (?:kr|mio|mia|pct|%))"
_CPR = r"(?<!\d)\d{6}-\d{4}(?!\d)"
_PRIVATE_ADDRESS = (
    r"(?:[Pp]rivat(?:adresse)?|[Bb]opæl|[Aa]dresse \(privat\)):?\s+[A-ZÆØÅ][\w.]+(?: [\w.]+){0,3} \d{1,4}\s?[A-Za-z]?"
    r"(?:,? (?:st|kl|\d{1,2})\.?(?: (?:t[vh]|mf)\.?)?)?(?:,? \d{4} [A-ZÆØÅ]\w+)?"
)
_CERTAIN = re.compile("|".join((_EMAIL, _PHONE, _CPR, _PRIVATE_ADDRESS)))
_CONTACT = re.compile("|".join((_EMAIL, _PHONE, _BARE_PHONE, _CPR, _PRIVATE_ADDRESS)))


def without_contacts(text: str) -> str:
    """Running text with telephone numbers, e-mail and private addresses struck out."""
    return _CONTACT.sub(lambda match: _blocks(match.group()), text)


def without_certain_contacts(text: str) -> str:
    """As ``without_contacts``, for tables, where four figures of two digits are a row and not a telephone number."""
    return _CERTAIN.sub(lambda match: _blocks(match.group()), text)


class Mask:
    """Strikes out a set of words or names, also in the genitive.

    Signs between words, breaks within them, capitals, and whether a letter's mark is a sign of its own do not matter.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self._patterns = tuple((_needed(each), found) for each in self.words if (found := _pattern(each)))

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def count(self, text: str) -> int:
        """How many places it would strike out."""
        pattern = self._of(text)
        return len(pattern.findall(text)) if pattern else 0

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """From where to where they stand in it."""
        if pattern := self._of(text):
            yield from (match.span() for match in pattern.finditer(text))

    def text(self, text: str) -> str:
        """The text with blocks instead of the words; its length and its line ends stay."""
        pattern = self._of(text)
        return pattern.sub(lambda match: _blocks(match.group()), text) if pattern else text

    def _of(self, text: str) -> re.Pattern[str] | None:
        """The pattern of those words whose letters are in the text at all: a council may have struck out hundreds."""
        if not self._patterns or not text:
            return None
        bare = _bare(text)
        near = tuple(pattern for needed, pattern in self._patterns if needed in bare)
        return _compiled(near) if near else None

    def json(self, value: Any) -> Any:
        """Every string in a JSON value, however deep."""
        if not self._patterns:
            return value
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.json(each) for each in value]
        if isinstance(value, dict):
            return {key: self.json(each) for key, each in value.items()}
        return value

    def lines(self, lines: Sequence[Line]) -> list[Line]:
        """Lines with raw and repaired text struck out, also where the words run over line ends."""
        if not self._patterns:
            return list(lines)
        raw = self.text("\n".join(line.raw.replace("\n", " ") for line in lines)).split("\n")
        text = self.text("\n".join(line.text.replace("\n", " ") for line in lines)).split("\n")
        return [
            replace(line, raw=raw[i], text=text[i], cells=None) if raw[i] != line.raw or text[i] != line.text else line
            for i, line in enumerate(lines)
        ]


def _blocks(struck: str) -> str:
    return "".join(sign if sign.isspace() else BLOCK for sign in struck)


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


def _needed(words: str) -> str:
    """What ``_bare`` text must have for the words to stand in it; of letters that fold in other ways, nothing."""
    bare = _bare(words)
    return bare if all(sign < _OTHER_ALPHABETS for sign in bare) else ""


def _bare(text: str) -> str:
    """The text without what may stand between or within words, in small letters."""
    bare = unicodedata.normalize("NFC", text)
    for sign in _BETWEEN_SIGNS:
        bare = bare.replace(sign, "")
    return "".join(bare.replace("İ", "i").replace("ı", "i").casefold().split())


def _pattern(words: str) -> str:
    parts = [part for part in _BETWEEN.split(unicodedata.normalize("NFC", words)) if part]
    if not parts:
        return ""
    found = _WORD_GAP.join(_LETTER_GAP.join(map(_letter, part)) for part in parts)
    return rf"(?<![^\W_]){found}{_GENITIVE}(?![^\W_]|[{_MARKS}])"


def _letter(letter: str) -> str:
    """A letter, or the same as a letter and a mark."""
    parted = unicodedata.normalize("NFD", letter)
    whole = re.escape(letter)
    return whole if parted == letter else f"(?:{whole}|{re.escape(parted)})"
