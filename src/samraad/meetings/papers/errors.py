"""What making a paper refuses."""

from __future__ import annotations


class CannotPrint(Exception):
    """The paper cannot be set; the sentence says what to change."""
