"""File names as they can be shown, stored and sorted: a file system allows more than that."""

from __future__ import annotations

import re
import unicodedata

_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DIGITS = re.compile(r"(\d+)")


def shown_name(name: str) -> str:
    """The name on one line, letters composed (a Mac stores å as two), what cannot be shown as U+FFFD."""
    return _UNSHOWABLE.sub("\ufffd", unicodedata.normalize("NFC", name))


def natural(name: str) -> list[tuple[int, int, str]]:
    """A sort key by which "Bilag 2" comes before "Bilag 10", and capitals do not count."""
    parts = _DIGITS.split(name.casefold().replace("/", "\0"))
    return [(1, int(part[:100]), "") if part.isdecimal() else (0, 0, part) for part in parts if part]
