"""What the meetings room refuses, each with one Danish sentence that says what to do."""

from __future__ import annotations


class CannotAccept(Exception):
    """The proposal cannot become a meeting as it stands."""


class NotLive(Exception):
    """The meeting is not at the stage where this can be done; the sentence says what comes first."""


class CannotEdit(Exception):
    """The draft cannot be changed so: a number twice, a list that lacks items, a title that is empty."""


class CannotAttach(Exception):
    """The file cannot be attached; the sentence is the reader's where it could not be read."""


class CannotPublish(Exception):
    """What is missing before it can be published; ``reasons`` has each as a sentence of its own."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class CannotHold(Exception):
    """Attendance, quorum or the course of the meeting does not allow it."""


class CannotDecide(Exception):
    """The decision, vote, proposal or statement does not hold together."""


class CannotAppoint(Exception):
    """The person cannot be appointed."""


class CannotApprove(Exception):
    """Minutes cannot be sent, commented, approved or confirmed so."""


class CannotPlan(Exception):
    """The year cannot be planned so."""


class CannotSaveCase(Exception):
    """The case is incomplete, or its number taken."""


class CannotSaveTask(Exception):
    """The task does not say what, or who."""


class CannotKeepNote(Exception):
    """The note or marking has nothing to stand on."""
