"""What the archive refuses, each with one Danish sentence that says what to do."""

from __future__ import annotations


class CannotImport(Exception):
    """The file cannot be taken in; nothing of it is stored."""


class CannotCorrect(Exception):
    """The correction makes no sense: an unknown field, a value of the wrong kind, lines that are not there."""


class CannotRedact(Exception):
    """The words are too few, or stand nowhere in the dossier."""


class CannotErase(Exception):
    """The dossier cannot be erased as asked."""


class CannotJudge(Exception):
    """The finding cannot be judged as asked: a reason or a name is missing, or a colleague judged it meanwhile."""
