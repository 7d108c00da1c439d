"""The data folder: where it is, what stands in it, and the secret key that is made with it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

KEY_FILE = "secret_key"


def data_folder() -> Path:
    """``SAMRAAD_DATA``, else ``./data``; need not exist yet."""
    return Path(os.environ.get("SAMRAAD_DATA") or "data").expanduser().resolve()


def create(folder: Path) -> Path:
    """Make the folder with its secret key, readable by its owner only; what is there is left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    key_file = folder / KEY_FILE
    if not key_file.exists():
        fresh = folder / f".{KEY_FILE}-{os.getpid()}"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(fresh, key_file)  # the first of two that start at once wins
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return folder


def secret_key(folder: Path) -> str:
    """The folder's key; before the folder is made, a key for this process only."""
    try:
        return (folder / KEY_FILE).read_text()
    except OSError:
        return secrets.token_urlsafe(50)
