"""A span of the reading's JSON as the fields of a row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def span_fields(said: Mapping[str, Any]) -> dict[str, Any]:
    """``first_line``, ``last_line``, ``page`` and ``file`` (empty where the dossier is one file)."""
    return {
        "first_line": said["first_line"],
        "last_line": said["last_line"],
        "page": said.get("page"),
        "file": said.get("file") or "",
    }
