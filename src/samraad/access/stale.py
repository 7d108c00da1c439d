"""Two people at once: an edit says which version it was made from, and is refused where somebody saved another since."""

from __future__ import annotations

from django.db import models

from samraad.access import history


class StaleEdit(Exception):
    """Somebody else saved first. Carries both texts and the version that is stored now, so that a page can show them."""

    def __init__(self, what: str, yours: str, theirs: str, version: int, by: str) -> None:
        super().__init__(
            f"{by} har rettet {what}, siden du åbnede siden. Din tekst er ikke gemt: sammenlign de to, og gem igen."
        )
        self.what, self.yours, self.theirs, self.version, self.by = what, yours, theirs, version, by


def is_said_already(row: models.Model, version: int, what: str, yours: str, theirs: str) -> bool:
    """Whether the row says so already, as when a lost answer makes a page send again; raises StaleEdit on another version.

    ``row`` has a ``version`` and must be locked by the caller, in the transaction that saves.
    """
    if yours == theirs:
        return True
    stored: int = row.version  # type: ignore[attr-defined]
    if stored != version:
        last = history.of(row).first()
        raise StaleEdit(what, yours, theirs, stored, last.actor_name if last else "En anden")
    return False
