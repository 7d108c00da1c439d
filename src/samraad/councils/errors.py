"""What the councils room refuses, each with one Danish sentence that says what to do."""

from __future__ import annotations


class CannotSave(Exception):
    """The person, organization or membership does not hold together."""
