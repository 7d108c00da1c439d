"""Tell what a file is by its content, and hand it to the input that reads it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from samraad.reading.errors import ReadingError
from samraad.reading.raw import RawLine, RawText


def load(source: Path | str | bytes, name: str | None = None) -> RawText:
    """The raw lines of a file, folder, zip or bytes; raises ReadingError."""
    if isinstance(source, bytes):
        content, name = source, name or "uden navn"
    else:
        path = Path(source)
        try:
            content, name = path.read_bytes(), name or path.name
        except OSError as error:
            raise ReadingError(f"{path} kan ikke åbnes: {error.strerror}.") from None
    text = content.decode("utf-8", "replace")
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return RawText(
        name, hashlib.sha256(content).hexdigest(), "text/plain", None, tuple(RawLine(line.rstrip("\r")) for line in lines)
    )
