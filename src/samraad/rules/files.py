"""The files of a scheme: small, UTF-8, and all in one folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from samraad.rules.errors import RuleError

LARGEST_FILE = 5_000_000


def text_of(path: Path) -> str:
    """The text of a file; raises RuleError where it is missing, too large or not UTF-8."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise RuleError(f"{path.name}: filen er for stor.")
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise RuleError(f"{path.name}: filen kan ikke åbnes ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise RuleError(f"{path.name}: filen er ikke tekst i UTF-8.") from None


def beside(path: Path) -> Callable[[str], str]:
    """Gives the text of a file beside ``path`` by its plain name."""

    def read(name: str) -> str:
        if Path(name).name != name:
            raise RuleError(f"{name}: CSV-filen skal ligge i samme mappe som ordningen.")
        return text_of(path.parent / name)

    return read
