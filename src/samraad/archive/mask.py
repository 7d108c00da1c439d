"""Striking out: redacted words in any text, even where they run over a line end, and contacts in what is searched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from samraad.reading.model import Line

BLOCK = "▮"
_LETTER_GAP = r"(?:[-\u00ad]?[ \t]*\n\s*)?"
_WORD_GAP = r"[\s\u00a0-]+"
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
    """Strikes out a set of words or names. Signs between words and breaks within them do not matter; capitals do not."""

    def __init__(self, words: Iterable[str]) -> None:
        patterns = [_pattern(each) for each in words if each.strip()]
        self._pattern = re.compile("|".join(patterns), re.IGNORECASE) if patterns else None

    def __bool__(self) -> bool:
        return self._pattern is not None

    def count(self, text: str) -> int:
        """How many places it would strike out."""
        return len(self._pattern.findall(text)) if self._pattern else 0

    def text(self, text: str) -> str:
        """The text with blocks instead of the words; its length and its line ends stay."""
        return self._pattern.sub(lambda match: _blocks(match.group()), text) if self._pattern else text

    def json(self, value: Any) -> Any:
        """Every string in a JSON value, however deep."""
        if not self._pattern:
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
        if not self._pattern:
            return list(lines)
        raw = self.text("\n".join(line.raw.replace("\n", " ") for line in lines)).split("\n")
        text = self.text("\n".join(line.text.replace("\n", " ") for line in lines)).split("\n")
        return [
            replace(line, raw=raw[i], text=text[i], cells=None) if raw[i] != line.raw or text[i] != line.text else line
            for i, line in enumerate(lines)
        ]


def _blocks(struck: str) -> str:
    return "".join(sign if sign.isspace() else BLOCK for sign in struck)


def _pattern(words: str) -> str:
    parts = [_LETTER_GAP.join(re.escape(letter) for letter in word) for word in re.split(r"[\s-]+", words.strip())]
    return r"(?<!\w)" + _WORD_GAP.join(parts) + r"(?!\w)"
