"""The one error that reading raises."""


class ReadingError(Exception):
    """The input cannot be read as a dossier; the message is one sentence that says what and where."""
