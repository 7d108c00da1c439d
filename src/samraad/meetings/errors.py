"""What the meetings room refuses, each with one Danish sentence that says what to do."""

from __future__ import annotations


class CannotAccept(Exception):
    """The proposal cannot become a meeting as it stands."""
