"""A council's accent colour, dark enough to be read on white."""

from __future__ import annotations

import re

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_CONTRAST = 4.5  # WCAG 2.1, 1.4.3
_DARKER = 0.93
FALLBACK = "#1a4d7a"


def readable(colour: str) -> str:
    """The colour, darkened until its contrast with white is enough; the usual one where this is no colour."""
    if not _HEX.fullmatch(colour):
        return FALLBACK
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    while 1.05 / (_luminance(parts) + 0.05) < _CONTRAST:
        parts = [int(part * _DARKER) for part in parts]
    return "#{:02x}{:02x}{:02x}".format(*parts)


def _luminance(parts: list[int]) -> float:
    linear = [p / 3294.6 if p <= 10 else ((p / 255 + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
