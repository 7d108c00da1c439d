"""The order of numbers on an agenda: 3.2 before 3.10, and 3.10a after 3.10."""

from __future__ import annotations

import re

_PARTS = re.compile(r"\d+|[^\W\d]+")


def item_order(number: str) -> list[tuple[int, int, str]]:
    """A sort key."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _PARTS.findall(number.casefold())]
