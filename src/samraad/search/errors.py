"""The two ways in which an index may refuse: it must be rebuilt, or somebody else is writing."""


class IndexNeedsRebuildError(Exception):
    """The index is missing, damaged or made by another version: call `rebuild` with all passages.

    `reason` is one of `missing`, `damaged`, `outdated`.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"The search index in {path} is {reason}; rebuild it from the archive.")
        self.reason = reason


class IndexBusyError(Exception):
    """Another process is writing to the index: try again when it has finished."""

    def __init__(self, path: str) -> None:
        super().__init__(f"Another process is writing to the search index in {path}; try again in a moment.")
