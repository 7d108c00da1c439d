"""Is it an agenda, minutes or a bundle of attachments?"""

from __future__ import annotations

from samraad.reading.model import Line


def kind_of(lines: tuple[Line, ...]) -> str:
    """``agenda``, ``minutes`` or ``attachments``."""
    return "attachments"
